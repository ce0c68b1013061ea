import { gzipSync } from "node:zlib";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { columnBullets, cycleTimeScatter, heatMap, marketBands, processLimitChart, quadrantPlot, rankedBars, rankRanges, renderSvg, type ChartSize, type HeatMapFigure, type MarketBandsFigure } from "../src/index.ts";
import { finishedItems, frozen, hoversOf, weeksOf, wordsOf } from "./figures.ts";
import { misplacedWords } from "./placed-words.ts";

const full: ChartSize = { width: 1216, compact: false, locale: "en-GB" };
const half: ChartSize = { width: 580, compact: false, locale: "en-GB" };
const phone: ChartSize = { width: 340, compact: true, locale: "en-GB" };
const SIZES = [full, half, phone];
const draw = (spec: TopLevelSpec): Promise<string> => renderSvg(spec, { title: "T", description: "D", key: "x" });
const LONG = "Reconciling hierarchical forecasts of every region with the orders of the largest stores";
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => (index % 3 === 0 ? `${LONG} ${String(index)}` : `Team ${String(index)}`));

const heat = (rows: number, months: number): HeatMapFigure =>
  frozen({
    title: "FTE",
    columns: Array.from({ length: months }, (_, index) => ({ label: ["Jan", "Feb", "Mar", "Apr"][index % 4] ?? "", group: String(2026 + Math.floor(index / 4)) })),
    rows: names(rows).map((name, row) => ({ name, cells: Array.from({ length: months }, (_, at) => ({ value: at === 1 ? null : 20 - row, text: at === 1 ? "" : `${String(20 - row)}.5`, ahead: at > 4, over: at === 3, title: `${name} ${String(at)}` })) })),
    spans: { name: "One person over", list: [{ from: 0.2, to: 1.4, text: "6 Jan to 12 Feb 2026: 1.3 FTE of 1" }, { from: months - 0.5, to: months, text: "20 Dec to 31 Dec 2026: 1.2 FTE of 1" }] },
  });

const market = (roles: number, sources: number): MarketBandsFigure =>
  frozen({
    title: "Pay",
    sources: Array.from({ length: sources }, (_, index) => `Source ${String(index)} of technology pay (1 Apr 2026)`),
    panels: ["Germany", "Netherlands", "Poland"],
    rows: names(roles).map((name) => ({ name, ranges: [0, 1, 2].map((region) => Array.from({ length: sources }, (_, source) => (region === 1 && source === 1 ? { low: null, middle: null, high: null, title: "" } : { low: 50_000 + 9000 * source, middle: 62_000 + 9000 * source, high: 70_000 + 9000 * source, title: `${name} ${String(region)} ${String(source)}` }))) })),
    axis: [40_000, 60_000, 80_000, 100_000].map((value) => ({ value, text: `€${String(value / 1000)}k` })),
    xDomain: [40_000, 100_000],
  });

const columns = (count: number) => frozen({ title: "Staffed", columns: Array.from({ length: count }, (_, index) => ({ label: `${String(index + 1)} Nov`, group: index < 2 ? "2025" : "2026", value: index === 1 ? null : 10 + index, target: 12 + index, title: `month ${String(index)}` })), valueLabel: "21 staffed", targetLabel: "21 planned" });
const bars = (count: number) => frozen({ title: "Hours", rows: names(count).map((name, index) => ({ name, value: Math.max(0, 100 - 30 * index), text: `${String(100 - index)}, 33 % of screened`, strong: index === 1 })) });
const ranks = (count: number) => frozen({ rows: names(count).map((name, index) => ({ name, low: Math.max(1, index), middle: index + 1, high: Math.min(count, index + 3), first: index === 0 ? "31 %" : "under 1 %" })), firstLabel: "first" });
const quadrant = (count: number) => frozen({ points: names(count).map((name, index) => ({ name, x: 2 + (index % 3), y: [13, 20, 8, 3][index % 4] ?? 1 })), cut: { x: 4, y: 8 }, xLabel: "feasibility", yLabel: "business value", corners: { highLow: "Invest", highHigh: "Do now", lowLow: "Drop", lowHigh: "Fill in" } });
const limits = frozen({ weeks: weeksOf([15, 18, 16, 24, 21, 18, 20, 30, 19, 18, 19, 20, 2]).map((week, index) => ({ label: week.label, items: week.items, ...(index === 7 ? { signal: "outside above" } : index === 12 ? { signal: "run below" } : {}) })), mean: 18.5, lower: 11.6, upper: 25.4 });

