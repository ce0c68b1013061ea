import type { Cumulative } from "./calibrated-cumulative.ts";
import { exactWhen } from "./exact-when.ts";
import type { WorkStream } from "./trial.ts";

/** The exact distribution of {@link exactWhen} by period from 0 on. All 0 where nothing was finished in the samples. */
export function exactCumulative(work: WorkStream): Cumulative {
  const { distribution } = exactWhen(work);
  const last = distribution.at(-1);
  const cumulative = new Float64Array(last === undefined ? 1 : last.periods + 1);
  for (const point of distribution) cumulative[point.periods] = point.cumulative;
  return cumulative;
}

/** Probability that several independent streams are all done by the end of each period: the product. */
export function exactJointCumulative(streams: readonly WorkStream[]): Cumulative {
  const each = streams.map(exactCumulative);
  const joint = new Float64Array(Math.max(1, ...each.map(({ length }) => length))).fill(1);
  for (const cumulative of each) for (let period = 0; period < joint.length; period += 1) joint[period] = (joint[period] as number) * (cumulative[Math.min(period, cumulative.length - 1)] as number);
  return joint;
}
