import { available, notAvailable, type Measure } from "../model/measure.ts";
import { parseDecimal } from "../stats/decimal.ts";

export interface MatrixCell {
  /** 1-based, lowest first. */
  readonly probability: number;
  readonly impact: number;
  /** Ordinal. */
  readonly score: number;
  /** The product that the score stands for, in the unit of p × c. */
  readonly quantitative: number;
}

/** `min(size, floor(value × size) + 1)` of the decimal as written: 0.6 of 5 is cell 4, whatever 0.6 × 5 is in binary. */
function cellOf(value: number, size: number): number {
  const { digits, scale } = parseDecimal(value);
  return Math.min(size, Number((digits * BigInt(size)) / 10n ** BigInt(scale)) + 1);
}

const isShare = (value: number): boolean => value >= 0 && value <= 1;

/**
 * The cell of a square matrix that a quantitative risk falls into: left-closed equal intervals of [0, 1], the top one closed,
 * `k = min(size, floor(v × size) + 1)` in exact arithmetic. `quantitative` is `p × c`: comparing it with the score shows rank reversals.
 *
 * METHOD.md 5.1, `risk.matrixCell`, [COX08]. `not-applicable` where p or c is outside [0, 1] or the size is no whole number from 1.
 *
 * @param p probability in [0, 1]
 * @param c consequence in [0, 1], of the largest one
 */
export function matrixCell({ p, c, size }: { readonly p: number; readonly c: number; readonly size: number }): Measure<MatrixCell> {
  if (!isShare(p) || !isShare(c) || !Number.isInteger(size) || size < 1) return notAvailable("not-applicable", "probability and consequence are shares from 0 to 1");
  const [probability, impact] = [cellOf(p, size), cellOf(c, size)];
  return available({ probability, impact, score: probability * impact, quantitative: p * c });
}