const charts: readonly (readonly [string, (size: ChartSize) => TopLevelSpec])[] = [
  ...[1, 4, 15].flatMap((rows): readonly (readonly [string, (size: ChartSize) => TopLevelSpec])[] => [
    [`heat map of ${String(rows)}`, (size) => heatMap(heat(rows, 9), size)],
    [`market bands of ${String(rows)}`, (size) => marketBands(market(rows, 3), size)],
    [`bars of ${String(rows)}`, (size) => rankedBars(bars(rows), size)],
    [`ranks of ${String(rows)}`, (size) => rankRanges(ranks(rows), size)],
    [`columns of ${String(rows)}`, (size) => columnBullets(columns(rows), size)],
    [`quadrants of ${String(rows)}`, (size) => quadrantPlot(quadrant(rows), size)],
  ]),
  ["market bands of four sources", (size) => marketBands(market(2, 4), size)],
  ["heat map of thirteen weeks", (size) => heatMap(heat(4, 13), size)],
  ["process limits", (size) => processLimitChart(limits, size)],
];

describe("charts of people and teamwork", () => {
  test.each(charts)("%s: labels stay inside and touch nothing, at every width", async (_, specOf) => {
    for (const size of SIZES) {
      const svg = await draw(specOf(size));
      expect(svg).toContain(`width="${String(size.width)}"`);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(svg).not.toMatch(/(?:fill|stroke)="(?!var\(--|none)/);
      expect(misplacedWords(svg)).toEqual([]);
    }
  });

  test("more than there is is outlined and bold, months to come are blue, and the dates stand below", async () => {
    const svg = await draw(heatMap(heat(2, 9), full));
    expect(svg).toMatch(/fill="none" stroke="var\(--ink\)" stroke-width="2"/);
    expect(svg).toContain('fill="var(--spot)"');
    expect(wordsOf(svg)).toContain("6 Jan to 12 Feb 2026: 1.3 FTE of 1");
    expect(hoversOf(svg)).toContain("Team 1 0");
  });

  test("a source that says nothing about a region has no mark there", async () => {
    const one = market(1, 2);
    expect(hoversOf(await draw(marketBands(one, full))).filter((words) => words.startsWith(LONG))).toHaveLength(5);
  });

  test("weeks outside the limits or in a run are solid and say so", async () => {
    const hovers = hoversOf(await draw(processLimitChart(limits, half)));
    expect(hovers).toContain("W29: 30 items, outside the limits");
    expect(hovers).toContain("W34: 2 items, in a run");
  });

  test("a rank says its range, its middle and the chance to be first on hover", async () => {
    expect(hoversOf(await draw(rankRanges(ranks(4), half)))).toContain(`${LONG} 0: rank 1 to 3 in 80 % of runs, middle 1; first with 31 %`);
  });

  test("equal scores share one dot that names all of them", async () => {
    const svg = await draw(quadrantPlot(frozen({ ...quadrant(1), points: [{ name: "Voice queries", x: 2, y: 3 }, { name: "Card payments", x: 2, y: 3 }] }), half));
    expect(hoversOf(svg)).toContain("Voice queries, Card payments: feasibility 2, business value 3");
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["Voice queries", "Card payments"]));
  });

  test.each([
    ["a row and a column", () => heatMap({ title: "", columns: [], rows: [] }, full)],
    ["a row, a panel and a source", () => marketBands({ ...market(1, 1), sources: [] }, full)],
    ["at least one row", () => rankedBars({ title: "", rows: [] }, full)],
    ["at least one row", () => rankRanges({ rows: [], firstLabel: "" }, full)],
    ["at least one value", () => columnBullets({ ...columns(1), columns: [] }, full)],
    ["at least one point", () => quadrantPlot({ ...quadrant(1), points: [] }, full)],
    ["at least two weeks", () => processLimitChart({ ...limits, weeks: [] }, full)],
  ] as const)("without data it is refused, because it needs %s", (words, specOf) => {
    expect(specOf).toThrow(words);
  });

  test("five thousand finished items are at most 60 KB compressed", async () => {
    const points = finishedItems(5000, 364);
    for (const size of [full, { ...half, width: 690 }, phone]) {
      const svg = await draw(cycleTimeScatter({ points, percentiles: [{ p: 50, days: 6 }, { p: 85, days: 17 }, { p: 95, days: 30 }], yMax: 62 }, size));
      expect(gzipSync(svg).length).toBeLessThan(60_000);
    }
  });
});
