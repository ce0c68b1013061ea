import { formatText, type TableFact } from "@almanac/core";
import type { ProseColumn, ProseContext } from "../markdown/rendered-prose.ts";

type Cell = TableFact["rows"][number][number];

/** Each value by itself, where the site does not say how its columns are set. */
const plainColumns = (table: TableFact, locale: string): readonly ProseColumn[] =>
  table.columns.map(({ label, unit, currency }) => ({
    head: label,
    numeric: unit !== "text" && unit !== "date",
    text: (value: Cell) => (value === null ? undefined : typeof value === "boolean" ? (value ? "yes" : "no") : formatText(value, unit, locale, currency)),
  }));

/** How the columns of a table are set, by name. */
export function columnsByName(table: TableFact, { tableColumns, locale }: ProseContext): ReadonlyMap<string, ProseColumn> {
  const columns = tableColumns?.(table) ?? plainColumns(table, locale);
  return new Map(table.columns.flatMap(({ name }, place) => (columns[place] === undefined ? [] : [[name, columns[place]] as const])));
}

const SUPPRESSED = "suppressed";

/** What a cell shows. A row that says that it is suppressed withholds its figures; they are not missing. */
export function cellText(value: Cell, column: ProseColumn, row: readonly Cell[]): { readonly words: string; readonly missing: boolean } {
  const words = column.text(value);
  return words === undefined || words === "" ? { words: row.includes(SUPPRESSED) ? SUPPRESSED : "no data", missing: true } : { words, missing: false };
}
