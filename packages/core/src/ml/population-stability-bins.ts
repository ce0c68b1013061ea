import { ascending } from "../stats/ascending.ts";
import { populationStability, type PopulationStability } from "./population-stability.ts";

export interface BinnedStability extends PopulationStability {
  /** Inner edges; bins are (lower, upper], the first and the last are open. One bin more than edges. */
  readonly edges: readonly number[];
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

/** Type-7 quantile at k/B: position k (n − 1) / B, in whole numbers, so that a third is a third. */
function quantileAt(sorted: readonly number[], k: number, parts: number): readonly number[] {
  const position = k * (sorted.length - 1);
  const low = sorted[Math.floor(position / parts)];
  if (low === undefined) return [];
  const high = sorted[Math.floor(position / parts) + 1] ?? low;
  return [low + (high - low) * ((position % parts) / parts)];
}

/** How many values fall into each of (−∞, e1], (e1, e2], …, (ek, ∞). */
function counts(values: readonly number[], edges: readonly number[]): readonly number[] {
  const result = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of values) {
    const bin = edges.findIndex((edge) => value <= edge);
    const at = bin === -1 ? edges.length : bin;
    result[at] = (result[at] ?? 0) + 1;
  }
  return result;
}

/**
 * Population stability of a numeric feature: bins from the type-7 quantiles of the **reference** at k/B, equal edges merged, so a heap of
 * equal values makes fewer bins. METHOD.md 9, id `ml.psiBins`.
 *
 * @param bins whole number of at least 1
 * @throws RangeError otherwise
 */
export function populationStabilityBins({ reference, current, bins }: { readonly reference: readonly number[]; readonly current: readonly number[]; readonly bins: number }): BinnedStability {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`${String(bins)} is no number of bins`);
  const sorted = ascending(reference);
  const edges = [...new Set(Array.from({ length: bins - 1 }, (_, index) => index + 1).flatMap((k) => quantileAt(sorted, k, bins)))];
  const [expected, actual] = [counts(reference, edges), counts(current, edges)];
  return { edges, expected, actual, ...populationStability({ expected, actual }) };
}
