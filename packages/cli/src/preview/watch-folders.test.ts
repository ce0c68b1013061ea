import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, expect, test } from "vitest";
import { watchFolders, type Watching } from "./watch-folders.ts";

const root = mkdtempSync(join(tmpdir(), "almanac-watch-"));
let watching: Watching | undefined;
let told = new Set<string>();
const ever = new Set<string>();
afterEach(() => {
  watching?.close();
  rmSync(root, { recursive: true, force: true });
});

/** Waits until all of these were told; the test's own time is the limit. */
async function tells(...files: readonly string[]): Promise<void> {
  while (!files.every((file) => told.has(file))) await new Promise((resolve) => setTimeout(resolve, 20));
  told = new Set();
}

test("whatever an editor does to a file, the file is told, and nothing beside it", async () => {
  const at = (path: string): string => join(root, path);
  mkdirSync(at("content/handbook"), { recursive: true });
  writeFileSync(at("content/handbook/a.md"), "a");
  writeFileSync(at("content/handbook/b.md"), "b");
  watching = watchFolders([at("content"), at("data")], (files) => {
    for (const file of files.map((each) => relative(root, each).replaceAll("\\", "/"))) {
      told.add(file);
      ever.add(file);
    }
  });
  writeFileSync(at("content/handbook/a.md"), "a, written in place");
  await tells("content/handbook/a.md");
  // Beside it, and renamed: the file is another one of the same name.
  writeFileSync(at("content/handbook/.a.md.swp"), "a");
  writeFileSync(at("content/handbook/a.md~"), "a, renamed");
  renameSync(at("content/handbook/a.md~"), at("content/handbook/a.md"));
  await tells("content/handbook/a.md");
  // A folder that was not there is watched as soon as it is.
  mkdirSync(at("content/handbook/new/deep"), { recursive: true });
  writeFileSync(at("content/handbook/new/deep/c.md"), "c");
  await tells("content/handbook/new/deep/c.md");
  writeFileSync(at("content/handbook/new/deep/c.md"), "c again");
  await tells("content/handbook/new/deep/c.md");
  renameSync(at("content/handbook/new"), at("content/handbook/moved"));
  await tells("content/handbook/new/deep/c.md", "content/handbook/moved/deep/c.md");
  // Equal length, as a figure that is replaced has, at another time.
  writeFileSync(at("content/handbook/b.md"), "c");
  utimesSync(at("content/handbook/b.md"), new Date(0), new Date(0));
  await tells("content/handbook/b.md");
  unlinkSync(at("content/handbook/b.md"));
  mkdirSync(at("data/sources"), { recursive: true });
  writeFileSync(at("data/sources/items.csv"), "key\n");
  await tells("content/handbook/b.md", "data/sources/items.csv");
  expect([...ever].filter((file) => !/\w\.(?:md|csv)$/.test(file) || file.includes("/."))).toEqual([]);
});

test("links that lead round or out of the program are not followed, others are", async () => {
  const outside = mkdtempSync(join(tmpdir(), "almanac-outside-"));
  const at = (path: string): string => join(root, path);
  for (const folder of ["a", "b"]) {
    mkdirSync(at(`content/${folder}`), { recursive: true });
    // Followed, these would be more folders than any machine looks through.
    for (const link of ["one", "two"]) symlinkSync(at(`content/${folder === "a" ? "b" : "a"}`), at(`content/${folder}/${link}`));
  }
  symlinkSync(outside, at("content/out"));
  const heard: string[] = [];
  watching = watchFolders([at("content")], (files) => heard.push(...files.map((each) => relative(root, each).replaceAll("\\", "/"))));
  writeFileSync(join(outside, "secret.md"), "s");
  writeFileSync(at("content/a/page.md"), "p");
  while (new Set(heard).size < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(new Set(heard)).toEqual(new Set(["content/a/page.md", "content/b/one/page.md", "content/b/two/page.md"]));
  rmSync(outside, { recursive: true, force: true });
});
