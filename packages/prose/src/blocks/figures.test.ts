import { describe, expect, test } from "vitest";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import { renderProse } from "../markdown/render-prose.ts";
import { editionContext } from "./edition.fixture.ts";

type Format = "md" | "mdx";
const rendered = (body: string, format: Format = "md", changes: Partial<ProseContext> = {}) => renderProse({ path: `handbook/page.${format}`, body, bodyLine: 9, format }, editionContext(changes));
const html = (body: string, format: Format = "md"): string => {
  const { html: text, diagnostics } = rendered(body, format);
  expect(diagnostics).toEqual([]);
  return text;
};
const cellsOf = (text: string): readonly string[][] => [...text.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell));

describe("tables", () => {
  test.each([['::table{of="risk.register.risks" columns="id,residual" rows=2 sort="-residual" title="The greatest risks"}', "md"], ['<Table of="risk.register.risks" columns="id,residual" rows="2" sort="-residual" title="The greatest risks" />', "mdx"]] as const)("%s", (body, format) => {
    const text = html(body, format);
    expect(cellsOf(text)).toEqual([["Risk", "Expected value"], ["R-04", "€147,000"], ["R-02", "€72,000"]]);
    expect(text).toContain("<figcaption><strong>The greatest risks</strong></figcaption>");
    expect(text).toContain('<td class="align-right">€147,000</td>');
    expect(text).toMatch(/The first 2 of 4 rows\. Source: risk\/register\.csv, 4 rows\. <a href="\/method\/#risk\.register\.risks"/);
    expect(text).toContain('<a href="/api/v1/tables/risk.register.risks.csv">CSV</a>');
  });
  test("rows without a value stand last either way, and say so", () => {
    for (const sort of ["residual", "-residual"]) expect(cellsOf(html(`::table{of=risk.register.risks columns="id,residual" sort="${sort}"}`)).at(-1)).toEqual(["R-03", "no data"]);
  });
  test("a row that is suppressed does not read as if data were missing", () => {
    expect(cellsOf(html("::table{of=pay.cells.list}")).slice(1)).toEqual([["Analyst", "suppressed", "suppressed"], ["Engineer", "shown", "1.02"]]);
  });
  test("a table without rows says so", () => {
    expect(html("::table{of=people.hiring.funnel}")).toContain("This table has no rows in this edition.");
  });
  test("words of an export are words of the page", () => {
    expect(html("::table{of=risk.register.risks}")).toContain("&#x3C;b onclick=alert(1)>Rules&#x3C;/b>");
  });
  test("columns are set as the site sets them", () => {
    const { html: text } = rendered("::table{of=risk.register.risks columns=residual}", "md", { tableColumns: ({ columns }) => columns.map(({ label }) => ({ head: `${label}, €`, numeric: true, text: (value) => (value === null ? undefined : `~${String(value)}`) })) });
    expect(cellsOf(text).slice(0, 3)).toEqual([["Expected value, €"], ["~0"], ["~72000"]]);
  });
});

