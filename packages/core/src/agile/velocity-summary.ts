import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";

export interface VelocitySummary {
  readonly mean: Measure<number>;
  readonly median: Measure<number>;
  readonly min: Measure<number>;
  readonly max: Measure<number>;
  /** Sprints summarised. */
  readonly n: number;
}

/**
 * Velocity over the last `window` closed sprints, in the unit of the estimates. Never a forecast on its own.
 * METHOD.md 2.9, id `sprint.velocitySummary`. `no-data` without a closed sprint.
 *
 * @param velocities oldest first
 */
export function velocitySummary({ velocities, window }: { readonly velocities: readonly number[]; readonly window: number }): VelocitySummary {
  const recent = velocities.slice(Math.max(0, velocities.length - window));
  const extreme = (of: (...values: number[]) => number): Measure<number> => (recent.length === 0 ? notAvailable("no-data", "no sprint is closed yet") : available(of(...recent)));
  return { mean: mean(recent), median: median(recent), min: extreme(Math.min), max: extreme(Math.max), n: recent.length };
}
