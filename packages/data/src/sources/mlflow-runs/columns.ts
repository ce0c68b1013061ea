import { choice, id, instant, list, number, optional, required, text, type Column, type Columns } from "../../table/column.ts";
import type { TableFile } from "../source-kind.ts";

/** The columns that every export has; metrics, parameters and tags come as columns of their own. */
export const RUN_COLUMNS = {
  id: required(id(), ["run_id", "Run ID"], "Id of the run"),
  experiment: optional(text(), ["experiment_id", "Experiment ID", "Experiment", "experiment_name"], "Id or name of the experiment"),
  name: optional(text(), ["tags.mlflow.runName", "Name", "Run Name"], "Name of the run"),
  status: required(
    choice({ running: ["RUNNING", "1"], scheduled: ["SCHEDULED", "2"], finished: ["FINISHED", "3"], failed: ["FAILED", "4"], killed: ["KILLED", "5"] }),
    ["status", "Status"],
    "How the run ended, or that it has not",
  ),
  startedAt: required(instant(), ["start_time", "Start Time"], "When it started"),
  endedAt: optional(instant(), ["end_time", "End Time"], "When it ended; empty: it has not"),
  duration: optional(text(), ["Duration"], "How long it ran, as the web page writes it: `7.6s`, `1.2min`, `3.4h`, `2.0d`"),
  user: optional(text(), ["tags.mlflow.user", "User"], "Who started it"),
  sourceName: optional(text(), ["tags.mlflow.source.name", "Source Name"], "Program that was run"),
  sourceType: optional(text(), ["tags.mlflow.source.type", "Source Type"], "Kind of program"),
  artifacts: optional(text(), ["artifact_uri"], "Address of its artifacts; not read"),
  metrics: optional(list(";"), ["Metrics"], "Names of the columns that are metrics. Only for exports of the web page, which do not say: declared as `metrics: { value: \"auc; recall\" }`"),
} satisfies Columns;

export type ValueGroup = "metrics" | "params" | "tags" | "unsorted";

/** A column of the export that holds a value of one metric, parameter or tag. */
export interface ValueColumn {
  readonly role: string;
  readonly group: ValueGroup;
  readonly name: string;
  readonly header: string;
  readonly position: number;
}

const PREFIX = /^(metrics|params|tags)\.(.+)$/;
const fixed = new Set(Object.values(RUN_COLUMNS).flatMap(({ headers }) => headers.map((header) => header.toLowerCase())));

/** Headers of `mlflow.search_runs` say what a column is; those of the web page do not, and `metrics` names the metrics among them. */
export function valueColumns({ header }: TableFile, declared: ReadonlySet<string>, metrics: readonly string[] | undefined): readonly ValueColumn[] {
  return header.flatMap((written, position): readonly ValueColumn[] => {
    const text = written.trim();
    const [, group, name] = PREFIX.exec(text) ?? [];
    if (text === "" || declared.has(text.toLowerCase())) return [];
    if ((group === "metrics" || group === "params" || group === "tags") && name !== undefined) return [{ role: `${group}.${name}`, group, name, header: text, position }];
    if (fixed.has(text.toLowerCase())) return [];
    const meant = metrics === undefined ? "unsorted" : metrics.includes(text) ? "metrics" : "params";
    return [{ role: `${meant}.${text}`, group: meant, name: text, header: text, position }];
  });
}

/** The same as columns of a table kind, so that numbers are read, and mistakes placed, like those of any table. */
export const asColumns = (columns: readonly ValueColumn[]): Readonly<Record<string, Column<unknown>>> =>
  Object.fromEntries(columns.map(({ role, group, header }) => [role, optional<unknown>(group === "metrics" ? number() : text(), [header], `${group}: ${header}`)]));

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Columns that may be metrics: only metrics are always numbers. */
export const numericColumns = (columns: readonly ValueColumn[], { records }: TableFile): readonly ValueColumn[] =>
  columns.filter(({ group, position }) => {
    const cells = records.map((record) => (record[position] ?? "").trim()).filter((cell) => cell !== "");
    return group === "unsorted" && cells.length > 0 && cells.every((cell) => NUMBER.test(cell));
  });

/** The web page writes parameters first, then metrics, each in the order of the alphabet: what stands after the last step back. */
export function likelyMetrics(unsorted: readonly ValueColumn[], numeric: readonly ValueColumn[]): readonly ValueColumn[] {
  const step = unsorted.findLastIndex(({ name }, index) => index > 0 && name < (unsorted[index - 1]?.name ?? ""));
  const after = unsorted.slice(Math.max(0, step));
  return step > 0 && after.every((column) => numeric.includes(column)) ? after : numeric;
}
