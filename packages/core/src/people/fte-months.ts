import { sum } from "simple-statistics";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { monthsBetween } from "./calendar-months.ts";

/** Part of one person or position over a time. Both days inclusive; `to: null` is until further notice. */
export interface FteAssignment {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** 1 is full time. */
  readonly fte: number;
}

export interface FteMonths {
  /** FTE-months of every calendar month of the period, `YYYY-MM`; a month that nobody worked in is 0. */
  readonly byMonth: Readonly<Record<string, number>>;
  readonly total: number;
}

/**
 * FTE-months: what assignments add up to, each weighted with the days on which it runs.
 *
 * `for each month: Σ (days active in the month and in the period / days of the month) × FTE`, end dates inclusive. Unit:
 * FTE-months, in [0, ∞). The denominator is always the whole month, also where the period cuts it: one FTE from 1 to 15 June is half
 * a month. Leaving on 15 June after a full spring counts 5 + 15/30 = 5.5.
 *
 * No assignments give 0 in every month, because that is what was staffed. METHOD.md 7.1, `people.fteMonths`.
 */
export function fteMonths(input: { readonly assignments: readonly FteAssignment[]; readonly from: IsoDate; readonly to: IsoDate }): FteMonths {
  const byMonth = monthsBetween(input.from, input.to).map(({ id, first, last, days }) => {
    const parts = input.assignments.map(({ from, to, fte }) => {
      const start = [from, input.from, first].reduce((a, b) => (a > b ? a : b));
      const end = [to ?? last, input.to, last].reduce((a, b) => (a < b ? a : b));
      return (Math.max(0, daysBetween(start, end) + 1) / days) * fte;
    });
    return [id, sum(parts)] as const;
  });
  return { byMonth: Object.fromEntries(byMonth), total: sum(byMonth.map(([, months]) => months)) };
}
