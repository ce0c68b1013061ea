import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { lastFragments } from "./last-fragments.ts";
import { searchedPart } from "./searched-part.ts";
import { searchIndex, type SearchedPage } from "./search-index.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-search-"));
afterAll(() => rmSync(folder, { recursive: true }));

const page = (name: string, words: string): SearchedPage => ({ file: `${name}/index.html`, html: () => `<html lang="en"><body><main data-pagefind-body><h1>${name}</h1><p>${words}</p></main></body></html>` });

/** Writes an index, and gives the folder of the site that it stands in. */
async function site(guessed: readonly SearchedPage[], pages: readonly SearchedPage[], lastFolder?: string, keptFolder?: string): Promise<string> {
  const index = await searchIndex();
  const target = { folder: mkdtempSync(join(folder, "site-")), ...(lastFolder !== undefined && { lastFolder }), ...(keptFolder !== undefined && { keptFolder }) };
  try {
    index.guess(guessed);
    index.expect(target);
    for (const each of pages) index.add(each.file, guessed.includes(each) ? undefined : each.html());
    await index.write(target);
  } finally {
    await index.close();
  }
  return target.folder;
}

/** What a site holds, by file. */
const contents = (of: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(of, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [relative(of, join(entry.parentPath, entry.name)), readFileSync(join(entry.parentPath, entry.name), "base64")]));

const written = async (...how: Parameters<typeof site>): Promise<Readonly<Record<string, string>>> => contents(await site(...how));
const fragmentsOf = (of: string): readonly string[] => readdirSync(join(of, "pagefind", "fragment")).map((name) => join(of, "pagefind", "fragment", name));

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

test("search finds in guessed pages what came, and nothing of what was guessed, whatever the last site holds", async () => {
  const alone = await written([], ABC);
  expect(Object.keys(alone).some((file) => file.endsWith(".pf_fragment"))).toBe(true);
  expect(await written([], [c, b, a]), "the order of pages is part of an index").not.toEqual(alone);
  for (const [what, guessed, pages] of CASES) {
    expect(await written(guessed, pages), what).toEqual(alone);
    expect(await written(guessed, pages, await site([], guessed)), `${what}, over the last site`).toEqual(alone);
  }
});

test("the part of a page that search reads makes the same index as the page", async () => {
  const whole = `<!doctype html><html lang="en-GB"><head><title>Risks</title><link rel="icon" href="/icon.svg"><meta name="almanac:kind" content="Risk" data-pagefind-filter="kind[content]" data-pagefind-meta="kind[content]"></head><body><header>Almanac</header><main id="page-start" tabindex="-1" data-pagefind-body data-pagefind-weight="6">
<nav class="crumbs"><a href="/">Front</a></nav><p class="age" data-pagefind-ignore>Two days old</p><h1 class="title" id="risks">Risks <em>now</em></h1><svg role="img"><svg><text>12</text></svg><text>13</text></svg>
<p data-questions="What may go wrong?" data-pagefind-index-attrs="data-questions" data-pagefind-meta="asks[data-questions]">A <a class="term" title="What may > happen" href="/glossary/#risk">risk</a>, its <strong>cost</strong>:<span class="unit">days</span>-<code>a"b"</code>.</p>
<h2 id="why">Why <a class="heading-link" href="#why" aria-label="Link to “why > how”">#</a></h2><ul><li><a href="/a/"><code>nested</code> words</a></li></ul><p>Sign<a class="sources" href="/data/">Source</a></p>
<table class="records"><thead><tr><th scope="col">Head</th></tr></thead><tbody><tr><th>Row <small>less</small></th><td>Cell</td></tr></tbody></table><div role="region" aria-label="Table: <nav>, Use"><table><tr><td>Named</td></tr></table></div><img src="/a.webp" alt="A <svg> picture"><pre><code>&#x3C;a href="/x/"> class="y"</code></pre></main><footer>Made by</footer></body></html>`;
  const part = searchedPart(whole) ?? "";
  expect(part.length).toBeLessThan(whole.length / 1.5);
  const indexOf = (html: string) => written([], [{ file: "risks/index.html", html: () => html }]);
  expect(await indexOf(part)).toEqual(await indexOf(whole));
});

