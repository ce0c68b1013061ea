import type { Edition, TableColumn, TableFact } from "@almanac/core";
import { factAnchor } from "@almanac/core";
import { factHref } from "../publication/links.ts";
import { belowRoot } from "./addresses.ts";
import { editionReference } from "./facts-index.ts";
import type { TableFile } from "./file-shapes.ts";

/** A table fact with its units, its edition and its receipt. */
export function tableFile(edition: Edition, { id, label, columns, rows, receipt }: TableFact): TableFile {
  return { schema: 1, title: edition.program.title, edition: editionReference(edition), id, label, columns, rows, page: belowRoot(factHref(id)), receipt };
}

function datatype({ unit }: TableColumn): string | { readonly base: string; readonly format: string } {
  if (unit === "date") return { base: "date", format: "yyyy-MM-dd" };
  return unit === "text" ? "string" : "number";
}

/**
 * Metadata of a table's CSV (CSV on the Web, W3C 2015): units, edition and receipt stand here and not in the CSV, so that a table that
 * did not change keeps its bytes and is stored once. `titles` are the header cells of the CSV.
 */
export const csvMetadata = (edition: Edition, table: TableFact): object => ({
  "@context": "http://www.w3.org/ns/csvw",
  url: `${factAnchor(table.id)}.csv`,
  "dc:title": table.label,
  "dc:date": edition.asOf,
  "dc:isPartOf": `${edition.program.title}, edition ${edition.label}`,
  notes: [{ fact: table.id, edition: editionReference(edition), page: belowRoot(factHref(table.id)), rows: table.rows.length, receipt: table.receipt }],
  tableSchema: {
    columns: table.columns.map((column) => ({
      titles: column.name,
      datatype: datatype(column),
      "dc:description": column.label,
      "schema:unitText": column.currency ?? column.unit,
    })),
  },
});
