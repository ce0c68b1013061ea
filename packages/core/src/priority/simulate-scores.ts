import { betaPertQuantile } from "../estimate/beta-pert.ts";
import { randomSource } from "../stats/random-source.ts";

/** Least, most likely and greatest; a number that is known to be one number has only the middle one. */
export interface Range {
  readonly low?: number;
  readonly mode: number;
  readonly high?: number;
}

export interface RangedItem {
  readonly id: string;
  /** In one unit, for example euros. */
  readonly value: Range;
  /** Above 0, for example person-months. */
  readonly effort: Range;
}

/** Simulated scores of one item, one a trial. */
export interface ItemScores {
  readonly id: string;
  readonly scores: readonly number[];
}

/** One number is drawn for each range, whether it has a width or not. */
function draw({ low, mode, high }: Range): (p: number) => number {
  const [min, max] = [low ?? mode, high ?? mode];
  return min < max ? betaPertQuantile({ min, mode, max }) : () => mode;
}

/**
 * Value for effort of each item when both are known as ranges: a beta-PERT value divided by a beta-PERT effort, drawn independently by
 * inverse CDF, value first. Unit: that of value per that of effort. Every item draws from its own stream `<stream>/<id>`, so adding an item
 * does not change another one's scores. METHOD.md 1.4 and 3.6; the score is a ranking of METHOD.md 8 under uncertainty.
 *
 * @param seed unsigned 64-bit integer as decimal text
 * @throws RangeError for a range out of order, or an effort that may be 0 or less
 */
export function simulateScores({ items, trials, seed, stream }: { readonly items: readonly RangedItem[]; readonly trials: number; readonly seed: string; readonly stream: string }): readonly ItemScores[] {
  return items.map(({ id, value, effort }) => {
    if (!((effort.low ?? effort.mode) > 0)) throw new RangeError(`${id}: an effort of nothing cannot be divided by`);
    const { open } = randomSource(seed, `${stream}/${id}`);
    const [valueAt, effortAt] = [draw(value), draw(effort)];
    return { id, scores: Array.from({ length: trials }, () => valueAt(open()) / effortAt(open())) };
  });
}
