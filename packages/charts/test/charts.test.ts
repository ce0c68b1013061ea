import { gzipSync } from "node:zlib";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import {
  ageingWorkInProgress,
  cumulativeFlowDiagram,
  cycleTimeScatter,
  forecastDistribution,
  renderSvg,
  sparkline,
  throughputRunChart,
  throughputSmallMultiple,
  type ChartSize,
} from "../src/index.ts";
import { ageing, countOf, dayAfter, finishedItems, flow, forecast, frozen, hoversOf, run, scatter, weeksOf, wordsOf } from "./figures.ts";

const wide: ChartSize = { width: 1280, compact: false };
const phone: ChartSize = { width: 340, compact: true };
const draw = (spec: TopLevelSpec): Promise<string> => renderSvg(spec, { title: "A title", description: "A description", key: "x" });

const small = frozen({ title: "Fraud detection", weeks: weeksOf([5, 4, 0, 3, 3]), median: 4.5, recentFrom: 3, colour: 3, yMax: 8 } as const);
const trend = frozen({ values: [3, null, 4, 6, 5], zero: true });

const ordinary: readonly (readonly [string, (size: ChartSize) => TopLevelSpec])[] = [
  ["run", (size) => throughputRunChart(run, size)],
  ["small multiple", (size) => throughputSmallMultiple(small, size)],
  ["scatter", (size) => cycleTimeScatter(scatter, size)],
  ["ageing", (size) => ageingWorkInProgress(ageing, size)],
  ["flow", (size) => cumulativeFlowDiagram(flow, size)],
  ["forecast", (size) => forecastDistribution(forecast, size)],
  ["sparkline", (size) => sparkline(trend, { ...size, width: 120 })],
];

const noRun = { length: 0, side: "none" } as const;
const tiny: readonly (readonly [string, TopLevelSpec])[] = [
  ["one week of nothing", throughputRunChart({ weeks: weeksOf([0]), baselineMedian: null, baselineLabel: "", run: noRun }, wide)],
  ["only a running week", throughputRunChart({ weeks: weeksOf([2]).map((week) => ({ ...week, complete: false })), baselineMedian: null, baselineLabel: "", run: noRun }, phone)],
  ["no items in any week", throughputSmallMultiple({ ...small, weeks: weeksOf([0, 0]), median: 0, yMax: 0 }, phone)],
  ["one finished item", cycleTimeScatter({ points: finishedItems(1, 1), percentiles: [{ p: 50, days: 1 }, { p: 85, days: 1 }, { p: 95, days: 1 }], yMax: 1 }, wide)],
  ["no open item", ageingWorkInProgress({ columns: [{ name: "Doing", count: 0 }], points: [], percentiles: [], yMax: 1 }, phone)],
  ["one date", cumulativeFlowDiagram({ dates: ["2026-11-20"], columns: [{ name: "Done", category: "done", values: [0] }] }, wide)],
  ["a certain date", forecastDistribution({ rows: [{ date: "2026-12-04", probability: 1, cumulative: 1 }], p50: "2026-12-04", p85: "2026-12-04", p95: "2026-12-04", asOf: "2026-11-20", target: "2026-11-10" }, phone)],
  ["one value", sparkline({ values: [0] }, { ...phone, width: 120 })],
];

