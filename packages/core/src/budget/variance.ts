import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface BudgetVariance {
  /** Plan - actual; positive is under plan. */
  readonly variance: number;
  /** Share of the plan, -0.15 is 15 % over it. */
  readonly variancePct: Measure<number>;
  /** Whether no more was spent than planned. */
  readonly favourable: boolean;
}

/** Budget variance of one currency and one cost basis. METHOD.md 6.1, id `budget.variance`. A plan of 0 has no percentage. */
export function budgetVariance({ plan, actual }: { readonly plan: number; readonly actual: number }): BudgetVariance {
  const variance = plan - actual;
  return { variance, variancePct: plan === 0 ? notAvailable("zero-denominator", "nothing is planned") : available(variance / plan), favourable: variance >= 0 };
}
