import { expect, test } from "vitest";
import { searchedPart } from "./searched-part.ts";

const page = (head: string, main: string, attributes = " data-pagefind-body"): string => `<!DOCTYPE html><html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><title>Risks</title>${head}</head><body><header><nav>Ways</nav></header><main id="page-start"${attributes}>${main}</main><footer>Made by</footer></body></html>`;

test("search reads the language, what the head says to it and the main part", () => {
  const html = page('<meta name="description" content="More than 3 > 2" data-pagefind-meta="finding[content]"><link rel="icon" href="/icon.svg">', '<h1>Risks</h1><nav class="pager"><a href="/">Before</a></nav><p>Text</p>');
  expect(searchedPart(html)).toBe('<!doctype html><html lang="en-GB" dir="ltr"><head><title>Risks</title><meta name="description" content="More than 3 > 2" data-pagefind-meta="finding[content]"></head><body><main id="page-start" data-pagefind-body><h1>Risks</h1><p>Text</p></main></body></html>');
});

test("search passes over drawings and what stands beside the text, and over nothing around them", () => {
  const html = page("", '<p>Before</p><svg role="img"><title>Chart</title><text>12</text></svg><p>Between</p><svg><svg></svg><text>34</text><svg></svg></svg><p class="age" data-pagefind-ignore>Age</p><h2 id="a">Part <a class="heading-link" href="#a" aria-label="Link to “a > b”">#</a></h2><aside class="margin" aria-label="About" data-pagefind-ignore><p>Owner</p></aside><aside><p>Aside that is read</p></aside><p>After</p>');
  expect(searchedPart(html)).toContain('<p>Before</p><p>Between</p><h2 id="a">Part </h2><aside><p>Aside that is read</p></aside><p>After</p></main>');
});

test("text that looks like a tag in an attribute is text", () => {
  const html = page('<meta name="description" content="Of <main> and </main>" data-pagefind-meta="finding[content]">', '<h1>Of <code>&#x3C;nav></code></h1><div role="region" aria-label="Table: <nav>, Use"><table><tbody><tr><td title="<svg">Word</td></tr></tbody></table></div><p><img src="a.webp" alt="A <p data-pagefind-ignore> there"></p><p>After</p><nav class="pager"><a href="/">Before</a></nav>');
  expect(searchedPart(html)).toContain('data-pagefind-meta="finding[content]"></head><body><main id="page-start" data-pagefind-body><h1>Of &#x3C;nav></h1><div><table><tbody><tr><td>Word</td></tr></tbody></table></div><p><img src="a.webp" alt="A <p data-pagefind-ignore> there"></p><p>After</p></main>');
});

test("search reads of a tag what it asks for, and of the text all", () => {
  const html = page("", '<p class="term" title="a > b" data-questions="Why?" data-pagefind-index-attrs="data-questions"><a href="/a/" role="link">A</a><img src="a.webp" alt="An a"></p><div class="wide sources"><p>Source</p></div><pre><code>&#x3C;a href="/a/"> title="b"</code></pre>');
  expect(searchedPart(html)).toContain('<p data-questions="Why?" data-pagefind-index-attrs="data-questions">A<img src="a.webp" alt="An a"></p><div class="wide sources"><p>Source</p></div><pre>&#x3C;a href="/a/"> title="b"</pre></main>');
});

test("search reads of a register what its rows are called, and of other tables all", () => {
  const html = page("", '<table class="wide records"><thead><tr><th>Head</th></tr></thead><tbody><tr><th>Row</th><td data-label="A">Cell</td></tr></tbody></table><table><tbody><tr><td>Word</td></tr></tbody></table>');
  expect(searchedPart(html)).toContain('<table class="wide records"><tbody><tr><th>Row</th></tr></tbody></table><table><tbody><tr><td>Word</td></tr></tbody></table></main>');
});

test("search reads nothing of a page that is not to be found, or is no page", () => {
  expect(searchedPart(page("", "<p>Text</p>", ""))).toBeUndefined();
  expect(searchedPart("body { color: red }")).toBeUndefined();
});
