import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { normalQuantile } from "./normal-quantile.ts";

export interface Interval {
  readonly low: Share;
  readonly high: Share;
}

/**
 * Wilson score interval of a proportion: `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`, within [0, 1].
 * Without continuity correction; exactly 0 or 1 on the side where no or every trial succeeded.
 * Source: Newcombe (1998), method 3. METHOD.md 1.6.
 *
 * @param confidence two-sided, in (0, 1), for example 0.95
 * @returns `zero-denominator` when there were no trials
 */
export function wilsonInterval(successes: number, n: number, confidence: number): Measure<Interval> {
  if (n === 0) return notAvailable("zero-denominator", "there were no trials");
  const z = normalQuantile((1 + confidence) / 2);
  const p = successes / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  const low = successes === 0 ? 0 : Math.max(0, (centre - half) / scale);
  const high = successes === n ? 1 : Math.min(1, (centre + half) / scale);
  return available({ low: share(low), high: share(high) });
}
