import { compareText, type Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "./config/schema.ts";
import { inOrder } from "./diagnostics/diagnostic.ts";
import { inspectCsv } from "./inspect/inspect-csv.ts";
import { inspectJson } from "./inspect/inspect-json.ts";
import type { ProgramFiles } from "./read/program-files.ts";
import { readText } from "./read/text.ts";

export interface InspectedDates {
  /** How many records have the date. */
  readonly n: number;
  /** ISO: a local date-time where the export has no zone, a date where it has no time, else a UTC instant. */
  readonly min: string | null;
  readonly max: string | null;
}

/** What a file is and holds, stated also when it would be refused. Counts are of the file, not of what was accepted. */
export interface Inspection {
  readonly file: string;
  readonly kind: "jira-json" | "jira-csv" | "history-csv" | "jira-statuses" | "jira-board" | "unknown";
  readonly encoding: string;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly repeatedHeaders: Readonly<Record<string, number>>;
  /** CSV: records after the header. JSON: issues, or elements of the array. */
  readonly records: number;
  readonly issueRecords: number;
  readonly otherRecords: number;
  readonly uniqueKeys: number;
  /** Of the issue records; for a history, of the newest row of each key. */
  readonly statusCounts: Readonly<Record<string, number>>;
  readonly typeCounts: Readonly<Record<string, number>>;
  readonly created: InspectedDates;
  readonly resolved: InspectedDates;
  readonly dateFormat: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The zone in which a file's own diagnostics are made when nothing else is known; counts do not depend on it. */
const ZONE = "UTC";

export const NO_DATES: InspectedDates = { n: 0, min: null, max: null };

/** Counts by value, keys in code-unit order. */
export const countsOf = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]): [string, number] => [value, all.length]).sort(([a], [b]) => compareText(a, b)));

/** Reads one file by itself: what it is, what it holds, and what would be rejected and why. */
export function inspectFile(files: ProgramFiles, path: string, declarations: FileDeclarations = {}): Inspection {
  const text = readText(path, files.read(path), declarations.encoding);
  const empty = { file: path, delimiter: null, columns: [], repeatedHeaders: {}, records: 0, issueRecords: 0, otherRecords: 0, uniqueKeys: 0, statusCounts: {}, typeCounts: {}, created: NO_DATES, resolved: NO_DATES, dateFormat: null } as const;
  if (!("ok" in text)) return { ...empty, kind: "unknown", encoding: text.encoding ?? "unknown", bom: text.bom ?? false, diagnostics: inOrder(text.diagnostics) };
  const { encoding, bom } = text.ok;
  const json = /^\s*[[{]/.test(text.ok.text) && declarations.kind !== "jira-csv" && declarations.kind !== "history-csv";
  const found = json || declarations.kind === "jira-json" ? inspectJson(text.ok) : inspectCsv(text.ok, declarations, ZONE);
  return { ...empty, encoding, bom, ...found, file: path, diagnostics: inOrder(found.diagnostics) };
}
