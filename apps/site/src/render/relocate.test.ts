import { expect, test } from "vitest";
import { relocatePage } from "./relocate-page.ts";
import { relativeAddress, relocateCss, relocateJson } from "./relocate.ts";

const standalone = { pathOf: (file: string) => file, inPublication: false };

test.each([
  ["/", "index.html", "index.html"],
  ["/delivery/", "index.html", "delivery/index.html"],
  ["/delivery/#age", "handbook/flow-policy/index.html", "../../delivery/index.html#age"],
  ["/assets/page.css", "404.html", "assets/page.css"],
  ["/data/facts/delivery.age.items.csv", "delivery/index.html", "../data/facts/delivery.age.items.csv"],
  ["latest:/delivery/", "editions/2026-11-22/delivery/index.html", "../../../delivery/index.html"],
])("%s seen from %s is %s", (address, file, expected) => {
  expect(relativeAddress(address, file)).toBe(expected);
});

test.each(["#age", "https://example.org/a/", "//example.org/a/", "mailto:a@example.org", "page.html"])("%s is left alone", (address) => {
  expect(relativeAddress(address, "delivery/index.html")).toBe(address);
});

test("a file whose name is encoded in links is found under its own", () => {
  const pathOf = (file: string) => (file === "handbook/über uns/index.html" ? "editions/x/handbook/über uns/index.html" : undefined);
  expect(relativeAddress("/handbook/%C3%BCber%20uns/#who", "editions/x/index.html", pathOf)).toBe("handbook/%C3%BCber%20uns/index.html#who");
  expect(relativeAddress("/100%/", "editions/x/index.html", pathOf)).toBe("../../100%/index.html");
});

test("only links of a page change, byte for byte", () => {
  const html = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/assets/a.css"></head><body><a href="/data/?a=1&amp;b=2#x">/data/</a><p title="/data/">a < b</p></body></html>';
  const expected = html.replace("/assets/a.css", "../assets/a.css").replace('href="/data/?a=1&amp;b=2#x"', 'href="../data/index.html?a=1&amp;b=2#x"');
  expect(relocatePage(html, { ...standalone, path: "delivery/index.html" })).toBe(expected);
});

test("what only a publication shows is gone from a site of one edition, links and all", () => {
  const html = '<p>Edition 47 <span data-publication-only>, see <a href="latest:/">the latest</a></span></p><a data-publication-only href="/editions/index.json" hidden>All</a><a href="/">Front</a>';
  expect(relocatePage(html, { ...standalone, path: "data/index.html" })).toBe('<p>Edition 47 </p><a href="../index.html">Front</a>');
  expect(relocatePage(html, { ...standalone, path: "data/index.html", inPublication: true })).toContain('href="../editions/index.json"');
});

test("a file that is stored under its digest is saved under its readable name", () => {
  const pathOf = (file: string) => (file.endsWith(".csv") ? "_assets/0123.csv" : file);
  const layout = { path: "data/index.html", pathOf, inPublication: true };
  expect(relocatePage('<a class="x" href="/data/facts/a.csv">CSV</a>', layout)).toBe('<a class="x" href="../_assets/0123.csv" download="a.csv">CSV</a>');
  expect(relocatePage('<a download href="/data/facts/a.csv">CSV</a>', layout)).toBe('<a download="a.csv" href="../_assets/0123.csv">CSV</a>');
  expect(relocatePage('<link rel="alternate" href="/data/facts/a.csv">', layout)).toBe('<link rel="alternate" href="../_assets/0123.csv">');
});

test("a share card is found by its whole address, wherever it is stored", () => {
  const html = '<meta property="og:image" content="https://example.org/almanac/share/risks.png"><meta name="description" content="/share/risks.png">';
  expect(relocatePage(html, { ...standalone, path: "risks/index.html" })).toBe(html);
  const pathOf = (file: string) => (file === "share/risks.png" ? "_assets/0123.png" : undefined);
  expect(relocatePage(html, { path: "editions/x/risks/index.html", pathOf, inPublication: true })).toBe(html.replace("share/risks.png", "_assets/0123.png"));
});

test("every candidate of a set of pictures is moved", () => {
  expect(relocatePage('<img srcset="/a.png 1x, /b.png 2x" src="/a.png">', { ...standalone, path: "data/index.html" })).toBe('<img srcset="../a.png 1x, ../b.png 2x" src="../a.png">');
});

test("an error page that knows its site has links that do not depend on where it is shown", () => {
  const html = '<a href="/">Front</a><a href="/data/#x">Data</a><a href="https://example.org/">Out</a>';
  expect(relocatePage(html, { ...standalone, path: "404.html", base: "/almanac/" })).toBe('<a href="/almanac/">Front</a><a href="/almanac/data/#x">Data</a><a href="https://example.org/">Out</a>');
});

test("fonts of a stylesheet become relative to it", () => {
  expect(relocateCss('a{src:url(/assets/f.woff2)}b{background:url("data:image/svg+xml,x")}', "assets/page.css")).toBe('a{src:url(f.woff2)}b{background:url("data:image/svg+xml,x")}');
});

test("addresses of files in data lead to where the files are stored, other strings and keys stay", () => {
  const pathOf = (file: string) => (file.endsWith(".csv") ? "_assets/0.csv" : file === "api/v1/facts.json" ? "editions/x/api/v1/facts.json" : undefined);
  const place = { folder: "editions/x/", pathOf };
  expect(relocateJson('{"/a.csv":"/a.csv","text":"/no/file"}', { ...place, file: "summary.json" })).toBe('{"/a.csv":"../../_assets/0.csv","text":"/no/file"}');
  expect(relocateJson('{"a":"facts.json","b":"t/a.csv","c":"12.5"}', { ...place, file: "api/v1/index.json" })).toBe('{"a":"facts.json","b":"../../../../_assets/0.csv","c":"12.5"}');
});
