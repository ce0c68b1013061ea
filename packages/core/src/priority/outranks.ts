import { compareText } from "../model/time.ts";
import type { ItemScores } from "./simulate-scores.ts";

/** How often one item stands before each of the others. */
export interface Outranking {
  readonly id: string;
  /** By the other's id: share of trials in which this item's score is larger. */
  readonly over: Readonly<Record<string, number>>;
}

/**
 * P(A outranks B) for every pair, from simulated scores of the same trials; equal scores break by id, so P(A over B) + P(B over A) = 1. In the
 * order of the input; without trials no pair has a share. METHOD.md 8.
 */
export function outranks(items: readonly ItemScores[]): readonly Outranking[] {
  const share = (a: ItemScores, b: ItemScores): number => {
    const first = compareText(a.id, b.id) < 0;
    const wins = a.scores.filter((score, trial) => score > (b.scores[trial] ?? 0) || (first && score === b.scores[trial])).length;
    return wins / a.scores.length;
  };
  return items.map((a) => ({ id: a.id, over: Object.fromEntries(items.filter((b) => b.id !== a.id && a.scores.length > 0).map((b) => [b.id, share(a, b)])) }));
}
