import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { share, type Share } from "../model/units.ts";
import type { TargetHistory } from "./target-history.ts";

/** How much of a milestone's time was lost. */
export interface Slip {
  /** From the first target to the day it was reached, or to the target that holds; negative when it came earlier. Days. */
  readonly days: number;
  /** From the first promise to the day it was reached, or to the as-of date; null where the source does not say when it was promised. Days. */
  readonly watchedDays: number | null;
}

export function slipOf({ firstTarget, target, actual, steps }: TargetHistory, asOf: IsoDate): Slip {
  const since = steps[0]?.record.setOn;
  return { days: daysBetween(firstTarget, actual ?? target), watchedDays: since === undefined ? null : daysBetween(since, actual ?? asOf) };
}

/**
 * Days that targets moved for each day that passed: `Σ slip / Σ days watched`, no unit. 0.1 is a day lost in ten; 1 is a date that runs
 * away as fast as time passes; negative when targets came nearer. Milestones without a day of promise are left out.
 *
 * @returns `no-data` without such a milestone, `zero-denominator` when none was watched for a day
 */
export function slipRate(slips: readonly Slip[]): Measure<number> {
  const watched = slips.flatMap(({ days, watchedDays }) => (watchedDays === null ? [] : [{ days, watchedDays }]));
  if (watched.length === 0) return notAvailable("no-data", "no milestone says when its target was set");
  const passed = sum(watched.map(({ watchedDays }) => watchedDays));
  return passed > 0 ? available(sum(watched.map(({ days }) => days)) / passed) : notAvailable("zero-denominator", "no day has passed since the targets were set");
}

/** Whether a target was ever set to a later day. */
export const movedLater = ({ steps }: TargetHistory): boolean => steps.some(({ movedDays }) => movedDays !== null && movedDays > 0);

/** Share of milestones whose target was set to a later day at least once. `no-data` without milestones. */
export const movedShare = (histories: readonly TargetHistory[]): Measure<Share> =>
  histories.length === 0 ? notAvailable("no-data", "there is no milestone") : available(share(histories.filter(movedLater).length / histories.length));
