import type { TableFact } from "@almanac/core";

/**
 * A table of shares with a column of the whole, 100 %, that bars of the column `of` are outlined to; none where that has no value. On the
 * page only: the fact stays as it is.
 */
export function withWhole(fact: TableFact, of: string, whole: { readonly name: string; readonly label: string }): TableFact {
  const place = fact.columns.findIndex(({ name }) => name === of);
  return { ...fact, columns: [...fact.columns, { ...whole, unit: "share" }], rows: fact.rows.map((row) => [...row, (row[place] ?? null) === null ? null : 1]) };
}
