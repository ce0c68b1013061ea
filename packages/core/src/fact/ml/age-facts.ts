import { available, notAvailable } from "../../model/measure.ts";
import type { ModelRelease } from "../../model/records/ml-operations.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import { compareInstants, compareText, daysBetween } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { dateOf, groupBy, mlRecords, programHead } from "./ml-records.ts";
import { modelOfRun } from "./run-model.ts";

/**
 * What a version in production was trained on: the last finished run of its model before the version was first released anywhere. A later
 * release of the same version (taking another back) makes nothing younger. Without such a run the first release stands for it.
 */
function trainedAt(release: ModelRelease, releases: readonly ModelRelease[], runs: readonly TrainingRun[]) {
  const first = releases.filter(({ model, version }) => model === release.model && version === release.version).reduce((least, each) => (compareInstants(each.releasedAt, least.releasedAt) < 0 ? each : least), release);
  const run = runs
    .flatMap((each) => (each.status === "finished" && each.endedAt !== undefined && modelOfRun(each) === release.model && compareInstants(each.endedAt, first.releasedAt) <= 0 ? [{ run: each, at: each.endedAt }] : []))
    .sort((a, b) => compareInstants(b.at, a.at))[0];
  return run === undefined ? { at: first.releasedAt, basis: "first release of the version", row: recordRow(first, first.id, { released: first.releasedAt }) } : { at: run.at, basis: "last run before its first release", row: recordRow(run.run, run.run.id, { ended: run.at }) };
}

/** How long ago the models that are in production were trained, against the limit that the program set itself. */
export function ageFacts(context: FactContext): readonly ComputedFact[] {
  const { modelReleases, trainingRuns } = mlRecords(context);
  const production = modelReleases.filter(({ environment }) => environment === "production");
  if (production.length === 0) return [];
  const limit = context.program.rules?.models?.refreshAfterDays;
  const models = [...groupBy(production, ({ model }) => model).values()]
    .flatMap((releases) => {
      const current = releases.toSorted((a, b) => compareInstants(b.releasedAt, a.releasedAt))[0];
      if (current === undefined) return [];
      const trained = trainedAt(current, modelReleases, trainingRuns);
      const on = dateOf(context, trained.at);
      return [{ current, releasedOn: dateOf(context, current.releasedAt), trained, on, age: daysBetween(on, context.asOfDate) }];
    })
    .toSorted((a, b) => b.age - a.age || compareText(a.current.model, b.current.model));
  const rows = models.flatMap(({ current, trained }) => [recordRow(current, current.id, { model: current.model, version: current.version }), ...(trained.row.key === current.id ? [] : [trained.row])]);
  const args = { basis: "training, else first release of the version", ...(limit === undefined ? {} : { refreshAfterDays: limit }) };
  const overdue = limit === undefined ? [] : models.filter(({ age }) => age > limit);
  return [
    scalarFact(programHead("models.age.oldest", "Days since the oldest model in production was trained", "declared", rows, args), "days", available(models[0]?.age ?? 0), context.sha256, models.length),
    scalarFact(programHead("models.age.overdue", "Models in production that are due to be trained anew", "declared", rows, args), "items", limit === undefined ? notAvailable("not-applicable", "almanac.yaml sets no limit (rules.models.refreshAfterDays)") : available(overdue.length), context.sha256, models.length),
    tableFact(
      programHead("models.age.production", "Models in production by age", "declared", rows, args),
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "version", label: "Version", unit: "text" },
        { name: "released", label: "Released on", unit: "date" },
        { name: "trained", label: "Trained on", unit: "date" },
        { name: "basis", label: "By", unit: "text" },
        { name: "age", label: "Age", unit: "days" },
        { name: "overdue", label: "Days over the limit", unit: "days" },
      ],
      models.map(({ current, releasedOn, trained, on, age }) => [current.model, current.version, releasedOn, on, trained.basis, age, limit === undefined ? null : Math.max(0, age - limit)]),
      context.sha256,
    ),
  ];
}
