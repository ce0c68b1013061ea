import { ascending } from "../stats/ascending.ts";
import { exactRank } from "../stats/percent-position.ts";

/** Whole periods below this are counted instead of sorted. */
const COUNTABLE = 2 ** 16;

/** How many outcomes there are of each whole number of periods; undefined where one is neither such a number nor `Infinity`. */
function countsOf(outcomes: ArrayLike<number>): Float64Array | undefined {
  const counts = new Float64Array(COUNTABLE);
  for (let index = 0; index < outcomes.length; index += 1) {
    const outcome = outcomes[index] as number;
    if (outcome === Infinity) continue;
    const whole = outcome & (COUNTABLE - 1);
    if (whole !== outcome) return undefined;
    counts[whole] = (counts[whole] as number) + 1;
  }
  return counts;
}

/** The value at a 1-based rank: the counts are added up until they reach it. Beyond them all are censored. */
function atRank(counts: Float64Array, rank: number): number {
  let reached = 0;
  for (let value = 0; value < counts.length; value += 1) {
    reached += counts[value] as number;
    if (reached >= rank) return value;
  }
  return Infinity;
}

/**
 * Nearest-rank percentiles of simulated times, by percentage as written. Null (`beyond-horizon`) where the percentile falls
 * on a censored trial, which is later than any date. METHOD.md 3.2.
 */
export function outcomePercentiles(outcomes: readonly number[] | Float64Array, percentiles: readonly (number | string)[]): Readonly<Record<string, number | null>> {
  const counts = outcomes.length === 0 ? undefined : countsOf(outcomes);
  const sorted = counts === undefined ? ascending(Array.from(outcomes)) : [];
  const at = (p: number | string): number | null => {
    const rank = exactRank(p, outcomes.length);
    const value = counts === undefined ? sorted[rank - 1] : atRank(counts, rank);
    return value === undefined || value === Infinity ? null : value;
  };
  return Object.fromEntries(percentiles.map((p) => [String(p), at(p)]));
}
