import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface CrpsInput {
  /** Values of the forecast distribution, in the unit of the outcome and in any order. */
  readonly ensemble: readonly number[];
  readonly outcome: number;
  /** Weight of each value, not negative; they need not add up to 1. Left out: all alike. */
  readonly weights?: readonly number[];
  /** `ecdf` (default): exact for the published distribution. `fair`: expected score of the distribution that the ensemble is a random sample of. */
  readonly estimator?: "ecdf" | "fair";
}

interface Member {
  readonly value: number;
  readonly weight: number;
}

function membersOf({ ensemble, weights }: CrpsInput): readonly Member[] {
  if (weights !== undefined && (weights.length !== ensemble.length || !weights.every((weight) => weight >= 0))) throw new RangeError("each value needs one weight, and none may be negative");
  return ensemble.map((value, index) => ({ value, weight: weights?.[index] ?? 1 })).sort((a, b) => a.value - b.value);
}

/** `½ Σᵢ Σⱼ wᵢ wⱼ |xᵢ - xⱼ|` of sorted members: each gap counts for the pairs on its two sides, so nothing cancels. */
function halfSpread(members: readonly Member[], total: number): number {
  let below = 0;
  const gaps = members.map(({ value, weight }, index) => {
    below += weight;
    return ((members[index + 1]?.value ?? value) - value) * below * Math.max(0, total - below);
  });
  return sum(gaps);
}

/**
 * Continuous ranked probability score of one forecast: `E|X - y| - ½ E|X - X'|`. Unit of the outcome, never negative with `ecdf`, 0 best; of a
 * forecast of one value it is the absolute error. `fair` divides the second term by `m (m - 1)` in place of `m²` (with weights of total 1, by
 * `1 - Σ w²`). METHOD.md 3.5, id `score.crps` [GR07] [PS] [NCI].
 *
 * @returns `no-data` for an empty ensemble, `zero-denominator` when all weights are zero, `insufficient-sample` for a `fair` score of fewer than two values
 * @throws RangeError when weights do not fit the ensemble or are negative
 */
export function crps(input: CrpsInput): Measure<number> {
  const members = membersOf(input);
  if (members.length === 0) return notAvailable("no-data", "the forecast has no values");
  const total = sum(members.map(({ weight }) => weight));
  if (!(total > 0)) return notAvailable("zero-denominator", "the weights of the forecast add up to nothing");
  const distance = sum(members.map(({ value, weight }) => weight * Math.abs(value - input.outcome))) / total;
  const pairs = input.estimator === "fair" ? total * total - sum(members.map(({ weight }) => weight * weight)) : total * total;
  if (members.filter(({ weight }) => weight > 0).length < 2 && input.estimator === "fair") return notAvailable("insufficient-sample", "a fair score needs two values at least");
  return available(distance - halfSpread(members, total) / pairs);
}
