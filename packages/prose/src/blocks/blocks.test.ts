import { describe, expect, test } from "vitest";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import { renderProse } from "../markdown/render-prose.ts";
import { editionContext } from "./edition.fixture.ts";

type Format = "md" | "mdx";
const rendered = (body: string, format: Format = "md", changes: Partial<ProseContext> = {}) => renderProse({ path: `handbook/page.${format}`, body, bodyLine: 9, format }, editionContext(changes));
const html = (body: string, format: Format = "md"): string => {
  const { html: text, diagnostics } = rendered(body, format);
  expect(diagnostics).toEqual([]);
  return text.trim();
};
const plain = (text: string): string => text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ").trim();

describe("terms", () => {
  test.each([[":term[work item age]", "md"], ["<Term>work item age</Term>", "mdx"], [":term[work item age]{of=age}", "mdx"]] as const)("%s leads to its meaning", (body, format) => {
    expect(html(`How :fact[delivery.wip.now] grow: ${body}.`, format)).toContain('<a class="term" href="/glossary/#work-item-age" title="Days since an item was started.">work item age</a>.');
  });
  test("another word may stand for it", () => {
    expect(html('A <Term of="age">grey hair</Term>', "mdx")).toContain(">grey hair</a>");
  });
  test("without a glossary the word stands as it is", () => {
    const { html: text, diagnostics } = renderProse({ path: "handbook/page.md", body: "A :term[thing].", bodyLine: 1, format: "md" }, { facts: {}, locale: "en-GB", factHref: (id) => id, documentHref: () => undefined });
    expect([text, diagnostics]).toEqual(["<p>A thing.</p>", []]);
  });
});

describe("callouts", () => {
  test.each(["note", "tip", "important", "warning", "caution"])("of kind %s, as a directive, a component and as GitHub writes it", (kind) => {
    const expected = new RegExp(`<div role="note" class="callout ${kind}" aria-label="${kind}"><p class="callout-title">${kind}</p>\\s*<p>Read it.</p>`, "i");
    expect(html(`:::callout{kind=${kind}}\nRead it.\n:::`)).toMatch(expected);
    expect(html(`<Callout kind="${kind}">Read it.</Callout>`, "mdx")).toMatch(expected);
    expect(html(`> [!${kind.toUpperCase()}]\n> Read it.`)).toMatch(expected);
  });
  test("a quotation that only mentions such a mark stays one", () => {
    expect(html("> [!NOTE] reads so in the middle of a line")).toMatch(/^<blockquote>/);
  });
  test("a callout of GitHub's may hold lists and blocks", () => {
    expect(html("> [!TIP]\n> - one\n> - two with :fact[delivery.wip.now]")).toMatch(/class="callout tip"[\s\S]*<ul>[\s\S]*class="fact"/);
  });
});

describe("decisions and asks", () => {
  test.each([[":::decision{of=d-030-fraud-target}\n:::", "md"], ["::decision{of=d-030}", "md"], ['<Decision of="d-030-fraud-target" />', "mdx"]] as const)("a decision that was taken: %s", (body, format) => {
    expect(plain(html(body, format))).toBe("Decided on 12 Nov 2026 A later date for fraud Owner Product sponsor Outcome The date moves to March.".replaceAll(/(\d) (Nov) (\d)/g, "$1 $2 $3"));
  });
  test("one that waits says what happens otherwise, and what the page adds", () => {
    expect(plain(html(":::decision{of=d-032-ranking}\nThis page waits for it.\n:::"))).toBe("Open , due 4 Dec 2026 Two towers Owner Search lead Otherwise We keep one. This page waits for it.");
  });
  test("one whose day has passed is overdue, by shape and by word", () => {
    const text = html("::decision{of=d-031-history}");
    expect(plain(text)).toContain("Overdue , was due 20 Nov 2026");
    expect(text).toMatch(/<svg class="mark"[^>]*aria-hidden="true"><rect /);
  });
  test.each([[':::ask{owner="Head of Risk" due=2026-12-01}\nName who signs.\n:::', "md"], ['<Ask owner="Head of Risk" due="2026-12-01">Name who signs.</Ask>', "mdx"]] as const)("an ask: %s", (body, format) => {
    expect(plain(html(body, format))).toBe("Asked of Head of Risk, by 1 Dec 2026 Name who signs.");
  });
});

