import type { IsoDate } from "../model/time.ts";

/** An open item of another stream that a stream waits for, and between which shares of that stream's backlog its place is drawn. */
export interface NeedInput {
  readonly item: string;
  readonly of: string;
  /** Weeks between it and the finish of the stream that waits, at the least. */
  readonly lag: number;
  readonly from: number;
  readonly to: number;
}

/** From which day on a stream has which share of its usual capacity. */
export type CapacityRun = readonly [from: IsoDate, share: number];

/** A workstream, or the items without one. */
export interface StreamInput {
  readonly id: string;
  readonly title: string;
  readonly open: number;
  /** Items finished so far, without those closed as not done. */
  readonly finished: number;
  /** Items finished in each complete week that is sampled, oldest first; the newest ends on the inputs' last Sunday. */
  readonly samples: readonly number[];
  readonly target?: IsoDate;
  /** Oldest first; each holds until the next one. The first begins with the first sampled week. */
  readonly capacity: readonly CapacityRun[];
  readonly needs: readonly NeedInput[];
}

/**
 * What the published forecasts of an edition were made from: enough to make them again, to the day, with one group of inputs of another
 * edition. Public: counts of items and shares of capacity, nothing about persons.
 */
export interface ForecastInputs {
  readonly asOfDate: IsoDate;
  /** Last day of the newest sampled week. */
  readonly lastSunday: IsoDate;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly splitRate?: { readonly low: number; readonly high: number };
  /** Not everybody may see what is waited for: `needs` are left out, and the joint dates cannot be made again. */
  readonly needsWithheld?: true;
  readonly streams: readonly StreamInput[];
}
