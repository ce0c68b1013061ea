import { expect, test } from "vitest";
import { editionLayout } from "./edition.ts";
import { latestLayout } from "./latest.ts";
import { prepareTree } from "./prepared-tree.ts";
import { bytesOf, textOf, type Tree } from "./tree.ts";

const page = (body: string): string => `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/assets/page.css"></head><body>${body}</body></html>`;
const treeOf = (files: Readonly<Record<string, string>>): Tree => new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]));
const files = {
  "index.html": page('<a href="/data/">Data</a><a href="/editions/">Editions</a><a data-publication-only href="latest:/data/">Latest</a>'),
  "data/index.html": page('<a href="/api/v1/tables/a.csv">CSV</a><a href="/calendar.ics">Dates</a><a href="/feed.xml">Feed</a>'),
  "editions/index.html": page("<p>All</p>"),
  "404.html": page('<a href="/data/#x">Data</a>'),
  "assets/page.css": "@font-face{src:url(/assets/a.woff2)}",
  "assets/a.woff2": "font",
  "robots.txt": "User-agent: *\n",
  "calendar.ics": "BEGIN:VCALENDAR\r\n",
  "summary.json": "{}\n",
  "api/v1/index.json": '{"tables":["tables/a.csv"]}\n',
  "api/v1/tables/a.csv": "a,b\r\n",
  "api/v1/header.json": '{"content":"api/v1/tables/a.csv"}\n',
  "pagefind/pagefind-entry.json": '{"version":"1.6.0","languages":{"en":{"hash":"en_1","wasm":"en","page_count":1}}}',
  "pagefind/pagefind.js": "export {};",
  "pagefind/pagefind-worker.js": "onmessage = () => {};",
  "pagefind/wasm.en.pagefind": "english",
  "pagefind/wasm.unknown.pagefind": "unknown",
  "pagefind/fragment/en_1.pf_fragment": "words",
};
const prepared = prepareTree(treeOf(files));
const edition = editionLayout(prepared, "2026-11-22");
const latest = latestLayout(prepared, "https://example.org/almanac/");
const read = ({ files: bytes }: typeof edition, path: string): string => textOf(bytes.get(path) ?? bytesOf(""));
/** Name of a shared file by how it begins. */
const shared = (text: string): string => [...edition.assets].find(([, bytes]) => textOf(bytes).startsWith(text))?.[0] ?? "";

test("an edition's folder holds its pages, data and search; the rest is shared, or the publication's", () => {
  expect([...edition.files.keys()].sort()).toEqual(["api/v1/header.json", "api/v1/index.json", "data/index.html", "index.html", "pagefind/fragment/en_1.pf_fragment", "pagefind/pagefind-entry.json", "pagefind/pagefind-worker.js", "summary.json"]);
  expect([...edition.assets.values()].map(textOf).sort()).toEqual(["@font-face{src:url(" + shared("font") + ")}", "BEGIN:VCALENDAR\r\n", "a,b\r\n", "english", "export {};", "font", "onmessage = () => {};"]);
  expect([...edition.assets.keys()].every((name) => /^[0-9a-f]{32}\.[a-z0-9]+$/.test(name))).toBe(true);
});

test("pages of an edition lead to their own, to what is shared, and to the publication", () => {
  expect(read(edition, "index.html")).toContain('<a href="data/index.html">Data</a><a href="../index.html">Editions</a><a data-publication-only href="../../data/index.html">Latest</a>');
  expect(read(edition, "index.html")).toContain(`href="../../_assets/${shared("@font-face")}"`);
  expect(read(edition, "data/index.html")).toContain(`<a href="../../../_assets/${shared("a,b")}" download="a.csv">CSV</a>`);
  expect(read(edition, "data/index.html")).toContain('<a href="../../../feed.xml">Feed</a>');
});

test("pages below / have their data and calendar at addresses that stay", () => {
  expect([...latest.files.keys()]).toEqual(expect.arrayContaining(["404.html", "editions/index.html", "robots.txt", "calendar.ics", "api/v1/tables/a.csv"]));
  expect(read(latest, "data/index.html")).toContain('<a href="../api/v1/tables/a.csv">CSV</a><a href="../calendar.ics">Dates</a>');
  expect(read(latest, "404.html")).toContain('<a href="/almanac/data/#x">Data</a>');
  expect(read(latest, "404.html")).toContain(`href="/almanac/_assets/${shared("@font-face")}"`);
});

test("data names shared files where they are; a statement that is proved by its bytes is not touched", () => {
  expect(read(edition, "api/v1/index.json")).toBe(`{"tables":["../../../../_assets/${shared("a,b")}"]}\n`);
  expect(read(latest, "api/v1/index.json")).toBe(files["api/v1/index.json"]);
  expect(read(edition, "api/v1/header.json")).toBe(files["api/v1/header.json"]);
});

test("every bundle finds the one engine", () => {
  const wasmOf = (layout: typeof edition, bundle: string): string => {
    const { languages } = JSON.parse(read(layout, "pagefind/pagefind-entry.json")) as { languages: { en: { wasm: string } } };
    // As Pagefind makes the address.
    return new URL(`wasm.${languages.en.wasm}.pagefind`, `https://example.org${bundle}`).pathname;
  };
  const workerOf = (layout: typeof edition, bundle: string): string => new URL(/^const address = "(.*)";\nimportScripts\(/.exec(read(layout, "pagefind/pagefind-worker.js"))?.[1] ?? "", `https://example.org${bundle}`).pathname;
  expect(wasmOf(edition, "/a/editions/2026-11-22/pagefind/")).toBe(`/a/_assets/${shared("english")}`);
  expect(wasmOf(latest, "/a/pagefind/")).toBe(`/a/_assets/${shared("english")}`);
  expect(workerOf(edition, "/a/editions/2026-11-22/pagefind/")).toBe(`/a/_assets/${shared("onmessage")}`);
  expect(workerOf(latest, "/a/pagefind/")).toBe(`/a/_assets/${shared("onmessage")}`);
});

test("what did not change has the same name in the next edition, and what a stylesheet points to names the stylesheet", () => {
  const next = editionLayout(prepareTree(treeOf({ ...files, "assets/a.woff2": "other font" })), "2026-11-29");
  const names = new Set(edition.assets.keys());
  expect([...next.assets].filter(([name]) => !names.has(name)).map(([, bytes]) => textOf(bytes).slice(0, 10)).sort()).toEqual(["@font-face", "other font"]);
});
