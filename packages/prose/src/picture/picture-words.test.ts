import { expect, test } from "vitest";
import { sampleContext } from "../markdown/prose-context.fixture.ts";
import { renderProse } from "../markdown/render-prose.ts";
import type { ProsePicture } from "./picture-problem.ts";
import { picturesOf } from "./pictures-of.ts";

const PICTURES: Readonly<Record<string, ProsePicture>> = { "handbook/a b.svg": { href: "/media/0.svg", width: 20, height: 10 }, "handbook/parts/face.png": { href: "/media/1.webp", width: 5, height: 5 } };
const context = sampleContext({
  picture: (path) => PICTURES[path],
  part: (path) => (path === "handbook/parts/team.md" ? { path, body: "![a face][f]\n\n[f]: face.png", bodyLine: 1, format: "md" } : undefined),
});
const page = (body: string) => renderProse({ path: "handbook/page.md", body, bodyLine: 1, format: "md" }, context);
const FIRST = '<img src="/media/0.svg" alt="x" width="20" height="10" decoding="async">';
const LATER = FIRST.replace(" decoding", ' loading="lazy" decoding');

test.each([
  ["alone, with a title", '![x](a%20b.svg "A caption & more")', `<figure class="picture">${FIRST}<figcaption>A caption &#x26; more</figcaption></figure>`],
  ["alone", "![x](<a b.svg>)", `<figure class="picture">${FIRST}</figure>`],
  ["in a line", "A ![x](a%20b.svg) b", `<p>A ${FIRST} b</p>`],
  ["by a name, and a link by the same name", "![x][n] and [there][n]\n\n[n]: <a b.svg>", `<p>${FIRST} and <a href="/media/0.svg">there</a></p>`],
  ["the second of a page comes late", "![x](a%20b.svg)\n\n![x](a%20b.svg)", `<figure class="picture">${FIRST}</figure>\n<figure class="picture">${LATER}</figure>`],
  ["a decoration", '![](a%20b.svg "decorative")', `<figure class="picture">${FIRST.replace('alt="x"', 'alt=""')}</figure>`],
  ["of a file that is included, beside that file", '::include{of="handbook/parts/team.md"}', '<div class="included">\n<figure class="picture"><img src="/media/1.webp" alt="a face" width="5" height="5" decoding="async"></figure>\n</div>'],
])("%s", (_, body, html) => {
  const { html: found, diagnostics } = page(body);
  expect(diagnostics).toEqual([]);
  expect(found.trim()).toBe(html);
});

test("what a document shows, wherever in it: in lists, tables, quotes and by name", () => {
  const body = "- ![a](one.png)\n\n| a |\n| --- |\n| ![b](parts/two.png) |\n\n> ![c][n]\n\n`![d](code.png)` [e](three.png) ![f](https://example.org/x.png) ![g](one.png)\n\n[n]: ../four.png\n";
  expect(picturesOf({ path: "handbook/page.md", body, bodyLine: 1, format: "md" })).toEqual(["handbook/one.png", "handbook/parts/two.png", "four.png"]);
});
