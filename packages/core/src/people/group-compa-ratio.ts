import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface PaidAgainstMidpoint {
  readonly salary: number;
  readonly midpoint: number;
  /** 1 if left out. */
  readonly fte?: number | undefined;
}

/**
 * Compa-ratio of a group: `Σ salary × FTE / Σ midpoint × FTE`, in [0, ∞). Not the mean of the individual ratios: 80 against 100 and
 * 300 against 250 give 380 / 350 = 1.09, while the mean of 0.8 and 1.2 is 1.
 * Nobody in the group: `no-data`; midpoints that add up to 0: `zero-denominator`. METHOD.md 7.2, `people.groupCompa`.
 */
export function groupCompaRatio(people: readonly PaidAgainstMidpoint[]): Measure<number> {
  if (people.length === 0) return notAvailable("no-data", "nobody is in the group");
  const midpoints = sum(people.map(({ midpoint, fte = 1 }) => midpoint * fte));
  return midpoints === 0 ? notAvailable("zero-denominator", "the midpoints add up to 0") : available(sum(people.map(({ salary, fte = 1 }) => salary * fte)) / midpoints);
}
