import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { opened, privately } from "./private.ts";

test("what is private reads as three dots wherever it is printed, and is still itself to those who may open it", () => {
  const pay = { person: "W-1", base: privately({ amount: 71_234n, currency: "EUR" }) };
  const printed = [String(pay.base), `${String(pay.base)}`, JSON.stringify(pay), inspect(pay, { depth: 9, showHidden: true }), Object.values(pay.base).join(""), String(new Error(`paid ${String(pay.base)}`)), JSON.stringify(structuredClone({ ...pay, base: { ...pay.base } }))].join("\n");
  expect(printed).not.toMatch(/71[_,. ]?234|EUR/);
  expect(printed).toContain("•••");
  expect(Number(pay.base)).toBeNaN();
  expect(opened(pay.base).amount).toBe(71_234n);
});

const PACKAGES = fileURLToPath(new URL("../../../", import.meta.url));
const SITE = fileURLToPath(new URL("../../../../apps/site/src/", import.meta.url));
/** Rooms that may see what one person is paid. */
const ROOMS = /^core\/src\/(?:people|disclosure|fact\/people)\//;

test("only the rooms for people and disclosure open what is private", () => {
  const own = ["core", "data", "prose", "charts", "cli"].flatMap((name) => readdirSync(join(PACKAGES, name, "src"), { recursive: true, encoding: "utf8" }).map((file) => [`${name}/src/${file}`, join(PACKAGES, name, "src", file)] as const));
  const site = readdirSync(SITE, { recursive: true, encoding: "utf8" }).map((file) => [`site/src/${file}`, join(SITE, file)] as const);
  const opening = [...own, ...site].filter(([name]) => /\.(?:ts|astro)$/.test(name) && !name.endsWith(".test.ts")).filter(([, path]) => /import[^;]*\bopened\b[^;]*(?:private\.ts|@almanac\/core)/.test(readFileSync(path, "utf8")));
  expect(opening.length).toBeGreaterThan(0);
  expect(opening.map(([name]) => name).filter((name) => !ROOMS.test(name))).toEqual([]);
});
