import type { Diagnostic, IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../../cells/instant.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";

/** One row of a history, its date read. */
export interface HistoryRow {
  readonly record: readonly string[];
  readonly index: number;
  readonly at: IsoInstant;
}

type RowOrder = "oldest-first" | "newest-first";

/**
 * The order of the rows within an item: as declared, or proved by the dates of all items. Rows of one day cannot be sorted, so
 * the order decides what came first; it is an error when the dates contradict it, or when none of them shows it.
 */
export function rowOrderOf(
  items: readonly (readonly HistoryRow[])[],
  declared: RowOrder | undefined,
  csv: CsvFile,
  column: number,
  problems: Diagnostic[],
): RowOrder | undefined {
  const steps = items.flatMap((rows) =>
    rows.slice(1).flatMap((row, index) => {
      const before = rows[index];
      const order = before === undefined ? 0 : inTimeOrder(row.at, before.at);
      return order === 0 ? [] : [{ row, rising: order > 0 }];
    }),
  );
  const rising = steps.filter((step) => step.rising);
  const falling = steps.filter((step) => !step.rising);
  const against = declared === undefined ? (rising.length >= falling.length ? falling : rising)[0] : (declared === "oldest-first" ? falling : rising)[0];
  if (against !== undefined) {
    problems.push(
      diagnostic("CSV-ROW-ORDER", csv.place(against.row.index, column), {
        message:
          declared === undefined
            ? "the rows of one item run forward in time here and backward elsewhere"
            : `this row is not in the declared order (${declared})`,
        found: `${String(rising.length)} steps forward, ${String(falling.length)} backward`,
        expected: declared ?? "one order for all items",
        hint: declared === undefined ? "sort the file by item and time" : "correct `rowOrder:`, or sort the file by item and time",
      }),
    );
    return undefined;
  }
  if (declared !== undefined) return declared;
  if (steps.length === 0 && items.some((rows) => rows.length > 1)) {
    const row = items.find((rows) => rows.length > 1)?.[1];
    if (row !== undefined)
      problems.push(
        diagnostic("CSV-ROW-ORDER", csv.place(row.index, column), {
          message: "all rows of each item have one date, so nothing shows which came first",
          found: "equal dates",
          expected: "a declared order",
          hint: "declare `rowOrder: oldest-first` or `newest-first` on the source in data/almanac.yaml",
        }),
      );
    return undefined;
  }
  return falling.length > 0 ? "newest-first" : "oldest-first";
}
