import { describe, expect, test } from "vitest";
import { askedFor, printDocument } from "./print-document.ts";
import { printedSection } from "./printed-section.ts";

const page = (inner: string): string => `<!doctype html><html lang="en"><body><header>Folio</header><main id="page-start" tabindex="-1">${inner}</main><footer>Colophon</footer></body></html>`;
const place = { id: "risks", sections: new Map([["/risks/", "risks"], ["/budget/", "budget"], ["/", "front"]]) };

describe("a page as a part of the printed document", () => {
  test("has headings one level lower and ids of its own", () => {
    expect(printedSection(page('<h1>Risks</h1><section aria-labelledby="a"><h2 id="a">A</h2><h3 id="b">B</h3><ul aria-labelledby="a b"></ul></section>'), place)).toBe('<h2>Risks</h2><section><h3 id="risks--a">A</h3><h4 id="risks--b">B</h4><ul aria-labelledby="risks--a risks--b"></ul></section>');
  });

  test("links to other parts inside the document, and to the site elsewhere", () => {
    const html = page('<a href="/budget/#lines">1</a><a href="#a">2</a><a href="/">3</a><a href="/method/risk/#x">4</a><a href="#page-start">5</a>');
    expect([...printedSection(html, place).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(["#budget--lines", "#risks--a", "#front", "/method/risk/#x", "#risks"]);
  });

  test("leaves out ways, controls and what is folded away", () => {
    const html = page('<nav>On this page</nav><div class="ruler"><svg></svg></div><p>Kept<br>here</p><details class="data"><summary>Data table</summary><table><tr><td>1</td></tr></table></details><p hidden>Not yet</p><button type="button">Sort</button><details class="more-rows"><summary>9 more</summary><p>Rows</p></details>');
    expect(printedSection(html, place)).toBe('<p>Kept<br>here</p><details class="more-rows" open=""><summary>9 more</summary><p>Rows</p></details>');
  });

  test("keeps one drawing of each chart, with its own ids", () => {
    const drawing = (layout: string): string => `<div class="${layout}"><svg viewBox="0 0 1 1" id="${layout}"><clipPath id="c-${layout}"/><g clip-path="url(#c-${layout})"></g></svg></div>`;
    const all = `<div class="chart">${["wide", "medium", "compact"].map(drawing).join("")}</div>`;
    const alone = printedSection(page(all), place);
    expect(alone).toContain('viewBox="0 0 1 1" id="risks--medium"');
    expect(alone).toContain('clip-path="url(#risks--c-medium)"');
    expect(alone).toContain("<clipPath");
    expect(alone).not.toMatch(/wide|compact/);
    expect(printedSection(page(`<div class="pair">${all}</div>${all}`), place).match(/svg viewBox="0 0 1 1" id="risks--(\w+)"/g)?.map((each) => each.slice(33, -1))).toEqual(["compact", "medium"]);
    expect(printedSection(page(`<div class="chart">${drawing("wide")}</div>`), place)).toContain("risks--wide");
  });

  test("leaves out long lists that stand at the edition's address", () => {
    const html = page('<section aria-labelledby="downloads"><h2 id="downloads">Downloads</h2></section><section aria-labelledby="sources"><h2 id="sources">Sources</h2></section>');
    expect(printedSection(html, { ...place, id: "data" })).toBe('<section><h3 id="data--sources">Sources</h3></section>');
  });

  test("of the front page leaves out what the cover says", () => {
    expect(printedSection(page('<div class="masthead"><h1>Meridian</h1></div><p class="finding">It is on track.</p><p>More</p>'), { ...place, id: "front" })).toBe("<p>More</p>");
  });
});

describe("the printed document", () => {
  test("leads to a part where what a link meant is left out", () => {
    const document = printDocument('<div data-print-sections="data"></div>', () => page('<a href="#downloads">1</a><a href="#page-start">2</a>'));
    expect([...document.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(["#data", "#data"]);
  });

  const shell = '<main><h1>Meridian</h1><div data-print-sections="front risks gone"></div></main>';

  test("has the parts that its shell asks for, in that order", () => {
    expect(askedFor(shell)).toEqual([{ id: "front", address: "/" }, { id: "risks", address: "/risks/" }, { id: "gone", address: "/gone/" }]);
    const pages: Readonly<Record<string, string>> = { "/": page("<p>Front $& text</p>"), "/risks/": page('<p><a href="/">Front</a> and <a href="/gone/">gone</a></p>') };
    const document = printDocument(shell, (address) => pages[address]);
    expect(document).toBe('<main><h1>Meridian</h1><section class="print-section print-front" id="front"><div class="title-block"><h2>At a glance</h2></div><p>Front $& text</p></section>\n<section class="print-section print-risks" id="risks"><p><a href="#front">Front</a> and <a href="/gone/">gone</a></p></section></main>');
  });
});
