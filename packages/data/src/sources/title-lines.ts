import type { Diagnostic } from "@almanac/core";
import { wholeFile } from "../diagnostics/diagnostic.ts";
import type { CsvFile } from "../read/csv.ts";
import { headingsAbove } from "../table/table-shape.ts";
import { wholeRecord } from "./held-cells.ts";

/** How far down a header is looked for. */
const LOOKED_AT = 20;

/** Report headings above the header, as spreadsheets like to have them: the first record that is the header, if one is. */
export function titleLines(csv: CsvFile, isHeader: (record: readonly string[]) => boolean): Diagnostic | undefined {
  const index = csv.records.slice(0, LOOKED_AT).findIndex((record, row) => isHeader(wholeRecord(csv, record, row)));
  if (index < 0) return undefined;
  const { line } = csv.place(index, 0);
  return headingsAbove(wholeFile(csv.file), line, csv.header.join(","));
}