describe("charts", () => {
  test.each([["::chart{of=delivery.wip.now}", "md"], ['<Chart of="delivery.wip.now" />', "mdx"]] as const)("a value through the editions: %s", (body, format) => {
    const { html: text, charts, diagnostics, factIds } = rendered(body, format);
    expect(diagnostics).toEqual([]);
    expect(charts).toEqual({ "handbook-page-chart-1": { kind: "course", fact: "delivery.wip.now", title: "Work in progress" } });
    expect(text).toContain('<div class="chart" data-chart="handbook-page-chart-1"></div>');
    expect(text).toContain("From 38\u00a0items on 8\u00a0Nov\u00a02026 to 41\u00a0items on 22\u00a0Nov\u00a02026: three editions");
    expect(cellsOf(text).slice(1)).toEqual([["2026-W45", "8\u00a0Nov\u00a02026", "38\u00a0items"], ["2026-W46", "15\u00a0Nov\u00a02026", "no data"], ["2026-W47", "22\u00a0Nov\u00a02026", "41\u00a0items"]]);
    expect(factIds).toEqual(["delivery.wip.now"]);
  });
  test.each([['::chart{of=delivery.throughput.weeks x=week y=items by=program title="Items a week"}', "md"], ['<Chart of="delivery.throughput.weeks" x="week" y="items" by="program" title="Items a week" />', "mdx"]] as const)("columns of a table: %s", (body, format) => {
    const { charts, html: text, diagnostics } = rendered(body, format);
    expect(diagnostics).toEqual([]);
    expect(Object.values(charts)).toEqual([{ kind: "table", fact: "delivery.throughput.weeks", title: "Items a week", x: "week", y: "items", by: "program", as: "line" }]);
    expect(text).toContain("1 of 4 rows have no value and are not drawn.");
    expect(cellsOf(text)[0]).toEqual(["Week", "Workstream", "Items finished"]);
  });
  test("dates and periods are lines, numbers dots, words bars", () => {
    const as = (body: string) => Object.values(rendered(body).charts).map((chart) => (chart.kind === "table" ? chart.as : chart.kind));
    expect(as("::chart{of=delivery.throughput.weeks x=from y=items by=program}")).toEqual(["line"]);
    expect(as("::chart{of=risk.register.risks x=id y=residual}")).toEqual(["bar"]);
    expect(as("::chart{of=risk.register.risks x=residual y=residual}")).toEqual(["dots"]);
  });
  test("a figure of a workstream says whose it is", () => {
    expect(rendered("::chart{of=delivery.cycle-time.p85 program=fraud}").html).toContain("<strong>Cycle time: Fraud detection</strong>");
  });
  test("a value whose past is not kept is told as it is, with a warning", () => {
    const { html: text, diagnostics, charts } = rendered("\n::chart{of=budget.plan.total}");
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "CHART-COURSE", line: 10, column: 1 }]);
    expect(text).toContain("It is €7,876,640 in this edition. Its past is not kept from edition to edition.");
    expect(charts).toEqual({});
  });
  test("a value that is missing says why; a table without rows says so", () => {
    expect(rendered("::chart{of=delivery.age.oldest}").html).toContain("It is not available in this edition: no item is started.");
    expect(html("::chart{of=people.hiring.funnel x=stage y=reached}")).toContain("This table has no rows in this edition.");
  });
  test("two charts of one page have places of their own", () => {
    expect(Object.keys(rendered("::chart{of=delivery.wip.now}\n\n::chart{of=delivery.wip.now}").charts)).toEqual(["handbook-page-chart-1", "handbook-page-chart-2"]);
  });
});

