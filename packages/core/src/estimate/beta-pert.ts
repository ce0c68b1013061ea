import { available, notAvailable, type Measure } from "../model/measure.ts";
import { betaQuantile } from "./beta-quantile.ts";

/** Weight of the mode against the two ends, unless something else is said. */
const USUAL_LAMBDA = 4;

/** Least, most likely and greatest value, in one unit. */
export interface RangeEstimate {
  readonly min: number;
  readonly mode: number;
  readonly max: number;
}

export interface BetaPertInput extends RangeEstimate {
  /** Weight of the mode, not negative; default 4. 0 makes all values between the ends equally likely. */
  readonly lambda?: number;
}

export interface BetaPert {
  /** Shapes of the beta distribution on [min, max]; no unit, at least 1. */
  readonly alpha: number;
  readonly beta: number;
  /** Unit of the estimate. */
  readonly mean: number;
  /** Unit of the estimate. */
  readonly sd: number;
  /** Value that P % lie at or below, by percentage as written; unit of the estimate. */
  readonly percentiles: Readonly<Record<string, number>>;
}

const isRange = ({ min, mode, max, lambda = USUAL_LAMBDA }: BetaPertInput): boolean => min < max && min <= mode && mode <= max && lambda >= 0;
const shapesOf = ({ min, mode, max, lambda = USUAL_LAMBDA }: BetaPertInput): readonly [number, number] => [1 + (lambda * (mode - min)) / (max - min), 1 + (lambda * (max - mode)) / (max - min)];

/**
 * Inverse CDF of a beta-PERT estimate, for sampling: give it a number uniform in (0, 1). Relative error below 1e-9 of the distance to the nearer end.
 *
 * @returns a function from a probability in [0, 1] to a value in [min, max]
 * @throws RangeError unless `min < max`, `min <= mode <= max` and `lambda >= 0`
 */
export function betaPertQuantile(input: BetaPertInput): (p: number) => number {
  if (!isRange(input)) throw new RangeError(`least ${String(input.min)}, most likely ${String(input.mode)} and greatest ${String(input.max)} must stand in that order, the ends apart`);
  const [alpha, beta] = shapesOf(input);
  const width = input.max - input.min;
  return (p) => input.min + width * betaQuantile(p, alpha, beta);
}

/**
 * Beta-PERT of a three-point estimate: `alpha = 1 + λ(m - a)/(b - a)`, `beta = 1 + λ(b - m)/(b - a)`, mean `(a + λm + b)/(λ + 2)`,
 * variance `(mean - a)(b - mean)/(λ + 3)`. The most likely value stays where it was stated. METHOD.md 3.6, id `estimate.betaPert` [VOS].
 *
 * @param percentiles percentages in [0, 100], as written
 * @returns `not-applicable` unless `min < max`, `min <= mode <= max` and `lambda >= 0`: a range without width has no distribution
 */
export function betaPert(input: BetaPertInput & { readonly percentiles?: readonly (number | string)[] }): Measure<BetaPert> {
  if (!isRange(input)) return notAvailable("not-applicable", "a range needs a least and a greatest value that differ, with the most likely one between them");
  const { min, mode, max, lambda = USUAL_LAMBDA, percentiles = [] } = input;
  const [alpha, beta] = shapesOf(input);
  const mean = (min + lambda * mode + max) / (lambda + 2);
  const quantile = betaPertQuantile(input);
  return available({
    alpha,
    beta,
    mean,
    sd: Math.sqrt(((mean - min) * (max - mean)) / (lambda + 3)),
    percentiles: Object.fromEntries(percentiles.map((p) => [String(p), quantile(Number(p) / 100)])),
  });
}
