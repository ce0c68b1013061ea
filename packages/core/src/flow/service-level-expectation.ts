import { valueOrNull } from "../model/measure.ts";
import { days, type Days } from "../model/units.ts";
import { nearestRank } from "../stats/nearest-rank.ts";

/** From this sample size on, a service level is stated without the mark of low confidence. */
const CONFIDENT_SAMPLE = 30;

export interface ServiceLevelInput {
  /** Cycle times of the items finished in the window; null (no cycle time) is ignored. */
  readonly cycleTimes: readonly (Days | number | null)[];
  /** Percentages, taken as the decimals written. */
  readonly percentiles: readonly (number | string)[];
  /** Smallest sample that is stated at all, default 10. */
  readonly minSample?: number;
}

export interface ServiceLevelExpectation {
  readonly n: number;
  readonly status: "ok" | "low-confidence" | "insufficient-sample";
  /** Days by percentage as written; null when the sample is insufficient. */
  readonly percentiles: Readonly<Record<string, Days | null>>;
}

/**
 * Service level expectation: P % of items were finished within so many days (nearest-rank percentile of cycle time).
 * Fewer than `minSample` items: `insufficient-sample`. Fewer than 30: `low-confidence`. METHOD.md 2.7, id `flow.sle`.
 */
export function serviceLevelExpectation({ cycleTimes, percentiles, minSample = 10 }: ServiceLevelInput): ServiceLevelExpectation {
  const sample = cycleTimes.filter((value) => value !== null);
  const n = sample.length;
  const status = n < minSample ? "insufficient-sample" : n < CONFIDENT_SAMPLE ? "low-confidence" : "ok";
  const within = (p: number | string): Days | null => {
    const value = status === "insufficient-sample" ? null : valueOrNull(nearestRank(sample, p));
    return value === null ? null : days(value);
  };
  return { n, status, percentiles: Object.fromEntries(percentiles.map((p) => [String(p), within(p)])) };
}
