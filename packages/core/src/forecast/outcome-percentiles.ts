import { ascending } from "../stats/ascending.ts";
import { exactRank } from "../stats/percent-position.ts";

/**
 * Nearest-rank percentiles of simulated times, by percentage as written. Null (`beyond-horizon`) where the percentile falls
 * on a censored trial, which is later than any date. METHOD.md 3.2.
 */
export function outcomePercentiles(outcomes: readonly number[], percentiles: readonly (number | string)[]): Readonly<Record<string, number | null>> {
  const sorted = ascending(outcomes);
  const at = (p: number | string): number | null => {
    const value = sorted[exactRank(p, sorted.length) - 1];
    return value === undefined || value === Infinity ? null : value;
  };
  return Object.fromEntries(percentiles.map((p) => [String(p), at(p)]));
}
