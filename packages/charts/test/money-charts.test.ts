import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { estimateDots, limitLine, minimumBar, noticeTimeline, periodColumns, renderSvg, spendSCurve, varianceBars, type ChartSize, type EstimateDotsFigure, type LimitLineFigure, type MinimumBarFigure, type NoticeTimelineFigure, type PeriodColumnsFigure, type SpendCurveFigure, type VarianceBarsFigure } from "../src/index.ts";
import { countOf, dayAfter, frozen, hoversOf, wordsOf } from "./figures.ts";
import { misplacedWords } from "./placed-words.ts";

const SIZES: readonly ChartSize[] = [{ width: 1216, compact: false, locale: "en-GB" }, { width: 580, compact: false, locale: "en-GB" }, { width: 340, compact: true, locale: "en-GB" }];
const [FULL, HALF, PHONE] = SIZES as readonly [ChartSize, ChartSize, ChartSize];
const draw = (spec: TopLevelSpec): Promise<string> => renderSvg(spec, { title: "T", description: "D", key: "x" });
const LONG = "Reconciling hierarchical forecasts of every region with the orders of the largest stores";
const name = (index: number): string => (index % 3 === 0 ? `${LONG} ${String(index)}` : `Team ${String(index)}`);

const monthEnds = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31"];
const curve = (count: number, done: number): SpendCurveFigure =>
  frozen({ start: "2026-01-01", currency: "EUR", forecast: { low: 7_400_000, high: 7_636_000 }, months: monthEnds.slice(0, count).map((date, index) => ({ date, planned: 666_000 * (index + 1), earned: index < done ? 620_000 * (index + 1) : null, cost: index < done ? 600_000 * (index + 1) : null })) });
const estimates = (count: number): EstimateDotsFigure =>
  frozen({ currency: "EUR", groups: [{ title: "Cost of the period", budget: { label: "budget", amount: 7_876_640 }, estimates: Array.from({ length: count }, (_, index) => ({ label: name(index), amount: 7_300_000 + 200_000 * index })) }, { title: "Cost of all the work", budget: { label: "baseline", amount: 7_993_760 }, estimates: [{ label: "At plan", amount: 8_018_000 }] }] });
const variances = (count: number, sign = 1): VarianceBarsFigure => frozen({ currency: "EUR", rows: Array.from({ length: count }, (_, index) => ({ label: name(index), of: index % 2 === 0 ? "data acquisition" : "", amount: sign * (index % 4 === 1 ? -1 : 1) * (133_000 / (index + 1)) })) });
const periods = (count: number, more: Partial<PeriodColumnsFigure> = {}): PeriodColumnsFigure =>
  frozen({ title: "Cost", currency: "EUR", words: { value: "spent", plan: "budget", forecast: "own forecast", outline: "at list prices" }, columns: Array.from({ length: count }, (_, index) => ({ label: ["Jan", "Feb", "Mar"][index % 3] ?? "", name: `Month ${String(index)}`, value: index < count - 1 || count === 1 ? 500_000 + 10_000 * index : null, plan: 600_000, forecast: index === count - 1 && count > 1 ? 610_000 : null, outline: index === 0 ? 700_000 : null })), ...more });
const limit = (count: number, more: Partial<LimitLineFigure> = {}): LimitLineFigure => frozen({ title: "GPUs", unit: "GPU", points: Array.from({ length: count }, (_, index) => ({ date: dayAfter("2026-03-01", 7 * index), granted: index < 10 ? 24 : 48, used: index === 3 ? null : index < 10 ? 24 : 40 })), requested: 64, ...more });
const minimum = (invoiced: number, shortfall: number): MinimumBarFigure => frozen({ title: "Cloud", invoiced, minimum: 380_000, shortfall, currency: "USD" });

const notices = (count: number): NoticeTimelineFigure => frozen({ asOf: "2026-11-22", rows: Array.from({ length: count }, (_, index) => ({ label: name(index), verb: index % 2 === 0 ? "ends" : "renews", ...(index % 4 === 3 ? {} : { noticeBy: dayAfter("2026-09-30", 41 * index), ends: dayAfter("2026-12-31", 30 * index) }) })) });

