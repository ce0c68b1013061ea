import type { WorkStream } from "../forecast/trial.ts";
import type { LossSeverity } from "../risk/simulate-losses.ts";

/** A predecessor inside another stream: one of its items, whose exact place in the queue nobody knows. */
export interface Need {
  /** Of the item or milestone that is waited for; labels its draws. */
  readonly item: string;
  /** The stream that delivers it. */
  readonly of: string;
  /** Between which shares of the stream's backlog its place is drawn; the whole, 0 to 1, unless said otherwise. */
  readonly place?: { readonly from: number; readonly to: number };
  /** Weeks that pass between it and the finish of the stream that waits, at the least; 0 unless said otherwise. */
  readonly lag?: number;
}

/** One team's work in a joint forecast. Periods are weeks, counted from the as-of date. */
export interface OutlookStream extends Omit<WorkStream, "maxPeriods"> {
  readonly id: string;
  /** Streams that must be finished before this one starts. */
  readonly after?: readonly string[];
  /** Earliest start, in weeks from now; default 0. */
  readonly startOffset?: number;
  readonly needs?: readonly Need[];
  /** Capacity in each sampled week, in any unit above 0 that `capacity` has too. Left out: the same in all. */
  readonly sampleCapacity?: readonly number[];
  /** Capacity of each week to come; the last one holds for all after it. Left out: that of the sampled weeks. */
  readonly capacity?: readonly number[];
}

/** Something that may happen once. */
export interface OutlookRisk {
  readonly id: string;
  /** In [0, 1]. */
  readonly probability: number;
  /** Loss when it happens, in one currency: always the same, or lognormal with that central interval (METHOD.md 5.4). */
  readonly loss?: LossSeverity;
  /** Stream that stands still for `delay` weeks from the week in which it happens. */
  readonly stream?: string;
  readonly delay?: number;
  /** It happens in one of so many weeks from now, each as likely; default 52. */
  readonly within?: number;
}

export interface OutlookInput {
  readonly streams: readonly OutlookStream[];
  readonly risks?: readonly OutlookRisk[];
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  /** Prefix of every label, so that adding a team or a risk leaves all other draws as they are. */
  readonly stream: string;
  /** Weeks after which a trial is given up as later than any date. */
  readonly maxWeeks: number;
}

/** What happened in each trial. `Infinity` weeks: not within the horizon. */
export interface OutlookTrials {
  /** Weeks until everything is finished. */
  readonly milestone: Float64Array;
  readonly finish: ReadonlyMap<string, Float64Array>;
  /** Loss by risk, 0 where it did not happen. */
  readonly loss: ReadonlyMap<string, Float64Array>;
}