test("what pages that are the same were found by is linked from the last site", async () => {
  const last = await site([], ABC);
  const before = fragmentsOf(last).map((file) => statSync(file).ino);
  const now = fragmentsOf(await site(ABC, [page("a", "plums"), b, c], last)).map((file) => statSync(file).ino);
  expect(now.filter((inode) => before.includes(inode))).toHaveLength(2);
});

test.each([
  ["spoilt", (file: string) => writeFileSync(file, "spoilt")],
  ["put in the place of another", (file: string, other: string) => copyFileSync(other, file)],
  ["a link to another", (file: string, other: string) => {
    rmSync(file);
    symlinkSync(other, file);
  }],
])("a fragment of the last site that is %s is written anew", async (_what, spoil) => {
  const alone = await written([], ABC);
  for (const kept of [undefined, mkdtempSync(join(folder, "kept-"))]) {
    const last = await site([], ABC, undefined, kept);
    const [first = "", second = ""] = fragmentsOf(last);
    spoil(first, second);
    const now = await site(ABC, ABC, last, kept);
    expect(contents(now)).toEqual(alone);
    expect(await written(ABC, ABC, now, kept), "and the run after it finds them whole").toEqual(alone);
  }
});

test.each(["half written", "empty"])("what the engine left %s is written anew", async (how) => {
  const last = await site([], ABC);
  const folderOfNew = mkdtempSync(join(folder, "site-"));
  const fragments = lastFragments({ folder: folderOfNew, lastFolder: last, stamps: new Map() });
  // As the engine does it.
  cpSync(join(await site([], ABC), "pagefind"), join(folderOfNew, "pagefind"), { recursive: true, force: false, filter: (from) => !from.includes("fragment") });
  const complete = () => fragments?.complete({ pages: 3, changed: 0, isNeeded: () => true });
  expect(await complete()).toBe(true);
  for (const name of readdirSync(join(folderOfNew, "pagefind"), { recursive: true, encoding: "utf8" }).filter((each) => /\.(?:pf_index|pf_meta|pagefind|json|js)$/.test(each))) {
    const file = join(folderOfNew, "pagefind", name);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, how === "empty" ? 0 : bytes.length / 2));
    expect(await complete(), name).toBe(false);
    writeFileSync(file, bytes);
  }
  expect(await complete()).toBe(true);
});

test("a page is found by its own words where its digest is, cut short, that of the words that it had", async () => {
  const wordsOf = (number: number): string => `word${String(100_000 + number)}`;
  const [fragment = ""] = fragmentsOf(await site([], [page("a", wordsOf(0))]));
  const text = gunzipSync(readFileSync(fragment)).toString().replace(/^pagefind_dcd/, "");
  const nameOf = (number: number): string => [...createHash("sha1").update(text.replace(wordsOf(0), wordsOf(number))).digest()].map((byte) => byte.toString(16)).join("").slice(0, 7);
  expect(basename(fragment)).toContain(nameOf(0));
  const seen = new Map<string, number>();
  const pairs: (readonly [number, number])[] = [];
  for (let number = 0; pairs.length === 0; number += 1) {
    const other = seen.get(nameOf(number));
    if (other !== undefined) pairs.push([other, number]);
    seen.set(nameOf(number), number);
  }
  const [[one, other] = [0, 0]] = pairs;
  const [before, now] = [page("a", wordsOf(one)), page("a", wordsOf(other))];
  expect(await written([before], [now], await site([], [before]))).toEqual(await written([], [now]));
});

test("an engine that ends is told of, instead of being waited for", async () => {
  const engines: ChildProcess[] = [];
  const noted = (message: unknown): void => void engines.push((message as { readonly process: ChildProcess }).process);
  subscribe("child_process", noted);
  const index = await searchIndex();
  unsubscribe("child_process", noted);
  index.add(a.file, a.html());
  engines[0]?.kill("SIGKILL");
  await expect(index.write({ folder })).rejects.toThrow(/its engine ended with SIGKILL|Pagefind backend closed/);
  await index.close();
});
