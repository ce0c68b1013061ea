import { stringify } from "csv-stringify/sync";

export type Cell = string | number | undefined;

/** A table as CSV text; an undefined cell is empty. */
export const csvTable = (header: readonly string[], rows: readonly (readonly Cell[])[]): string => stringify([header, ...rows.map((row) => row.map((cell) => cell ?? ""))], { record_delimiter: "\n" });
