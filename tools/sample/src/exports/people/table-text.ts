import { stringify } from "csv-stringify/sync";

/** A cell; undefined is an empty one. */
export type Cell = string | number | undefined;

/** A table as a spreadsheet saves it: one header line, commas, a line feed after each row. */
export const tableText = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([header, ...rows].map((row) => row.map((cell) => (cell === undefined ? "" : String(cell)))), { record_delimiter: "\n" });
