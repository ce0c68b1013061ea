import { available, notAvailable, type Measure } from "../model/measure.ts";

/** A key result's way from where it started to where it shall be, in its own unit. */
export interface KeyResultSpan {
  readonly start: number;
  readonly target: number;
  /** What was measured last; left out if nothing was. */
  readonly last?: number | undefined;
}

/**
 * Progress of a key result: `(last − start) / (target − start)`, a share that is NOT clipped: below 0 it is worse than at the start, above 1
 * past the target. Targets may lie below the start. `no-data` without a measurement, `zero-denominator` if the target is the start.
 */
export function keyResultProgress({ start, target, last }: KeyResultSpan): Measure<number> {
  if (last === undefined) return notAvailable("no-data", "nothing has been measured yet");
  if (target === start) return notAvailable("zero-denominator", "the target is where it started, so there is no way to go");
  return available((last - start) / (target - start));
}
