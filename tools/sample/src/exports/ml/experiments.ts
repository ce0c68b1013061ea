import { randomSource, type RandomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { runId, runName } from "./run-names.ts";

type Status = "FINISHED" | "FAILED" | "KILLED" | "RUNNING";

interface Experiment {
  readonly id: string;
  readonly model: string;
  readonly user: string;
  /** Days of the runs. */
  readonly days: readonly string[];
  readonly params: (random: RandomSource) => Readonly<Record<string, string>>;
  /** `progress` is 0 at the first run and 1 at the last. */
  readonly metrics: (progress: number, random: RandomSource) => Readonly<Record<string, number>>;
  /** Runs that did not finish, by their index. */
  readonly unfinished?: Readonly<Record<number, Status>>;
}

const pick = (random: RandomSource, values: readonly string[]): string => values[random.index(values.length)] ?? "";
const wobble = (value: number, by: number, random: RandomSource): number => Number((value + by * random.normal()).toFixed(4));

const EXPERIMENTS: readonly Experiment[] = [
  {
    id: "1", model: "search-two-tower", user: "applied-scientist-search",
    days: ["2026-06-04", "2026-06-11", "2026-06-25", "2026-07-02", "2026-07-16", "2026-07-30", "2026-08-06", "2026-08-20", "2026-09-03", "2026-09-10", "2026-10-12", "2026-10-15", "2026-10-22", "2026-10-29", "2026-11-12", "2026-11-20"],
    params: (random) => ({ batch_size: pick(random, ["512", "1024"]), dimensions: pick(random, ["128", "256"]), learning_rate: pick(random, ["0.0001", "0.0003"]) }),
    metrics: (progress, random) => ({ ndcg_at_10: wobble(0.607 + 0.055 * progress, 0.002, random), recall_at_100: wobble(0.73 + 0.08 * progress, 0.004, random) }),
    unfinished: { 3: "FAILED", 9: "KILLED", 15: "RUNNING" },
  },
  {
    id: "2", model: "demand-hierarchical", user: "data-scientist-demand",
    days: ["2026-05-28", "2026-06-12", "2026-06-26", "2026-07-09", "2026-07-24", "2026-08-07", "2026-08-20", "2026-09-04", "2026-09-18", "2026-10-01", "2026-10-16", "2026-10-30", "2026-11-05", "2026-11-13"],
    params: (random) => ({ learning_rate: pick(random, ["0.03", "0.05"]), num_leaves: pick(random, ["63", "127", "255"]), reconciliation: pick(random, ["bottom-up", "minimum-trace"]) }),
    metrics: (progress, random) => ({ weighted_absolute_error: wobble(0.302 - 0.034 * progress, 0.002, random) }),
    unfinished: { 5: "FAILED" },
  },
  {
    id: "3", model: "fraud-card-champion", user: "ml-engineer-fraud",
    days: ["2026-05-21", "2026-06-11", "2026-06-25", "2026-07-16", "2026-07-30", "2026-08-13", "2026-08-27", "2026-09-10", "2026-09-24", "2026-10-08", "2026-10-22", "2026-10-29"],
    params: (random) => ({ learning_rate: pick(random, ["0.02", "0.05"]), num_leaves: pick(random, ["63", "127"]), positive_weight: pick(random, ["1", "8", "20"]) }),
    metrics: (progress, random) => ({ auc: wobble(0.921 + 0.02 * progress, 0.001, random), value_weighted_recall: wobble(0.541 + 0.062 * progress, 0.002, random) }),
    unfinished: { 2: "FAILED" },
  },
  {
    id: "4", model: "fraud-invoice-shadow", user: "ml-engineer-fraud",
    days: ["2026-06-18", "2026-07-09", "2026-08-20", "2026-09-17", "2026-10-06", "2026-10-07"],
    params: (random) => ({ learning_rate: "0.05", num_leaves: pick(random, ["31", "63"]) }),
    metrics: (progress, random) => ({ auc: wobble(0.87 + 0.02 * progress, 0.002, random) }),
    unfinished: { 4: "FAILED" },
  },
];

interface Run {
  readonly experiment: Experiment;
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly start: number;
  readonly end: number | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly commit: string;
}

function runsOf(experiment: Experiment): readonly Run[] {
  const random = randomSource(SEED, `ml/experiment/${experiment.id}`);
  return experiment.days.map((day, index): Run => {
    const id = runId(random);
    const name = runName(random);
    const status = experiment.unfinished?.[index] ?? "FINISHED";
    const start = Date.parse(`${day}T07:00:00Z`) + random.index(8 * 3_600_000);
    const length = 900_000 + random.index(9_000_000);
    const params = experiment.params(random);
    const metrics = experiment.metrics(index / Math.max(1, experiment.days.length - 1), random);
    const commit = runId(random).slice(0, 12);
    return { experiment, index, id, name, status, start, end: status === "RUNNING" ? undefined : start + (status === "FINISHED" ? length : Math.floor(length / 7)), params, metrics: status === "FINISHED" ? metrics : {}, commit };
  });
}

/** As pandas writes an instant: `2026-09-01 08:00:00.112000+00:00`. */
const pandasTime = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : `${new Date(ms).toISOString().replace("T", " ").replace("Z", "")}000+00:00`);

const allRuns = (): readonly Run[] => EXPERIMENTS.flatMap(runsOf).toSorted((a, b) => b.start - a.start);

/** `mlflow.search_runs(search_all_experiments=True).to_csv(…, index=False)`: newest first, a column for every metric, parameter and tag. */
export function searchRunsFile(): ExportFile {
  const runs = allRuns();
  const namesOf = (values: (run: Run) => object): readonly string[] => [...new Set(runs.flatMap((run) => Object.keys(values(run))))].toSorted();
  const [metrics, params] = [namesOf((run) => run.metrics), namesOf((run) => run.params)];
  const header = [
    "run_id", "experiment_id", "status", "artifact_uri", "start_time", "end_time",
    ...metrics.map((name) => `metrics.${name}`), ...params.map((name) => `params.${name}`),
    "tags.mlflow.source.git.commit", "tags.mlflow.runName", "tags.mlflow.user", "tags.model",
  ];
  const rows = runs.map((run): readonly Cell[] => [
    run.id, run.experiment.id, run.status, `mlflow-artifacts:/${run.experiment.id}/${run.id}/artifacts`, pandasTime(run.start), pandasTime(run.end),
    ...metrics.map((name) => run.metrics[name]), ...params.map((name) => run.params[name]), run.commit, run.name, run.experiment.user, run.experiment.model,
  ]);
  return { path: "mlflow/runs.csv", text: csvTable(header, rows) };
}

export function searchRunsTruths(): readonly string[] {
  const runs = allRuns();
  const count = (status: Status): string => String(runs.filter((run) => run.status === status).length);
  return [
    `\`mlflow/runs.csv\`: ${String(runs.length)} runs of ${String(EXPERIMENTS.length)} experiments (\`mlflow.search_runs\`): ${count("FINISHED")} finished, ${count("FAILED")} failed, ${count("KILLED")} killed, ${count("RUNNING")} running.`,
    "`mlflow/runs.csv`: the last run of fraud-card-champion is of 29 October 2026: without labels nobody trains; search-two-tower has no run between 10 September and 12 October, while the click logs were cut.",
  ];
}
