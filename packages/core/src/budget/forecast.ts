import { mean, sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";

/**
 * What a forecast assumes about the months to come. `runRate`: they cost what the last ones did. `planRemaining`: they cost what is
 * planned. `performance`: they overrun the plan as the year to date has.
 */
export type ForecastMethod = "runRate" | "planRemaining" | "performance";

export interface BudgetForecast {
  /** Plan of the months that have an actual. */
  readonly ytdPlan: number;
  readonly ytdActual: number;
  /** The whole plan. */
  readonly budget: number;
  /** Mean of the last `window` complete months. */
  readonly monthlyRunRate: Measure<number>;
  readonly annualisedRunRate: Measure<number>;
  readonly forecast: Measure<number>;
  /** Budget - forecast; positive is under budget. */
  readonly varianceAtCompletion: Measure<number>;
}

const times = (measure: Measure<number>, factor: number): Measure<number> => (isAvailable(measure) ? available(measure.value * factor) : measure);

/**
 * Cost of the whole plan by a named method: year to date plus the rest. METHOD.md 6.1, id `budget.forecast`.
 *
 * - `runRate`: rest = mean of the last `window` complete months x remaining months
 * - `planRemaining`: rest = remaining plan
 * - `performance`: rest = remaining plan x (actual / plan to date)
 *
 * @param plan by month, the whole period, in whole units of one currency
 * @param actual by month from the first on, complete months only, one cost basis
 * @param window months of the run rate, at least 1; with fewer complete months all of them count
 */
export function budgetForecast({ plan, actual, method, window }: { readonly plan: readonly number[]; readonly actual: readonly number[]; readonly method: ForecastMethod; readonly window: number }): BudgetForecast {
  const [budget, ytdPlan, ytdActual] = [sum([...plan]), sum(plan.slice(0, actual.length)), sum([...actual])];
  const recent = actual.slice(-Math.max(1, window));
  const monthlyRunRate: Measure<number> = recent.length === 0 ? notAvailable("no-data", "no month is complete yet") : available(mean(recent));
  const remainingPlan = sum(plan.slice(actual.length));
  const remainingMonths = Math.max(0, plan.length - actual.length);
  const rest = (): Measure<number> => {
    switch (method) {
      case "runRate": return times(monthlyRunRate, remainingMonths);
      case "planRemaining": return available(remainingPlan);
      case "performance": return ytdPlan === 0 ? notAvailable("zero-denominator", "nothing was planned up to now") : available(remainingPlan * (ytdActual / ytdPlan));
      default: return method satisfies never;
    }
  };
  const remaining = rest();
  const forecast: Measure<number> = isAvailable(remaining) ? available(ytdActual + remaining.value) : remaining;
  return { ytdPlan, ytdActual, budget, monthlyRunRate, annualisedRunRate: times(monthlyRunRate, 12), forecast, varianceAtCompletion: isAvailable(forecast) ? available(budget - forecast.value) : forecast };
}
