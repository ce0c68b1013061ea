import { compareText, type Diagnostic } from "@almanac/core";
import type { DateFormat } from "../cells/date-format.ts";
import { dateFormat } from "../cells/date-format.ts";
import { monthsOf } from "../cells/instant-reader.ts";
import { parseInstant } from "../cells/instant.ts";
import { MONTHS } from "../cells/month-names.ts";
import { proveDateFormat } from "../cells/prove-date-format.ts";
import type { FileDeclarations } from "../config/schema.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { countsOf, type InspectedDates, type Inspection } from "./inspection.ts";
import { DELIMITERS, readCsv, type CsvFile } from "../read/csv.ts";
import type { TextFile } from "../read/text.ts";
import { positionsOf } from "../sources/columns.ts";
import { csvKind, keyColumn } from "../sources/csv-kind.ts";
import { readHistoryCsv } from "../sources/history-csv/read-history.ts";
import type { Role } from "../sources/jira-csv/header-role.ts";
import { JIRA_HEADERS, TRANSLATED_HEADERS } from "../sources/jira-csv/headers.ts";
import { readJiraCsv } from "../sources/jira-csv/read-jira-csv.ts";
import { hasHistoryHeaders, historyHint } from "../sources/recognise.ts";

type Found = Partial<Inspection> & Pick<Inspection, "kind" | "diagnostics">;

/** Words in headers of tables that no tracker wrote, by which a column can still be counted. */
const LIKELY: Readonly<Partial<Record<Role, RegExp>>> = {
  status: /^(?:status|state)$/i,
  type: /^(?:issue )?type$/i,
  created: /creat/i,
  resolved: /^(?:resolved|resolution date|date_resolved)$/i,
  at: /updat|^changed/i,
};

/** The delimiter that splits the first line into most fields: a file that will be refused for it is still counted. */
const likelyDelimiter = (text: string): string => {
  const first = text.split(/\r\n|\n|\r/, 1)[0] ?? "";
  return DELIMITERS.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
};

export function inspectCsv(text: TextFile, declarations: FileDeclarations, timeZone: string): Found {
  const delimiter = declarations.delimiter ?? likelyDelimiter(text.text);
  const csv = readCsv(text, delimiter);
  const strict = delimiter === (declarations.delimiter ?? ",") ? csv : readCsv(text, declarations.delimiter);
  const kind = declarations.kind === "history-csv" || declarations.kind === "jira-csv" ? declarations.kind : csvKind(csv);
  return {
    kind,
    delimiter,
    columns: csv.header,
    repeatedHeaders: repeated(csv.header),
    ...counted(csv, kind, declarations),
    diagnostics: rejected(strict, kind, declarations, timeZone),
  };
}

const repeated = (header: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(countsOf(header)).filter(([, count]) => count > 1));

function rejected(csv: CsvFile, kind: Found["kind"], declarations: FileDeclarations, timeZone: string): readonly Diagnostic[] {
  const context = { declarations, timeZone };
  if (csv.diagnostics.some(({ code }) => code === "CSV-QUOTE" || code === "CSV-DELIMITER")) return csv.diagnostics;
  if (kind === "jira-csv") return readJiraCsv(csv, context).diagnostics;
  if (kind === "history-csv" && (declarations.columns !== undefined || hasHistoryHeaders(csv.header))) return readHistoryCsv(csv, context).diagnostics;
  const history = kind === "history-csv";
  return [
    ...csv.diagnostics,
    diagnostic("FILE-UNRECOGNISED", wholeFile(csv.file), {
      message: history
        ? "one key stands in many rows: this seems to be a history, one row per change, whose columns must be declared"
        : "this table is no export that can be recognised",
      found: `the columns ${csv.header.filter((name) => name !== "").join(", ")}`,
      expected: history ? "a source of kind history-csv with its `columns`" : "Jira's own headers",
      hint: history
        ? historyHint(csv.file.split("/").at(-1) ?? csv.file, csv.header)
        : "declare it under `sources:` in data/almanac.yaml with its kind and columns",
    }),
  ];
}

