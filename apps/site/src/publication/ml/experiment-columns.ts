import type { RecordColumn } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { dated, said } from "./cell-words.ts";

/** A tracker that numbers its experiments names none: they then stand under their model. */
const isNumbered = (row: NamedRow): boolean => /^\d+$/.test(textIn(row, "experiment")) && said(row, "model") !== undefined;

/** Rows of experiments under a name that tells a reader something. */
export const namedExperiment = (row: NamedRow): NamedRow => (column) => (column === "named" ? (isNumbered(row) ? row("model") : row("experiment")) : row(column));

const experimentName = (unnamed?: string): RecordColumn => ({ kind: "name", column: "named", label: "Experiment", below: [(row) => (isNumbered(row) ? `experiment ${textIn(row, "experiment")} of the tracker` : said(row, "model") === textIn(row, "experiment") ? undefined : (said(row, "model") ?? unnamed))] });

export const EXPERIMENT_COLUMNS: readonly RecordColumn[] = [
  experimentName("no model named"),
  { kind: "value", column: "runs", label: "Runs" },
  { kind: "value", column: "failed", label: "Failed" },
  { kind: "value", column: "running", label: "Running" },
  { kind: "range", label: "Finished of ended, %, with 95\u00a0% interval", low: "low", middle: "success", high: "high" },
  { kind: "value", column: "last", label: "Last run", below: (row) => (numberIn(row, "since") === null ? undefined : `${String(numberIn(row, "since"))} days ago`) },
  { kind: "value", column: "gap", label: "Longest pause, days" },
];

export const BEST_COLUMNS: readonly RecordColumn[] = [
  { kind: "name", column: "metric", label: "Metric", below: [(row) => said(row, "model") ?? said(row, "experiment")] },
  { kind: "value", column: "runs", label: "Runs with it" },
  { kind: "value", column: "lowest", label: "Lowest" },
  { kind: "value", column: "median", label: "Median" },
  { kind: "value", column: "highest", label: "Highest" },
  { kind: "value", column: "best", label: "Best", strong: () => true },
  { kind: "text", label: "Best run", text: (row) => said(row, "run") ?? "no direction stated", below: (row) => dated(row, "on") },
];

export const REPRODUCIBILITY_COLUMNS: readonly RecordColumn[] = [
  experimentName(),
  { kind: "value", column: "runs", label: "Runs" },
  { kind: "value", column: "score", label: "Recorded, %", strong: () => true },
  { kind: "value", column: "commit", label: "Commit, %" },
  { kind: "value", column: "data", label: "Hash of data, %" },
  { kind: "value", column: "seed", label: "Seed, %" },
  { kind: "value", column: "image", label: "Image, %" },
];

export const COST_COLUMNS: readonly RecordColumn[] = [
  { kind: "name", column: "model", label: "Model" },
  { kind: "value", column: "cost", label: "Cost" },
  { kind: "value", column: "billed", label: "Runs billed" },
  { kind: "value", column: "per-run", label: "A billed run" },
  { kind: "value", column: "tracked", label: "Runs tracked" },
  { kind: "value", column: "finished", label: "Finished" },
  { kind: "value", column: "per-finished", label: "A finished run", strong: () => true },
];
