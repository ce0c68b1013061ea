import type { Money } from "@almanac/core";
import type { CellResult } from "../cells/cell-result.ts";
import { markedCurrency } from "../cells/currency-text.ts";
import type { ReadMoney } from "../cells/number-cell.ts";

/** The amount with its currency: of the cell, else of its row, else of the declaration. Never a guess. */
export function inCurrency({ mark, amount, scale }: ReadMoney, ofRow: unknown, role: string | undefined, declared: string | undefined): CellResult<Money> {
  const stated = typeof ofRow === "string" ? ofRow : undefined;
  const other = stated ?? declared;
  const marked = mark === undefined ? undefined : markedCurrency(mark);
  const money = (currency: string): CellResult<Money> => ({ ok: { amount, scale, currency } });
  if (marked !== undefined && "code" in marked) {
    if (stated === undefined || stated === marked.code) return money(marked.code);
    return {
      problem: { code: "MONEY-CURRENCY", message: `the amount is in ${marked.code}, and the row says ${stated}`, found: marked.code, expected: stated, hint: "correct one of the two" },
    };
  }
  if (marked !== undefined && other !== undefined && !marked.shared.includes(other))
    return { problem: { code: "MONEY-CURRENCY", message: `\`${mark ?? ""}\` is not how ${other} is written`, found: mark ?? "", expected: other, hint: "correct the sign or the currency" } };
  if (other !== undefined) return money(other);
  const column = role === undefined ? "" : `fill the column of \`${role}\` in this row, name it with \`columns: { ${role}: … }\`, or `;
  const why = marked === undefined ? "the amount states no currency" : `\`${mark ?? ""}\` is the sign of several currencies`;
  return {
    problem: {
      code: "MONEY-CURRENCY",
      message: `${why}, and neither the row nor the source does`,
      found: mark ?? "an amount alone",
      expected: "a currency, such as EUR",
      hint: `${column}declare one for the whole source in data/almanac.yaml: \`currency: EUR\``,
    },
  };
}
