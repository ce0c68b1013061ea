import { notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { outcomePercentiles } from "./outcome-percentiles.ts";
import { sampledDurations } from "./sampled-durations.ts";
import { hasNoThroughput, type WorkStream } from "./trial.ts";

export interface SimulateWhenInput extends WorkStream {
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly stream: string;
  readonly percentiles: readonly (number | string)[];
}

export interface SimulatedWhen {
  /** `no-throughput`: nothing was finished in the samples, so there is no forecast. */
  readonly status: "ok" | "no-throughput";
  /** Periods by percentage as written; null when later than any date (`beyond-horizon`) or without throughput. */
  readonly percentiles: Readonly<Record<string, number | null>>;
  /** Mean number of periods; `beyond-horizon` if any trial is censored. */
  readonly mean: Measure<number>;
  /** Trials that were not done within `maxPeriods`. */
  readonly censored: number;
}

/**
 * When a backlog will be done, in periods of the samples, by seeded resampling of whole periods. METHOD.md 3.2,
 * id `forecast.when`; the same seed and stream give the same result bit for bit. {@link exactWhen} is what gets published
 * where it applies.
 */
export function simulateWhen(input: SimulateWhenInput): SimulatedWhen {
  const { trials, percentiles } = input;
  if (hasNoThroughput(input.samples)) {
    return { status: "no-throughput", percentiles: outcomePercentiles([], percentiles), mean: notAvailable("no-data", "nothing was finished in the sampled periods"), censored: trials };
  }
  const outcomes = sampledDurations(input, trials, input.seed, input.stream);
  const censored = outcomes.filter((periods) => periods === Infinity).length;
  return {
    status: "ok",
    percentiles: outcomePercentiles(outcomes, percentiles),
    mean: censored > 0 ? notAvailable("beyond-horizon", "some trials did not finish within the horizon") : mean([...outcomes]),
    censored,
  };
}
