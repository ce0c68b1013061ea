import { share, type Share } from "../model/units.ts";
import { grow } from "./backlog-step.ts";
import { PROBABILITY_ROOM } from "./exact-when.ts";
import { sampleDistribution } from "./sample-distribution.ts";
import { hasNoThroughput } from "./trial.ts";

export interface ExactHowMany {
  /** `no-throughput`: nothing was finished in the samples, so there is no forecast and the distribution is empty. */
  readonly status: "ok" | "no-throughput";
  /** Probability of exactly so many items, consecutive from the fewest to the most possible. */
  readonly distribution: readonly { readonly items: number; readonly probability: Share }[];
}

/**
 * How many items will be done in a number of periods: the exact distribution of the sum of that many draws with replacement.
 * METHOD.md 3.0 and 3.3.
 *
 * @throws RangeError when a sample is not a count
 */
export function exactHowMany({ samples, periods }: { readonly samples: readonly number[]; readonly periods: number }): ExactHowMany {
  if (hasNoThroughput(samples)) return { status: "no-throughput", distribution: [] };
  const draws = sampleDistribution(samples);
  // Index 0 of a state stays empty, so a total of n items stands at n + 1.
  let totals: Float64Array = Float64Array.of(0, 1);
  for (let period = 0; period < periods; period += 1) totals = grow(totals, draws);
  const distribution = Array.from(totals.subarray(1), (probability, items) => ({ items, probability: share(probability) }));
  return { status: "ok", distribution: distribution.slice(distribution.findIndex(({ probability }) => probability > 0)) };
}

/**
 * Largest number of items that is reached with at least so much confidence.
 *
 * @param confidence percentage in [0, 100]
 * @throws RangeError without throughput: ask {@link forecastGuard} first
 */
export function exactAtLeast(result: ExactHowMany, confidence: number): number {
  let reached = 0;
  for (const { items, probability } of result.distribution.toReversed()) {
    reached += probability;
    if (reached >= confidence / 100 - PROBABILITY_ROOM && probability > 0) return items;
  }
  const fewest = result.distribution[0];
  if (fewest === undefined) throw new RangeError("there is no throughput to forecast from");
  return fewest.items;
}
