import { compareText, decimalText, exactDifference, exactSum, type BudgetLine, type BudgetTotal, type Diagnostic, type Money } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { placeOf } from "./record-place.ts";

/** Whether a total speaks about a line: every part that the total states is the line's too, and the line's days lie within its own. */
const covers = (total: BudgetTotal, line: BudgetLine): boolean =>
  line.planKind === total.planKind &&
  line.version === total.version &&
  (total.workstream === undefined || line.workstream === total.workstream) &&
  (total.category === undefined || line.category === total.category) &&
  (total.from === undefined || line.from >= total.from) &&
  (total.to === undefined || line.to <= total.to);

/** As people write amounts: `12,000.00 EUR`. */
const shown = (amount: Pick<Money, "amount" | "scale">, currency: string): string => `${decimalText(amount).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ",")} ${currency}`;

/** P09 of the contract for bad input: a budget whose declared total is not the sum of its lines is wrong in one of the two. */
export function budgetTotalProblems(lines: readonly BudgetLine[], totals: readonly BudgetTotal[]): readonly Diagnostic[] {
  return totals.flatMap((total): readonly Diagnostic[] => {
    const { currency } = total.amount;
    const covered = lines.filter((line) => covers(total, line));
    const others = [...new Set(covered.map((line) => line.amount.currency))].filter((code) => code !== currency).sort(compareText);
    const place = placeOf(total, "amount");
    if (others.length > 0)
      return [
        diagnostic("BUDGET-TOTAL", place, {
          message: `the total is in ${currency}, some of its lines are in ${others.join(", ")}: no sum of them is this total`,
          found: currency,
          expected: "lines in the currency of their total",
          hint: "give a total for each currency: give the lines of one currency a `Version` or `Workstream` of their own and repeat it in the row of the total",
        }),
      ];
    const sum = exactSum(covered.map((line) => line.amount));
    const difference = exactDifference(total.amount, sum);
    if (difference.amount === 0n) return [];
    return [
      diagnostic("BUDGET-TOTAL", place, {
        // The message reads like a statement of account, the values like the file.
        message: `the total ${total.id} is ${shown(total.amount, currency)}, but its ${String(covered.length)} lines sum to ${shown(sum, currency)}: a difference of ${shown(difference, currency)}`,
        found: `${decimalText(total.amount)} ${currency}`,
        expected: `${decimalText(sum)} ${currency}`,
        hint: "find the line that is missing, twice or wrong; a total covers the lines of its plan kind and version, and of the workstream, category and period that its row states",
      }),
    ];
  });
}

/** EV never exceeds BAC (METHOD.md 4): a line cannot earn more than it is worth. Compared within one currency. */
export function earnedProblems(lines: readonly BudgetLine[]): readonly Diagnostic[] {
  const byLine = Map.groupBy(lines, ({ id, planKind, version, amount }) => [id, planKind, version ?? "", amount.currency].join("\u0000"));
  return [...byLine.values()].flatMap((rows): readonly Diagnostic[] => {
    const earning = rows.filter((row) => row.earned !== undefined);
    const last = earning.toSorted((a, b) => compareText(a.to, b.to)).at(-1);
    if (last === undefined) return [];
    const { currency } = last.amount;
    const earned = exactSum(earning.flatMap((row) => (row.earned === undefined ? [] : [row.earned])));
    const worth = exactSum(rows.map((row) => row.amount));
    if (exactDifference(earned, worth).amount <= 0n) return [];
    return [
      diagnostic("BUDGET-EARNED", placeOf(last, "earned"), {
        message: `line ${last.id} has earned ${shown(earned, currency)} and is worth ${shown(worth, currency)}`,
        found: shown(earned, currency),
        expected: `at most ${shown(worth, currency)}`,
        hint: "`Earned value` is what was earned in the period, not since the beginning: correct the values, or give `Percent complete` in their place",
      }),
    ];
  });
}
