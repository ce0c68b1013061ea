import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sourceExample } from "./source-example.ts";

const src = fileURLToPath(new URL("../", import.meta.url));

test("an example names the file and holds it", () => {
  expect(sourceExample("risk-register").file).toBe("data/sources/risk-register.csv");
  expect(sourceExample("risk-register").text.split("\n").length).toBeGreaterThan(2);
  expect(() => sourceExample("horoscope")).toThrow("horoscope");
});

test("every page asks for kinds that can be supplied", () => {
  const pages = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".astro"));
  const asked = pages.flatMap((file) => [...readFileSync(join(src, file), "utf8").matchAll(/\bkinds=\{\[([^\]]*)\]\}/g)].flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, kind = ""]) => ({ file, kind }))));
  const unknown = asked.filter(({ kind }) => { try { sourceExample(kind); return false; } catch { return true; } });
  expect(unknown).toEqual([]);
});
