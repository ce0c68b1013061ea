import type { Diagnostic } from "@almanac/core";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { UNHELD, type CsvFile } from "../../read/csv.ts";
import { footerTest } from "../../table/table-shape.ts";
import { wholeRecord } from "../held-cells.ts";

/** Rows that are no records: those that the declaration calls a footer, and the header again, which is a mistake. */
export function notRecords(csv: CsvFile, footer: string | undefined): { readonly rows: ReadonlySet<number>; readonly diagnostics: readonly Diagnostic[] } {
  const isFooter = footerTest(footer);
  const rows = new Set<number>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, record] of csv.records.entries()) {
    // The first cell is always held, and hardly ever empty.
    if (footer !== undefined && isFooter(record[0]?.trim() === "" ? wholeRecord(csv, record, index) : record)) rows.add(index);
    else if (isHeader(csv, record, index)) {
      rows.add(index);
      diagnostics.push(
        diagnostic("CSV-HEADER-AGAIN", csv.place(index, 0), {
          message: "this is the header again: two exports seem to have been joined",
          found: "the header",
          expected: "a record",
          hint: "remove the line, or keep each export as a file of its own",
        }),
      );
    }
  }
  return { rows, diagnostics };
}

function isHeader(csv: CsvFile, record: readonly string[], index: number): boolean {
  const { header } = csv;
  if (record.length !== header.length || header.length < 2) return false;
  const same = (cells: readonly string[]): boolean => cells.every((cell, column) => cell === UNHELD || cell.trim() === (header[column] ?? "").trim());
  return same(record) && same(wholeRecord(csv, record, index));
}
