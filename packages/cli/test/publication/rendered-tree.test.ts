import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetRendered, keepRendered, renderedKey } from "../../src/publication/rendered-tree.ts";

let root = "";
const kept = (): string => join(root, ".almanac/rendered");
const keyOf = (edition: string): string => renderedKey(edition.repeat(64), { digest: "0".repeat(64) });
async function keep(edition: string): Promise<string> {
  const tree = join(root, "tree");
  mkdirSync(tree);
  writeFileSync(join(tree, "index.html"), edition);
  const folder = await keepRendered(root, keyOf(edition), tree);
  // The clock is too coarse to tell which of two folders is older.
  const at = new Date(Date.UTC(2026, 0, Number.parseInt(edition, 16) + 1));
  utimesSync(join(kept(), keyOf(edition)), at, at);
  return folder;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "almanac-rendered-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("the newest trees are kept and the oldest are forgotten; what another run is making is left to it", async () => {
  const theirs = join(kept(), `.new-${String(process.ppid)}`);
  mkdirSync(theirs, { recursive: true });
  mkdirSync(join(kept(), ".new-999999999"));
  for (const edition of ["1", "2", "3", "4", "5", "6", "7"]) await keep(edition);
  expect(readdirSync(kept()).sort()).toEqual([`.new-${String(process.ppid)}`, ...["2", "3", "4", "5", "6", "7"].map(keyOf)]);
});

test("all trees of an edition that was taken back are forgotten", async () => {
  for (const edition of ["1", "2"]) await keep(edition);
  forgetRendered(root, "1".repeat(64));
  expect(readdirSync(kept())).toEqual([keyOf("2")]);
});

test("a tree that is kept already stays where somebody may be reading it", async () => {
  const first = await keep("1");
  writeFileSync(join(first, "../mark"), "");
  await keep("1");
  expect(existsSync(join(first, "../mark"))).toBe(true);
});
