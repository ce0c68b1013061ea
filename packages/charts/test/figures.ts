import type { AgeingFigure, CumulativeFlowFigure, CycleTimeFigure, ForecastFigure, ThroughputRunFigure, ThroughputWeek } from "../src/index.ts";

/** Freezes rows all the way down, so that a chart that writes to its input fails. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

export const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekly = [19, 22, 20, 17, 23, 21, 20, 18, 24, 19, 21, 16, 20, 22, 21, 19, 23, 18, 21, 20, 18, 17, 16, 15, 17, 14];
export const weeksOf = (items: readonly number[]): readonly ThroughputWeek[] =>
  items.map((count, index) => ({ label: `2026-W${String(22 + index)}`, from: dayAfter("2026-05-25", 7 * index), items: count, complete: true }));

export const run: ThroughputRunFigure = frozen({
  weeks: weeksOf(weekly),
  baselineMedian: 20,
  baselineLabel: "median of W22–W41: 20",
  run: { length: 6, side: "below" },
  next: { low: 13, mid: 16, high: 19, weeks: 4 },
});

const percentiles = [
  { p: 50, days: 6 },
  { p: 85, days: 17 },
  { p: 95, days: 34 },
];

/** Items over a span of dates with days that repeat in a fixed pattern from 1 to 33. */
export const finishedItems = (count: number, span: number): CycleTimeFigure["points"] =>
  Array.from({ length: count }, (_, index) => ({ key: `FD-${String(index)}`, finished: dayAfter("2026-08-24", (index * 37) % span), days: 1 + ((index * index) % 33) }));

export const scatter: CycleTimeFigure = frozen({
  points: [...finishedItems(240, 88), { key: "FD-999", finished: "2026-10-01", days: 40 }, { key: "FD-998", finished: "2026-11-01", days: 120 }],
  percentiles,
  yMax: 46,
});

export const ageing: AgeingFigure = frozen({
  columns: [
    { name: "In progress", count: 9 },
    { name: "Review", count: 2 },
    { name: "Validation", count: 3 },
  ],
  points: [
    ...Array.from({ length: 8 }, (_, index) => ({ key: `MP-${String(index)}`, column: "In progress", days: 4 + (index % 3) })),
    { key: "MP-087", column: "In progress", days: 28 },
    { key: "SR-1", column: "Review", days: 3 },
    { key: "SR-2", column: "Review", days: 17 },
    { key: "FD-214", column: "Validation", days: 31 },
    { key: "FD-198", column: "Validation", days: 31 },
    { key: "FD-221", column: "Validation", days: 24 },
  ],
  percentiles,
  yMax: 46,
});

export const flow: CumulativeFlowFigure = frozen({
  dates: ["2026-11-06", "2026-11-13", "2026-11-20"],
  columns: [
    { name: "Ready", category: "todo", values: [390, 405, 420] },
    { name: "In progress", category: "inProgress", values: [150, 160, 170] },
    { name: "Review", category: "inProgress", values: [130, 140, 152] },
    { name: "Done", category: "done", values: [100, 120, 140] },
  ],
  doneFrom: "W45",
});

export const forecast: ForecastFigure = frozen({
  rows: [
    { date: "2027-02-19", probability: 0.2, cumulative: 0.2 },
    { date: "2027-02-26", probability: 0.35, cumulative: 0.55 },
    { date: "2027-03-05", probability: 0.3, cumulative: 0.85 },
    { date: "2027-03-12", probability: 0.11, cumulative: 0.96 },
    { date: "2027-03-19", probability: 0.04, cumulative: 1 },
  ],
  p50: "2027-02-26",
  p85: "2027-03-05",
  p95: "2027-03-12",
  target: "2027-02-12",
  asOf: "2026-11-20",
});

/** Reads the words that a reader sees, without hovers, in drawing order. */
export const wordsOf = (svg: string): readonly string[] => [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, words = ""]) => words.replace(/<[^>]+>/g, "").replaceAll("\u00a0", " "));
export const hoversOf = (svg: string): readonly string[] => [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, words = ""]) => words.replaceAll("\u00a0", " "));
export const countOf = (svg: string, part: string): number => svg.split(part).length - 1;
