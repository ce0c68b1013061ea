import { isAvailable, valueOrNull, type Measure } from "../model/measure.ts";
import { compareText } from "../model/time.ts";

/** One place of a ranking, best first. */
export interface Ranked {
  readonly id: string;
  /** Null if the item has no score: such items stand last. */
  readonly score: number | null;
  readonly measure: Measure<number>;
}

/** Scores that differ by less than binary rounding are equal: 0.1 × 3 and 0.3 tie. */
const rankValue = (measure: Measure<number>): number => (isAvailable(measure) ? Number(measure.value.toPrecision(12)) : -Infinity);

/** Largest score first, ties by id ascending, items without a score last (METHOD.md 8). The ranking is the message, not the ratio of scores. */
export const ranked = (scores: readonly { readonly id: string; readonly measure: Measure<number> }[]): readonly Ranked[] =>
  scores
    .map(({ id, measure }): Ranked => ({ id, measure, score: valueOrNull(measure) }))
    .sort((a, b) => {
      const [first, second] = [rankValue(a.measure), rankValue(b.measure)];
      return first === second ? compareText(a.id, b.id) : second - first;
    });
