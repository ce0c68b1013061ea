import type { TableFact } from "@almanac/core";
import type { Element } from "hast";
import type { ProseColumn } from "../markdown/rendered-prose.ts";
import { element } from "./elements.ts";
import { cellText } from "./table-columns.ts";

type Row = TableFact["rows"][number];

/** A column as a table shows it: where it stands in the rows of the fact, and how it is set. */
export interface ShownColumn extends ProseColumn {
  readonly place: number;
}

const classes = (...names: readonly (string | false)[]): { readonly className?: string[] } => {
  const given = names.filter((name) => name !== false);
  return given.length === 0 ? {} : { className: given };
};

/** Rows as a table of a page. `caption` is for those who cannot see where it stands. */
export function dataTable(caption: string, columns: readonly ShownColumn[], rows: readonly Row[]): Element {
  const head = element("thead", {}, [element("tr", {}, columns.map(({ head: title, numeric }) => element("th", classes(numeric && "align-right"), [title])))]);
  const body = rows.map((row) =>
    element("tr", {}, columns.map((column) => {
      const { words, missing } = cellText(row[column.place] ?? null, column, row);
      return element("td", classes(column.numeric && "align-right", missing && "missing"), [words]);
    })),
  );
  return element("table", {}, [element("caption", { className: ["unseen"] }, [caption]), head, element("tbody", {}, body)]);
}
