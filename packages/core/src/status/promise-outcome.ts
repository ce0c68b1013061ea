import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { IsoDate } from "../model/time.ts";
import { share, type Share } from "../model/units.ts";
import { wilsonInterval, type Interval } from "../stats/wilson-interval.ts";

/** A date that somebody promised, as known on a day. */
export interface PromisedDate {
  /** The date first promised. */
  readonly firstDue: IsoDate;
  /** The date in force. */
  readonly due: IsoDate;
  /** Left out: not fulfilled. `undated`: fulfilled, and nobody recorded on which day. */
  readonly fulfilled?: IsoDate | "undated";
  /** Nobody asks for it any more: dropped, cancelled, not applicable. */
  readonly withdrawn?: boolean;
}

/**
 * `broken`: the date in force passed first. `moved`: it was put off, and the new date has been kept so far, or was kept. `kept`: fulfilled
 * by the date first promised. `open`: not due yet. `undated`: fulfilled on a day that nobody recorded. `withdrawn`: no longer asked for.
 */
export type PromiseOutcome = "kept" | "moved" | "broken" | "open" | "undated" | "withdrawn";

/**
 * What became of a promise by a date. Exactly one outcome; a broken date outranks a moved one, and a moved promise never counts as kept:
 * with dates moved often enough every promise could be kept. Kept on the day itself is kept.
 */
export function promiseOutcome({ firstDue, due, fulfilled, withdrawn }: PromisedDate, asOf: IsoDate): PromiseOutcome {
  if (withdrawn === true) return "withdrawn";
  if (fulfilled === "undated") return "undated";
  const done = fulfilled !== undefined && fulfilled <= asOf ? fulfilled : undefined;
  if (done === undefined ? due < asOf : done > due) return "broken";
  if (done !== undefined && done <= firstDue) return "kept";
  return due > firstDue ? "moved" : "open";
}

export interface PromiseKeeping {
  readonly kept: number;
  readonly moved: number;
  readonly broken: number;
  /** `kept / (kept + moved + broken)`. */
  readonly rate: Measure<Share>;
  /** Wilson interval, 95 % (METHOD.md 1.6). */
  readonly interval: Measure<Interval>;
}

/** How many promises were kept, of those that are no longer simply open. `zero-denominator` while there are none. */
export function promiseKeeping(outcomes: readonly PromiseOutcome[]): PromiseKeeping {
  const count = (outcome: PromiseOutcome): number => outcomes.filter((each) => each === outcome).length;
  const [kept, moved, broken] = [count("kept"), count("moved"), count("broken")];
  const judged = kept + moved + broken;
  return { kept, moved, broken, rate: judged === 0 ? notAvailable("zero-denominator", "no promise is kept, moved or broken yet") : available(share(kept / judged)), interval: wilsonInterval(kept, judged, 0.95) };
}
