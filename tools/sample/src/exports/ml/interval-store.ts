import { randomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { runId, runName } from "./run-names.ts";

const EXPERIMENT = "7";
const STEPS = 12;
const RUNS = [
  { on: "2026-09-11T08:12:00Z", coverage: 0.72, quantile: "0.10,0.90" },
  { on: "2026-10-09T09:40:00Z", coverage: 0.75, quantile: "0.09,0.91" },
  { on: "2026-11-06T08:55:00Z", coverage: 0.78, quantile: "0.08,0.92" },
] as const;

/** A small MLflow file store: one experiment, three runs, every step of their metrics. */
export function intervalStore(): readonly ExportFile[] {
  const random = randomSource(SEED, "ml/experiment/store");
  const root = `mlflow/mlruns/${EXPERIMENT}`;
  const experiment = ["artifact_location: mlflow-artifacts:/7", `experiment_id: '${EXPERIMENT}'`, "lifecycle_stage: active", "name: demand-intervals", ""].join("\n");
  const runs = RUNS.flatMap(({ on, coverage, quantile }): readonly ExportFile[] => {
    const [id, name] = [runId(random), runName(random)];
    const start = Date.parse(on);
    const end = start + 1_800_000 + random.index(1_800_000);
    const meta = [
      `artifact_uri: mlflow-artifacts:/${EXPERIMENT}/${id}/artifacts`, `end_time: ${String(end)}`, "entry_point_name: ''", `experiment_id: '${EXPERIMENT}'`, "lifecycle_stage: active",
      `run_id: ${id}`, `run_name: ${name}`, `run_uuid: ${id}`, "source_name: ''", "source_type: 4", "source_version: ''", `start_time: ${String(start)}`, "status: 3", "tags: []", "user_id: data-scientist-demand", "",
    ].join("\n");
    const steps = (value: (progress: number) => number): string =>
      Array.from({ length: STEPS }, (_, step) => `${String(start + Math.floor(((end - start) * (step + 1)) / STEPS))} ${value((step + 1) / STEPS).toFixed(4)} ${String(step + 1)}\n`).join("");
    return [
      { path: `${root}/${id}/meta.yaml`, text: meta },
      { path: `${root}/${id}/metrics/coverage_80`, text: steps((progress) => coverage - 0.09 * (1 - progress)) },
      { path: `${root}/${id}/metrics/pinball_loss`, text: steps((progress) => 0.21 - 0.06 * progress + 0.003 * random.float()) },
      { path: `${root}/${id}/params/learning_rate`, text: "0.04" },
      { path: `${root}/${id}/params/quantiles`, text: quantile },
      { path: `${root}/${id}/tags/mlflow.runName`, text: name },
      { path: `${root}/${id}/tags/mlflow.user`, text: "data-scientist-demand" },
      { path: `${root}/${id}/tags/model`, text: "demand-intervals" },
    ];
  });
  return [{ path: `${root}/meta.yaml`, text: experiment }, ...runs];
}

export const intervalStoreTruths = (): readonly string[] => [
  `\`mlflow/mlruns/${EXPERIMENT}/\`: ${String(RUNS.length)} runs of demand-intervals in MLflow's file store, ${String(STEPS)} steps of each of two metrics; coverage_80 ends at ${RUNS.map(({ coverage }) => coverage.toFixed(2)).join(", ")}.`,
];
