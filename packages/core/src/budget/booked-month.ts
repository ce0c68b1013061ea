import type { ActualCost } from "../model/records/money-budget.ts";
import { addDays, daysBetween, type IsoDate } from "../model/time.ts";
import { costDay } from "./accrued-cost.ts";

/** Days after the end of a month by which its books count as closed, whoever has not posted yet. */
const CLOSING_DAYS = 14;
/** A budget line that cost something in each of so many months is expected to do so in the next. */
const REGULAR_MONTHS = 3;

const endBefore = (day: IsoDate): IsoDate => addDays(`${day.slice(0, 7)}-01` as IsoDate, -1);
const lineOf = ({ budgetLine, workstream, category }: ActualCost): string => budgetLine ?? `${workstream ?? ""}/${category ?? ""}`;

/** Last day of the last calendar month that has ended. */
export const endedMonth = (asOf: IsoDate): IsoDate => (addDays(asOf, 1).endsWith("-01") ? asOf : endBefore(asOf));

/**
 * Last day of the last month whose cost is complete. A month that has just ended is not while a budget line that cost something in each of the
 * three months before (of fewer, where the records begin later) has nothing posted for it: its invoices come in the first days of the next month,
 * and without them the month would look cheap. Two weeks after its end a month counts as complete. METHOD.md 6.1: incomplete months are not actuals.
 *
 * @param cost accrued cost, posted by the as-of date, see `accruedCost`
 */
export function bookedMonth(cost: readonly ActualCost[], asOf: IsoDate): IsoDate {
  const ended = endedMonth(asOf);
  if (daysBetween(ended, asOf) > CLOSING_DAYS) return ended;
  const byMonth = Map.groupBy(cost, (entry) => costDay(entry).slice(0, 7));
  const linesIn = (month: IsoDate): ReadonlySet<string> => new Set((byMonth.get(month.slice(0, 7)) ?? []).map(lineOf));
  const before = Array.from({ length: REGULAR_MONTHS }).reduce<readonly IsoDate[]>((months) => [...months, endBefore(months.at(-1) ?? ended)], []).map(linesIn).filter((lines) => lines.size > 0);
  const posted = linesIn(ended);
  const missing = [...(before[0] ?? [])].some((line) => before.every((lines) => lines.has(line)) && !posted.has(line));
  return missing ? endBefore(ended) : ended;
}
