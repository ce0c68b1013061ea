import { scalar, table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn } from "../table-rows.ts";

/** The gate that the program declared for its datasets, 0 to 1. */
export function qualityGate(facts: Facts): number | undefined {
  const gate = scalar(facts, "datasets.quality.minimum")?.receipt.arguments["gate"];
  return typeof gate === "number" ? gate : undefined;
}

/** Datasets with a rate, the worst first. */
export function ratedDatasets(facts: Facts): readonly string[] {
  const rows = namedRows(table(facts, "datasets.quality.datasets")).filter((row) => numberIn(row, "minimum") !== null);
  return rows.toSorted((a, b) => (numberIn(a, "minimum") ?? 1) - (numberIn(b, "minimum") ?? 1)).map((row) => textIn(row, "dataset"));
}

export const qualityChart = (dataset: string): string => `ml.quality/${dataset}`;
