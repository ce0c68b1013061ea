import type { Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "../config/source-schema.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { readCsv, type CsvFile } from "../read/csv.ts";
import type { SourceInput } from "../sources/source-kind.ts";
import type { Columns } from "./column.ts";
import { headerPlace, positionsNamed } from "./table-columns.ts";
import { declaredHeader } from "../config/source-schema.ts";

const TITLE_LINES = 20;

/** How many roles a line would name if it were the header. */
function namedRoles(cells: readonly string[], columns: Columns, declaration: FileDeclarations): number {
  return Object.entries(columns).filter(([role, { headers }]) => {
    const said = declaration.columns?.[role];
    const names = said === undefined ? headers : [declaredHeader(said) ?? ""];
    return names.some((name) => name !== "" && positionsNamed(cells, name).length > 0);
  }).length;
}

/** What is said of report headings above the header, which stands on a line below the first. */
export const headingsAbove = (place: Place, line: number, found: string): Diagnostic =>
  diagnostic("CSV-TITLE-LINES", place, {
    message: `the first line does not look like the header, which stands on line ${String(line)}`,
    found,
    expected: "the header on the first line",
    hint: `remove the lines above line ${String(line)}, or declare \`preamble: ${String(line - 1)}\` on the source in data/almanac.yaml`,
  });

/** Report headings above the header, as spreadsheets like to have them. */
export function titleLines(csv: CsvFile, columns: Columns, declaration: FileDeclarations, masked: boolean): Diagnostic | undefined {
  const atTop = namedRoles(csv.header, columns, declaration);
  const index = csv.records.slice(0, TITLE_LINES).findIndex((record) => namedRoles(record, columns, declaration) > Math.max(1, atTop));
  if (index < 0) return undefined;
  const { line } = csv.place(index, 0);
  return headingsAbove(headerPlace(csv), line, masked ? "•••" : csv.header.join(","));
}

/** The header among the lines that the declared preamble passes over. */
export function skippedHeader(csv: CsvFile, input: SourceInput, columns: Columns, declaration: FileDeclarations): Diagnostic | undefined {
  const text = declaration.preamble === undefined ? undefined : input.text();
  if (text === undefined || !("ok" in text)) return undefined;
  const lines = text.ok.text.split(/\r\n|\n|\r/, declaration.preamble);
  const atTop = namedRoles(csv.header, columns, declaration);
  const index = lines.findIndex((line) => namedRoles(readCsv({ ...text.ok, text: line }, declaration.delimiter).header, columns, declaration) > Math.max(1, atTop));
  if (index < 0) return undefined;
  return diagnostic("CSV-TITLE-LINES", { file: csv.file, line: index + 1, column: 1 }, {
    message: `the header stands on line ${String(index + 1)}, which \`preamble: ${String(declaration.preamble)}\` passes over`,
    found: `preamble: ${String(declaration.preamble)}`,
    expected: `preamble: ${String(index)}`,
    hint: index === 0 ? "remove `preamble:` from the source in data/almanac.yaml: no line stands above the header" : `declare \`preamble: ${String(index)}\` on the source in data/almanac.yaml`,
  });
}

export const noRecords = (csv: CsvFile): Diagnostic =>
  diagnostic("CSV-NO-RECORDS", headerPlace(csv), {
    message: "the export has a header and no records",
    found: "0 records",
    expected: "at least one record",
    hint: "check what was exported; if nothing is true, declare `allowEmpty: true` on the source in data/almanac.yaml",
  });

const TOTAL = /^(?:(?:grand|sub|over-?all)[\s-]*)?(?:totals?|sums?|summe|gesamt(?:summe)?|zwischensumme|subtotal|somme|suma|totale?)\s*:?$/i;

const filled = (record: readonly string[]): readonly string[] => record.filter((cell) => cell.trim() !== "");

/** What a record is instead of a record: a total, the header again, a note below the table. */
export function notARecord(csv: CsvFile, index: number, masked: boolean): Diagnostic | undefined {
  const record = csv.records[index] ?? [];
  const place: Place = csv.place(index, 0);
  const cells = filled(record);
  const first = cells[0]?.trim() ?? "";
  const found = masked ? "•••" : first;
  if (TOTAL.test(first) && cells.length < record.length)
    return diagnostic("CSV-TOTALS", place, { message: "this looks like a totals row; it would be counted a second time", found, expected: "one record for each row", hint: `remove the row, or declare \`footer: "${first}*"\` on the source in data/almanac.yaml` });
  if (record.length === csv.header.length && record.length > 1 && record.every((cell, column) => cell.trim() === (csv.header[column] ?? "").trim()))
    return diagnostic("CSV-HEADER-AGAIN", place, { message: "this is the header again: two exports seem to have been joined", found: "the header", expected: "a record", hint: "remove the line, or keep each export as a file of its own" });
  if (index === csv.records.length - 1 && index > 0 && cells.length === 1 && record[0]?.trim() === first && csv.header.length > 2 && /\s/.test(first))
    return diagnostic("CSV-FOOTER", place, { message: "this looks like a note below the records", found, expected: "a record", hint: "remove the line, or declare a pattern for it on the source in data/almanac.yaml: `footer: \"Generated*\"`" });
  return undefined;
}

/** Whether a record is one of those that the declaration calls a footer: `*` stands for any text. Part after part, each where it first stands: no pattern takes long. */
export function footerTest(pattern: string | undefined): (record: readonly string[]) => boolean {
  if (pattern === undefined) return () => false;
  const [head = "", ...rest] = pattern.toLowerCase().split("*");
  const last = rest.pop();
  return (record) => {
    const text = (filled(record)[0]?.trim() ?? "").toLowerCase();
    if (last === undefined) return text === head;
    if (!text.startsWith(head)) return false;
    let from = head.length;
    for (const part of rest) {
      const at = text.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return text.length - last.length >= from && text.endsWith(last);
  };
}
