import { randomSource, type RandomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

/** Day, version, value on the split as a whole. */
type Point = readonly [on: string, version: string, value: number];

interface Series {
  readonly model: string;
  readonly dataset: string;
  readonly split: string;
  readonly metric: string;
  readonly points: readonly Point[];
  /** Records on which the split as a whole is measured. */
  readonly records: number;
  /** Slices: name, how much lower (or higher) than the whole, share of the records. */
  readonly slices?: readonly (readonly [name: string, difference: number, share: number])[];
  /** Left out: the value is no share, and has no standard error. */
  readonly share?: boolean;
}

const LOCALES: readonly (readonly [string, number, number])[] = [
  ["locale = de", 0.02, 1 / 12], ["locale = nl", 0.014, 1 / 12], ["locale = pl", -0.08, 1 / 12], ["locale = at", 0.016, 1 / 12], ["locale = be", 0.006, 1 / 12], ["locale = cz", 0.001, 1 / 12],
  ["locale = dk", 0.01, 1 / 12], ["locale = fr", 0.011, 1 / 12], ["locale = se", 0.008, 1 / 12], ["locale = it", 0.005, 1 / 12], ["locale = es", 0.004, 1 / 12], ["locale = ro", -0.02, 1 / 12],
];
const REGIONS: readonly (readonly [string, number, number])[] = [
  ["region = Germany North", -0.011, 0.16], ["region = Germany South", -0.014, 0.18], ["region = Netherlands", -0.008, 0.14], ["region = Poland", 0.062, 0.08], ["region = Denmark", -0.004, 0.06], ["region = Austria", -0.002, 0.08],
];
const CUSTOMERS: readonly (readonly [string, number, number])[] = [["customers of under one year", -0.05, 0.16], ["customers of one year or more", 0.01, 0.84], ["cards of other countries", -0.07, 0.05]];

const NDCG = "NDCG at 10";
const RECALL = "Value-weighted recall at 1 % alerts";
const ERROR = "Weighted absolute error, four weeks ahead";
const COVERAGE = "Coverage of the 80 % interval";

const TWO_TOWER: readonly Point[] = [
  ["2026-07-03", "0.1", 0.612], ["2026-08-07", "0.2", 0.624], ["2026-09-04", "0.3", 0.633], ["2026-10-09", "0.4", 0.645], ["2026-10-30", "0.5", 0.654], ["2026-11-13", "0.6", 0.66],
];
const CHAMPION: readonly Point[] = [
  ["2026-06-26", "0.5.0", 0.548], ["2026-07-31", "0.6.0", 0.562], ["2026-08-28", "0.7.0", 0.579], ["2026-09-25", "0.8.0", 0.591], ["2026-10-30", "0.9.0", 0.6],
];
const higher = (points: readonly Point[], by: number): readonly Point[] => points.map(([on, version, value]) => [on, version, value + by]);
const weekly = (...values: readonly number[]): readonly Point[] => values.map((value, index) => [["2026-08-30", "2026-09-06", "2026-09-13", "2026-09-20", "2026-09-27", "2026-10-04", "2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"][index] ?? "", "0.8", value]);

const SERIES: readonly Series[] = [
  { model: "search-two-tower", dataset: "judgements-12-locales", split: "test", metric: NDCG, points: TWO_TOWER, records: 1500, slices: LOCALES, share: true },
  { model: "search-two-tower", dataset: "judgements-12-locales", split: "validation", metric: NDCG, points: higher(TWO_TOWER, 0.006), records: 1500, share: true },
  { model: "search-two-tower", dataset: "judgements-12-locales", split: "train", metric: NDCG, points: higher(TWO_TOWER, 0.019), records: 9000, share: true },
  { model: "search-two-tower", dataset: "query-logs-long-tail", split: "test", metric: "Recall at 100", points: [["2026-10-30", "0.5", 0.79], ["2026-11-13", "0.6", 0.81]], records: 4000, share: true },
  { model: "search-two-tower", dataset: "judgements-12-locales", split: "test", metric: "Latency, 95th percentile, ms", points: [["2026-11-13", "0.6", 78]], records: 20_000 },
  { model: "search-reranker", dataset: "judgements-12-locales", split: "test", metric: NDCG, points: [["2026-07-03", "3.1", 0.609], ["2026-11-13", "3.2", 0.612]], records: 1500, slices: LOCALES.slice(0, 3), share: true },
  { model: "search-cross-encoder", dataset: "judgements-12-locales", split: "test", metric: NDCG, points: [["2026-10-30", "0.2", 0.668]], records: 1500, share: true },
  { model: "search-cross-encoder", dataset: "judgements-12-locales", split: "test", metric: "Latency, 95th percentile, ms", points: [["2026-10-30", "0.2", 310]], records: 20_000 },
  { model: "search-query-rewriter", dataset: "query-logs-long-tail", split: "production", metric: "Searches without a result", points: [["2026-09-13", "2.1", 0.034], ["2026-10-11", "2.1", 0.032], ["2026-11-08", "2.2", 0.047], ["2026-11-15", "2.1", 0.031]], records: 210_000, share: true },
  { model: "demand-hierarchical", dataset: "sales-history-12-regions", split: "test", metric: ERROR, points: [["2026-07-10", "1.1", 0.291], ["2026-08-21", "1.2", 0.279], ["2026-10-02", "1.3", 0.271], ["2026-11-06", "1.4", 0.268]], records: 86_000, slices: REGIONS },
  { model: "demand-hierarchical", dataset: "sales-history-12-regions", split: "shadow", metric: ERROR, points: [["2026-10-16", "1.3", 0.276], ["2026-11-20", "1.4", 0.274]], records: 21_000, slices: REGIONS },
  { model: "demand-intervals", dataset: "sales-history-12-regions", split: "shadow", metric: COVERAGE, points: weekly(0.71, 0.72, 0.72, 0.73, 0.74, 0.74, 0.75, 0.76, 0.74, 0.76, 0.77, 0.77, 0.78), records: 5200, share: true },
  { model: "demand-new-items", dataset: "sales-history-12-regions", split: "train", metric: ERROR, points: [["2026-11-06", "0.1", 0.124]], records: 14_000 },
  { model: "demand-new-items", dataset: "sales-history-12-regions", split: "validation", metric: ERROR, points: [["2026-11-06", "0.1", 0.287]], records: 3100 },
  { model: "demand-northern", dataset: "sales-history-12-regions", split: "production", metric: ERROR, points: [["2026-09-04", "2.3.1", 0.311], ["2026-10-06", "2.4.0", 0.443], ["2026-10-09", "2.3.1", 0.314], ["2026-11-06", "2.3.1", 0.309]], records: 12_000 },
  { model: "fraud-card-champion", dataset: "card-transactions", split: "test", metric: RECALL, points: CHAMPION, records: 39_800, slices: CUSTOMERS, share: true },
  { model: "fraud-card-champion", dataset: "card-transactions", split: "validation", metric: RECALL, points: higher(CHAMPION, 0.01), records: 41_200, share: true },
  { model: "fraud-card-champion", dataset: "card-transactions", split: "train", metric: RECALL, points: higher(CHAMPION, 0.028), records: 310_000, share: true },
  { model: "fraud-card-champion", dataset: "card-transactions", split: "test", metric: "Honest orders declined, per 1,000", points: [["2026-09-25", "0.8.0", 2.6], ["2026-10-30", "0.9.0", 2.4]], records: 39_800 },
  { model: "fraud-card-rules", dataset: "card-transactions", split: "production", metric: RECALL, points: [["2026-06-26", "2026.6", 0.541], ["2026-10-30", "2026.10", 0.54]], records: 39_800, slices: CUSTOMERS, share: true },
  { model: "fraud-invoice-shadow", dataset: "invoice-orders", split: "shadow", metric: "Precision at 1 % alerts", points: [["2026-08-28", "0.3", 0.34], ["2026-10-16", "0.4", 0.37], ["2026-11-13", "0.4", 0.36]], records: 1900, share: true },
  { model: "platform-queue-planner", dataset: "training-job-logs", split: "shadow", metric: "Wait for a training slot, 85 % within, days", points: [["2026-09-25", "0.2", 2.6], ["2026-10-30", "0.3", 2.3], ["2026-11-20", "0.3", 2.1]], records: 420 },
];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function rowsOf(series: Series, random: RandomSource): readonly (readonly Cell[])[] {
  const rowOf = ([on, version, value]: Point, slice: string | undefined, n: number): readonly Cell[] => [
    series.model, version, series.dataset, series.split, slice, series.metric, round(value, 3), n, series.share === true ? round(Math.sqrt((value * (1 - value)) / n), 4) : undefined, on,
  ];
  return series.points.flatMap((point) => [
    rowOf(point, undefined, series.records),
    ...(series.slices ?? []).map(([name, difference, share]) => {
      // Poland is the planted straggler: its difference is exact.
      const noise = name.includes("pl") || name.includes("Poland") ? 0 : 0.002 * random.normal();
      return rowOf([point[0], point[1], point[2] + difference + noise], name, Math.round(series.records * share));
    }),
  ]);
}

const HEADER = ["Model", "Version", "Dataset", "Split", "Slice", "Metric", "Value", "Sample size", "Standard error", "Evaluated on"];

function evaluationRows(): readonly (readonly Cell[])[] {
  const random = randomSource(SEED, "ml/evaluations");
  return SERIES.flatMap((series) => rowsOf(series, random));
}

export const evaluationFiles = (): readonly ExportFile[] => [{ path: "evaluations/evaluations.csv", text: csvTable(HEADER, evaluationRows()) }];

export const evaluationTruths = (): readonly string[] => [
  `\`evaluations/evaluations.csv\`: ${String(evaluationRows().length)} values of ${String(new Set(SERIES.map(({ model }) => model)).size)} models, by split and slice.`,
  "`evaluations/evaluations.csv`: NDCG at 10 of search-two-tower on the test split rises with each of six versions, 0.612 on 3 July to 0.660 on 13 November 2026 (goal 0.68); Poland is at 0.580, 0.080 below the whole, in the last.",
  "`evaluations/evaluations.csv`: value-weighted recall of fraud-card-champion on the test split is 0.600 on 30 October 2026 (goal 0.65, rules 0.540), 0.028 below its training split; nothing is evaluated after that, because labels stopped on 3 November.",
  "`evaluations/evaluations.csv`: demand-new-items 0.1 has an error of 0.124 in training and 0.287 in validation, a gap of 0.163: overfit.",
  "`evaluations/evaluations.csv`: demand-northern 2.4.0 had an error of 0.443 on the day of its release, 6 October 2026, and 2.3.1, back since then, 0.314 three days later.",
];
