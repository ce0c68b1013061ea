import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ranked, type Ranked } from "./ranking.ts";

export interface RiceItem {
  readonly id: string;
  /** People or records reached in a window that is the same for all items. */
  readonly reach: number;
  /** 3, 2, 1, 0.5 or 0.25. */
  readonly impact: number;
  /** Share, 0 to 1. */
  readonly confidence: number;
  /** Person-months. */
  readonly effort: number;
}

const scoreOf = ({ reach, impact, confidence, effort }: RiceItem): Measure<number> =>
  effort > 0 ? available((reach * impact * confidence) / effort) : notAvailable("zero-denominator", "an effort of nothing cannot be divided by");

/**
 * RICE: `reach × impact × confidence / effort`, in people reached per person-month on the impact scale; at least 0. An effort of 0 or less has
 * no score and stands last. METHOD.md 8, id `priority.rice`.
 */
export const rice = (items: readonly RiceItem[]): readonly Ranked[] => ranked(items.map((item) => ({ id: item.id, measure: scoreOf(item) })));
