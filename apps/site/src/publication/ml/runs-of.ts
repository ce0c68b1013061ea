import { table, type Facts } from "../facts.ts";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

/** Runs of one experiment that logged one metric. */
export interface MetricRuns {
  readonly experiment: string;
  readonly model: string;
  readonly metric: string;
  readonly runs: readonly NamedRow[];
  /** The row of the table of best values. */
  readonly best: NamedRow | undefined;
}

/** Metrics of experiments with more than one run, in the order of the table. */
export function metricRuns(facts: Facts): readonly MetricRuns[] {
  const best = namedRows(table(facts, "experiments.runs.best"));
  const same = (a: NamedRow, b: NamedRow): boolean => ["experiment", "model", "metric"].every((column) => textIn(a, column) === textIn(b, column));
  return [...Map.groupBy(namedRows(table(facts, "experiments.runs.values")), (row) => ["experiment", "model", "metric"].map((column) => textIn(row, column)).join("\n")).values()].flatMap((runs): readonly MetricRuns[] => {
    const [first] = runs;
    return first === undefined || runs.length < 2 ? [] : [{ experiment: textIn(first, "experiment"), model: textIn(first, "model"), metric: textIn(first, "metric"), runs, best: best.find((row) => same(row, first)) }];
  });
}

export const runsChart = (place: number): string => `ml.runs/${String(place)}`;
