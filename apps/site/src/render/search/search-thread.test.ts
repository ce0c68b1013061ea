import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePack } from "../kept/page-pack.ts";
import { searchThread } from "./search-thread.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-search-thread-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = '<html lang="en"><body><main data-pagefind-body><h1>Apples</h1><p>and pears</p></main></body></html>';

test("pages that were guessed, and those that are added, are in the index that the thread writes", async () => {
  const search = searchThread();
  await writePack(join(folder, "kept"), [{ file: "a/index.html", key: "a", searched: Buffer.from(PAGE), html: Buffer.from("") }]);
  const guessed = search.guess(join(folder, "kept"));
  search.add("a/index.html");
  search.add("b/index.html", PAGE.replace("Apples", "Bread"));
  try {
    expect([...(await guessed).pages.keys()]).toEqual(["a/index.html"]);
    await search.write({ folder });
  } finally {
    await search.close();
  }
  expect(readdirSync(join(folder, "pagefind", "fragment"))).toHaveLength(2);
});

test("one that is not asked for ends, and leaves nothing", async () => {
  const search = searchThread();
  search.add("a/index.html", PAGE);
  await search.close();
  expect(existsSync(join(folder, "site"))).toBe(false);
});

test("one that cannot write says why", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const search = searchThread();
  search.add("a/index.html", PAGE);
  try {
    await expect(search.write({ folder: file })).rejects.toThrow(/ENOTDIR|EEXIST/);
  } finally {
    await search.close();
  }
});
