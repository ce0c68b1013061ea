import { decimalDifference } from "../../ml/decimal-difference.ts";
import { available, notAvailable } from "../../model/measure.ts";
import type { EvaluationGoal } from "../../model/program-rules.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { claimedValues, evaluationRow, measuredValues, newestValues, partOf, seriesKey, type Measured } from "./evaluation-series.ts";
import { metricDirection } from "./metric-direction.ts";
import { canBeDimension, groupBy, mlRecords, programHead } from "./ml-records.ts";

const text = (name: string, label: string) => ({ name, label, unit: "text" as const });
const score = (name: string, label: string) => ({ name, label, unit: "score" as const });
const on = { name: "on", label: "Evaluated on", unit: "date" as const };

/** A goal without a split is about the split named `test`, else about the whole. */
function valueOf(goal: EvaluationGoal, newest: readonly Measured[]): Measured | undefined {
  const own = newest.filter(({ model, metric, slice }) => model === goal.model && metric === goal.metric && slice === goal.slice).toSorted((a, b) => compareText(b.evaluatedOn, a.evaluatedOn));
  return goal.split === undefined ? (own.find(({ split }) => split === "test") ?? own.find(({ split }) => split === undefined)) : own.find(({ split }) => split === goal.split);
}

function goals(newest: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  const declared = context.program.rules?.models?.goals ?? [];
  const head = (statistic: string, label: string, rows: readonly Measured[]) => programHead(`models.evaluation.${statistic}`, label, "declared", rows.map(evaluationRow), { goals: declared.length });
  if (declared.length === 0) return [scalarFact(head("goals-met", "Goals of models that are met", []), "items", notAvailable("not-applicable", "almanac.yaml declares no goals (rules.models.goals)"), context.sha256, 0)];
  const judged = declared.map((goal) => {
    const value = valueOf(goal, newest);
    const bound = goal.atLeast ?? goal.atMost ?? 0;
    const margin = value === undefined ? null : goal.atLeast === undefined ? decimalDifference(bound, value.value) : decimalDifference(value.value, bound);
    return { goal, value, bound, margin, met: value === undefined ? null : goal.atLeast === undefined ? value.value <= bound : value.value >= bound };
  });
  const measured = judged.flatMap(({ value }) => value ?? []);
  const models = [...groupBy(judged, ({ goal }) => goal.model)].filter(([model]) => canBeDimension(model));
  return [
    scalarFact(head("goals-met", "Goals of models that are met", measured), "items", measured.length === 0 ? notAvailable("no-data", "nothing that a goal is about has been evaluated") : available(judged.filter(({ met }) => met === true).length), context.sha256, declared.length),
    ...models.map(([model, own]) => {
      const margins = own.flatMap(({ margin }) => margin ?? []);
      const missing = own.length - margins.length;
      const measure = missing > 0 ? notAvailable<number>("no-data", `${String(missing)} of ${String(own.length)} goals of the model ${missing === 1 ? "has" : "have"} not been evaluated`) : available(Math.min(...margins));
      return scalarFact({ ...head("goal-margin", "Better than its goal by, of the goal that is furthest away", own.flatMap(({ value }) => value ?? [])), dimensions: { model } }, "score", measure, context.sha256, own.length);
    }),
    tableFact(
      head("goals", "Goals of models and their newest values", measured),
      [text("model", "Model"), text("metric", "Metric"), text("part", "Measured on"), text("goal", "Goal"), score("value", "Newest value"), score("margin", "Better than the goal by"), text("met", "Met"), text("version", "Version"), on],
      judged.map(({ goal, value, bound, margin, met }) => [goal.model, goal.metric, value === undefined ? (goal.split ?? "test") : partOf(value), `${goal.atLeast === undefined ? "at most" : "at least"} ${String(bound)}`, value?.value ?? null, margin, met === null ? "not evaluated" : met ? "yes" : "no", value?.version ?? null, value?.evaluatedOn ?? null]),
      context.sha256,
    ),
  ];
}