describe("every chart", () => {
  test.each(ordinary)("%s: fits its page in both widths", async (_, specOf) => {
    for (const size of [wide, phone]) {
      const svg = await draw(specOf(size));
      expect(svg).toMatch(/^<svg [^>]*width="\d+(\.\d+)?" height="\d+(\.\d+)?" viewBox="0 0 /);
      expect(svg).toMatch(/role="img" aria-labelledby="(\S+)" aria-describedby="(\S+)"><title id="\1">A title<\/title><desc id="\2">A description<\/desc>/);
      expect(svg).not.toMatch(/style|<script|href|class=|font-family|[\ue000\ue001]/);
      expect(svg).not.toMatch(/(?:fill|stroke)="(?!var\(--|none)/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });

  test("is exactly as wide as asked, so that charts beside each other line up", async () => {
    expect(await draw(throughputRunChart(run, wide))).toContain('width="1280"');
    expect(await draw(ageingWorkInProgress(ageing, phone))).toContain('width="340"');
  });

  test.each(tiny)("%s: drawn without a warning", async (_, spec) => {
    expect(await draw(spec)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("bytes don't depend on what was drawn before", async () => {
    const specs = ordinary.map(([, specOf]) => specOf(wide));
    const first: string[] = [];
    for (const spec of specs) first.push(await draw(spec));
    const again: string[] = [];
    for (const spec of specs.toReversed()) again.unshift(await draw(spec));
    expect(again).toEqual(first);
  });

  test("an empty figure is refused", () => {
    expect(() => throughputRunChart({ ...run, weeks: [] }, wide)).toThrow("at least one week");
    expect(() => cycleTimeScatter({ ...scatter, points: [] }, wide)).toThrow("at least one finished item");
    expect(() => sparkline({ values: [null] }, wide)).toThrow("at least one value");
  });
});

describe("throughput run chart", () => {
  test("names the run, the median, the last value and what is ahead", async () => {
    const svg = await draw(throughputRunChart(run, wide));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["Six in a row below", "median of W22–W41: 20", "14", "next 4 weeks", "13 to 19"]));
    expect(countOf(svg, 'fill="var(--ink)"><title>')).toBe(6);
    expect(countOf(svg, 'fill="var(--paper)" stroke="var(--ink)"')).toBe(20);
    expect(hoversOf(svg)).toContain("W47: 14 items");
  });

  test("numbers over twelve are figures, and fewer than six weeks are no shift", async () => {
    const long = await draw(throughputRunChart({ ...run, run: { length: 13, side: "below" } }, wide));
    expect(wordsOf(long)).toContain("13 in a row below");
    const short = await draw(throughputRunChart({ ...run, run: { length: 5, side: "below" } }, wide));
    expect(short).not.toContain("in a row");
    expect(short).not.toContain("var(--tint)");
  });

  test("a running week is an open dotted point outside the line", async () => {
    const weeks = [...weeksOf([4, 5, 6]), { label: "2026-W25", from: "2026-06-15", items: 2, complete: false }];
    const svg = await draw(throughputRunChart({ ...run, weeks, baselineMedian: null, run: noRun, next: undefined }, wide));
    expect(hoversOf(svg)).toContain("W25: 2 items so far");
    expect(wordsOf(svg)).toContain("2 so far");
    const [, path = ""] = /<path d="([^"]*)" stroke="var\(--ink\)"/.exec(svg) ?? [];
    expect(path.split(/[ML]/).length - 1).toBe(3);
  });

  test("weeks of two years name the year", async () => {
    const weeks = [50, 51, 52].map((week) => ({ label: `2026-W${String(week)}`, from: "2026-12-07", items: 3, complete: true }));
    const svg = await draw(throughputRunChart({ ...run, weeks: [...weeks, { label: "2027-W01", from: "2027-01-04", items: 3, complete: true }] }, wide));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["W50 2026", "W51", "W01 2027"]));
  });
});

describe("small multiples", () => {
  const size = { width: 300, compact: false };

  test("weeks before are pale, judged ones solid, empty ones have no bar", async () => {
    const svg = await draw(throughputSmallMultiple(small, size));
    expect(countOf(svg, 'fill="var(--c3)"')).toBe(4);
    expect(countOf(svg, "fill-opacity")).toBe(2);
    expect(hoversOf(svg)).toEqual(["W22: 5 items", "W23: 4 items", "W25: 3 items", "W26: 3 items"]);
  });

  test("the same count has the same height beside a busier workstream", async () => {
    const firstBar = (svg: string): string | undefined => /<path d="([^"]*)"[^>]*><title>W22/.exec(svg)?.[1];
    const own = firstBar(await draw(throughputSmallMultiple(small, size)));
    expect(own).toBeDefined();
    expect(firstBar(await draw(throughputSmallMultiple({ ...small, weeks: weeksOf([5, 8, 8, 8, 8]) }, size)))).toBe(own);
  });
});

