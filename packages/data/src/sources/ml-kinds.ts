import { croissantKind } from "./croissant/kind.ts";
import { dbtResultsKind } from "./dbt-results/kind.ts";
import { driftKind } from "./drift/kind.ts";
import { evaluationsKind } from "./evaluations/kind.ts";
import { fairnessKind } from "./fairness/kind.ts";
import { greatExpectationsKind } from "./great-expectations/kind.ts";
import { incidentsKind } from "./incidents/kind.ts";
import { mlflowRunsKind } from "./mlflow-runs/kind.ts";
import { mlflowStoreKind } from "./mlflow-store/kind.ts";
import { modelCardsKind } from "./model-cards/kind.ts";
import { releasesKind } from "./releases/kind.ts";
import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about models, datasets, runs, evaluations, releases, incidents and data quality. */
export const mlKinds: readonly SourceKind[] = [
  modelCardsKind,
  croissantKind,
  mlflowStoreKind,
  mlflowRunsKind,
  evaluationsKind,
  fairnessKind,
  driftKind,
  releasesKind,
  incidentsKind,
  greatExpectationsKind,
  dbtResultsKind,
];