describe("tabs", () => {
  const DIRECTIVES = '## Export\n\n::::tabs\n:::tab{title="Jira"}\nFrom the board.\n:::\n:::tab{title="Linear"}\nFrom the team.\n:::\n::::';
  test.each([[DIRECTIVES, "md"], ['## Export\n\n<Tabs>\n<Tab title="Jira">From the board.</Tab>\n<Tab title="Linear">From the team.</Tab>\n</Tabs>', "mdx"]] as const)("all stand below each other, each under a heading: %#", (body, format) => {
    const text = html(body, format);
    expect(text).toMatch(/<div class="tabs">\s*<div class="tab">\s*<h3 id="jira">Jira[\s\S]*From the board\.[\s\S]*<h3 id="linear">Linear[\s\S]*From the team\./);
    expect(rendered(body, format).headings.map(({ depth, id }) => [depth, id])).toEqual([[2, "export"], [3, "jira"], [3, "linear"]]);
  });
});

describe("definition lists", () => {
  test.each([
    ["one", "Apple\n: A *fruit*.", "<dl><dt>Apple</dt><dd>A <em>fruit</em>.</dd></dl>"],
    ["several terms and definitions", "Apple\nPear\n: A fruit,\nround.\n: A tree.", "<dl><dt>Apple</dt><dt>Pear</dt><dd>A fruit, round.</dd><dd>A tree.</dd></dl>"],
    ["with empty lines between, one list", "Apple\n\n: A fruit.\n\nPear\n: Another.", "<dl><dt>Apple</dt><dd>A fruit.</dd><dt>Pear</dt><dd>Another.</dd></dl>"],
    ["with live figures", "WIP\n: Now :fact[delivery.wip.now]{as=number}.", '<dl><dt>WIP</dt><dd>Now <a class="fact" href="/method/#delivery.wip.now" data-fact="delivery.wip.now">41</a>.</dd></dl>'],
  ])("%s", (_title, body, expected) => {
    for (const format of ["md", "mdx"] as const) expect(html(body, format).replaceAll(/>\s+</g, "><").replaceAll("\n", " ")).toBe(expected);
  });
  test("a colon that begins a text defines nothing", () => {
    expect(html(": alone")).toBe("<p>: alone</p>");
  });
});

describe("includes", () => {
  test.each([["::include{of=handbook/parts/owners.md}", "md"], ["::include{of=parts/owners.md}", "md"], ['<Include of="handbook/parts/owners.md" />', "mdx"]] as const)("%s sets the part, its links from where it stands", (body, format) => {
    const text = html(`Before.[^1]\n\n${body}\n\n[^1]: The note of the page.`, format);
    expect(text).toContain('belongs to <strong>Risk</strong>.');
    expect(text).toContain('<a href="/handbook/gates/">gates</a>');
    expect(plain(text)).toMatch(/The note of the page\.[\s\S]*The note of the part\./);
  });
  test("a mistake in the part is reported in the part", () => {
    expect(rendered("::include{of=handbook/parts/wrong.md}").diagnostics).toMatchObject([{ file: "content/handbook/parts/wrong.md", line: 10, column: 3, code: "MARKDOWN-DIRECTIVE", hint: "did you mean :fact[…]?" }]);
  });
  test("a part may be included twice", () => {
    expect(html("::include{of=handbook/parts/owners.md}\n\n::include{of=handbook/parts/owners.md}").match(/belongs to/g)).toHaveLength(2);
  });
});

test("what GitHub writes stays as GitHub writes it", () => {
  const text = html("~~old~~ https://example.org and a[^n].\n\n- [x] done\n- [ ] open\n\n| Gate | Days |\n|---|--:|\n| Intake | 12 |\n\n[^n]: note");
  expect(text).toContain("<del>old</del> <a href=\"https://example.org\"");
  expect(text.match(/type="checkbox"/g)).toHaveLength(2);
  expect(text).toContain('<td class="align-right">12</td>');
  expect(text).toContain('<section data-footnotes class="footnotes">');
});
