import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface PayPositionInput {
  /** Base pay of a full-time year; same currency as the range. */
  readonly salary: number;
  readonly min: number;
  readonly max: number;
  /** The middle of the range if left out. */
  readonly midpoint?: number | undefined;
}

export interface PayPosition {
  /** Salary / midpoint: 1 is at the midpoint. */
  readonly compaRatio: Measure<number>;
  /** (Salary − min) / (max − min): 0 at the bottom and 1 at the top of the range, outside [0, 1] for pay outside it. */
  readonly rangePenetration: Measure<number>;
  /** (Max − min) / min: how wide the range is. */
  readonly rangeSpread: Measure<number>;
}

const quotient = (numerator: number, denominator: number, because: string): Measure<number> =>
  denominator === 0 ? notAvailable("zero-denominator", because) : available(numerator / denominator);

/**
 * Where a salary stands in its pay range. `midpoint = (min + max) / 2` unless stated. Nothing is clipped: pay below the range has a
 * negative penetration. A range without width has no penetration, one from 0 no spread, a midpoint of 0 no compa-ratio.
 * RESTRICTED for a single person (METHOD.md 7.4). METHOD.md 7.2, `people.payPosition`.
 */
export const payPosition = ({ salary, min, max, midpoint = (min + max) / 2 }: PayPositionInput): PayPosition => ({
  compaRatio: quotient(salary, midpoint, "the midpoint of the pay range is 0"),
  rangePenetration: quotient(salary - min, max - min, "the pay range has no width"),
  rangeSpread: quotient(max - min, min, "the pay range begins at 0"),
});
