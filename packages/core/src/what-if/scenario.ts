import { daysBetween, type IsoDate } from "../model/time.ts";

/** What is supposed to be otherwise for one workstream. What is left out stays as it is. */
export interface WorkstreamChange {
  /** Capacity as a multiple of what is planned: 1.2 is a fifth more, 0 is nobody. */
  readonly capacity?: number;
  /** First day of that capacity; left out: from the next week on. */
  readonly from?: IsoDate;
  /** Items that come to the open scope, or leave it where negative. */
  readonly scope?: number;
  /** How many items one open item turns out to be, drawn uniformly between the two; instead of what the program declares. */
  readonly split?: { readonly low: number; readonly high: number };
  /** Nothing is delivered before this day. */
  readonly start?: IsoDate;
}

/** By workstream. */
export type Scenario = Readonly<Record<string, WorkstreamChange>>;

/** Days from the first of a week to the one in its middle, which decides what holds in the week. */
const TO_MIDDLE = 3;

/** Index of the first week to come, counted from the as-of date, in whose greater part a day has been reached. */
export const firstWeekFrom = (asOfDate: IsoDate, day: IsoDate): number => Math.max(0, Math.ceil((daysBetween(asOfDate, day) - 1 - TO_MIDDLE) / 7));

/** When and how fast one stream delivers, in weeks from the as-of date. */
export interface Pace {
  /** Weeks before anything is delivered. */
  readonly start: number;
  /** Multiple of the usual delivery, from week `from` on. */
  readonly factor: number;
  readonly from: number;
}

export function paceOf({ capacity = 1, from, start }: WorkstreamChange, asOfDate: IsoDate): Pace {
  return { start: start === undefined ? 0 : firstWeekFrom(asOfDate, start), factor: capacity, from: from === undefined ? 0 : firstWeekFrom(asOfDate, from) };
}

/** Open items with the change in them; never fewer than none. */
export const openWith = (open: number, { scope = 0 }: WorkstreamChange): number => Math.max(0, open + scope);
