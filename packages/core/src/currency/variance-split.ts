export interface VarianceSplit {
  /** Budget at the budget rate. */
  readonly budget: number;
  /** Actual at the actual rate. */
  readonly actual: number;
  /** `budget - actual`; positive is favourable, as everywhere. */
  readonly total: number;
  /** What more or less was bought: `(budget local - actual local) x budget rate`. */
  readonly volume: number;
  /** What the exchange rate did: `actual local x (budget rate - actual rate)`. */
  readonly fx: number;
  /** "Constant currency". */
  readonly actualAtBudgetRate: number;
}

/**
 * Splits a budget variance of a foreign currency into volume and currency, which add to the total.
 * METHOD.md 6.3, id `fx.varianceSplit`.
 *
 * @param budgetLocal,actualLocal in whole units of the foreign currency
 * @param budgetRate,actualRate units of the program's currency for one foreign unit, greater than 0
 */
export function varianceSplit({ budgetLocal, actualLocal, budgetRate, actualRate }: { readonly budgetLocal: number; readonly actualLocal: number; readonly budgetRate: number; readonly actualRate: number }): VarianceSplit {
  const [budget, actual] = [budgetLocal * budgetRate, actualLocal * actualRate];
  return { budget, actual, total: budget - actual, volume: (budgetLocal - actualLocal) * budgetRate, fx: actualLocal * (budgetRate - actualRate), actualAtBudgetRate: actualLocal * budgetRate };
}
