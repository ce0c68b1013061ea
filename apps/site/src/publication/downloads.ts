import type { TableFact } from "@almanac/core";

/**
 * Spreadsheet programs run a cell that begins like this as a formula, also behind blanks or invisible marks and in full width; a
 * leading apostrophe keeps it text.
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Row = readonly (string | number | boolean | null)[];

/** Rows as CSV (RFC 4180): every line ends with CR LF, missing values are empty, and text that a spreadsheet would run stays text. */
export const csvText = (rows: readonly Row[]): string => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** A table fact as CSV: column names in the first row. */
export const tableCsv = (table: TableFact): string => csvText([table.columns.map((column) => column.name), ...table.rows]);
