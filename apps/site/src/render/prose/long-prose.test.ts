import { renderProse, type ProseDocument } from "@almanac/prose";
import { expect, test } from "vitest";
import { proseSetter } from "./kept-prose.ts";
import { withDigest } from "./prose-file.ts";
import { isLong, setLong } from "./long-prose.ts";
import { contextOf, type ProseSetting } from "./prose-setting.ts";

const page = (name: string, paragraphs: number): ProseDocument => ({ path: `handbook/${name}.md`, format: "md", bodyLine: 6, body: `Begins ${name}. ${"What is written here is read by nobody.\n\n".repeat(paragraphs)}` });
const documents = [page("a", 1), page("b", 900), page("c", 2), page("d", 1000)];
const long = documents.filter(isLong);
const setting: ProseSetting = { facts: {}, documents: documents.map(({ path }) => ({ kind: "handbook", path, id: path })), locale: "en-GB", svgs: new Map(), references: { asOfDate: "2026-11-22", terms: [], decisions: {}, parts: {}, pictures: {}, history: {}, editions: [], workstreams: [] } };

test("long pages, set in a thread that can be stopped, read as all others do, in their order", async () => {
  expect(long.map(({ path }) => path)).toEqual(["handbook/b.md", "handbook/d.md"]);
  const set = await (await proseSetter(setting)).setAll(documents);
  expect(set).toEqual(documents.map((document) => withDigest(renderProse(document, contextOf(setting)))));
});

test("a page that is not set in time is reported where it begins, and the next one is begun all the same", async () => {
  // No thread has started by then.
  const set = await setLong({ setting, documents: long }, 1);
  expect(set.map(({ path, diagnostics }) => [path, diagnostics])).toEqual([
    ["handbook/b.md", [expect.objectContaining({ code: "MARKDOWN-SIZE", severity: "error", file: "content/handbook/b.md", line: 6, hint: expect.stringContaining("split the page") as string })]],
    ["handbook/d.md", [expect.objectContaining({ file: "content/handbook/d.md" })]],
  ]);
});
