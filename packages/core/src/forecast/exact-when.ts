import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { deliver, grow, possibleCounts, trimmed } from "./backlog-step.ts";
import { initialBacklog } from "./initial-backlog.ts";
import { sampleDistribution } from "./sample-distribution.ts";
import { DEFAULT_MAX_PERIODS, hasNoThroughput, type WorkStream } from "./trial.ts";

/** Sums of probabilities are compared with this much room for rounding, and a distribution is complete when less is left. */
export const PROBABILITY_ROOM = 1e-12;

export interface WhenPoint {
  readonly periods: number;
  /** Probability of finishing in exactly this period. */
  readonly probability: Share;
  /** Probability of having finished by its end. */
  readonly cumulative: Share;
}

export interface ExactWhen {
  /** `no-throughput`: nothing was finished in the samples, so there is no forecast and the distribution is empty. */
  readonly status: "ok" | "no-throughput";
  /** Consecutive periods from the first possible one, until the cumulative probability reaches 1 - 1e-12 or the horizon. */
  readonly distribution: readonly WhenPoint[];
  /** Probability of not finishing within `maxPeriods`: later than any date. */
  readonly censored: Share;
}

/**
 * When a backlog will be done: the exact distribution of the model that {@link simulateWhen} samples, by dynamic programming
 * over the number of items left. METHOD.md 3.0 and 3.2.
 *
 * With scope growth the number of items has no upper end. States from which the horizon cannot be reached are dropped, which
 * changes nothing; of the others at most 1e-16 a period is counted as never finishing, so a cumulative probability is
 * understated by at most `maxPeriods` × 1e-16.
 *
 * @throws RangeError when samples or arrivals are not counts, or the backlog or split rate is negative
 */
export function exactWhen(input: WorkStream): ExactWhen {
  const { samples, arrivals = [], maxPeriods = DEFAULT_MAX_PERIODS } = input;
  if (hasNoThroughput(samples)) return { status: "no-throughput", distribution: [], censored: share(1) };
  const [delivered, added] = [sampleDistribution(samples), sampleDistribution(arrivals)];
  const most = delivered.at(-1)?.value ?? 0;
  const counts = possibleCounts(delivered);
  let open = initialBacklog(input);
  let spare: Float64Array | undefined;
  let cumulative = open[0] as number;
  const distribution: WhenPoint[] = cumulative > 0 ? [{ periods: 0, probability: share(cumulative), cumulative: share(cumulative) }] : [];
  for (let periods = 1; periods <= maxPeriods && open.length > 1 && cumulative < 1 - PROBABILITY_ROOM; periods += 1) {
    const step = deliver(open, counts, spare);
    // What was open is written over next time; what grew has another length.
    spare = added.length > 0 ? undefined : open;
    const certain = cumulative + step.finished > 1 - PROBABILITY_ROOM && step.open.every((mass) => mass === 0);
    cumulative = certain ? 1 : Math.min(1, cumulative + step.finished);
    if (step.finished > 0 || distribution.length > 0) distribution.push({ periods, probability: share(step.finished), cumulative: share(cumulative) });
    open = trimmed(added.length > 0 ? grow(step.open, added) : step.open, most * (maxPeriods - periods));
  }
  return { status: "ok", distribution, censored: share(cumulative < 1 - PROBABILITY_ROOM ? 1 - cumulative : 0) };
}

/**
 * Smallest number of periods by whose end the work is done with p % probability.
 *
 * @param p percentage in [0, 100]
 * @returns `beyond-horizon` when that is later than `maxPeriods`, `no-data` without throughput
 */
export function exactWhenPercentile(result: ExactWhen, p: number): Measure<number> {
  if (result.status === "no-throughput") return notAvailable("no-data", "nothing was finished in the sampled periods");
  const point = result.distribution.find(({ cumulative }) => cumulative >= p / 100 - PROBABILITY_ROOM);
  return point === undefined ? notAvailable("beyond-horizon", "later than any date at this pace") : available(point.periods);
}

/** Probability of being done by the end of so many periods; 0 without throughput. Beyond the horizon it is that at the horizon, a lower bound. */
export const probabilityWithin = (result: ExactWhen, periods: number): Share => result.distribution.findLast((point) => point.periods <= periods)?.cumulative ?? share(0);
