import { compareInstants, decimalText, type Diagnostic, type IsoDate, type IsoInstant, type Money, type Records, type SkippedRow, type SourceRef } from "@almanac/core";
import { startOfDay } from "../cells/zoned.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { rememberPlace } from "../link/record-place.ts";
import type { KindContext, TableFile } from "../sources/source-kind.ts";
import type { Columns, Row } from "./column.ts";
import { maskedDiagnostic, withoutWords } from "./mask.ts";
import { rowReader, type CellAt } from "./row-reader.ts";
import { rowsTwice } from "./row-twice.ts";
import { rememberSince } from "./since.ts";
import type { FoundColumns } from "./table-columns.ts";
import type { RecordOf, RowContext, TableSpec } from "./table-kind.ts";
import { footerTest, notARecord } from "./table-shape.ts";

interface ReadRows<R> {
  readonly records: readonly R[];
  readonly skipped: readonly SkippedRow[];
  readonly newestEvent?: IsoInstant;
  readonly diagnostics: readonly Diagnostic[];
}

/** Mistakes of rows that are said of one file. Nobody reads so many, and all of a long one would be a hundred megabytes. */
const MOST_MISTAKES = 10_000;

/** The first of many mistakes; the last of them says that there may be more. */
function firstOf(mistakes: readonly Diagnostic[]): readonly Diagnostic[] {
  const last = mistakes[MOST_MISTAKES - 1];
  if (mistakes.length < MOST_MISTAKES || last === undefined) return mistakes;
  return [...mistakes.slice(0, MOST_MISTAKES - 1), { ...last, message: `${last.message}; further mistakes of this file are not listed` }];
}

/** Reads the records of a table whose columns were found. A row with a mistake becomes nothing. */
export function readRows<C extends Columns, N extends keyof Records>(
  spec: TableSpec<C, N>,
  csv: TableFile,
  found: FoundColumns,
  context: KindContext,
  fieldCounts: readonly Diagnostic[],
  masked: boolean,
): ReadRows<RecordOf<N>> {
  const { declaration } = context;
  // What a kind says that is public by itself was not written to be hidden.
  const raised = (spec.audience ?? "public") === "public";
  const isFooter = footerTest(declaration.footer);
  const wrong = new Map<number, Diagnostic[]>();
  const refuse = (index: number, problem: Diagnostic): void => void wrong.set(index, [...(wrong.get(index) ?? []), problem]);
  const kept = csv.records.flatMap((record, index) => (isFooter(record) ? [] : [index]));
  const keptSet = new Set(kept);
  for (const problem of fieldCounts) if (problem.record !== undefined && keptSet.has(problem.record - 1)) refuse(problem.record - 1, problem);
  const whole = kept.filter((index) => {
    const other = notARecord(csv, index, masked);
    if (other === undefined) return csv.records[index]?.length === csv.header.length;
    wrong.set(index, [other]);
    return false;
  });
  const reader = rowReader(spec, csv, found, context, whole, masked);
  const typed: { readonly index: number; readonly row: Readonly<Record<string, unknown>>; readonly at: CellAt }[] = [];
  // Rows that are skipped are counted, so all of them are looked at.
  const most = declaration.onError === "skip-rows" ? Infinity : MOST_MISTAKES;
  for (const index of whole) {
    if (wrong.size >= most) break;
    const { row, problems, at } = reader.read(index);
    for (const problem of problems) refuse(index, problem);
    if (problems.length === 0) typed.push({ index, row, at });
  }
  const inOrderOfRows = (): readonly Diagnostic[] => firstOf([...wrong].toSorted(([a], [b]) => a - b).flatMap(([, problems]) => problems));
  // Of a column that nobody can read no row is whole; the mistakes of the other columns are said all the same.
  if (reader.diagnostics.length > 0) return { records: [], skipped: [], diagnostics: [...reader.diagnostics, ...inOrderOfRows()] };
  for (const { index, problem } of rowsTwice(spec.unique, csv, typed, { masked, most })) refuse(index, problem);
  const warnings: Diagnostic[] = [];
  const timeZone = declaration.dates?.timeZone ?? context.timeZone;
  let newestEvent: IsoInstant | undefined;
  const records = typed.flatMap(({ index, row, at }): readonly RecordOf<N>[] => {
    if (wrong.has(index)) return [];
    const say = (one: Diagnostic): Diagnostic => (!masked ? one : raised ? withoutWords(one) : maskedDiagnostic(one, secretsOf(csv.records[index] ?? [], row)));
    const rowContext: RowContext<C> = {
      source: sourceOf(csv, index),
      place: at,
      refuse: (role, code, finding) => {
        refuse(index, say(diagnostic(code, at(role), finding)));
        return undefined;
      },
      warn: (role, code, finding) => void warnings.push(say(diagnostic(code, at(role), finding))),
    };
    const record = spec.recordOf(row as Row<C>, rowContext);
    if (typeof record !== "object" || record === null || wrong.has(index)) return [];
    rememberPlace(record, (role) => at(role ?? ""));
    const since = spec.since === undefined ? undefined : (row[spec.since] as IsoDate | IsoInstant | undefined);
    if (since !== undefined) {
      rememberSince(record, since);
      const instant = since.length === 10 ? startOfDay(since, timeZone) : (since as IsoInstant);
      if (newestEvent === undefined || compareInstants(instant, newestEvent) > 0) newestEvent = instant;
    }
    return [record];
  });
  const skips = declaration.onError === "skip-rows" && records.length > 0;
  const refused = [...wrong].toSorted(([a], [b]) => a - b);
  const checked = wrong.size === 0 && spec.checkFile !== undefined ? spec.checkFile(records) : [];
  const ofFile = masked && raised ? checked.map(withoutWords) : checked;
  return {
    records,
    skipped: skips ? refused.map(([index, problems]) => skippedRow(csv, index, problems, masked)) : [],
    ...(newestEvent === undefined ? {} : { newestEvent }),
    diagnostics: [...(skips ? [] : inOrderOfRows()), ...warnings, ...ofFile],
  };
}

const sourceOf = (csv: TableFile, index: number): SourceRef => ({ file: csv.file, line: csv.place(index, 0).line });

/** What must not appear in the words about a row: its cells, and their values as they are printed. */
function secretsOf(cells: readonly string[], row: Readonly<Record<string, unknown>>): readonly string[] {
  const printed = (value: unknown): readonly string[] => {
    if (typeof value === "number") return [String(value), String(Math.round(value * 1e6) / 1e4)];
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(printed);
    return typeof value === "object" && value !== null && "amount" in value ? [decimalText(value as Money)] : [];
  };
  return [...cells.map((cell) => cell.trim()), ...Object.values(row).flatMap(printed)].filter((text) => text.length > 1);
}

function skippedRow(csv: TableFile, index: number, problems: readonly Diagnostic[], masked: boolean): SkippedRow {
  const [first] = problems;
  const place: Place = csv.place(index, 0);
  const shown = first === undefined || !masked ? first : maskedDiagnostic(first, csv.records[index]?.map((cell) => cell.trim()).filter((cell) => cell.length > 1));
  return { line: place.line, record: index + 1, code: shown?.code ?? "", message: shown?.message ?? "" };
}
