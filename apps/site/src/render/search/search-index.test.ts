import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fileWriter } from "../file-writer.ts";
import { searchIndex, type SearchedPage } from "./search-index.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-search-"));
afterAll(() => rmSync(folder, { recursive: true }));

const page = (name: string, words: string): SearchedPage => ({ file: `${name}/index.html`, html: `<html lang="en"><body><main data-pagefind-body><h1>${name}</h1><p>${words}</p></main></body></html>` });

/** What an index is written as, by file. */
async function written(guessed: readonly SearchedPage[], pages: readonly SearchedPage[]): Promise<Readonly<Record<string, string>>> {
  const index = await searchIndex();
  const target = mkdtempSync(join(folder, "site-"));
  try {
    index.guess(guessed);
    for (const { file, html } of pages) index.add(file, html);
    await index.write(fileWriter(target));
  } finally {
    await index.close();
  }
  const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "base64")]));
}

const ABC = [page("a", "apples and pears"), page("b", "bread"), page("c", "cheese and pears")];
const [a, b, c] = ABC as [SearchedPage, SearchedPage, SearchedPage];
const CASES: readonly (readonly [what: string, guessed: readonly SearchedPage[], pages: readonly SearchedPage[]])[] = [
  ["as guessed", ABC, ABC],
  ["other words of the first", [page("a", "plums"), b, c], ABC],
  ["other words of all", [page("a", "plums"), page("b", "plums"), page("c", "plums")], ABC],
  ["one more at the end", [a, b], ABC],
  ["one more between", [a, c], ABC],
  ["one more between, after one with other words", [page("a", "plums"), c], ABC],
  ["one fewer at the end", [...ABC, page("d", "dates")], ABC],
  ["one fewer between", [a, b, page("b2", "butter"), c], ABC],
  ["another order", [c, b, a], ABC],
  ["none that was guessed", [page("x", "apples"), page("y", "bread")], ABC],
];

test("search finds in guessed pages what came, and nothing of what was guessed", async () => {
  const alone = await written([], ABC);
  expect(Object.keys(alone).some((file) => file.endsWith(".pf_fragment"))).toBe(true);
  expect(await written([], [c, b, a]), "the order of pages is part of an index").not.toEqual(alone);
  for (const [what, guessed, pages] of CASES) expect(await written(guessed, pages), what).toEqual(alone);
});
