import type { MlRecords } from "../../model/records/ml.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import { compareInstants, dateIn, type IsoInstant } from "../../model/time.ts";
import type { FactHead, RowRef } from "../computed.ts";
import type { FactContext } from "../scope.ts";

/** A run as it stood at a time: one that ended later was running, and had logged what it had logged. Tables that do not say when have no value of it. */
function runAt(run: TrainingRun, by: (instant: IsoInstant | undefined) => boolean): TrainingRun {
  const { endedAt, durationSeconds: _, ...begun } = run;
  return endedAt === undefined || by(endedAt) ? run : { ...begun, status: "running", metrics: run.metrics.filter(({ loggedAt }) => loggedAt !== undefined && by(loggedAt)) };
}

/** Records about models that exist at the as-of time: nothing that was measured, released or opened later. What has no date stands as it is. */
export function mlRecords({ model, asOfDate }: FactContext): MlRecords {
  const { records = {}, asOf } = model;
  const by = (instant: IsoInstant | undefined): boolean => instant === undefined || compareInstants(instant, asOf) <= 0;
  const known = (instant: IsoInstant | undefined): instant is IsoInstant => instant !== undefined && compareInstants(instant, asOf) <= 0;
  return {
    modelCards: records.modelCards ?? [],
    evaluations: (records.evaluations ?? []).filter(({ evaluatedOn }) => evaluatedOn === undefined || evaluatedOn <= asOfDate),
    datasets: (records.datasets ?? []).filter(({ publishedOn }) => publishedOn === undefined || publishedOn <= asOfDate),
    trainingRuns: (records.trainingRuns ?? []).filter(({ startedAt }) => by(startedAt)).map((run) => runAt(run, by)),
    fairnessCounts: (records.fairnessCounts ?? []).filter(({ countedOn }) => countedOn <= asOfDate),
    driftBins: (records.driftBins ?? []).filter(({ comparedOn }) => comparedOn <= asOfDate),
    modelReleases: (records.modelReleases ?? []).filter(({ releasedAt }) => by(releasedAt)).map(({ restoredAt, ...release }) => (known(restoredAt) ? { ...release, restoredAt } : release)),
    modelIncidents: (records.modelIncidents ?? []).filter(({ openedAt }) => by(openedAt)).map(({ resolvedAt, ...incident }) => (known(resolvedAt) ? { ...incident, resolvedAt } : incident)),
    dataChecks: (records.dataChecks ?? []).filter(({ checkedAt }) => by(checkedAt)),
  };
}

/** Head of a public fact about the whole program: models belong to no workstream in the exports. */
export const programHead = (base: string, label: string, rule: string, rows: readonly RowRef[], args: FactHead["arguments"] = {}): FactHead => ({ base, dimensions: {}, label, rule, rows, arguments: args });

export const dateOf = ({ program }: FactContext, instant: IsoInstant) => dateIn(program.timeZone, instant);

/** Whether a name can be the value of a dimension: an id is read back at these characters. */
export const canBeDimension = (name: string): boolean => /^[^{},=]+$/.test(name);

/** Groups in order of their first member. */
export function groupBy<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}