describe("cycle-time scatter", () => {
  test("writes the percentiles at their lines and says the words of outliers only", async () => {
    const svg = await draw(cycleTimeScatter(scatter, { width: 740, compact: false }));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["6 days  50 %", "17 days  85 %", "34 days  95 %", "W47"]));
    expect(hoversOf(svg)).toEqual(["FD-999: 40 days", "FD-998: 120 days"]);
    expect(countOf(svg, "h0")).toBe(240);
  });

  test("percentiles on equal days keep labels that do not overlap", async () => {
    const svg = await draw(cycleTimeScatter({ ...scatter, percentiles: [{ p: 50, days: 3 }, { p: 85, days: 3 }, { p: 95, days: 4 }] }, phone));
    const heights = [...svg.matchAll(/y="([\d.]+)" fill="var\(--ink-2\)"/g)].map(([, y]) => Number(y)).toSorted((a, b) => a - b);
    expect(heights).toHaveLength(3);
    expect((heights[1] as number) - (heights[0] as number)).toBeGreaterThanOrEqual(15.9);
    expect((heights[2] as number) - (heights[1] as number)).toBeGreaterThanOrEqual(15.9);
  });

  test("5,000 items weigh less than 60 KB compressed", async () => {
    const points = Array.from({ length: 5000 }, (_, index) => ({ key: `M-${String(index)}`, finished: dayAfter("2018-01-01", (index * 7919) % 1000), days: 1 + ((index * index * 31) % 97) }));
    const svg = await draw(cycleTimeScatter({ points, percentiles: [{ p: 50, days: 40 }, { p: 85, days: 80 }, { p: 95, days: 92 }], yMax: 100 }, { width: 740, compact: false }));
    expect(gzipSync(svg).length).toBeLessThan(60_000);
    expect(countOf(svg, "h0") + hoversOf(svg).length).toBe(5000);
  });
});

describe("ageing work in progress", () => {
  test("names what is older than the 85 % line, without two names on one place", async () => {
    const svg = await draw(ageingWorkInProgress(ageing, { width: 520, compact: false }));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["FD-214, 31", "FD-198, 31", "FD-221, 24", "MP-087, 28", "In progress 9", "Review 2", "Validation 3"]));
    expect(wordsOf(svg).join()).not.toContain("SR-2");
    const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*paint-order/g)].map(([, x, y]) => `${x ?? ""} ${y ?? ""}`);
    expect(new Set(places).size).toBe(4);
  });

  test("shares its scale with the scatter: the 85 % line stands at the same height in both", async () => {
    const heightOf = (svg: string): string | undefined => /<line transform="translate\(0,([\d.]+)\)"[^>]*stroke-width="1.75"/.exec(svg)?.[1];
    const left = heightOf(await draw(cycleTimeScatter(scatter, { width: 740, compact: false })));
    expect(left).toBeDefined();
    expect(heightOf(await draw(ageingWorkInProgress(ageing, { width: 520, compact: false })))).toBe(left);
  });

  test("long state names hang on two levels instead of being cut", async () => {
    const columns = ["Under editorial review", "With reviewers", "Awaiting decision", "Data check"].map((name) => ({ name, count: 1 }));
    const svg = await draw(ageingWorkInProgress({ ...ageing, columns, points: [] }, phone));
    expect(wordsOf(svg).join(" ")).toContain("With reviewers 1");
    expect(svg).not.toContain("…");
  });
});

test("cumulative flow labels each state with its last count, done from the window's start", async () => {
  const svg = await draw(cumulativeFlowDiagram(flow, wide));
  expect(wordsOf(svg)).toEqual(expect.arrayContaining(["250 Ready", "18 In progress", "12 Review", "40 Done since W45", "not started", "finished"]));
});

describe("forecast distribution", () => {
  test("writes percentile and target dates on the chart", async () => {
    const svg = await draw(forecastDistribution(forecast, { width: 740, compact: false }));
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(["50 % by 26 Feb", "85 % by 5 Mar", "95 % by 12 Mar", "target 12 Feb", "20 Nov"]));
  });

  test("solid to the 85 % date, light to the 95 % date, outlined beyond", async () => {
    const svg = await draw(forecastDistribution(forecast, phone));
    expect(countOf(svg, 'fill="var(--spot)"><title>')).toBe(3);
    expect(countOf(svg, 'fill="var(--spot-light)"')).toBe(1);
    expect(countOf(svg, 'fill="var(--spot-pale)"')).toBe(1);
  });
});
