import { describe, expect, test } from "vitest";
import { idPrefix } from "../diagram/diagram-key.ts";
import { sampleContext } from "./prose-context.fixture.ts";
import type { ProseContext } from "./rendered-prose.ts";
import { renderProse } from "./render-prose.ts";

const NBSP = "\u00a0";
const rendered = (body: string, format: "md" | "mdx" = "md", changes: Partial<ProseContext> = {}) => renderProse({ path: `handbook/flow-policy.${format}`, body, bodyLine: 9, format }, sampleContext(changes));
const html = (body: string, format: "md" | "mdx" = "md"): string => {
  const { html: text, diagnostics } = rendered(body, format);
  expect(diagnostics).toEqual([]);
  return text.trim();
};

describe("facts in prose", () => {
  test("a figure links to its provenance and carries its unit", () => {
    expect(html(":fact[delivery.wip.now] are started")).toBe(`<p><a class="fact" href="/method/#delivery.wip.now" data-fact="delivery.wip.now">41${NBSP}<span class="unit">items</span></a> are started</p>`);
  });
  test("dimensions become part of the id", () => {
    expect(html(":fact[delivery.cycle-time.p85]{program=fraud}")).toContain('data-fact="delivery.cycle-time.p85{program=fraud}">17');
  });
  test("as=number leaves the unit out", () => {
    expect(html(":fact[forecast.target.chance]{program=fraud as=number}")).toContain(">22</a>");
  });
  test("a date is readable by machines too", () => {
    expect(html(":fact[forecast.when.p85] and :fact[forecast.when.p85]{as=day-month}")).toContain(`<time datetime="2027-01-12">12${NBSP}Jan${NBSP}2027</time>`);
    expect(html(":fact[forecast.when.p85]{as=day-month}")).toContain(`>12${NBSP}Jan</time>`);
  });
  test("a value that is published as a code reads as the words given for it", () => {
    const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
    const facts: ProseContext["facts"] = { "program.status.word{program=fraud}": { type: "scalar", id: "program.status.word{program=fraud}", label: "Status", audience: "public", unit: "text", value: "on-track", receipt } };
    const written = (factText?: ProseContext["factText"]) => rendered(":fact[program.status.word]{program=fraud}", "md", { facts, ...(factText === undefined ? {} : { factText }) }).html;
    expect(written((_, value) => (value === "on-track" ? "On track" : undefined))).toContain(">On track</a>");
    expect(written()).toContain(">on-track</a>");
  });
  test("a value that is missing says so, and why", () => {
    expect(html(":fact[delivery.age.oldest]")).toContain('title="no item is started">not available</a>');
  });
  test("MDX says the same with components", () => {
    expect(html('<Fact id="delivery.cycle-time.p85" program="fraud" />, :fact[delivery.wip.now]', "mdx")).toContain('data-fact="delivery.cycle-time.p85{program=fraud}"');
  });
  test("used facts are listed once, in order", () => {
    expect(rendered(":fact[forecast.when.p85] :fact[delivery.wip.now] :fact[forecast.when.p85]").factIds).toEqual(["forecast.when.p85", "delivery.wip.now"]);
  });
  test("colons in ordinary prose stay what they are", () => {
    expect(html("At 10:30, ratio 3:a, note:this and :smile: too.")).toBe("<p>At 10:30, ratio 3:a, note:this and :smile: too.</p>");
  });
});

