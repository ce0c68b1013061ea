import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import { compareInstants, compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import { median } from "../../stats/median.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { metricDirection } from "./metric-direction.ts";
import { dateOf, groupBy, mlRecords, programHead } from "./ml-records.ts";
import { modelOfRun } from "./run-model.ts";

const runRow = (run: TrainingRun) => recordRow(run, run.id, { status: run.status, started: run.startedAt ?? null });
const ended = ({ status }: TrainingRun): boolean => status === "finished" || status === "failed" || status === "killed";
const finished = ({ status }: TrainingRun): boolean => status === "finished";

/** What runs are compared within: the experiment of the tracker, else the file, and the model that they train. */
interface Experiment {
  readonly name: string;
  readonly model: string | null;
  readonly runs: readonly TrainingRun[];
}

export const experimentsOf = (runs: readonly TrainingRun[]): readonly Experiment[] =>
  [...groupBy(runs, (run) => `${run.experiment ?? run.source.file}\n${modelOfRun(run) ?? ""}`).values()]
    .map((own) => ({ name: own[0]?.experiment ?? (own[0]?.source.file ?? "").replace(/^.*\/|\.[^.]*$/g, ""), model: own.map(modelOfRun).find((model) => model !== undefined) ?? null, runs: own }))
    .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.model ?? "", b.model ?? ""));

/** The longest stretch without a run, between two runs or since the last. */
function longestGap(days: readonly IsoDate[], asOf: IsoDate): { readonly from: IsoDate; readonly to: IsoDate; readonly days: number } | undefined {
  return [...days, asOf].flatMap((to, index, all) => {
    const from = all[index - 1];
    return from === undefined ? [] : [{ from, to, days: daysBetween(from, to) }];
  }).reduce<ReturnType<typeof longestGap>>((longest, gap) => (longest === undefined || gap.days > longest.days ? gap : longest), undefined);
}

function statuses(experiments: readonly Experiment[], runs: readonly TrainingRun[], context: FactContext): readonly ComputedFact[] {
  const done = runs.filter(ended);
  const successes = done.filter(finished).length;
  const interval = valueOrNull(wilsonInterval(successes, done.length, 0.95));
  const starts = runs.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt])).sort(compareInstants);
  const last = starts.at(-1);
  const rows = runs.map(runRow);
  const count = (own: readonly TrainingRun[], status: TrainingRun["status"]): number => own.filter((run) => run.status === status).length;
  const success: Measure<number> = done.length === 0 ? notAvailable("zero-denominator", "no run has ended") : available(successes / done.length);
  const integer = (name: string, label: string) => ({ name, label, unit: "count" as const });
  const date = (name: string, label: string) => ({ name, label, unit: "date" as const });
  return [
    scalarFact(programHead("experiments.runs.count", "Training runs", "declared", rows), "count", available(runs.length), context.sha256, experiments.length),
    scalarFact(programHead("experiments.runs.success", "Runs that finished, of those that ended", "util.wilson", done.map(runRow), { confidence: 0.95, ...(interval === null ? {} : { wilsonLow: interval.low, wilsonHigh: interval.high }) }), "share", success, context.sha256, done.length),
    scalarFact(programHead("experiments.runs.days-since-last", "Days since the last training run began", "declared", runs.filter(({ startedAt }) => startedAt === last).map(runRow)), "days", last === undefined ? notAvailable("no-data", "no run says when it began") : available(daysBetween(dateOf(context, last), context.asOfDate)), context.sha256, starts.length),
    tableFact(
      programHead("experiments.runs.by-experiment", "Runs by experiment and state", "util.wilson", rows, { confidence: 0.95 }),
      [
        { name: "experiment", label: "Experiment", unit: "text" },
        { name: "model", label: "Model", unit: "text" },
        integer("runs", "Runs"), integer("finished", "Finished"), integer("failed", "Failed"), integer("killed", "Killed"), integer("running", "Running"),
        { name: "success", label: "Finished of ended", unit: "share" }, { name: "low", label: "95 % from", unit: "share" }, { name: "high", label: "95 % to", unit: "share" },
        date("last", "Last run"), { name: "since", label: "Since then", unit: "days" }, { name: "gap", label: "Longest pause", unit: "days" }, date("gap-from", "Pause from"), date("gap-to", "Pause to"), date("failed-on", "Last failure"),
      ],
      experiments.map(({ name, model, runs: own }) => {
        const [all, good] = [own.filter(ended).length, count(own, "finished")];
        const bounds = valueOrNull(wilsonInterval(good, all, 0.95));
        const days = own.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [dateOf(context, startedAt)])).sort(compareText);
        const [newest, gap] = [days.at(-1), longestGap(days, context.asOfDate)];
        return [name, model, own.length, good, count(own, "failed"), count(own, "killed"), count(own, "running"), all === 0 ? null : good / all, bounds?.low ?? null, bounds?.high ?? null, newest ?? null, newest === undefined ? null : daysBetween(newest, context.asOfDate), gap?.days ?? null, gap?.from ?? null, gap?.to ?? null, own.flatMap(({ status, startedAt }) => (status === "failed" && startedAt !== undefined ? [dateOf(context, startedAt)] : [])).sort(compareText).at(-1) ?? null];
      }),
      context.sha256,
    ),
  ];
}

