import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { CheckIn, KeyResult } from "../../model/records/governance-planning.ts";
import { compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import { keyResultProgress } from "../../priority/key-result-progress.ts";
import { objectiveProgress, type ObjectiveProgress } from "../../priority/objective-progress.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext, Scope } from "../scope.ts";

interface Measured {
  readonly result: KeyResult;
  /** By day, up to the as-of date. */
  readonly checkIns: readonly CheckIn[];
  readonly last: CheckIn | undefined;
  readonly progress: Measure<number>;
}

function measuredAt(result: KeyResult, checkIns: readonly CheckIn[], on: IsoDate): Measured {
  const own = checkIns.filter((checkIn) => checkIn.keyResult === result.id && checkIn.on <= on).toSorted((a, b) => compareText(a.on, b.on));
  const last = own.at(-1);
  return { result, checkIns: own, last, progress: keyResultProgress({ ...result, last: last?.value }) };
}

const progressOf = (results: readonly Measured[]): ObjectiveProgress => objectiveProgress(results.map(({ result, progress }) => ({ progress, weight: result.weight })));
const isWorse = ({ progress }: Measured): boolean => isAvailable(progress) && progress.value < 0;

/** Objectives in order of their first key result. */
function objectivesOf(results: readonly Measured[]): readonly { readonly id: string; readonly title: string; readonly results: readonly Measured[] }[] {
  const ids = [...new Set(results.map(({ result }) => result.objective))];
  return ids.map((id) => {
    const own = results.filter(({ result }) => result.objective === id);
    return { id, title: own[0]?.result.objectiveTitle ?? id, results: own };
  });
}

const PROGRESS = { progress: "(last check-in − start) / (target − start), not clipped", without: "key results without a check-in lower the coverage" } as const;

/** Headline numbers of a scope: how far, how many nobody has measured, how many went backwards, how old the measurements are. */
function scalars({ dimensions }: Scope, results: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  const rowsOf = (some: readonly Measured[]) => some.map(({ result, last }) => recordRow(last ?? result, result.id, { start: result.start, target: result.target, "checked in": last?.on ?? null, value: last?.value ?? null }));
  const checked = results.filter(({ last }) => last !== undefined);
  const newest = checked.map(({ last }) => last?.on ?? "").sort(compareText).at(-1) ?? "";
  const oldest = checked.toSorted((a, b) => compareText(a.last?.on ?? "", b.last?.on ?? "")).slice(0, 1);
  const behind = checked.filter(({ last }) => (last?.on ?? "") < newest);
  const objectives = objectivesOf(results).flatMap((objective) => valueOrNull(progressOf(objective.results).progress) ?? []);
  const average = mean(objectives);
  const head = { rule: "objectives.progress", arguments: { asOf: context.asOfDate }, dimensions };
  const nothing = notAvailable<number>("no-data", "nothing has been measured for any key result");
  const age = oldest[0]?.last === undefined ? nothing : available(daysBetween(oldest[0].last.on, context.asOfDate));
  const missing = results.filter(({ last }) => last === undefined);
  const worse = results.filter(isWorse);
  const measured = (value: number): Measure<number> => (checked.length === 0 ? nothing : available(value));
  return [
    scalarFact({ ...head, base: "objectives.progress.mean", label: "Mean progress of the objectives", arguments: PROGRESS, rows: rowsOf(results) }, "share", isAvailable(average) ? average : nothing, context.sha256, objectives.length),
    scalarFact({ ...head, base: "objectives.progress.worse", label: "Key results that are worse than at their start", rows: rowsOf(worse) }, "count", measured(worse.length), context.sha256, checked.length),
    scalarFact({ ...head, base: "objectives.check-ins.missing", label: "Key results without a check-in", rows: rowsOf(missing) }, "count", available(missing.length), context.sha256, results.length),
    scalarFact(
      { ...head, base: "objectives.check-ins.behind", label: "Key results that were left out of the newest check-in", arguments: { ...head.arguments, ...(newest === "" ? {} : { newest }) }, rows: rowsOf(behind) },
      "count",
      measured(behind.length),
      context.sha256,
      checked.length,
    ),
    scalarFact({ ...head, base: "objectives.check-ins.oldest", label: "Age of the oldest last check-in", rows: rowsOf(oldest) }, "days", age, context.sha256, checked.length),
  ];
}

function tables(results: readonly Measured[], context: FactContext): readonly ComputedFact[] {
  const checkIns = results.flatMap((measured) => measured.checkIns);
  const days = [...new Set(checkIns.map(({ on }) => on))].sort(compareText);
  const objectives = objectivesOf(results);
  const rowsOfCheckIns = checkIns.map((checkIn) => recordRow(checkIn, checkIn.keyResult, { on: checkIn.on, value: checkIn.value }));
  const rowsOfResults = results.map(({ result }) => recordRow(result, result.id, { start: result.start, target: result.target, weight: result.weight ?? null }));
  const head = { rule: "objectives.progress", arguments: PROGRESS, dimensions: {}, rows: [...rowsOfResults, ...rowsOfCheckIns] };
  return [
    scalarFact({ ...head, base: "objectives.check-ins.count", label: "Check-ins so far", rows: rowsOfCheckIns }, "count", available(checkIns.length), context.sha256, results.length),
    tableFact(
      { ...head, base: "objectives.progress.key-results", label: "Key results and their progress" },
      [
        { name: "key-result", label: "Key result", unit: "text" },
        { name: "title", label: "Title", unit: "text" },
        { name: "objective", label: "Objective", unit: "text" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "start", label: "Start", unit: "score" },
        { name: "last", label: "Last", unit: "score" },
        { name: "target", label: "Target", unit: "score" },
        { name: "unit", label: "Unit", unit: "text" },
        { name: "progress", label: "Progress", unit: "share" },
        { name: "confidence", label: "Confidence of its owner", unit: "share" },
        { name: "checked", label: "Last check-in", unit: "date" },
        { name: "age", label: "Age of the check-in", unit: "days" },
        { name: "due", label: "Due", unit: "date" },
        { name: "weight", label: "Weight", unit: "share" },
      ],
      results.map(({ result: { id, title, objective, workstream = null, start, target, unit = null, due = null, weight = null }, last, progress }) => [
        id, title, objective, workstream, start, last?.value ?? null, target, unit, valueOrNull(progress), last?.confidence ?? null,
        last?.on ?? null, last === undefined ? null : daysBetween(last.on, context.asOfDate), due, weight,
      ]),
      context.sha256,
    ),
    tableFact(
      { ...head, base: "objectives.progress.objectives", label: "Objectives and their progress" },
      [
        { name: "objective", label: "Objective", unit: "text" },
        { name: "title", label: "Title", unit: "text" },
        { name: "progress", label: "Progress", unit: "share" },
        { name: "coverage", label: "Weight that has been measured", unit: "share" },
        { name: "key-results", label: "Key results", unit: "count" },
        { name: "without", label: "Without a check-in", unit: "count" },
        { name: "worse", label: "Worse than at the start", unit: "count" },
      ],
      objectives.map(({ id, title, results: own }) => {
        const { progress, weightCoverage } = progressOf(own);
        return [id, title, valueOrNull(progress), valueOrNull(weightCoverage), own.length, own.filter(({ last }) => last === undefined).length, own.filter(isWorse).length];
      }),
      context.sha256,
    ),
    ...(days.length === 0 ? [] : [tableFact(
      { ...head, base: "objectives.progress.trend", label: "Progress of each objective by day of check-in" },
      [{ name: "date", label: "Day", unit: "date" }, ...objectives.map(({ id }) => ({ name: id, label: id, unit: "share" as const }))],
      days.map((day) => [day, ...objectives.map(({ results: own }) => valueOrNull(progressOf(own.map(({ result, checkIns: all }) => measuredAt(result, all, day))).progress))]),
      context.sha256,
    )]),
  ];
}

/** Objectives, key results and what was measured for them, of the whole program and of each workstream that has any. */
export function objectiveFacts(scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const { keyResults = [], checkIns = [] } = context.model.records ?? {};
  const results = keyResults.map((result) => measuredAt(result, checkIns, context.asOfDate));
  if (results.length === 0) return [];
  const perScope = scopes.flatMap((scope) => {
    const { program } = scope.dimensions;
    const own = program === undefined ? results : results.filter(({ result }) => result.workstream === program);
    return own.length === 0 ? [] : scalars(scope, own, context);
  });
  return [...perScope, ...tables(results, context)];
}
