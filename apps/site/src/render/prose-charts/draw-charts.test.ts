import type { Fact, Receipt } from "@almanac/core";
import { renderProse } from "@almanac/prose";
import { describe, expect, test } from "vitest";
import { contextOf } from "../prose/prose-setting.ts";
import type { ProseReferences } from "../prose-references/references.ts";
import { chartDiagnostics } from "./chart-diagnostics.ts";
import { withCharts } from "./draw-charts.ts";

const receipt: Receipt = { rule: "declared", arguments: {}, sources: [], rows: 4, rowsDigest: "" };
const base = { audience: "public", receipt } as const;
const facts: Readonly<Record<string, Fact>> = {
  "delivery.wip.now": { ...base, type: "scalar", id: "delivery.wip.now", label: "Work in progress", unit: "items", value: 41 },
  "budget.actual.months": {
    ...base,
    type: "table",
    id: "budget.actual.months",
    label: "Cost by month",
    columns: [{ name: "month", label: "Month", unit: "text" }, { name: "program", label: "Workstream", unit: "text" }, { name: "total", label: "Total", unit: "money", currency: "EUR" }],
    rows: [["2026-02", "fraud", 50_000], ["2026-01", "search", 100_000], ["2026-01", "fraud", 40_000], ["2026-02", "search", 120_000]],
  },
};
const references: ProseReferences = {
  asOfDate: "2026-11-22",
  terms: [],
  decisions: {},
  parts: {},
  pictures: {},
  history: { "delivery.wip.now": [{ edition: "2026-11-15", value: 38 }, { edition: "2026-11-22", value: 41 }] },
  editions: [{ id: "2026-11-15", label: "2026-W46", asOfDate: "2026-11-15" }, { id: "2026-11-22", label: "2026-W47", asOfDate: "2026-11-22" }],
  workstreams: [{ id: "search", title: "Search relevance" }, { id: "fraud", title: "Fraud detection" }],
};
const sources = { facts, references, locale: "en-GB" };
const set = (body: string) => renderProse({ path: "handbook/page.md", body, bodyLine: 1, format: "md" }, contextOf({ facts, references, locale: "en-GB", documents: [], svgs: new Map() }));
const spec = (changes: object): string => `\`\`\`vega-lite\n${JSON.stringify({ title: "Cost", description: "Cost by month.", data: { name: "budget.actual.months" }, mark: "bar", encoding: { x: { field: "month", type: "ordinal" }, y: { field: "total", type: "quantitative" } }, ...changes })}\n\`\`\``;

describe("charts of a page", () => {
  test("stand in their places, for a desk and for a phone", async () => {
    const page = set('::chart{of=delivery.wip.now}\n\n::chart{of=budget.actual.months x=month y=total by=program title="Cost"}');
    expect(page.diagnostics).toEqual([]);
    const html = await withCharts(page, sources);
    expect(html).not.toContain("data-chart");
    expect(html.match(/<div class="(?:medium|compact)"><svg /g)).toHaveLength(4);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test("workstreams have their names and colours, months their order", async () => {
    const html = await withCharts(set("::chart{of=budget.actual.months x=month y=total by=program}"), sources);
    expect(html).toMatch(/Fraud detection, 2026-01: €40\.0k[\s\S]*Fraud detection, 2026-02: €50\.0k/);
    expect(html).toContain('stroke="var(--c1)"');
    expect(html).toContain('stroke="var(--c2)"');
    // The table beside it holds what the chart shows, in the order of the rows.
    expect(html).toMatch(/<td>2026-02<\/td><td>Fraud detection<\/td><td class="align-right">50,000<\/td>/);
  });
  test("equal pages are equal bytes", async () => {
    const page = set(`::chart{of=delivery.wip.now}\n\n${spec({})}`);
    expect(await withCharts(page, sources)).toBe(await withCharts(page, sources));
  });
  test("a page that was set with another edition is not drawn", async () => {
    await expect(withCharts(set("::chart{of=delivery.wip.now}"), { ...sources, facts: {} })).rejects.toThrow("which the edition does not state");
  });
});

describe("specs of authors", () => {
  test("that are sound have nothing against them", async () => {
    expect(await chartDiagnostics([set(spec({}))], sources)).toEqual([]);
  });
  test("that only the engine can judge are reported at their fence", async () => {
    expect(await chartDiagnostics([set(`Text.\n\n${spec({ encoding: { x: { field: "month", type: "ordinal", scale: { type: "log" } }, y: { field: "total", type: "quantitative" } } })}`)], sources)).toMatchObject([{ code: "CHART-DRAW", severity: "error", file: "content/handbook/page.md", line: 3, column: 1 }]);
  });
});
