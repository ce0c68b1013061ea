import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { wilsonInterval, type Interval } from "../stats/wilson-interval.ts";

/** People of one row, from their first to their last day, both inclusive. */
export interface Tenure {
  readonly people: number;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** Whether they left because they wanted to. */
  readonly voluntary: boolean;
}

export interface AttritionPart {
  readonly leavers: number;
  /** Leavers / average head count, scaled to a year of 365 days, in [0, ∞). */
  readonly annualRate: Measure<number>;
  /** Leavers / everybody who was there on a day of the window, in [0, 1], with its 95 % Wilson interval. */
  readonly share: Measure<number>;
  readonly interval: Measure<Interval>;
}

export interface Attrition {
  /** Head count averaged over the days of the window. */
  readonly averageHeadCount: number;
  /** Everybody who was there on a day of the window. */
  readonly exposed: number;
  readonly all: AttritionPart;
  readonly voluntary: AttritionPart;
  readonly other: AttritionPart;
}

const CONFIDENCE = 0.95;
const YEAR_DAYS = 365;

/**
 * Attrition in the closed window `[from, to]`: people whose last day is in it, against the head count averaged over its days.
 *
 * `annual rate = leavers / average head count × 365 / days of the window`. A rate of people who come and go can exceed 1, so it is no
 * proportion; the proportion of those who were there and left is stated beside it with its interval (METHOD.md 1.6). Nobody was
 * there: `zero-denominator`. METHOD.md 7.1.
 */
export function attrition({ tenures, from, to }: { readonly tenures: readonly Tenure[]; readonly from: IsoDate; readonly to: IsoDate }): Attrition {
  const days = Math.max(0, daysBetween(from, to) + 1);
  const present = tenures.filter((tenure) => tenure.from <= to && (tenure.to === null || tenure.to >= from));
  const personDays = sum(
    present.map((tenure) => {
      const start = tenure.from > from ? tenure.from : from;
      const end = tenure.to === null || tenure.to > to ? to : tenure.to;
      return tenure.people * (daysBetween(start, end) + 1);
    }),
  );
  const averageHeadCount = days === 0 ? 0 : personDays / days;
  const exposed = sum(present.map(({ people }) => people));
  const part = (counts: (tenure: Tenure) => boolean): AttritionPart => {
    const leavers = sum(present.filter((tenure) => tenure.to !== null && tenure.to <= to && counts(tenure)).map(({ people }) => people));
    const nobody = notAvailable<number>("zero-denominator", "nobody held a position in the window");
    return {
      leavers,
      annualRate: averageHeadCount === 0 ? nobody : available(((leavers / averageHeadCount) * YEAR_DAYS) / days),
      share: exposed === 0 ? nobody : available(leavers / exposed),
      interval: wilsonInterval(leavers, exposed, CONFIDENCE),
    };
  };
  return { averageHeadCount, exposed, all: part(() => true), voluntary: part(({ voluntary }) => voluntary), other: part(({ voluntary }) => !voluntary) };
}
