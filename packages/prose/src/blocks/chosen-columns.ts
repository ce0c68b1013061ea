import { nearest, type TableFact } from "@almanac/core";
import type { Stretch } from "../markdown/report.ts";
import type { BlockWork } from "./block.ts";

/** Reports a column that a table does not have, with the one that was probably meant. */
function reportColumn(name: string, table: TableFact, at: Required<Stretch>, { report }: Pick<BlockWork, "report">): void {
  const known = table.columns.map((column) => column.name);
  const near = nearest(name, known) ?? table.columns.find(({ label }) => label.toLowerCase() === name.toLowerCase())?.name;
  report.add(at, { code: "COLUMN-UNKNOWN", message: `${table.id} has no column ${name}`, found: name, expected: known.join(", "), hint: near === undefined ? `write one of ${known.join(", ")}` : `did you mean ${near}?` });
}

/** Where a column stands in the rows of a table; undefined, with a diagnostic `at` the attribute that names it, where there is none of that name. */
export function columnPlace(name: string, table: TableFact, at: Required<Stretch>, work: Pick<BlockWork, "report">): number | undefined {
  const place = table.columns.findIndex((column) => column.name === name);
  if (place >= 0) return place;
  reportColumn(name, table, at, work);
  return undefined;
}
