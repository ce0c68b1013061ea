import { isoDate, type FrozenDocument } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { chapterOf, handbookOutline, neighboursOf, sectionsOf } from "./documents.ts";

type HandbookPage = Extract<FrozenDocument, { kind: "handbook" }>;
const page = (path: string, order: number, section = "Basics"): HandbookPage => ({ kind: "handbook", id: path, path, title: path, format: "md", section, order, owner: "Program manager", reviewBy: isoDate("2027-01-01"), bodyLine: 1, sha256: "0", object: "0" });
const documents = [page("handbook/b.md", 20), page("handbook/tool/sources.md", 30, "Tool"), page("handbook/tool/sources/x.md", 50, "Money"), page("handbook/tool/sources/y.md", 40, "Work"), page("handbook/a.md", 10), page("handbook/sourceful.md", 60)];
const paths = (pages: readonly HandbookPage[]) => pages.map(({ path }) => path);

describe("the contents of the handbook", () => {
  const outline = handbookOutline(documents);
  const at = (path: string) => neighboursOf(outline, documents.find((document) => document.path === path) ?? page("", 0));

  test("list a folder that has an overview as one entry", () => {
    expect(paths(outline.pages)).toEqual(["handbook/a.md", "handbook/b.md", "handbook/tool/sources.md", "handbook/sourceful.md"]);
    expect(outline.chapters.map(({ overview, pages }) => [overview.path, paths(pages)])).toEqual([["handbook/tool/sources.md", ["handbook/tool/sources/y.md", "handbook/tool/sources/x.md"]]]);
    expect(sectionsOf(outline.pages).map(({ title, pages }) => [title, pages.length])).toEqual([["Basics", 3], ["Tool", 1]]);
  });

  test("find the chapter of its overview and of its pages, and of no other", () => {
    expect(documents.map((document) => chapterOf(outline, document)?.overview.path)).toEqual([undefined, "handbook/tool/sources.md", "handbook/tool/sources.md", "handbook/tool/sources.md", undefined, undefined]);
  });

  test("lead past a chapter, and through it from its overview on", () => {
    expect(at("handbook/b.md")).toMatchObject({ before: { path: "handbook/a.md" }, after: { path: "handbook/tool/sources.md" } });
    expect(at("handbook/tool/sources.md")).toMatchObject({ before: { path: "handbook/b.md" }, after: { path: "handbook/tool/sources/y.md" } });
    expect(at("handbook/tool/sources/y.md")).toMatchObject({ before: { path: "handbook/tool/sources.md" }, after: { path: "handbook/tool/sources/x.md" } });
    expect(at("handbook/tool/sources/x.md").after).toBeUndefined();
    expect(at("handbook/sourceful.md")).toMatchObject({ before: { path: "handbook/tool/sources.md" } });
  });

  test("of pages in folders without an overview stay a list of pages", () => {
    expect(handbookOutline([page("handbook/one/a.md", 1), page("handbook/two/b.md", 2)])).toMatchObject({ pages: [{ order: 1 }, { order: 2 }], chapters: [] });
  });
});
