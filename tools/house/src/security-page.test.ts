import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "./gates.ts";

const page = readFileSync(join(REPOSITORY, "SECURITY.md"), "utf8");
const quoted = [...page.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);

test("SECURITY.md names only proofs that are there: files, folders and commands", () => {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
  const paths = quoted.filter((text) => /^(?:packages|tools|content|\.github|\.ci)\//.test(text));
  const commands = quoted.flatMap((text) => /^pnpm ([a-z:-]+)/.exec(text)?.[1] ?? []);
  expect([paths.length > 10, commands.length > 5]).toEqual([true, true]);
  expect(paths.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
  expect(commands.filter((command) => scripts[command] === undefined)).toEqual([]);
});

test("every claim of a table in SECURITY.md names its proof", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:claim|---)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !/`[^`]+`|the same test|audits of/.test(row.split(" | ")[1] ?? ""))).toEqual([]);
});