describe("blocks", () => {
  test("headings have ids that do not move with the figures, and a link to themselves", () => {
    const { headings, html: text } = rendered("## Limits for :fact[delivery.wip.now]\n\n## Limits for");
    expect(headings).toEqual([{ depth: 2, id: "limits-for", text: `Limits for 41${NBSP}items` }, { depth: 2, id: "limits-for-1", text: "Limits for" }]);
    expect(text).toContain('<a class="heading-link" href="#limits-for"');
  });
  test("tables scroll in a box that takes focus and align by class", () => {
    const text = html("| State | Limit |\n|---|--:|\n| Review | 14 |");
    expect(text).toContain('<div class="table-scroll" tabindex="0" role="region" aria-label="Table: State, Limit"><table>');
    expect(text).toContain('<td class="align-right">14</td>');
    expect(text).not.toMatch(/style=|align="/);
  });
  test("an empty corner over row names is no head", () => {
    const text = html("| | Price |\n|---|---|\n| **Keep** | a later date |");
    expect(text).toContain('aria-label="Table: Price"');
    expect(text).toMatch(/<tr>\s*<td><\/td>\s*<th scope="col">Price<\/th>/);
  });
  test("two tables with the same columns are told apart", () => {
    const table = "| State |\n|---|\n| Review |\n\n";
    expect(html(`${table}text\n\n${table}`)).toContain('aria-label="Table: State (2)"');
  });
  test("task boxes are named by their task", () => {
    expect(html("- [ ] write *tests*\n  - [x] inner")).toContain('<input type="checkbox" disabled aria-label="write tests">');
  });
  test("footnotes of two documents can stand on one page", () => {
    const first = html("a[^1]\n\n[^1]: note");
    const second = renderProse({ path: "updates/2026-11-20.md", body: "a[^1]\n\n[^1]: note", bodyLine: 1, format: "md" }, sampleContext()).html;
    const ids = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids(first)).toHaveLength(3);
    expect(ids(first).filter((id) => ids(second).includes(id))).toEqual([]);
    for (const [, target] of first.matchAll(/(?:href="#|aria-describedby=")([^"]+)"/g)) expect(ids(first)).toContain(target);
  });
  test.each([
    [":::callout{kind=warning title=\"Mind the gap\"}\nText with :fact[delivery.wip.now]\n:::", "md"],
    ['<Callout kind="warning" title="Mind the gap">\nText with :fact[delivery.wip.now]\n</Callout>', "mdx"],
    [':::callout[Mind the gap]{kind=warning}\nText with :fact[delivery.wip.now]\n:::', "mdx"],
  ] as const)("a callout: %j", (body, format) => {
    expect(html(body, format)).toMatch(/^<div role="note" class="callout warning" aria-label="Mind the gap"><p class="callout-title">Mind the gap<\/p>\s*<p>Text with <a class="fact"/);
  });
  test("comments are allowed and not published", () => {
    expect(html("a <!-- hidden --> b\n\n<!-- hidden\ntoo -->")).not.toContain("hidden");
    expect(html("a {/* hidden */} b", "mdx")).not.toContain("hidden");
  });
  test("code keeps its language and takes focus", () => {
    expect(html("```js\nx < y\n```")).toBe('<pre tabindex="0"><code class="language-js">x &#x3C; y\n</code></pre>');
  });
});

describe("links", () => {
  test("lead to the page of a document, with its heading", () => {
    const { html: text, headingLinks } = rendered("[gates](gates.md#intake), [up](../handbook/gates.md), [own](#limits)");
    expect(text).toContain('<a href="/handbook/gates/#intake">gates</a>, <a href="/handbook/gates/">up</a>, <a href="#limits">own</a>');
    expect(headingLinks).toMatchObject([{ path: "handbook/gates.md", heading: "intake", line: 9, column: 1 }, { path: "handbook/flow-policy.md", heading: "limits" }]);
  });
  test("to other sites do not hand over the window", () => {
    expect(html("[x](https://example.org/) and <https://example.org/>")).toBe('<p><a href="https://example.org/" rel="noopener">x</a> and <a href="https://example.org/" rel="noopener">https://example.org/</a></p>');
  });
});

describe("diagrams", () => {
  const code = "flowchart LR\n  accTitle: Two steps\n  A --> B";
  const svg = `<svg viewBox="0 0 10 10" role="img" aria-labelledby="${idPrefix(code)}-t"><title id="${idPrefix(code)}-t">Two steps</title></svg>`;
  const block = `\`\`\`mermaid\n${code}\n\`\`\`\n`;
  test("stand in a figure with title and source; equal ones keep ids apart", () => {
    const { html: text, diagnostics } = rendered(`${block}\n${block}`, "md", { diagram: () => svg });
    expect(diagnostics).toEqual([]);
    expect(text).toContain("<figcaption>Two steps<details>");
    expect(text).toContain("<summary>Source of the diagram</summary>");
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
  });
  test("without a drawing the description is shown, with a warning", () => {
    const { html: text, diagnostics } = rendered(`\n${block}`, "md", { diagram: () => undefined });
    expect(diagnostics).toMatchObject([{ code: "DIAGRAM-MISSING", severity: "warning", line: 10, column: 1 }]);
    expect(text).toContain('<pre class="diagram-missing" tabindex="0">Flow chart: Two steps.');
  });
  test("a drawing that was tampered with is not used", () => {
    const { html: text, diagnostics } = rendered(block, "md", { diagram: () => svg.replace("<title", "<script>alert(1)</script><title") });
    expect(diagnostics).toMatchObject([{ code: "DIAGRAM-MISSING", severity: "error" }]);
    expect(text).not.toContain("<script");
  });
});

test("checking needs no facts: ids are held against the catalogue", () => {
  const { facts: _facts, ...context } = sampleContext({ isKnownFact: (id) => id === "delivery.wip.now" });
  const document = { path: "handbook/flow-policy.md", body: ":fact[delivery.wip.now] and\n:fact[delivery.wip.nwo]", bodyLine: 4, format: "md" } as const;
  expect(renderProse(document, { ...context, facts: undefined }).diagnostics).toMatchObject([{ code: "FACT-UNKNOWN", file: "content/handbook/flow-policy.md", line: 5, column: 1, hint: "did you mean delivery.wip.now?" }]);
});