/** The last value of a metric that a finished run logged. */
const finalValue = ({ metrics }: TrainingRun, name: string): number | null => metrics.findLast((metric) => metric.name === name)?.value ?? null;

function best(experiments: readonly Experiment[], context: FactContext): readonly ComputedFact[] {
  const goals = context.program.rules?.models?.goals;
  const found = experiments.flatMap(({ name, model, runs }) =>
    [...new Set(runs.flatMap(({ metrics }) => metrics.map((metric) => metric.name)))].sort(compareText).flatMap((metric) => {
      const values = runs.filter(finished).flatMap((run) => {
        const value = finalValue(run, metric);
        return value === null ? [] : [{ run, value }];
      });
      const ordered = values.toSorted((a, b) => a.value - b.value || compareText(a.run.id, b.run.id));
      const direction = metricDirection(metric, goals);
      const [lowest, highest] = [ordered[0], ordered.at(-1)];
      if (lowest === undefined || highest === undefined) return [];
      return [{ name, model, metric, values, lowest, highest, best: direction === undefined ? undefined : direction === "higher" ? highest : lowest }];
    }),
  );
  if (found.length === 0) return [];
  const dated = found.flatMap(({ name, model, metric, values }) => values.flatMap(({ run, value }) => (run.startedAt === undefined ? [] : [{ name, model, metric, run, value, on: dateOf(context, run.startedAt) }]))).toSorted((a, b) => compareText(a.name, b.name) || compareText(a.model ?? "", b.model ?? "") || compareText(a.metric, b.metric) || compareText(a.on, b.on) || compareText(a.run.id, b.run.id));
  return [
    tableFact(
      programHead("experiments.runs.values", "Value of each metric by run", "declared", dated.map(({ run }) => runRow(run)), { runs: "finished", value: "last logged" }),
      [
        { name: "experiment", label: "Experiment", unit: "text" },
        { name: "model", label: "Model", unit: "text" },
        { name: "metric", label: "Metric", unit: "text" },
        { name: "run", label: "Run", unit: "text" },
        { name: "on", label: "Begun on", unit: "date" },
        { name: "value", label: "Value", unit: "score" },
      ],
      dated.map(({ name, model, metric, run, on, value }) => [name, model, metric, run.name ?? run.id, on, value]),
      context.sha256,
    ),
    tableFact(
      programHead("experiments.runs.best", "Best value of each metric by experiment", "declared", found.flatMap(({ values }) => values.map(({ run }) => runRow(run))), { runs: "finished", value: "last logged" }),
      [
        { name: "experiment", label: "Experiment", unit: "text" },
        { name: "model", label: "Model", unit: "text" },
        { name: "metric", label: "Metric", unit: "text" },
        { name: "runs", label: "Runs with it", unit: "count" },
        { name: "lowest", label: "Lowest", unit: "score" },
        { name: "median", label: "Median", unit: "score" },
        { name: "highest", label: "Highest", unit: "score" },
        { name: "best", label: "Best", unit: "score" },
        { name: "run", label: "Best run", unit: "text" },
        { name: "on", label: "Begun on", unit: "date" },
      ],
      found.map(({ name, model, metric, values, lowest, highest, best: run }) => [name, model, metric, values.length, lowest.value, valueOrNull(median(values.map(({ value }) => value))), highest.value, run?.value ?? null, run === undefined ? null : (run.run.name ?? run.run.id), run?.run.startedAt === undefined ? null : dateOf(context, run.run.startedAt)]),
      context.sha256,
    ),
  ];
}

export function runFacts(context: FactContext): readonly ComputedFact[] {
  const { trainingRuns } = mlRecords(context);
  if (trainingRuns.length === 0) return [];
  const experiments = experimentsOf(trainingRuns);
  return [...statuses(experiments, trainingRuns, context), ...best(experiments, context)];
}
