import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { compareText } from "../model/time.ts";
import { ranked, type Ranked } from "./ranking.ts";

export interface ScoredItem {
  readonly id: string;
  /** By criterion; null or left out where nobody scored it. */
  readonly scores: Readonly<Record<string, number | null | undefined>>;
}

export interface WeightedRank extends Ranked {
  /** Weighted criteria without a score, by name: the others were re-normalised. */
  readonly missing: readonly string[];
}

/**
 * Weighted score: `Σ w s / Σ w` over the criteria that have a score, in the unit of the scores and between the least and the greatest of them.
 * Criteria without a score are flagged, criteria without a weight are ignored. `no-data` if no weighted criterion has a score. METHOD.md 8,
 * id `priority.weighted`.
 */
export function weightedScore({ items, weights }: { readonly items: readonly ScoredItem[]; readonly weights: Readonly<Record<string, number>> }): readonly WeightedRank[] {
  const criteria = Object.entries(weights).sort(([a], [b]) => compareText(a, b));
  const missing = new Map(items.map(({ id, scores }) => [id, criteria.flatMap(([name]) => ((scores[name] ?? null) === null ? [name] : []))]));
  const scoreOf = ({ scores }: ScoredItem): Measure<number> => {
    const known = criteria.flatMap(([name, weight]) => {
      const score = scores[name] ?? null;
      return score === null ? [] : [{ weight, score }];
    });
    const total = sum(known.map(({ weight }) => weight));
    if (total > 0) return available(sum(known.map(({ weight, score }) => weight * score)) / total);
    return notAvailable(known.length === 0 ? "no-data" : "zero-denominator", known.length === 0 ? "no weighted criterion has a score" : "the weights add up to nothing");
  };
  return ranked(items.map((item) => ({ id: item.id, measure: scoreOf(item) }))).map((rank) => ({ ...rank, missing: missing.get(rank.id) ?? [] }));
}
