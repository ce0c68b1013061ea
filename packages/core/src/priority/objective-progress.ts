import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";

export interface WeightedProgress {
  readonly progress: Measure<number>;
  /** Share in its objective, not negative; all alike where none has one. */
  readonly weight?: number | undefined;
}

export interface ObjectiveProgress {
  /** Weighted mean over the key results that have a progress; a share, not clipped. */
  readonly progress: Measure<number>;
  /** Weight of those, of all weight: what the mean speaks for. */
  readonly weightCoverage: Measure<number>;
}

/**
 * Progress of an objective: `Σ w p / Σ w` over its key results that have a progress. The others are neither 0 nor 1, they lower the
 * coverage, as in METHOD.md 8 (weighted score) and 9. A key result without a weight has none beside others that have one.
 */
export function objectiveProgress(results: readonly WeightedProgress[]): ObjectiveProgress {
  const alike = results.every(({ weight }) => weight === undefined);
  const weighted = results.map(({ progress, weight }) => ({ progress, weight: alike ? 1 : (weight ?? 0) }));
  const known = weighted.flatMap(({ progress, weight }) => (isAvailable(progress) ? [{ progress: progress.value, weight }] : []));
  const [knownWeight, allWeight] = [sum(known.map(({ weight }) => weight)), sum(weighted.map(({ weight }) => weight))];
  const noWeight = notAvailable<number>("zero-denominator", "the weights add up to nothing");
  return {
    progress: known.length === 0 ? notAvailable("no-data", "nothing has been measured for any of its key results") : knownWeight > 0 ? available(sum(known.map(({ progress, weight }) => progress * weight)) / knownWeight) : noWeight,
    weightCoverage: allWeight > 0 ? available(knownWeight / allWeight) : noWeight,
  };
}
