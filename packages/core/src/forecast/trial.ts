import type { RandomSource } from "../stats/random-source.ts";

/** Periods after which a trial is given up as later than any date, if nothing else is said. */
export const DEFAULT_MAX_PERIODS = 1000;

/** One team's work: what it delivered per period, and what is left. */
export interface WorkStream {
  /** Items finished in each sampled period, zeros included. */
  readonly samples: readonly number[];
  /** Items to finish. */
  readonly backlog: number;
  /** Items turn out to be this many, drawn uniformly from [low, high). */
  readonly splitRate?: { readonly low: number; readonly high: number };
  /** Items added in each sampled period (scope growth). */
  readonly arrivals?: readonly number[];
  /** Default {@link DEFAULT_MAX_PERIODS}. */
  readonly maxPeriods?: number;
}

const NINE_DECIMALS = 1e9;

/** Items left after splitting, rounded to nine decimals before the ceiling so that 10 × 1.1 is 11 and not 12. */
export const splitBacklog = (backlog: number, factor: number): number => Math.ceil(Math.round(backlog * factor * NINE_DECIMALS) / NINE_DECIMALS);

/** Nothing was finished in any sampled period: there is no pace to forecast from. */
export const hasNoThroughput = (samples: readonly number[]): boolean => samples.every((count) => count <= 0);

/**
 * One trial of METHOD.md 3.2: periods until the backlog is gone, `Infinity` when it is not within `maxPeriods`. The order of
 * the draws is part of the definition.
 */
export function periodsUntilDone({ samples, backlog, splitRate, arrivals = [], maxPeriods = DEFAULT_MAX_PERIODS }: WorkStream, random: RandomSource): number {
  let remaining = splitRate === undefined ? backlog : splitBacklog(backlog, splitRate.low + (splitRate.high - splitRate.low) * random.float());
  if (remaining <= 0) return 0;
  for (let period = 1; period <= maxPeriods; period += 1) {
    remaining -= samples[random.index(samples.length)] as number;
    if (remaining <= 0) return period;
    if (arrivals.length > 0) remaining += arrivals[random.index(arrivals.length)] as number;
  }
  return Infinity;
}
