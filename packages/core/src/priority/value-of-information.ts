import { isAvailable, available, notAvailable, type Measure } from "../model/measure.ts";
import { compareText } from "../model/time.ts";
import { mean } from "../stats/mean.ts";
import type { ItemScores } from "./simulate-scores.ts";

export interface ValueOfInformation {
  /** The items with the largest mean scores: what would be chosen now. Ties by id. */
  readonly chosen: readonly string[];
  /** Sum of their mean scores. */
  readonly now: number;
  /** Expected sum of the largest scores if every score were known before choosing; at least `now`. */
  readonly knowing: number;
  /** `knowing − now`, at least 0: more than this is too much to pay for finding out, in score. */
  readonly expectedValue: number;
  /** The same if only one item's score were known, by id; each at most `expectedValue`, up to what few trials blur. */
  readonly byItem: Readonly<Record<string, number>>;
}

const sumOfLargest = (scores: readonly number[], top: number): number => [...scores].sort((a, b) => b - a).slice(0, top).reduce((total, score) => total + score, 0);

/**
 * Expected value of perfect information for the choice of the first `top` items: how much the expected score of the chosen would rise if the
 * true scores were known before choosing, `E[max s] − max E[s]`. Of one item alone: its score is known, the others stay at their means, which
 * holds because items are drawn independently. Unit: the unit of the scores. `no-data` without items or trials. METHOD.md 8.
 * Source: Howard (1966), Information Value Theory, IEEE Trans. Systems Science and Cybernetics 2:22-26.
 *
 * @param top how many are chosen, at least 1
 */
export function valueOfInformation({ items, top }: { readonly items: readonly ItemScores[]; readonly top: number }): Measure<ValueOfInformation> {
  const means = items.map(({ id, scores }) => ({ id, mean: mean(scores) })).flatMap(({ id, mean: of }) => (isAvailable(of) ? [{ id, mean: of.value }] : []));
  const trials = items[0]?.scores.length ?? 0;
  if (means.length === 0 || means.length < items.length) return notAvailable("no-data", "there are no scores to choose by");
  const averageOf = (perTrial: (trial: number) => number): number => {
    const average = mean(Array.from({ length: trials }, (_, trial) => perTrial(trial)));
    return isAvailable(average) ? average.value : 0;
  };
  const now = sumOfLargest(means.map((item) => item.mean), top);
  const knowing = averageOf((trial) => sumOfLargest(items.map(({ scores }) => scores[trial] ?? 0), top));
  const alone = (item: ItemScores): number => averageOf((trial) => sumOfLargest(means.map((other) => (other.id === item.id ? (item.scores[trial] ?? 0) : other.mean)), top));
  const chosen = means.toSorted((a, b) => b.mean - a.mean || compareText(a.id, b.id)).slice(0, top).map(({ id }) => id);
  // A mean of maxima is never below the maximum of means; what is left below 0 is rounding.
  const gain = (expected: number): number => Math.max(0, expected - now);
  return available({ chosen, now, knowing, expectedValue: gain(knowing), byItem: Object.fromEntries(items.map((item) => [item.id, gain(alone(item))])) });
}
