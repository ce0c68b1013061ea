import { sum } from "simple-statistics";

export interface CommitmentTrueUp {
  /** `max(0, monthly minimum - usage)`, per month. */
  readonly monthlyShortfall: readonly number[];
  /** What is missing from the annual minimum after usage and monthly shortfalls, 0 or more. */
  readonly trueUp: number;
  /** Usage and shortfall per month; the last month also has the true-up. */
  readonly billed: readonly number[];
  readonly total: number;
  readonly usageTotal: number;
}

/**
 * What a spend agreement bills beyond use: `true-up = max(0, annual minimum - sum of (usage + shortfalls))`, in the last month.
 * METHOD.md 6.2, id `budget.commitmentTrueUp`. Source: FOCUS 1.2, spend agreement examples.
 *
 * @param usage of each month of the contract year, in whole units of the contract's currency
 */
export function commitmentTrueUp({ usage, monthlyMinimum, annualMinimum }: { readonly usage: readonly number[]; readonly monthlyMinimum: number; readonly annualMinimum: number }): CommitmentTrueUp {
  const monthlyShortfall = usage.map((used) => Math.max(0, monthlyMinimum - used));
  const monthly = usage.map((used, month) => used + (monthlyShortfall[month] as number));
  const trueUp = Math.max(0, annualMinimum - sum(monthly));
  const billed = monthly.map((amount, month) => (month === monthly.length - 1 ? amount + trueUp : amount));
  return { monthlyShortfall, trueUp, billed, total: sum([...monthly, trueUp]), usageTotal: sum([...usage]) };
}
