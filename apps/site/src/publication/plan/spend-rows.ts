import { numberOf, table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn } from "../table-rows.ts";

/** What a workstream, or the program, has spent of its budget. */
export interface Spend {
  readonly spent: number;
  /** Budget less cost of the complete months: positive under the plan. */
  readonly under: number;
  /** Where the marks of its bar stand: the budget of the whole period, and that of the months so far. */
  readonly whole: number | undefined;
  readonly planToDate: number | undefined;
}

/** Undefined where no budget or no cost is stated. */
export function spendOf(facts: Facts, workstream: string | undefined): Spend | undefined {
  const [spent, under] = [numberOf(facts, "budget.actual.to-date", workstream), numberOf(facts, "budget.variance.to-date", workstream)];
  if (spent === undefined || under === undefined) return undefined;
  const lines = namedRows(table(facts, "budget.variance.lines")).filter((row) => workstream === undefined || textIn(row, "program") === workstream);
  const sum = (column: string): number | undefined => (lines.length === 0 ? undefined : lines.reduce((all, row) => all + (numberIn(row, column) ?? 0), 0));
  return { spent, under, whole: sum("plan"), planToDate: sum("plan-to-date") };
}
