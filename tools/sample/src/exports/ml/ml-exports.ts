import type { ExportFile } from "../export-file.ts";
import { dbtFiles, dbtTruths } from "./checks-dbt.ts";
import { greatExpectationsFiles, greatExpectationsTruths } from "./checks-great-expectations.ts";
import { croissantFiles, croissantTruths } from "./croissant.ts";
import { driftFiles, driftTruths } from "./drift.ts";
import { evaluationFiles, evaluationTruths } from "./evaluations.ts";
import { searchRunsFile, searchRunsTruths } from "./experiments.ts";
import { fairnessFiles, fairnessTruths } from "./fairness.ts";
import { incidentFiles, incidentTruths } from "./incidents.ts";
import { intervalStore, intervalStoreTruths } from "./interval-store.ts";
import { modelCardFiles, modelCardTruths } from "./model-cards.ts";
import { queuePlannerPage, queuePlannerTruths } from "./queue-planner-page.ts";
import { releaseFiles, releaseTruths } from "./releases.ts";

/** What the program's tools for models, experiments and data export. */
export const mlExports = (): readonly ExportFile[] => [
  ...modelCardFiles(),
  ...croissantFiles(),
  searchRunsFile(),
  queuePlannerPage(),
  ...intervalStore(),
  ...evaluationFiles(),
  ...fairnessFiles(),
  ...driftFiles(),
  ...releaseFiles(),
  ...incidentFiles(),
  ...greatExpectationsFiles(),
  ...dbtFiles(),
];

/** What was planted in them. */
export const mlTruths: readonly string[] = [
  ...modelCardTruths(),
  ...croissantTruths(),
  ...searchRunsTruths(),
  ...queuePlannerTruths(),
  ...intervalStoreTruths(),
  ...evaluationTruths(),
  ...fairnessTruths(),
  ...driftTruths(),
  ...releaseTruths(),
  ...incidentTruths(),
  ...greatExpectationsTruths(),
  ...dbtTruths(),
];
