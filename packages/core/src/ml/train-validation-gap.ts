import { available, notAvailable, type Measure } from "../model/measure.ts";
import { decimalDifference } from "./decimal-difference.ts";

export type GapFlag = "overfit" | "suspicious-leak" | "ok";

export interface TrainValidationGap {
  /** How much better the model is on what it was trained with; in the unit of the metric. Negative: worse. */
  readonly gap: number;
  /** Gap as a share of |train|. */
  readonly relativeGap: Measure<number>;
  /** `no-data` without a standard error: noise cannot be told from overfitting then. */
  readonly flag: Measure<GapFlag>;
}

/**
 * Gap between training and validation: train − validation for scores, reversed for losses. `overfit` when it exceeds the tolerance **and**
 * two standard errors of the validation estimate; `suspicious-leak` when equally far the other way; else `ok`. METHOD.md 9, id `ml.overfit`.
 *
 * @param validationSe standard error of the validation value, in the unit of the metric; null where nobody states one
 * @param tolerance in the unit of the metric, at least 0
 */
export function trainValidationGap({ train, validation, higherIsBetter, validationSe, tolerance }: { readonly train: number; readonly validation: number; readonly higherIsBetter: boolean; readonly validationSe: number | null; readonly tolerance: number }): TrainValidationGap {
  const gap = higherIsBetter ? decimalDifference(train, validation) : decimalDifference(validation, train);
  const relativeGap: Measure<number> = train === 0 ? notAvailable("zero-denominator", "the value in training is 0") : available(gap / Math.abs(train));
  if (validationSe === null) return { gap, relativeGap, flag: notAvailable("no-data", "the validation value has no standard error, so the gap cannot be told from noise") };
  const least = Math.max(tolerance, 2 * validationSe);
  return { gap, relativeGap, flag: available(gap > least ? "overfit" : -gap > least ? "suspicious-leak" : "ok") };
}
