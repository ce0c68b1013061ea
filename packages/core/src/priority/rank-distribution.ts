import { valueOrNull } from "../model/measure.ts";
import { compareText } from "../model/time.ts";
import { mean } from "../stats/mean.ts";
import { nearestRank } from "../stats/nearest-rank.ts";
import type { ItemScores } from "./simulate-scores.ts";

export interface RankDistribution {
  readonly id: string;
  /** Share of trials by rank, first place first; they add up to 1. */
  readonly shares: readonly number[];
  /** Ranks by nearest rank: in at least P % of the trials the item stands there or better. Null without trials. */
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Mean of its scores, in their unit. */
  readonly meanScore: number | null;
}

/** Ranks of every item in one trial, by position in the input: 1 for the largest score, ties by id. */
function ranksIn(items: readonly ItemScores[], trial: number): readonly number[] {
  const order = items.map(({ id, scores }, index) => ({ id, index, score: scores[trial] ?? 0 })).sort((a, b) => b.score - a.score || compareText(a.id, b.id));
  const ranks = items.map(() => 0);
  order.forEach(({ index }, place) => {
    ranks[index] = place + 1;
  });
  return ranks;
}

/**
 * Where each item may stand in the ranking, from simulated scores: how often at which place, and the places at 10, 50 and 90 %. In the order of
 * the input. Percentiles are nearest-rank (METHOD.md 1.3); ties within a trial break by id (METHOD.md 8).
 */
export function rankDistribution(items: readonly ItemScores[]): readonly RankDistribution[] {
  const trials = items[0]?.scores.length ?? 0;
  const ranks = Array.from({ length: trials }, (_, trial) => ranksIn(items, trial));
  return items.map(({ id, scores }, index) => {
    const own = ranks.map((trial) => trial[index] ?? 0);
    const counts = items.map((_, place) => own.filter((rank) => rank === place + 1).length);
    const at = (p: number): number | null => valueOrNull(nearestRank(own, p));
    return { id, shares: counts.map((count) => (trials === 0 ? 0 : count / trials)), p10: at(10), p50: at(50), p90: at(90), meanScore: valueOrNull(mean(scores)) };
  });
}
