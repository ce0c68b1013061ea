import { exactDifference, type IsoDate, type Money } from "@almanac/core";
import type { Columns } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { HIDDEN } from "./person-id.ts";

/** One cell of a pair: its role, its value, and how a sentence names it. */
type Cell<C extends Columns, T> = readonly [role: keyof C & string, value: T | undefined, says: string];

/**
 * Whether dates follow each other in the order of the list; those that are missing are passed over, one day may be both. Each
 * pair that does not refuses the row. Values are not repeated: these kinds are about people.
 */
export function datesInOrder<C extends Columns>(context: RowContext<C>, ...cells: readonly Cell<C, IsoDate>[]): boolean {
  let inOrder = true;
  let before: { readonly date: IsoDate; readonly says: string } | undefined;
  for (const [role, date, says] of cells) {
    if (date === undefined) continue;
    if (before !== undefined && date < before.date) {
      inOrder = false;
      context.refuse(role, "DATE-ORDER", {
        message: `${says} is before ${before.says}`,
        found: HIDDEN,
        expected: `a day not before ${before.says}`,
        hint: "correct one of the two dates where the row was made, and export again",
      });
    }
    before = { date, says };
  }
  return inOrder;
}

/** Whether amounts rise from the first to the last, in one currency; those that are missing are passed over. */
export function amountsInOrder<C extends Columns>(context: RowContext<C>, ...cells: readonly Cell<C, Money>[]): boolean {
  let inOrder = true;
  let before: { readonly amount: Money; readonly says: string } | undefined;
  for (const [role, amount, says] of cells) {
    if (amount === undefined) continue;
    const mixed = before !== undefined && before.amount.currency !== amount.currency;
    if (before !== undefined && (mixed || exactDifference(amount, before.amount).amount < 0n)) {
      inOrder = false;
      context.refuse(role, "RANGE-ORDER", {
        message: mixed ? `${says} and ${before.says} are in two currencies` : `${says} is below ${before.says}`,
        found: HIDDEN,
        expected: mixed ? "one currency for the whole range" : `at least ${before.says}`,
        hint: mixed ? "state both in one currency" : "exchange the two amounts, or correct one",
      });
    }
    before = { amount, says };
  }
  return inOrder;
}
