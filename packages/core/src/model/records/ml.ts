import type { DataCheck, Dataset } from "./ml-datasets.ts";
import type { Evaluation, ModelCard } from "./ml-models.ts";
import type { DriftBin, FairnessCounts, ModelIncident, ModelRelease } from "./ml-operations.ts";
import type { TrainingRun } from "./ml-runs.ts";

/** Records about models, datasets, runs, evaluations, releases, incidents, data quality. */
export interface MlRecords {
  readonly modelCards: readonly ModelCard[];
  /** Of evaluation files and of the `model-index` of model cards. */
  readonly evaluations: readonly Evaluation[];
  readonly datasets: readonly Dataset[];
  readonly trainingRuns: readonly TrainingRun[];
  readonly fairnessCounts: readonly FairnessCounts[];
  readonly driftBins: readonly DriftBin[];
  readonly modelReleases: readonly ModelRelease[];
  readonly modelIncidents: readonly ModelIncident[];
  readonly dataChecks: readonly DataCheck[];
}
