import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";

/** Times of one item; null when it has no flow efficiency. */
export interface FlowTime {
  readonly activeSeconds: number | null;
  readonly totalSeconds: number | null;
}

/**
 * Flow efficiency of a set of items: sum of active time over sum of elapsed time. The mean of the single ratios would
 * over-weight short items. `n` counts the items that have times. METHOD.md 2.8, id `flow.efficiencyAggregate`.
 */
export function flowEfficiencyAggregate(items: readonly FlowTime[]): { readonly efficiency: Measure<Share>; readonly n: number } {
  const timed = items.flatMap(({ activeSeconds, totalSeconds }) => (activeSeconds === null || totalSeconds === null ? [] : [{ activeSeconds, totalSeconds }]));
  const total = sum(timed.map(({ totalSeconds }) => totalSeconds));
  const active = sum(timed.map(({ activeSeconds }) => activeSeconds));
  return {
    efficiency: total === 0 ? notAvailable(timed.length === 0 ? "no-data" : "zero-denominator", "no item has elapsed time") : available(share(active / total)),
    n: timed.length,
  };
}
