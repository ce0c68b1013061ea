import { decimalDifference } from "../../ml/decimal-difference.ts";
import { trainValidationGap } from "../../ml/train-validation-gap.ts";
import { available, isAvailable, notAvailable, valueOrNull } from "../../model/measure.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { evaluationRow, measuredValues, type Measured } from "./evaluation-series.ts";
import { metricDirection } from "./metric-direction.ts";
import { groupBy, mlRecords, programHead } from "./ml-records.ts";

/** A gap smaller than this is nobody's concern: of values between 0 and 1 as it stands, of others as a share of the value in training. */
const TOLERANCE = 0.05;

interface StandardError {
  readonly value: number | null;
  readonly basis: string;
}

/**
 * The one that the evaluation states; else that of a share of its sample, √(p (1 − p) / n), which is the largest that a mean of values
 * between 0 and 1 can have; else none.
 */
function standardErrorOf({ standardError, value, sampleSize }: Measured): StandardError {
  if (standardError !== undefined) return { value: standardError, basis: "stated" };
  if (sampleSize === undefined || sampleSize === 0) return { value: null, basis: "none: no sample size is stated" };
  return value >= 0 && value <= 1 ? { value: Math.sqrt((value * (1 - value)) / sampleSize), basis: "binomial, from the sample size" } : { value: null, basis: "none: the value is no share" };
}

const isShare = (value: number): boolean => value >= 0 && value <= 1;

export function overfitFacts(context: FactContext): readonly ComputedFact[] {
  const goals = context.program.rules?.models?.goals;
  const values = measuredValues(mlRecords(context).evaluations).filter(({ slice }) => slice === undefined);
  const gaps = [...groupBy(values, ({ model, metric, dataset = "", config = "" }) => [model, metric, dataset, config].join("\n")).values()].flatMap((series) => {
    const validation = series.findLast(({ split, version }) => split === "validation" && series.some((each) => each.split === "train" && each.version === version));
    if (validation === undefined) return [];
    const same = (wanted: string): Measured | undefined => series.findLast(({ split, version }) => split === wanted && version === validation.version);
    const [train, test] = [same("train"), same("test")];
    if (train === undefined) return [];
    const direction = metricDirection(validation.metric, goals);
    const error = standardErrorOf(validation);
    const tolerance = isShare(train.value) && isShare(validation.value) ? TOLERANCE : TOLERANCE * Math.abs(train.value);
    const gap = trainValidationGap({ train: train.value, validation: validation.value, higherIsBetter: direction !== "lower", validationSe: error.value, tolerance });
    const flag = direction === undefined ? notAvailable<never>("not-applicable", "nobody says whether more of the metric is better") : gap.flag;
    const testGap = test === undefined || direction === undefined ? null : direction === "higher" ? decimalDifference(train.value, test.value) : decimalDifference(test.value, train.value);
    return [{ train, validation, test, gap: direction === undefined ? null : gap.gap, relative: valueOrNull(gap.relativeGap), flag, error, testGap }];
  });
  if (gaps.length === 0) return [];
  const judged = gaps.filter(({ flag }) => isAvailable(flag));
  const overfit = gaps.filter(({ flag }) => isAvailable(flag) && flag.value === "overfit");
  const rows = (of: typeof gaps) => of.flatMap(({ train, validation, test }) => [train, validation, ...(test === undefined ? [] : [test])].map(evaluationRow));
  const args = { tolerance: TOLERANCE, version: "newest with a training and a validation value" };
  return [
    scalarFact(programHead("models.overfit.flagged", "Models whose training is too good to be true", "ml.overfit", rows(judged), args), "items", judged.length === 0 ? notAvailable("no-data", "no validation value has a standard error or a sample size") : available(overfit.length), context.sha256, judged.length),
    tableFact(
      programHead("models.overfit.gaps", "Gap between training and validation", "ml.overfit", rows(gaps), args),
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "version", label: "Version", unit: "text" },
        { name: "metric", label: "Metric", unit: "text" },
        { name: "train", label: "Training", unit: "score" },
        { name: "validation", label: "Validation", unit: "score" },
        { name: "gap", label: "Gap", unit: "score" },
        { name: "relative", label: "Gap of training", unit: "share" },
        { name: "error", label: "Standard error", unit: "score" },
        { name: "basis", label: "Standard error from", unit: "text" },
        { name: "flag", label: "Verdict", unit: "text" },
        { name: "test", label: "Test", unit: "score" },
        { name: "test-gap", label: "Training to test", unit: "score" },
        { name: "on", label: "Evaluated on", unit: "date" },
      ],
      gaps.map(({ train, validation, test, gap, relative, flag, error, testGap }) => [validation.model, validation.version ?? null, validation.metric, train.value, validation.value, gap, relative, error.value, error.basis, isAvailable(flag) ? flag.value : "not judged", test?.value ?? null, testGap, validation.evaluatedOn]),
      context.sha256,
    ),
  ];
}
