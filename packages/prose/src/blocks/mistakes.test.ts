import { expect, test } from "vitest";
import { renderProse } from "../markdown/render-prose.ts";
import { editionContext } from "./edition.fixture.ts";

/** The body begins on line 5 of its file. Each mistake: where it is found, and what the hint says. */
type Mistake = readonly [body: string, code: string, line: number, column: number, hint: RegExp];

const DIRECTIVES: readonly Mistake[] = [
  ['::table{of "risk.register.risks"}', "MARKDOWN-DIRECTIVE", 5, 1, /^write of="…", with an equals sign$/],
  ["::table{of=risk.register.risks title=“The dearest risks”}", "MARKDOWN-DIRECTIVE", 5, 1, /straight quotation marks/],
  ["::table{of=“risk.register.risks”}", "MARKDOWN-COMPONENT", 5, 9, /^write of="risk\.register\.risks", with straight/],
  ["::table {of=risk.register.risks}", "MARKDOWN-DIRECTIVE", 5, 1, /^write \{ right behind ::table/],
  ["::table{of=risk.register.risks", "MARKDOWN-DIRECTIVE", 5, 1, /^write \} at the end of this line/],
  ["::table{of=risk.register.risks}.", "MARKDOWN-DIRECTIVE", 5, 1, /^write nothing behind \}/],
  [":::callout Mind this\nx\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /:::callout\{title="…"\}/],
  [":::tip Mind this\nx\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /:::callout\{kind=tip title="Mind this"\}/],
  [":::tip\nx\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /:::callout\{kind=tip\}/],
  ["a :fact [delivery.wip.now]", "MARKDOWN-DIRECTIVE", 5, 3, /square brackets right behind/],
  ["a :fact{delivery.wip.now}", "FACT-UNKNOWN", 5, 3, /^write :fact\[delivery\.wip\.now\]/],
  ["a\n\n:::callout\nx", "MARKDOWN-DIRECTIVE", 7, 1, /^write ::: on a line of its own, below/],
  ["::::tabs\n:::tab{title=a}\nx\n:::\n\ny", "MARKDOWN-DIRECTIVE", 5, 1, /^write :::: on a line of its own/],
  [":::callout\nx\n\n:::callout\ny\n:::", "MARKDOWN-DIRECTIVE", 8, 1, /^write ::: on a line of its own above it/],
  ["```text\nx\n\n```mermaid\ny\n```", "MARKDOWN-SYNTAX", 5, 1, /^write ``` on a line of its own/],
  ["a\n\n##Owners", "MARKDOWN-SYNTAX", 7, 1, /^write ## Owners$/],
  ["a :trem[work item age]", "MARKDOWN-DIRECTIVE", 5, 3, /did you mean :term\[…\]\?/],
  ["a\n\n::chrat{of=delivery.wip.now}", "MARKDOWN-DIRECTIVE", 7, 1, /did you mean ::chart\{…\}\?/],
  [":::descision{of=d-030}\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /did you mean :::decision\?/],
  [":::chart{of=delivery.wip.now}\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /write ::chart\{…\}/],
  ["::callout{kind=note}", "MARKDOWN-DIRECTIVE", 5, 1, /write :::callout/],
  ["see :table[x]", "MARKDOWN-DIRECTIVE", 5, 5, /write ::table\{…\}/],
  ["a :term[work itm age]", "TERM-UNKNOWN", 5, 3, /did you mean work item age\?/],
  ["a :term[unheard-of thing]", "TERM-UNKNOWN", 5, 3, /content\/glossary/],
  ["a :term[]{of=}", "TERM-UNKNOWN", 5, 3, /write :term\[work item age\]/],
  [":::decision{of=d-030-frud-target}\n:::", "DECISION-UNKNOWN", 5, 13, /did you mean d-030-fraud-target\?/],
  ["::decision{of=d-099-nothing-of-it}", "DECISION-UNKNOWN", 5, 12, /content\/decisions\/d-099-nothing-of-it\.md/],
  ["::decision", "MARKDOWN-COMPONENT", 5, 1, /\{of="…"\}/],
  [":::ask{owner=Ann}\nx\n:::", "MARKDOWN-COMPONENT", 5, 1, /due="…"/],
  [":::ask{owner=Ann due=1.12.2026}\nx\n:::", "MARKDOWN-COMPONENT", 5, 18, /due=2026-12-01/],
  [":::ask{ownr=Ann due=2026-12-01}\nx\n:::", "MARKDOWN-COMPONENT", 5, 8, /did you mean owner\?/],
  [":::ask{owner=Ann due=2026-12-01}\n:::", "MARKDOWN-COMPONENT", 5, 1, /between :::ask and :::/],
  [":::tabs\nx\n:::", "MARKDOWN-COMPONENT", 5, 1, /four colons/],
  ["::::tabs\n:::tab{title=a}\nx\n:::\ny\n::::", "MARKDOWN-COMPONENT", 5, 1, /:::tab\{title/],
  [":::tab{title=a}\nx\n:::", "MARKDOWN-COMPONENT", 5, 1, /::::tabs/],
  ["::::tabs\n:::tab\nx\n:::\n::::", "MARKDOWN-COMPONENT", 6, 1, /title="…"/],
  [":::callout{kind=waring}\nx\n:::", "MARKDOWN-COMPONENT", 5, 12, /did you mean warning\?/],
  [":::callout{titel=x}\nx\n:::", "MARKDOWN-COMPONENT", 5, 12, /did you mean title\?/],
  ["> [!IMPORTNAT]\n> x", "MARKDOWN-COMPONENT", 5, 1, /did you mean \[!IMPORTANT\]\?/],
  ["::include{of=handbook/parts/owner.md}", "INCLUDE-MISSING", 5, 11, /did you mean handbook\/parts\/owners\.md\?/],
  ["::include{of=handbook/parts/long.md}", "INCLUDE-SIZE", 5, 11, /link to it/],
  ["::table{of=risk.register.risk}", "FACT-UNKNOWN", 5, 9, /did you mean risk\.register\.risks\?/],
  ["::table{of=Risks}", "FACT-UNKNOWN", 5, 9, /page of methods/],
  ["::table{of=delivery.wip.now}", "FACT-USE", 5, 1, /:fact\[delivery\.wip\.now\]/],
  ['::table{of=risk.register.risks columns="id,titel"}', "COLUMN-UNKNOWN", 5, 32, /did you mean title\?/],
  ["::table{of=risk.register.risks sort=-residal}", "COLUMN-UNKNOWN", 5, 32, /did you mean residual\?/],
  ["::table{of=risk.register.risks rows=many}", "MARKDOWN-COMPONENT", 5, 32, /whole number/],
  ["::table{of=risk.register.risks sorted=id}", "MARKDOWN-COMPONENT", 5, 32, /did you mean sort\?/],
  ["::chart{of=risk.register.risks}", "CHART-USE", 5, 1, /x=id y=residual/],
  ["::chart{of=risk.register.risks x=id y=title}", "CHART-USE", 5, 37, /y=residual/],
  ["::chart{of=risk.register.risks x=id y=residal}", "COLUMN-UNKNOWN", 5, 37, /did you mean residual\?/],
  ["::chart{of=delivery.throughput.weeks x=week y=items}", "CHART-USE", 5, 1, /by=program/],
  ["::chart{of=delivery.throughput.weeks x=week y=items by=program as=lines}", "MARKDOWN-COMPONENT", 5, 64, /did you mean line\?/],
  ["::chart{of=delivery.wip.now x=week}", "CHART-USE", 5, 1, /leave x out/],
  ["::chart{of=program.status.word program=fraud}", "CHART-USE", 5, 1, /:fact/],
];

const COMPONENTS: readonly Mistake[] = [
  ["a <Trem>x</Trem> b", "MARKDOWN-COMPONENT", 5, 3, /did you mean <Term>\?/],
  ["Text <Chart of=\"delivery.wip.now\" /> text", "MARKDOWN-COMPONENT", 5, 6, /line of its own/],
  ['<Tab title="a">x</Tab>', "MARKDOWN-COMPONENT", 5, 1, /put <Tabs> and <\/Tabs>/],
  ['<Ask owner="Ann" due="soon">x</Ask>', "MARKDOWN-COMPONENT", 5, 18, /for example due=2027-01-31$/],
  ['<Table of="risk.register.risks" row="3" />', "MARKDOWN-COMPONENT", 5, 33, /did you mean rows\?/],
  ["<Decision />", "MARKDOWN-COMPONENT", 5, 1, /of="…"/],
  ['<Table\n  of="risk.register.risks"\n  columns="id,titel"\n/>', "COLUMN-UNKNOWN", 7, 3, /did you mean title\?/],
  ['<Include of="nothing-like-it.md" />', "INCLUDE-MISSING", 5, 10, /below content\//],
  ["<Callout kind={secret}>x</Callout>", "MARKDOWN-EXPRESSION", 5, 10, /kind="text"/],
  ["<table><tr><td>x</td></tr></table>", "MARKDOWN-HTML", 5, 1, /write a table with \|/],
];

const cases = [...DIRECTIVES.map((mistake) => ["md", ...mistake] as const), ...COMPONENTS.map((mistake) => ["mdx", ...mistake] as const)];

test.each(cases)("%s %j", (format, body, code, line, column, hint) => {
  const { diagnostics } = renderProse({ path: `handbook/page.${format}`, body, bodyLine: 5, format }, editionContext());
  expect(diagnostics.map((found) => [found.code, found.line, found.column])).toEqual([[code, line, column]]);
  expect(diagnostics[0]?.hint).toMatch(hint);
});

test("files that include each other are told in which order", () => {
  const { diagnostics } = renderProse({ path: "handbook/page.md", body: "::include{of=handbook/parts/circle.md}", bodyLine: 5, format: "md" }, editionContext());
  expect(diagnostics).toMatchObject([{ code: "INCLUDE-CYCLE", file: "content/handbook/parts/other.md", line: 8, message: "handbook/parts/circle.md includes itself: handbook/parts/circle.md → handbook/parts/other.md → handbook/parts/circle.md" }]);
});

test("parts inside parts end somewhere", () => {
  const { diagnostics, html } = renderProse({ path: "handbook/page.md", body: "::include{of=handbook/parts/deep-1.md}", bodyLine: 5, format: "md" }, editionContext());
  expect(diagnostics).toMatchObject([{ code: "INCLUDE-DEPTH", file: "content/handbook/parts/deep-5.md", line: 10 }]);
  expect(html).toContain("Level 5.");
});

test("a page that includes without end is stopped, and told so once", () => {
  const body = "::include{of=handbook/parts/owners.md}\n\n".repeat(45);
  expect(renderProse({ path: "handbook/page.md", body, bodyLine: 5, format: "md" }, editionContext()).diagnostics.map(({ code, line }) => [code, line])).toEqual([["INCLUDE-SIZE", 85]]);
});
