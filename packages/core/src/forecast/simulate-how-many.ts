import { notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { randomSource } from "../stats/random-source.ts";
import { atLeast } from "./at-least.ts";
import { hasNoThroughput } from "./trial.ts";

export interface SimulateHowManyInput {
  readonly samples: readonly number[];
  readonly periods: number;
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly stream: string;
  readonly confidences: readonly (number | string)[];
}

export interface SimulatedHowMany {
  readonly status: "ok" | "no-throughput";
  /** Items by confidence as written; null without throughput. */
  readonly atLeast: Readonly<Record<string, number | null>>;
  readonly mean: Measure<number>;
}

/**
 * How many items will be done in a number of periods, by seeded resampling of whole periods. METHOD.md 3.3,
 * id `forecast.howMany`. {@link exactHowMany} is what gets published where it applies.
 */
export function simulateHowMany({ samples, periods, trials, seed, stream, confidences }: SimulateHowManyInput): SimulatedHowMany {
  if (hasNoThroughput(samples)) {
    return { status: "no-throughput", atLeast: atLeast({ totals: [], confidences }), mean: notAvailable("no-data", "nothing was finished in the sampled periods") };
  }
  const random = randomSource(seed, stream);
  const totals = Array.from({ length: trials }, () => {
    let total = 0;
    for (let period = 0; period < periods; period += 1) total += samples[random.index(samples.length)] as number;
    return total;
  });
  return { status: "ok", atLeast: atLeast({ totals, confidences }), mean: mean(totals) };
}
