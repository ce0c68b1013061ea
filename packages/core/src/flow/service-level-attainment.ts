import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Days, type Share } from "../model/units.ts";
import { wilsonInterval, type Interval } from "../stats/wilson-interval.ts";

export interface ServiceLevelAttainment {
  readonly share: Measure<Share>;
  readonly hits: number;
  readonly n: number;
  /** 95 % Wilson score interval of the share. */
  readonly interval: Measure<Interval>;
}

/**
 * Share of later items that were finished within the service level expectation; exactly on it is a hit. Items without a
 * cycle time are ignored. METHOD.md 2.7, id `flow.sleAttainment`.
 */
export function serviceLevelAttainment({ cycleTimes, sleDays }: { readonly cycleTimes: readonly (Days | number | null)[]; readonly sleDays: Days | number }): ServiceLevelAttainment {
  const sample = cycleTimes.filter((value) => value !== null);
  const n = sample.length;
  const hits = sample.filter((value) => value <= sleDays).length;
  return { share: n === 0 ? notAvailable("no-data", "no item with a cycle time was finished since") : available(share(hits / n)), hits, n, interval: wilsonInterval(hits, n, 0.95) };
}
