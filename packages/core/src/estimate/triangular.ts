import type { RangeEstimate } from "./beta-pert.ts";

/** @throws RangeError unless `min <= mode <= max` */
function checked({ min, mode, max }: RangeEstimate): RangeEstimate {
  if (!(min <= mode && mode <= max)) throw new RangeError(`least ${String(min)}, most likely ${String(mode)} and greatest ${String(max)} must stand in that order`);
  return { min, mode, max };
}

/**
 * Mean and variance of a triangular estimate: `(a + m + b)/3` and `(a² + m² + b² - am - ab - mb)/18`, the latter written with
 * differences, which do not cancel. Unit of the estimate, and its square. The sum of the most likely values is not the mean of
 * the sum. METHOD.md 3.6, id `estimate.triangular`.
 *
 * @throws RangeError unless `min <= mode <= max`
 */
export function triangular(input: RangeEstimate): { readonly mean: number; readonly variance: number } {
  const { min, mode, max } = checked(input);
  const [left, right] = [mode - min, max - mode];
  return { mean: (min + mode + max) / 3, variance: (left * left + left * right + right * right) / 18 };
}

/**
 * Inverse CDF of a triangular estimate, for sampling: give it a number uniform in (0, 1).
 *
 * @returns a function from a probability in [0, 1] to a value in [min, max]
 * @throws RangeError unless `min <= mode <= max`
 */
export function triangularQuantile(input: RangeEstimate): (p: number) => number {
  const { min, mode, max } = checked(input);
  const width = max - min;
  return (p) => (p * width <= mode - min ? min + Math.sqrt(p * width * (mode - min)) : max - Math.sqrt((1 - p) * width * (max - mode)));
}
