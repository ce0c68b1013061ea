import {
  checklistScore,
  dataQuality,
  groupFairness,
  kolmogorovSmirnov,
  mlTestScore,
  modelCardCompleteness,
  populationStability,
  populationStabilityBins,
  releaseDelivery,
  trainValidationGap,
  type Measure,
  type PopulationStability,
} from "@almanac/core";
import { z } from "zod";
import { instant, metric, numbers, orNull, type Metric } from "../metric.ts";

const text = z.string();
const number = z.number();
/** Optional keys may be null, which is the same as left out. */
const maybe = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined);
const given = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
const nulls = (byName: Readonly<Record<string, Measure<number>>>) => Object.fromEntries(Object.entries(byName).map(([name, measure]) => [name, orNull(measure)]));

const dimension = z.object({ name: text, passed: number.nullish(), total: number.nullish(), weight: maybe(number) }).transform(({ passed, total, ...rest }) => given({ ...rest, passed: passed ?? 0, total: total ?? 0 }));
const section = z.object({ name: text, text: maybe(text), weight: maybe(number), requiredFields: maybe(number), presentFields: maybe(number), notApplicable: maybe(z.boolean()), justification: maybe(text) }).transform(given);
const deployment = z.object({ id: text, at: instant, changes: maybe(z.array(instant)), failed: maybe(z.boolean()), restoredAt: maybe(instant), rollback: maybe(z.boolean()), unplanned: maybe(z.boolean()) }).transform(given);
const item = z.object({ status: z.enum(["yes", "partial", "no", "unanswered", "na"]), weight: maybe(number), justification: maybe(text) }).transform(given);
const counts = z.object({ tp: number, fp: number, tn: number, fn: number });

const stability = ({ psi, smoothed, band, critical95, exceedsSamplingNoise }: PopulationStability) => ({ psi: orNull(psi), smoothed, band: orNull(band), critical95: orNull(critical95), exceedsSamplingNoise: orNull(exceedsSamplingNoise) });

export const mlMetrics: Readonly<Record<string, Metric>> = {
  "ml.dataQuality": metric(z.object({ dimensions: z.array(dimension), gate: maybe(number) }).transform(given), (input) => {
    const { rates, score, minimum, weightCoverage, gate } = dataQuality(input);
    return { rates: nulls(rates), score: orNull(score), minimum: orNull(minimum), weightCoverage: orNull(weightCoverage), gate: orNull(gate) };
  }),
  "ml.psi": metric(z.object({ expected: numbers, actual: numbers }), (input) => stability(populationStability(input))),
  "ml.psiBins": metric(z.object({ reference: numbers, current: numbers, bins: number }), (input) => {
    const binned = populationStabilityBins(input);
    return { edges: binned.edges, expected: binned.expected, actual: binned.actual, ...stability(binned) };
  }),
  "ml.ks": metric(z.object({ a: numbers, b: numbers }), (input) => {
    const { d, critical05, pApprox, drift } = kolmogorovSmirnov(input);
    return { d: orNull(d), critical05: orNull(critical05), pApprox: orNull(pApprox), drift: orNull(drift) };
  }),
  "ml.overfit": metric(z.object({ train: number, validation: number, higherIsBetter: z.boolean(), validationSe: number.nullish().transform((value) => value ?? null), tolerance: number }), (input) => {
    const { gap, relativeGap, flag } = trainValidationGap(input);
    return { gap, relativeGap: orNull(relativeGap), flag: orNull(flag) };
  }),
  "ml.modelCard": metric(z.object({ sections: z.array(section) }), (input) => {
    const { score, missing } = modelCardCompleteness(input);
    return { score: orNull(score), missing };
  }),
  "ml.dora": metric(z.object({ deployments: z.array(deployment), from: instant, to: instant }), (input) => {
    const delivery = releaseDelivery(input);
    const { deploymentsPerDay, leadTimeMedianHours, changeFailureRate, rollbackRate, recoveryMedianHours, reworkRate } = delivery;
    return { ...delivery, ...nulls({ deploymentsPerDay, leadTimeMedianHours, changeFailureRate, rollbackRate, recoveryMedianHours, reworkRate }) };
  }),
  "ml.fairness": metric(z.object({ groups: z.record(text, counts), reference: maybe(text), minGroup: maybe(number) }).transform(given), (input) => {
    const { selectionRate, tpr, fpr, demographicParityDifference, demographicParityRatio, equalOpportunityDifference, equalizedOddsDifference, disparateImpact, signedEqualOpportunity } = groupFairness(input);
    return {
      selectionRate: nulls(selectionRate),
      tpr: nulls(tpr),
      fpr: nulls(fpr),
      ...nulls({ demographicParityDifference, demographicParityRatio, equalOpportunityDifference, equalizedOddsDifference }),
      disparateImpact: nulls(disparateImpact),
      signedEqualOpportunity: nulls(signedEqualOpportunity),
    };
  }),
  "ml.checklist": metric(z.object({ items: z.array(item) }), (input) => {
    const { score, unanswered } = checklistScore(input);
    return { score: orNull(score), unanswered };
  }),
  "ml.testScore": metric(z.object({ sections: z.record(text, numbers) }), (input) => {
    const { sections, score } = mlTestScore(input);
    return { sections, score: orNull(score) };
  }),
};
