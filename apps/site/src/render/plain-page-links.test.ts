import fc from "fast-check";
import { expect, test } from "vitest";
import { parsedPageLinks } from "./parsed-page-links.ts";
import { plainPageLinks } from "./plain-page-links.ts";

const attribute = fc.constantFrom(' href="/a/"', ' href="/a/?b=1&amp;c=2"', ' HREF="/b/#c"', ' src="/c.png"', ' srcset="/a.png 1x, /b.png 2x"', ' xlink:href="#a"', " download", ' download="a.csv"', " hidden", ' title="a < b > c"', ' title="<a href=/x>"', ' content="https://a.example/share/front.png"', ' content="https://a.example/share/a&amp;b.png"', ' class="a"', " data-publication-only", "\n  id=\"href\"", " href=/unquoted/", " href='/single/'", ' href = "/spaced/"', ' href="/a/"title="b"', " /", ' data-x=""');
const name = fc.constantFrom("a", "div", "p", "meta", "link", "img", "svg", "path", "script", "style", "title", "xlink:a", "DIV", "br");
const words = fc.constantFrom("words", " href=\"/no/\" ", "a &lt; b", ">", "\"", "'", "&amp;", "\n", " < ", "<!-- <a href=\"/c/\"> -->", "<!doctype html>", "</", "<", "<?a?>");
const tag = fc.tuple(name, fc.array(attribute, { maxLength: 3 }), fc.constantFrom("", "/", " /", " ")).map(([element, attributes, end]) => `<${element}${attributes.join("")}${end}>`);
const closing = name.map((element) => `</${element}>`);
const { html } = fc.letrec<{ html: string; element: string }>((tie) => ({
  element: fc.tuple(name, fc.array(attribute, { maxLength: 3 }), tie("html")).map(([element, attributes, inner]) => `<${element}${attributes.join("")}>${inner}</${element}>`),
  html: fc.array(fc.oneof({ depthSize: "small" }, words, tag, closing, tie("element")), { maxLength: 5 }).map((parts) => parts.join("")),
}));

test("what is found in a plain page is what a parser finds", () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom("", "<!DOCTYPE html>"), html).map((parts) => parts.join("")), (page) => {
      const found = plainPageLinks(page);
      if (found === undefined) return;
      plain += 1;
      expect(found).toEqual(parsedPageLinks(page));
    }),
    { seed: 20261201, numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(5_000);
});

const PLAIN = '<!doctype html><html><head><title>a &lt; b</title><script src="/a.js"></script></head><body><p data-publication-only>in <a href="/a/" download>b</a><br></p></body></html>';

test("links, and elements that only a publication shows, are found where they stand", () => {
  const { links, publicationOnly } = plainPageLinks(PLAIN) ?? { links: [], publicationOnly: [] };
  expect(links.map(({ start, end }) => PLAIN.slice(start, end))).toEqual(['src="/a.js"', 'href="/a/"']);
  expect(links[1]?.download && PLAIN.slice(links[1].download.start, links[1].download.end)).toBe("download");
  expect(publicationOnly.map(({ start, end }) => PLAIN.slice(start, end))).toEqual(['<p data-publication-only>in <a href="/a/" download>b</a><br></p>']);
});

test.each([
  ["a comment", "<!-- -->"],
  ["markup in a script", "<script>if (a<b) c</script>"],
  ["another quotation mark", "<a href='/a/'>a</a>"],
  ["a reference in an address", '<a href="/?a&amp;b">a</a>'],
  ["an element that is not closed in turn", "<div data-publication-only><p></div></p>"],
  ["an end of the page within a tag", "<a "],
])("a page with %s is not plain", (_, part) => {
  expect(plainPageLinks(PLAIN + part)).toBeUndefined();
});
