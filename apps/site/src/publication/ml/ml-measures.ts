import type { SideMeasure } from "../side-measure.ts";

export const MODEL_MEASURES: readonly SideMeasure[] = [
  { base: "models.register.in-production", name: "Models in production" },
  { base: "models.register.without-fairness", name: "Without a fairness evaluation" },
  { base: "models.evaluation.goals-met", name: "Goals met" },
  { base: "models.drift.major", name: "Features with major drift" },
  { base: "models.age.overdue", name: "Due to be trained anew" },
  { base: "models.overfit.flagged", name: "Too good in training" },
];

export const DATASET_MEASURES: readonly SideMeasure[] = [
  { base: "datasets.quality.minimum", name: "Worst rate of quality, %" },
  { base: "datasets.quality.below-gate", name: "Below the quality gate" },
  { base: "datasets.documentation.mean", name: "Documented, mean, %" },
  { base: "datasets.documentation.licence-missing", name: "Without a licence" },
  { base: "datasets.documentation.personal-data", name: "With personal data" },
  { base: "datasets.use.unused", name: "Used by nothing" },
];

export const EXPERIMENT_MEASURES: readonly SideMeasure[] = [
  { base: "experiments.runs.count", name: "Training runs" },
  { base: "experiments.runs.success", name: "Finished of ended, %" },
  { base: "experiments.runs.days-since-last", name: "Days since the last run" },
  { base: "experiments.reproducibility.mean", name: "Recorded of what a repeat needs, %" },
  { base: "cloud.unit.training-run", name: "Cost of a training run" },
];

/** The four keys of software delivery, as DORA defines them, over releases of models to production. */
export const RELEASE_MEASURES: readonly SideMeasure[] = [
  { base: "releases.delivery.deployments", name: "Releases in 90 days", meaning: "to production; shadow and staging do not count" },
  { base: "releases.delivery.lead-time", name: "Lead time, hours", meaning: "median from the commit of a change to its release" },
  { base: "releases.delivery.change-failure-rate", name: "Change failure rate, %", meaning: "releases that failed, of all" },
  { base: "releases.delivery.recovery", name: "Time to recover, hours", meaning: "median from a failed release to restored service" },
  { base: "releases.delivery.rework-rate", name: "Rework rate, %", meaning: "releases that nobody had planned" },
];

/** Those with a line over the editions; the line of a figure of the money pages is theirs to draw. */
export const ML_MEASURES: readonly SideMeasure[] = [...MODEL_MEASURES, ...DATASET_MEASURES, ...EXPERIMENT_MEASURES, ...RELEASE_MEASURES].filter(({ base }) => !base.startsWith("cloud."));
