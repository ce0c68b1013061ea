import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ranked, type Ranked } from "./ranking.ts";

/** All on relative scales, without unit. */
export interface WsjfItem {
  readonly id: string;
  readonly value: number;
  readonly timeCriticality: number;
  /** Risk reduction or opportunity enablement. */
  readonly riskOpportunity: number;
  readonly jobSize: number;
}

const scoreOf = ({ value, timeCriticality, riskOpportunity, jobSize }: WsjfItem): Measure<number> =>
  jobSize > 0 ? available((value + timeCriticality + riskOpportunity) / jobSize) : notAvailable("zero-denominator", "a job of no size cannot be divided by");

/**
 * WSJF as SAFe defines it: `(value + time criticality + risk reduction or opportunity) / job size`, no unit, at least 0. It is neither money
 * nor cost of delay; {@link cd3} is. A job size of 0 or less has no score and stands last. METHOD.md 8, id `priority.wsjf`.
 */
export const wsjf = (items: readonly WsjfItem[]): readonly Ranked[] => ranked(items.map((item) => ({ id: item.id, measure: scoreOf(item) })));
