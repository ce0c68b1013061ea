import { checklistScore, type ChecklistItem } from "../../ml/checklist-score.ts";
import { isPlaceholder } from "../../ml/placeholder.ts";
import { valueOrNull } from "../../model/measure.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { mlRecords, programHead } from "./ml-records.ts";
import { experimentsOf } from "./run-facts.ts";

/**
 * What it takes to run the same again, and the names of tags and parameters in which it is looked for, separators being `.`, `_` or `-`:
 * `mlflow.source.git.commit`, `mlflow.docker.image.uri`, `dataset.digest`, `random_state`.
 */
const EVIDENCE = {
  commit: /(^|[._-])(commit|git[._-]?sha|revision)$/,
  data: /(^|[._-])(data|dataset|dvc)s?([._-].*)?[._-]?(digest|hash|sha\d*|md5|checksum|version)$/,
  seed: /(^|[._-])(seed|random[._-]?state)$/,
  image: /(^|[._-])(image|container|docker)([._-](id|uri|name|digest|tag))?$/,
} as const;
type Evidence = keyof typeof EVIDENCE;
const QUESTIONS = Object.keys(EVIDENCE) as readonly Evidence[];

const has = ({ tags, params, unsorted }: TrainingRun, question: Evidence): boolean =>
  [tags, params, unsorted].some((values) => Object.entries(values).some(([name, value]) => EVIDENCE[question].test(name.toLowerCase()) && !isPlaceholder(value)));

const answersOf = (run: TrainingRun): readonly ChecklistItem[] => QUESTIONS.map((question) => ({ status: has(run, question) ? "yes" : "no" }));
const scoreOf = (run: TrainingRun): number => valueOrNull(checklistScore({ items: answersOf(run) }).score) ?? 0;

/** How many of four things a run recorded: the commit, the data's hash, the seed and the image. */
export function reproducibilityFacts(context: FactContext): readonly ComputedFact[] {
  const { trainingRuns } = mlRecords(context);
  if (trainingRuns.length === 0) return [];
  const rows = trainingRuns.map((run) => recordRow(run, run.id, Object.fromEntries(QUESTIONS.map((question) => [question, has(run, question) ? 1 : 0]))));
  const args = { questions: QUESTIONS.join(", "), lookedIn: "names of tags and parameters" };
  const share = (name: string, label: string) => ({ name, label, unit: "share" as const });
  return [
    scalarFact(programHead("experiments.reproducibility.mean", "Reproducibility of training runs, mean", "ml.checklist", rows, args), "share", mean(trainingRuns.map(scoreOf)), context.sha256, trainingRuns.length),
    tableFact(
      programHead("experiments.reproducibility.by-experiment", "What runs recorded to be run again", "ml.checklist", rows, args),
      [{ name: "experiment", label: "Experiment", unit: "text" }, { name: "model", label: "Model", unit: "text" }, { name: "runs", label: "Runs", unit: "count" }, share("score", "Score"), share("commit", "With a commit"), share("data", "With a hash of the data"), share("seed", "With a seed"), share("image", "With an image")],
      experimentsOf(trainingRuns).map(({ name, model, runs }) => [name, model, runs.length, valueOrNull(mean(runs.map(scoreOf))), ...QUESTIONS.map((question) => runs.filter((run) => has(run, question)).length / runs.length)]),
      context.sha256,
    ),
  ];
}