describe("specs of Vega-Lite", () => {
  const SPEC = { title: "Risks", description: "Each risk as a bar.", data: { name: "risk.register.risks" }, mark: "bar", encoding: { x: { field: "id", type: "nominal" }, y: { field: "residual", type: "quantitative" } } };
  const fence = (spec: unknown): string => `\`\`\`vega-lite\n${JSON.stringify(spec, null, 2)}\n\`\`\``;
  test.each(["md", "mdx"] as const)("are figures with title, data and source, in .%s", (format) => {
    const { html: text, charts, diagnostics } = rendered(`Text.\n\n${fence(SPEC)}`, format);
    expect(diagnostics).toEqual([]);
    expect(Object.values(charts)).toMatchObject([{ kind: "spec", title: "Risks", description: "Each risk as a bar.", facts: ["risk.register.risks"], file: `content/handbook/page.${format}`, line: 11 }]);
    expect(text).toMatch(/<strong>Risks<\/strong>[\s\S]*data-chart="handbook-page-chart-1"[\s\S]*How it is computed[\s\S]*<summary>Data table<\/summary>/);
    expect(text).not.toContain("language-vega-lite");
  });
  test("may draw a value through the editions", () => {
    expect(rendered(fence({ ...SPEC, data: { name: "delivery.wip.now" }, mark: "line", encoding: { x: { field: "date", type: "temporal" }, y: { field: "value", type: "quantitative" } } })).diagnostics).toEqual([]);
  });
  test("name columns that are there, at the line inside the fence", () => {
    const wrong = rendered(`Text.\n\n${fence({ ...SPEC, encoding: { ...SPEC.encoding, y: { field: "residul", type: "quantitative" } } })}`);
    expect(wrong.diagnostics).toMatchObject([{ code: "COLUMN-UNKNOWN", file: "content/handbook/page.md", line: 25, column: 16, hint: "did you mean residual?" }]);
    expect(wrong.charts).toEqual({});
  });
  test.each<readonly [string, object, object]>([
    ["in the sort of a channel", { encoding: { ...SPEC.encoding, x: { field: "id", type: "nominal", sort: { field: "residul" } } } }, { found: "residul", hint: "did you mean residual?" }],
    ["in the condition of a colour", { encoding: { ...SPEC.encoding, color: { condition: { test: "datum.titel == 'a'", value: "c1" }, value: "c2" } } }, { found: "titel", hint: "did you mean title?" }],
    ["in a filter", { transform: [{ filter: { field: "titel", equal: "a" } }] }, { found: "titel", hint: "did you mean title?" }],
    ["in a calculation", { transform: [{ calculate: "datum['residul'] / 1000", as: "thousands" }] }, { found: "residul", hint: "did you mean residual?" }],
    ["in the groups of a transform", { transform: [{ joinaggregate: [{ op: "sum", field: "residual", as: "all" }], groupby: ["titel"] }] }, { found: "titel", hint: "did you mean title?" }],
    ["in what is folded", { transform: [{ fold: ["residual", "titel"] }] }, { found: "titel", hint: "did you mean title?" }],
    ["in the order of a window", { transform: [{ window: [{ op: "rank", as: "r" }], sort: [{ field: "residul" }] }] }, { found: "residul", hint: "did you mean residual?" }],
    ["in a layer", { mark: undefined, encoding: undefined, layer: [{ mark: "bar", encoding: SPEC.encoding }, { mark: "rule", encoding: { y: { field: "residul", aggregate: "mean", type: "quantitative" } } }] }, { found: "residul", hint: "did you mean residual?" }],
    ["in what is repeated", { mark: undefined, encoding: undefined, repeat: ["residual", "titel"], spec: { mark: "bar", encoding: { x: { field: { repeat: "repeat" }, type: "nominal" } } } }, { found: "titel", hint: "did you mean title?" }],
    ["beside a pivot", { transform: [{ pivot: "title", value: "residul" }] }, { found: "residul", hint: "did you mean residual?" }],
    ["of a fact that another layer draws", { mark: undefined, encoding: undefined, layer: [{ mark: "bar", encoding: SPEC.encoding }, { data: { name: "delivery.wip.now" }, mark: "rule", encoding: { y: { field: "residual", type: "quantitative" } } }] }, { found: "residual", hint: "it is a column of risk.register.risks: name that as the data here, or write one of edition, date, value" }],
    ["of what is looked up", { transform: [{ lookup: "id", from: { data: { name: "risk.register.risks" }, key: "idd", fields: ["title"] } }] }, { found: "idd", hint: "did you mean id?" }],
  ])("name columns that are there, %s", (_title, changes, expected) => {
    expect(rendered(fence({ ...SPEC, ...changes })).diagnostics).toMatchObject([{ code: "COLUMN-UNKNOWN", file: "content/handbook/page.md", ...expected }]);
  });
  test.each<readonly [string, object, string, string]>([
    ["in an order", { encoding: { ...SPEC.encoding, x: { field: "owner", type: "nominal", sort: ["Buyer", "Search laed"] } } }, "Search laed", "Search lead"],
    ["in the domain of a scale", { encoding: { ...SPEC.encoding, color: { field: "owner", type: "nominal", scale: { domain: ["Bujer"], range: ["c1"] } } } }, "Bujer", "Buyer"],
    ["in a filter of one", { transform: [{ filter: { field: "owner", equal: "Frauds lead" } }] }, "Frauds lead", "Fraud lead"],
    ["in a filter of several, in a layer", { mark: undefined, encoding: undefined, layer: [{ mark: "bar", encoding: SPEC.encoding, transform: [{ filter: { not: { field: "owner", oneOf: ["Buyer", "Fraud leed"] } } }] }] }, "Fraud leed", "Fraud lead"],
  ])("name words that are in the data, %s", (_title, changes, found, meant) => {
    expect(rendered(fence({ ...SPEC, ...changes })).diagnostics).toMatchObject([{ code: "SPEC-VALUE", found, hint: `did you mean ${meant}?` }]);
  });
  test("may list words that no row has at the moment", () => {
    const domain = (words: readonly string[], field: string): object => ({ encoding: { ...SPEC.encoding, color: { field, type: "nominal", scale: { domain: words } } } });
    expect(rendered(fence({ ...SPEC, ...domain(["Buyer", "Seller", "Nobody"], "owner") })).diagnostics).toEqual([]);
    expect(rendered(fence({ ...SPEC, ...domain(["R-101", "R-05"], "id") })).diagnostics).toEqual([]);
  });
  test("may not make hundreds of columns out of words", () => {
    const { facts = {} } = editionContext();
    const risks = facts["risk.register.risks"];
    if (risks?.type !== "table") throw new Error("the fixture has a table of risks");
    const many = { ...risks, rows: Array.from({ length: 201 }, (_, index) => [`R-${String(index)}`, "A", "B", index]) };
    const pivoted = (rows: typeof many.rows) => rendered(fence({ ...SPEC, transform: [{ pivot: "id", value: "residual", groupby: ["title"] }], encoding: { x: { field: "title", type: "nominal" }, y: { field: "R-1", type: "quantitative" } } }), "md", { facts: { ...facts, [risks.id]: { ...many, rows } } }).diagnostics;
    expect(pivoted(many.rows)).toMatchObject([{ code: "SPEC-SIZE", found: "201" }]);
    expect(pivoted(many.rows.slice(0, 200))).toEqual([]);
  });
  test("may name the words of a column that a pivot makes columns", () => {
    expect(rendered(fence({ ...SPEC, transform: [{ pivot: "id", value: "residual", groupby: ["title"] }], encoding: { x: { field: "title", type: "nominal" }, y: { field: "R-01", type: "quantitative" } } })).diagnostics).toEqual([]);
  });
  test("name facts that are there", () => {
    expect(rendered(fence({ ...SPEC, data: { name: "risk.register.risk" } })).diagnostics).toMatchObject([{ code: "FACT-UNKNOWN", line: 14, column: 13, hint: "did you mean risk.register.risks?" }]);
  });
  test("draw words as words: a column of words that is drawn as numbers is refused, and counting it is not", () => {
    const drawn = (y: object): string => fence({ ...SPEC, encoding: { x: { field: "id", type: "nominal" }, y } });
    expect(rendered(drawn({ field: "title", type: "quantitative" })).diagnostics).toMatchObject([{ code: "SPEC-VALUE", found: "title", line: 23, column: 16 }]);
    expect(rendered(drawn({ field: "title", type: "quantitative", aggregate: "distinct" })).diagnostics).toEqual([]);
  });
  test("say so where their data has no rows", () => {
    expect(rendered(fence({ ...SPEC, data: { name: "people.hiring.funnel" }, encoding: { x: { field: "stage", type: "nominal" }, y: { field: "reached", type: "quantitative" } } })).html).toContain("The data of this chart has no rows in this edition.");
  });
});