/** The slice that is furthest behind the whole that it is part of, newest evaluation of each. */
function worstSlices(values: readonly Measured[], newest: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  const declared = context.program.rules?.models?.goals;
  const gaps = newest
    .filter(({ slice }) => slice === undefined)
    .flatMap((whole) => {
      const direction = metricDirection(whole.metric, declared);
      const slices = values.filter((each) => each.slice !== undefined && each.version === whole.version && each.evaluatedOn === whole.evaluatedOn && seriesKey({ ...each, slice: "" }) === seriesKey({ ...whole, slice: "" }));
      if (direction === undefined || slices.length === 0) return [];
      const behind = (slice: Measured): number => (direction === "higher" ? decimalDifference(whole.value, slice.value) : decimalDifference(slice.value, whole.value));
      const worst = slices.reduce((last, each) => (behind(each) > behind(last) ? each : last));
      return [{ whole, worst, gap: behind(worst), slices: slices.length }];
    })
    .toSorted((a, b) => b.gap - a.gap);
  if (gaps.length === 0) return [];
  return [
    tableFact(
      programHead("models.evaluation.worst-slices", "Slice furthest behind the whole", "declared", gaps.flatMap(({ whole, worst }) => [whole, worst]).map(evaluationRow), { gap: "whole against slice, positive where the slice is worse" }),
      [text("model", "Model"), text("metric", "Metric"), text("part", "Worst slice"), score("value", "Value of the slice"), score("whole", "Value of the whole"), score("gap", "Worse by"), { name: "n", label: "Records in the slice", unit: "count" }, score("noise", "Two standard errors of the slice"), text("version", "Version"), on],
      gaps.map(({ whole, worst, gap }) => [whole.model, whole.metric, partOf(worst), worst.value, whole.value, gap, worst.sampleSize ?? null, worst.standardError === undefined ? null : 2 * worst.standardError, whole.version ?? null, whole.evaluatedOn]),
      context.sha256,
    ),
  ];
}

function courses(values: readonly Measured[], newest: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  // How a model does on what it was fitted to says little about its course.
  const shown = values.filter(({ split, slice }) => slice === undefined && split !== "train" && split !== "validation");
  const steps = [...groupBy(shown, seriesKey).values()].flatMap((series) => (series.length < 2 ? [] : series));
  const current = newest.filter(({ split }) => split !== "train" && split !== "validation");
  return [
    tableFact(
      programHead("models.evaluation.newest", "Newest value of each model, metric and slice", "declared", current.map(evaluationRow), { splits: "all but train and validation", values: values.length, models: new Set(values.map(({ model }) => model)).size }),
      [text("model", "Model"), text("metric", "Metric"), text("part", "Measured on"), text("version", "Version"), score("value", "Value"), { name: "n", label: "Records", unit: "count" }, on],
      current.map((value) => [value.model, value.metric, partOf(value), value.version ?? null, value.value, value.sampleSize ?? null, value.evaluatedOn]),
      context.sha256,
    ),
    tableFact(
      programHead("models.evaluation.history", "Values by version", "declared", steps.map(evaluationRow), { splits: "all but train and validation" }),
      [text("model", "Model"), text("metric", "Metric"), text("part", "Measured on"), text("version", "Version"), score("value", "Value"), on],
      steps.map((value) => [value.model, value.metric, partOf(value), value.version ?? null, value.value, value.evaluatedOn]),
      context.sha256,
    ),
  ];
}

/** Results that model cards state, and what was measured last for the same. */
function claims(newest: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  const { evaluations, modelCards } = mlRecords(context);
  const stated = claimedValues(evaluations, modelCards);
  if (stated.length === 0) return [];
  const words = stated.filter(({ value }) => value === null);
  const measured = (claim: (typeof stated)[number]): Measured | undefined => newest.filter(({ model, metric, slice, split, dataset }) => model === claim.model && metric === claim.metric && slice === claim.slice && (claim.split === undefined || split === claim.split) && (claim.dataset === undefined || dataset === claim.dataset)).toSorted((a, b) => compareText(b.evaluatedOn, a.evaluatedOn))[0];
  return [
    scalarFact(programHead("models.evaluation.stated-in-words", "Results in model cards that are no number", "declared", words.map(evaluationRow)), "items", available(words.length), context.sha256, stated.length),
    tableFact(
      programHead("models.evaluation.stated", "Results in model cards", "declared", stated.map(evaluationRow)),
      [text("model", "Model"), text("metric", "Metric"), text("part", "Measured on"), text("written", "As written"), score("value", "Value"), score("plus-minus", "Plus or minus"), score("measured", "Newest measured value"), on],
      stated.map((claim) => [claim.model, claim.metric, partOf(claim), claim.valueText, claim.value, claim.plusMinus ?? null, measured(claim)?.value ?? null, measured(claim)?.evaluatedOn ?? null]),
      context.sha256,
    ),
  ];
}

export function evaluationFacts(context: FactContext): readonly ComputedFact[] {
  const { evaluations } = mlRecords(context);
  if (evaluations.length === 0) return [];
  const values = measuredValues(evaluations);
  const newest = newestValues(values);
  return [...(values.length === 0 ? [] : [...goals(newest, context), ...worstSlices(values, newest, context), ...courses(values, newest, context)]), ...claims(newest, context)];
}
