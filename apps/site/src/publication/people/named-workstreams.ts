import type { Program } from "@almanac/core";
import { textIn, type NamedRow } from "../table-rows.ts";

/** A row whose `program` reads as the title of the workstream; the whole program's reads as the program's title. */
export function namedWorkstream(row: NamedRow, { workstreams, title }: Pick<Program, "workstreams" | "title">): NamedRow {
  const id = textIn(row, "program");
  const found = id === "" ? title : (workstreams.find((workstream) => workstream.id === id)?.title ?? id);
  return (column) => (column === "program" ? found : row(column));
}
