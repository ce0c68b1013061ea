import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { compareText } from "../model/time.ts";

type ByMonth = Readonly<Record<string, number>>;

export interface PlanVsActual {
  /** Actual − plan of each month that either of them names, FTE-months; positive is more people than planned, not a saving. */
  readonly variance: ByMonth;
  readonly planTotal: number;
  readonly actualTotal: number;
  /** Actual / plan in total, in [0, ∞). */
  readonly fillRate: Measure<number>;
}

/**
 * Staffing against its plan, from FTE-months by month: `variance = actual − plan`, `fill rate = Σ actual / Σ plan`.
 *
 * A month that only one of the two names has no assignments in the other, so 0 FTE-months there. Without any planned FTE-month there
 * is no fill rate (`zero-denominator`). METHOD.md 7.1, `people.planVsActual`.
 */
export function planVsActual({ plan, actual }: { readonly plan: ByMonth; readonly actual: ByMonth }): PlanVsActual {
  const months = [...new Set([...Object.keys(plan), ...Object.keys(actual)])].sort(compareText);
  const planTotal = sum(Object.values(plan));
  const actualTotal = sum(Object.values(actual));
  return {
    variance: Object.fromEntries(months.map((month) => [month, (actual[month] ?? 0) - (plan[month] ?? 0)])),
    planTotal,
    actualTotal,
    fillRate: planTotal === 0 ? notAvailable("zero-denominator", "no FTE-month is planned") : available(actualTotal / planTotal),
  };
}
