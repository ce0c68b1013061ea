import { available, notAvailable, type Measure } from "../model/measure.ts";
import { hasNoThroughput } from "./trial.ts";

/** Fewest complete periods that a forecast is made from (METHOD.md 3.1). */
const MINIMUM_PERIODS = 8;

const counted = (count: number): string => (count === 0 ? "no complete period is" : count === 1 ? "only 1 complete period is" : `only ${String(count)} complete periods are`);

/**
 * The samples, if a forecast may be made from them. Otherwise the sentence to print in its place: `insufficient-sample`
 * below {@link MINIMUM_PERIODS} periods, `no-data` when nothing was finished in any of them.
 */
export function forecastGuard(samples: readonly number[]): Measure<readonly number[]> {
  if (samples.length < MINIMUM_PERIODS) {
    return notAvailable("insufficient-sample", `cannot forecast, because ${counted(samples.length)} known and ${String(MINIMUM_PERIODS)} are needed`);
  }
  if (hasNoThroughput(samples)) return notAvailable("no-data", `cannot forecast, because nothing was finished in the last ${String(samples.length)} periods`);
  return available(samples);
}
