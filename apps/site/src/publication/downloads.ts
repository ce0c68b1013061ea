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

/** A table fact as CSV (RFC 4180): column names in the first row, missing values empty. */
export const tableCsv = (table: TableFact): string => [table.columns.map((column) => csvCell(column.name)), ...table.rows.map((row) => row.map(csvCell))].map((row) => `${row.join(",")}\r\n`).join("");

/** A fact as JSON, with its receipt. */
export const factJson = (fact: TableFact): string => `${JSON.stringify(fact, null, 2)}\n`;
