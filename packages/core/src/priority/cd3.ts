import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ranked, type Ranked } from "./ranking.ts";

/** What waits, what waiting costs, and how long it takes. */
export interface DelayItem {
  readonly id: string;
  /** Cost of delay: money a week. */
  readonly cod: number;
  /** Weeks. */
  readonly duration: number;
}

const scoreOf = ({ cod, duration }: DelayItem): Measure<number> => (duration > 0 ? available(cod / duration) : notAvailable("zero-denominator", "a duration of nothing cannot be divided by"));

/**
 * CD3: `cost of delay / duration`, in money per week squared. For one team and without precedence its order costs least delay (Smith's rule). A
 * duration of 0 or less has no score and stands last. METHOD.md 8, id `priority.cd3`. Source: Reinertsen (2009); Smith (1956).
 */
export const cd3 = (items: readonly DelayItem[]): readonly Ranked[] => ranked(items.map((item) => ({ id: item.id, measure: scoreOf(item) })));
