import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { leastSquares } from "./least-squares.ts";

/** One person of a pay comparison. */
export interface GapRow {
  /** More than 0. */
  readonly pay: number;
  /** Whether the person belongs to the comparison group. */
  readonly comparison: boolean;
  /** What else is held equal, in the same order in every row: level, experience, region. */
  readonly x: readonly number[];
}

export interface AdjustedGap {
  /** Difference of ln(pay) that belongs to the comparison group. */
  readonly coefficient: Measure<number>;
  /** Per cent, in (−∞, 100); positive: the comparison group is paid less than people alike. */
  readonly adjustedGapPct: Measure<number>;
  readonly status: "ok" | "singular";
}

const covariatesOf = (rows: readonly GapRow[]): readonly (readonly number[])[] => Array.from({ length: rows[0]?.x.length ?? 0 }, (_, index) => rows.map(({ x }) => x[index] as number));

/**
 * How much each person's `ln(pay)` counts in the coefficient of an adjusted gap, `b = Σ weight × ln(pay)`: what covariates leave unexplained of being in
 * the group, over its sum of squares (Frisch, Waugh and Lovell). Somebody who has nobody alike in the other group counts nothing.
 *
 * @returns in the order of the rows; undefined where the gap is singular
 */
export function adjustedGapWeights(rows: readonly GapRow[]): readonly number[] | undefined {
  const columns = [rows.map(() => 1), ...covariatesOf(rows)];
  const group = rows.map(({ comparison }) => (comparison ? 1 : 0));
  const explained = leastSquares(columns, group);
  if (explained === undefined) return undefined;
  const left = group.map((value, row) => value - sum(columns.map((column, index) => (column[row] as number) * (explained[index] as number))));
  const squares = sum(left.map((value) => value * value));
  return squares < 1e-9 ? undefined : left.map((value) => (Math.abs(value) < 1e-9 ? 0 : value / squares));
}

/**
 * Pay gap between people who are alike: ordinary least squares of `ln(pay)` on an intercept, the group and the covariates;
 * `gap = (1 − exp(b)) × 100`. Singular, and so without a value, when the group cannot be told from the other columns: everybody
 * in one group, a covariate that repeats another, fewer rows than columns; also for pay that is not positive, which has no logarithm.
 *
 * It estimates a difference that the covariates leave unexplained, not discrimination. Publish with at least 10 people in either group
 * and 10 residual degrees of freedom only. METHOD.md 7.3, `people.adjustedGap`.
 *
 * @throws RangeError when rows have different numbers of covariates
 */
export function adjustedGap(rows: readonly GapRow[]): AdjustedGap {
  const width = rows[0]?.x.length ?? 0;
  if (rows.some(({ x }) => x.length !== width)) throw new RangeError("every row of an adjusted gap needs the same covariates");
  const columns = [rows.map(() => 1), rows.map(({ comparison }) => (comparison ? 1 : 0)), ...covariatesOf(rows)];
  const coefficient = rows.every(({ pay }) => pay > 0) ? leastSquares(columns, rows.map(({ pay }) => Math.log(pay)))?.[1] : undefined;
  if (coefficient === undefined) {
    const missing = notAvailable<number>("not-applicable", "the group cannot be told from what is held equal");
    return { coefficient: missing, adjustedGapPct: missing, status: "singular" };
  }
  return { coefficient: available(coefficient), adjustedGapPct: available(-Math.expm1(coefficient) * 100), status: "ok" };
}
