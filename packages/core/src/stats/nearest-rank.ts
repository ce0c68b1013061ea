import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ascending } from "./ascending.ts";
import { exactRank } from "./percent-position.ts";

/**
 * P-th percentile by nearest rank: the value at rank `ceil(P * n / 100)`, P = 0 giving the minimum. Always an observed
 * value, and at least P % of the values are no larger. Unit: the unit of the values, which may stand in any order.
 *
 * Hyndman-Fan type 1. For even `n` the P50 differs from {@link median}; label the two differently. METHOD.md 1.3.
 *
 * @param p percentage in [0, 100], taken as the decimal written (`99.9`)
 * @returns `no-data` for an empty sample
 */
export function nearestRank(values: readonly number[], p: number | string): Measure<number> {
  const value = ascending(values)[exactRank(p, values.length) - 1];
  return value === undefined ? notAvailable("no-data", "there are no values to take a percentile of") : available(value);
}
