import type { TableFact } from "@almanac/core";

type Cell = TableFact["rows"][number][number];

/** A row of a table fact, read by column name. A missing column reads as null, like a missing value. */
export type NamedRow = (column: string) => Cell;

export function namedRows(fact: TableFact | undefined): readonly NamedRow[] {
  if (fact === undefined) return [];
  const places = new Map(fact.columns.map((column, index) => [column.name, index]));
  return fact.rows.map((row) => (column) => row[places.get(column) ?? -1] ?? null);
}

export const numberIn = (row: NamedRow, column: string): number | null => {
  const value = row(column);
  return typeof value === "number" ? value : null;
};

export const textIn = (row: NamedRow, column: string): string => {
  const value = row(column);
  return value === null ? "" : String(value);
};
