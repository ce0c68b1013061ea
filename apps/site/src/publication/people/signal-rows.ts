import { compareText, type TableFact } from "@almanac/core";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

/**
 * Signals without repetition, newest first: a slow item is one signal of the whole program and one of its workstream, so of workstreams
 * only weeks and runs are kept. A program without workstreams keeps all.
 */
export function signalRows(signals: TableFact | undefined): readonly NamedRow[] {
  const rows = namedRows(signals);
  const single = (row: NamedRow): boolean => textIn(row, "measure") === "Cycle time" && textIn(row, "from") === textIn(row, "to");
  const whole = new Set(rows.filter((row) => row("program") === null).map((row) => textIn(row, "where")));
  return rows.filter((row) => row("program") === null || !single(row) || !whole.has(textIn(row, "where"))).toSorted((a, b) => compareText(textIn(b, "to"), textIn(a, "to")));
}
