import { compareInstants, type Diagnostic, type IsoInstant, type TrainingRun } from "@almanac/core";
import { declaredHeader, declaredValue } from "../../config/source-schema.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import type { TableSpec } from "../../table/table-kind.ts";
import type { FileResult, KindContext, SourceInput, SourceKind, TableFile } from "../source-kind.ts";
import { asColumns, likelyMetrics, numericColumns, RUN_COLUMNS, valueColumns, type ValueColumn, type ValueGroup } from "./columns.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";

type RunSpec = TableSpec<typeof RUN_COLUMNS, "trainingRuns">;

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, m: 60, h: 3600, d: 86_400 };

/** `7.6s` and its like, in seconds; undefined when it is no duration. */
export function durationSeconds(text: string): number | undefined {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)$/.exec(text.trim()) ?? [];
  const seconds = SECONDS[unit];
  return amount === undefined || seconds === undefined ? undefined : Math.round(Number(amount) * seconds * 1000) / 1000;
}

const between = (start: IsoInstant, end: IsoInstant): number => (Date.parse(end) - Date.parse(start)) / 1000;

function specFor(columns: readonly ValueColumn[]): RunSpec {
  const textsOf = (row: object, group: ValueGroup): Readonly<Record<string, string>> => {
    const values = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(columns.flatMap(({ role, group: own, name }) => (own === group && typeof values.get(role) === "string" ? [[name, String(values.get(role))]] : [])));
  };
  const metricsOf = (row: object): TrainingRun["metrics"] => {
    const values = new Map<string, unknown>(Object.entries(row));
    return columns.flatMap(({ role, group, name }) => {
      const value = values.get(role);
      return group === "metrics" && typeof value === "number" ? [{ name, value }] : [];
    });
  };
  return {
    kind: "mlflow-runs",
    title: "MLflow runs",
    area: "ml",
    fills: "trainingRuns",
    isLong: true,
    columns: { ...RUN_COLUMNS, ...asColumns(columns) },
    signature: ["id", "status", "startedAt"],
    unique: ["id"],
    since: "startedAt",
    recordOf: (row, { source, refuse }) => {
      const { id, experiment, name, status, startedAt, endedAt, duration, user } = row;
      if (endedAt !== undefined && compareInstants(endedAt, startedAt) < 0)
        return refuse("endedAt", "DATE-ORDER", { message: `the run ended (${endedAt}) before it started (${startedAt})`, found: endedAt, expected: `${startedAt} or later`, hint: "export the runs again" });
      const stated = duration === undefined || duration.trim() === "-" ? undefined : durationSeconds(duration);
      if (duration !== undefined && duration.trim() !== "-" && stated === undefined)
        return refuse("duration", "VALUE-INVALID", { message: `\`${duration}\` is no duration`, found: duration, expected: "a number with ms, s, min, h or d, for example `7.6s`", hint: "use the file as MLflow wrote it, without opening and saving it in a spreadsheet" });
      const durationOf = endedAt === undefined ? stated : between(startedAt, endedAt);
      const tags = textsOf(row, "tags");
      return { source, id, ...given({ experiment, name, startedAt, endedAt, durationSeconds: durationOf, user }), status, params: textsOf(row, "params"), metrics: metricsOf(row), tags, unsorted: textsOf(row, "unsorted") };
    },
  };
}

/** Metrics that are declared and not there, or columns of which nobody has said what they are. */
function columnProblems(table: TableFile, columns: readonly ValueColumn[], metrics: readonly string[] | undefined): readonly Diagnostic[] {
  const unsorted = columns.filter(({ group }) => group === "unsorted");
  const names = columns.map(({ header }) => header);
  const missing = (metrics ?? []).filter((name) => !names.includes(name));
  const [first] = missing;
  if (first !== undefined)
    return [
      diagnostic("CSV-COLUMN-MISSING", table.place(-1, 0), {
        message: `there is no column \`${first}\`, which \`columns.metrics\` declares`,
        found: `the columns ${names.join(", ")}`,
        expected: first,
        hint: `${didYouMean(first, names)}correct \`columns.metrics\` in data/almanac.yaml`,
      }),
    ];
  const numeric = numericColumns(unsorted, table);
  const [column] = numeric;
  if (column === undefined) return [];
  const likely = likelyMetrics(unsorted, numeric).map(({ header }) => header);
  return [
    diagnostic("MLFLOW-COLUMNS", table.place(-1, likely[0] === undefined ? column.position : table.header.findIndex((name) => name.trim() === likely[0])), {
      message: "the export of MLflow's web page does not say which of its columns are metrics; until somebody does, none is",
      found: numeric.map(({ header }) => header).join(", "),
      expected: "the names of the metrics, declared",
      hint: `declare them on the source in data/almanac.yaml: \`columns: { metrics: { value: "${likely.join("; ")}" } }\`; or export with \`mlflow.search_runs\`, which says it`,
    }),
  ];
}

function read(input: SourceInput, context: KindContext): FileResult {
  const table = input.table(MOST_RECORDS.long + 1);
  const { declaration } = context;
  const said = declaration.columns?.["metrics"];
  const value = said === undefined ? undefined : declaredValue(said);
  const metrics = value?.split(";").map((name) => name.trim()).filter((name) => name !== "");
  const declared = new Set(Object.values(declaration.columns ?? {}).map((one) => (declaredHeader(one) ?? "").trim().toLowerCase()));
  const columns = "ok" in table ? valueColumns(table.ok, declared, metrics) : [];
  // MLflow writes a decimal point, whatever the language of its reader; only a spreadsheet in between changes that, and the delimiter too.
  const plain = "ok" in table && table.ok.delimiter === "," && declaration.numbers === undefined;
  const [file] = tableKind(specFor(columns)).read([input], plain ? { ...context, declaration: { ...declaration, numbers: { decimal: ".", thousands: "," } } } : context).files;
  if (file === undefined) throw new Error("a table kind gives one result for each file");
  const broken = file.diagnostics.some(({ code }) => code === "CSV-COLUMN-MISSING" || code === "CSV-QUOTE" || code === "CSV-DELIMITER" || code === "CSV-TITLE-LINES");
  return "ok" in table && !broken ? { ...file, diagnostics: [...file.diagnostics, ...columnProblems(table.ok, columns, metrics)] } : file;
}

const fixedKind = tableKind(specFor([]));

/** Runs of MLflow as CSV: the web page's download, or `mlflow.search_runs(...)` saved. */
export const mlflowRunsKind: SourceKind = {
  ...fixedKind,
  read: (inputs, context) => ({ files: inputs.map((input) => read(input, context)), diagnostics: [] }),
};
