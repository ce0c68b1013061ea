import { expect, test } from "vitest";
import { relativeAddress, relocateCss, relocateHtml } from "./relocate.ts";

test.each([
  ["/", "index.html", "index.html"],
  ["/delivery/", "index.html", "delivery/index.html"],
  ["/delivery/#age", "handbook/flow-policy/index.html", "../../delivery/index.html#age"],
  ["/assets/page.css", "404.html", "assets/page.css"],
  ["/data/facts/delivery.age.items.csv", "delivery/index.html", "../data/facts/delivery.age.items.csv"],
])("%s seen from %s is %s", (address, file, expected) => {
  expect(relativeAddress(address, file)).toBe(expected);
});

test.each(["#age", "https://example.org/a/", "//example.org/a/", "mailto:a@example.org", "page.html"])("%s is left alone", (address) => {
  expect(relativeAddress(address, "delivery/index.html")).toBe(address);
});

test("only links of a page change, byte for byte", () => {
  const html = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/assets/a.css"></head><body><a href="/data/?a=1&amp;b=2#x">/data/</a><p title="/data/">a < b</p></body></html>';
  const expected = html.replace("/assets/a.css", "../assets/a.css").replace('href="/data/?a=1&amp;b=2#x"', 'href="../data/index.html?a=1&amp;b=2#x"');
  expect(relocateHtml(html, "delivery/index.html")).toBe(expected);
});

test("fonts of a stylesheet become relative to it", () => {
  expect(relocateCss('a{src:url(/assets/f.woff2)}b{background:url("data:image/svg+xml,x")}', "assets/page.css")).toBe('a{src:url(f.woff2)}b{background:url("data:image/svg+xml,x")}');
});