function counted(csv: CsvFile, kind: Found["kind"], declarations: FileDeclarations): Partial<Inspection> {
  const declared = (role: Role): readonly string[] => {
    const said = declarations.columns?.[role];
    return typeof said === "string" ? [said] : [];
  };
  const columnOf = (role: Role): number | undefined => {
    const names = [...declared(role), ...(role === "at" ? [] : [...JIRA_HEADERS[role], ...TRANSLATED_HEADERS.flatMap(({ headers }) => headers[role] ?? [])])];
    const likely = csv.header.findIndex((name) => LIKELY[role]?.test(name) === true);
    return positionsOf(csv.header, names)[0] ?? (likely < 0 ? undefined : likely);
  };
  const missing = new Set(["", ...(declarations.missing ?? [])]);
  const valuesOf = (records: readonly (readonly string[])[], column: number | undefined): readonly string[] =>
    column === undefined ? [] : records.map((record) => record[column] ?? "").filter((value) => !missing.has(value));
  const key = positionsOf(csv.header, declared("key"))[0] ?? keyColumn(csv);
  const keys = valuesOf(csv.records, key);
  const issueRecords = kind === "history-csv" ? newestRows(csv, key, columnOf("at"), missing) : kind === "jira-csv" ? csv.records : [];
  const dates = [...valuesOf(issueRecords, columnOf("created")), ...valuesOf(issueRecords, columnOf("resolved"))];
  const format = formatOf(dates, declarations);
  return {
    records: csv.records.length,
    issueRecords: issueRecords.length,
    otherRecords: csv.records.length - issueRecords.length,
    uniqueKeys: new Set(keys).size,
    statusCounts: countsOf(valuesOf(issueRecords, columnOf("status"))),
    typeCounts: countsOf(valuesOf(issueRecords, columnOf("type"))),
    created: span(valuesOf(issueRecords, columnOf("created")), format),
    resolved: span(valuesOf(issueRecords, columnOf("resolved")), format),
    dateFormat: format === undefined ? null : format === "offset" ? "ISO 8601 with offset" : format.format,
  };
}

/** One row for each key: the newest by its date, of equal dates the one that the file's order makes the newest. */
function newestRows({ records }: CsvFile, key: number | undefined, at: number | undefined, missing: ReadonlySet<string>): readonly (readonly string[])[] {
  if (key === undefined) return [];
  const rowsByKey = Map.groupBy(
    records.filter((record) => !missing.has(record[key] ?? "")),
    (record) => record[key] ?? "",
  );
  const falling = at !== undefined && [...rowsByKey.values()].some((rows) => compareText(rows[0]?.[at] ?? "", rows.at(-1)?.[at] ?? "") > 0);
  return [...rowsByKey.values()].map((rows) => (falling ? rows[0] : rows.at(-1)) ?? []);
}

function formatOf(texts: readonly string[], { dates }: FileDeclarations): DateFormat | "offset" | undefined {
  if (texts.length === 0) return undefined;
  if (dates?.format !== undefined) return dateFormat(dates.format, monthsOf(dates));
  if (texts.every((text) => parseInstant(text) !== undefined)) return "offset";
  for (const months of [monthsOf(dates), ...Object.values(MONTHS)]) {
    const proof = proveDateFormat(texts, months);
    if ("proved" in proof) return proof.proved;
  }
  return undefined;
}

function span(texts: readonly string[], format: DateFormat | "offset" | undefined): InspectedDates {
  const read = (text: string): readonly string[] => {
    if (format === undefined) return [];
    if (format === "offset") return [parseInstant(text) ?? []].flat();
    const found = format.read(text);
    return "ok" in found ? [found.ok.time === undefined ? found.ok.date : `${found.ok.date}T${found.ok.time}`] : [];
  };
  const sorted = texts.flatMap(read).sort(compareText);
  return { n: texts.length, min: sorted[0] ?? null, max: sorted.at(-1) ?? null };
}
