import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { putBack, removeAbandoned, swapFolder } from "./half-made.ts";

/** The number of a process that has just ended. */
const ended = String(spawnSync(process.execPath, ["--version"]).pid);
const mine = String(process.pid);

let folder = "";
const make = (name: string, content = name): string => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "page"), content);
  return join(folder, name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "half-made-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("what a killed run left is removed; what runs, and what is named otherwise, stays", () => {
  const names = [`build-${ended}`, `build-${mine}`, "build-", "build-notes", `rebuild-${ended}`, "diagrams"];
  for (const name of names) make(name);
  removeAbandoned(join(folder, `build-${mine}`));
  expect(readdirSync(folder).sort()).toEqual(names.slice(1).sort());
});

test("a folder without a process number has no leftovers", () => {
  make(`statement-${ended}`);
  removeAbandoned(join(folder, "statement"));
  removeAbandoned(join(folder, "absent", "build-1"));
  expect(readdirSync(folder)).toEqual([`statement-${ended}`]);
});

test("a site is replaced as a whole, and the halves of killed builds go", async () => {
  for (const state of ["new", "old", "old-gone"]) make(`.dist.${state}-${ended}`);
  make("dist", "old");
  await swapFolder(make(`.dist.new-${mine}`, "new"), join(folder, "dist"), join(folder, `.dist.old-${mine}`));
  expect(readdirSync(folder)).toEqual(["dist"]);
  expect(readFileSync(join(folder, "dist", "page"), "utf8")).toBe("new");
});

test("when the new site cannot be put there, the old one stands", async () => {
  make("dist", "old");
  await expect(swapFolder(join(folder, "absent"), join(folder, "dist"), join(folder, `.dist.old-${mine}`))).rejects.toThrow("ENOENT");
  expect(existsSync(join(folder, "dist", "page"))).toBe(true);
});

test("what a run that was killed in the middle of the swap put aside comes back, and nothing else does", () => {
  const aside = join(folder, `.dist.old-${mine}`);
  make(`.dist.old-${mine}`, "of a run that goes on");
  putBack(join(folder, "dist"), aside);
  expect(existsSync(join(folder, "dist"))).toBe(false);
  make(`.dist.old-${ended}`, "old");
  // Made later, and half removed when its run was killed.
  make(`.dist.old-gone-${ended}`, "half of an older one");
  putBack(join(folder, "dist"), aside);
  expect(readFileSync(join(folder, "dist", "page"), "utf8")).toBe("old");
  make(`.dist.old-${ended}`, "older");
  putBack(join(folder, "dist"), aside);
  expect(readFileSync(join(folder, "dist", "page"), "utf8")).toBe("old");
});