const drawings: readonly (readonly [string, (size: ChartSize) => TopLevelSpec])[] = [
  ["S-curve", (size) => spendSCurve(curve(12, 10), size)],
  ["S-curve of one month", (size) => spendSCurve(curve(1, 1), size)],
  ["S-curve without a cost", (size) => spendSCurve({ ...curve(12, 0), forecast: undefined }, size)],
  ["one estimate", (size) => estimateDots(estimates(1), size)],
  ["seven estimates", (size) => estimateDots(estimates(7), size)],
  ["one variance", (size) => varianceBars(variances(1), size)],
  ["fifteen variances", (size) => varianceBars(variances(15), size)],
  ["only over budget", (size) => varianceBars(variances(1, -1), size)],
  ["one period", (size) => periodColumns(periods(1), size)],
  ["twelve periods", (size) => periodColumns(periods(12), size)],
  ["small columns", (size) => periodColumns(periods(12, { small: true, yMax: 900_000 }), { ...size, width: Math.min(size.width, 224) })],
  ["a limit", (size) => limitLine(limit(39), size)],
  ["one measurement", (size) => limitLine(limit(1, { requested: undefined }), size)],
  ["one contract", (size) => noticeTimeline(notices(1), size)],
  ["fifteen contracts", (size) => noticeTimeline(notices(15), size)],
  ["a shortfall", (size) => minimumBar(minimum(222_078, 98_698), size)],
  ["a small shortfall", (size) => minimumBar(minimum(350_000, 1_000), size)],
  ["a minimum reached", (size) => minimumBar(minimum(222_078, 0), size)],
  ["nothing invoiced", (size) => minimumBar(minimum(0, 380_000), size)],
];

describe("charts of money", () => {
  test.each(drawings)("%s: its words stand inside and apart in every width", async (_, specOf) => {
    for (const size of SIZES) {
      const svg = await draw(specOf(size));
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null|[\ue000\ue001]/);
      expect(svg).not.toMatch(/(?:fill|stroke)="(?!var\(--|none)/);
      expect(misplacedWords(svg)).toEqual([]);
    }
  });

  test("the curve names the three amounts of its last day, where the plan ends, and the range ahead", async () => {
    const svg = await draw(spendSCurve(curve(12, 10), FULL));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["to 31 Oct", "€6.66m planned", "€6.20m earned", "€6.00m spent", "€7.99m planned", "€7.40m to €7.64m forecast"]));
    expect(hoversOf(svg)).toContain("To 31 Oct 2026: planned €6.66m earned €6.20m spent €6.00m");
    expect(wordsOf(await draw(spendSCurve(curve(12, 10), PHONE)))).toContain("€7.40m to €7.64m forecast");
  });

  test("what is over budget is a full bar on its own side", async () => {
    const svg = await draw(varianceBars(variances(3), HALF));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["over budget", "under budget", "€133k", "€66.5k"]));
    expect(hoversOf(svg)).toContain("Team 1: €66.5k over budget");
    expect(wordsOf(await draw(varianceBars(variances(1), HALF)))).not.toContain("over budget");
  });

  test("a forecast is blue, a plan is a tick, a month that is not over is pale and says so", async () => {
    const svg = await draw(periodColumns(periods(4), FULL));
    expect(hoversOf(svg)).toContain("Month 3: own forecast €610k, budget €600k");
    expect(countOf(svg, 'fill="var(--spot-light)"')).toBe(1);
    const running = await draw(periodColumns({ ...periods(1), columns: [{ label: "Nov", name: "Nov 2026", value: 17_600, running: true }] }, HALF));
    expect(wordsOf(running)).toContain("€17.6k spent, so far");
    expect(hoversOf(running)).toContain("Nov 2026, so far: spent €17.6k");
  });

  test("days on which everything was in use stand out, and nobody’s measurement is a gap", async () => {
    const svg = await draw(limitLine(limit(12), HALF));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["64 asked for", "48 granted", "40 in use"]));
    expect(hoversOf(svg)).toContain("1 Mar 2026: 24 of 24 GPU in use");
    expect(hoversOf(svg)).toHaveLength(11);
  });

  test("a minimum: what is invoiced, what is to come, and what will be paid for nothing", async () => {
    expect(wordsOf(await draw(minimumBar(minimum(222_078, 98_698), FULL)))).toEqual(expect.arrayContaining(["minimum $380k", "$222k", "invoiced", "$59.2k", "to come at recent use", "$98.7k", "missing, billed for nothing"]));
    expect(wordsOf(await draw(minimumBar(minimum(222_078, 98_698), PHONE)))).toContain("$98.7k missing, billed for nothing");
    expect(wordsOf(await draw(minimumBar(minimum(222_078, 0), FULL))).join()).not.toContain("missing");
  });

  test("a day for notice that has passed is hollow and says so", async () => {
    const svg = await draw(noticeTimeline(notices(3), FULL));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["22 Nov", "notice by 30 Sep, passed", "notice by 21 Dec", "ends 31 Dec 2026", "renews 30 Jan 2027"]));
    expect(hoversOf(svg)).toContain("Team 2: notice by 21 Dec 2026");
  });

  test("what has no rows is refused: its page says what is missing", () => {
    for (const spec of [() => spendSCurve({ months: [], start: "2026-01-01", currency: "EUR" }, FULL), () => estimateDots({ groups: [], currency: "EUR" }, FULL), () => varianceBars({ rows: [], currency: "EUR" }, FULL), () => periodColumns(periods(0), FULL), () => limitLine(limit(0), FULL), () => noticeTimeline(notices(0), FULL), () => minimumBar({ ...minimum(0, 0), minimum: 0 }, FULL)]) expect(spec).toThrow(/needs|need|more than nothing/);
  });
});
