import { cumulativeOf, cumulativePercentile, cumulativeWithin, type Cumulative } from "../../forecast/calibrated-cumulative.ts";
import type { OutlookStream } from "../../outlook/outlook-stream.ts";
import { finishesLast, simulateOutlook } from "../../outlook/simulate-outlook.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead, type RowRef } from "../computed.ts";
import { HORIZON_WEEKS, uncertain } from "../forecast-engines.ts";
import { isOpen } from "../item-facts.ts";
import { recordRow } from "../record-row.ts";
import { rowOf, type FactContext } from "../scope.ts";
import { EVERYTHING, finishOf, STREAM, type JointRun } from "./joint-run.ts";
import { sampleOf, type OutlookTeam, type OutlookView } from "./outlook-view.ts";

const PERCENTILES = [50, 85, 95] as const;
/** Weeks of the capacity table: what a reader can still plan for. */
const SHOWN_WEEKS = 16;

const beyond = notAvailable<string>("beyond-horizon", "later than any date within ten years at this pace");
const at = ({ asOfDate }: FactContext, weeks: number): IsoDate => addDays(asOfDate, 7 * weeks);

/** Chance of finishing within so many weeks; 0 once the date has passed. */
export const chanceWithin = (cumulative: Cumulative, weeks: number): number => (weeks < 0 ? 0 : uncertain(cumulativeWithin(cumulative, weeks)));

/** Rows behind the dates: open and sampled items, dependencies, and who works when. */
export function jointRows(view: OutlookView): readonly RowRef[] {
  const { teams, needs } = view;
  const named = teams.filter(({ capacity }) => capacity.basis === "allocations").map(({ id }) => id);
  return [
    ...teams.flatMap((team) => [
      ...team.scope.items.filter(isOpen).map((entry) => rowOf(entry, { part: "open scope", state: entry.flow.state })),
      ...sampleOf(team, view).map((entry) => rowOf(entry, { part: "sample", finished: entry.flow.done })),
    ]),
    ...needs.flatMap(({ dependency }) => (dependency === undefined ? [] : [recordRow(dependency, `${dependency.from} ${dependency.to}`)])),
    ...calendarRows(view, named),
  ];
}

function calendarRows({ calendar }: OutlookView, named: readonly string[]): readonly RowRef[] {
  const { allocations, positions, publicHolidays } = calendar.records;
  if (named.length === 0) return [];
  return [
    ...allocations.filter(({ workstream }) => named.includes(workstream)).map((record) => recordRow(record, record.person ?? record.position ?? "")),
    ...positions.map((record) => recordRow(record, record.id ?? record.role)),
    ...publicHolidays.map((record) => recordRow(record, `${record.calendar} ${record.date}`)),
  ];
}

function dates(view: OutlookView, run: JointRun | undefined, head: Omit<FactHead, "base" | "label">): readonly ComputedFact[] {
  const { context } = view.input;
  const cumulative = run?.forecast.calibrated[EVERYTHING];
  const dateOf = (p: number): Measure<string> => {
    if (cumulative === undefined) return view.guard as Measure<string>;
    const weeks = cumulativePercentile(cumulative, p);
    return weeks === null ? beyond : available(at(context, weeks));
  };
  return PERCENTILES.map((p) =>
    scalarFact({ ...head, base: `outlook.joint.p${String(p)}`, label: `All workstreams finished by, with dependencies and calendar, with ${String(p)} % confidence`, arguments: { ...head.arguments, backlog: view.teams.map(({ id, openItems }) => `${id} ${String(openItems)}`).join(", ") } }, "date", dateOf(p), context.sha256, view.mondays.length),
  );
}

function workstreams(view: OutlookView, run: JointRun, head: Omit<FactHead, "base" | "label">): ComputedFact {
  const { context } = view.input;
  const last = finishesLast(run.forecast.trials);
  const row = ({ id, title, openItems, target, targetWeeks, capacity }: OutlookTeam) => {
    const cumulative = run.forecast.calibrated[finishOf(id)] ?? new Float64Array(1);
    const date = (p: number): IsoDate | null => {
      const weeks = cumulativePercentile(cumulative, p);
      return weeks === null ? null : at(context, weeks);
    };
    return [title, openItems, ...PERCENTILES.map(date), last[id] ?? null, target ?? null, targetWeeks === undefined ? null : chanceWithin(cumulative, targetWeeks), capacity.basis];
  };
  return tableFact(
    { ...head, base: "outlook.joint.workstreams", label: "When each workstream finishes in the joint forecast" },
    [
      { name: "workstream", label: "Workstream", unit: "text" },
      { name: "open", label: "Open items", unit: "items" },
      ...PERCENTILES.map((p) => ({ name: `p${String(p)}`, label: `Finished by, ${String(p)} %`, unit: "date" as const })),
      { name: "last", label: "Finishes last", unit: "share" },
      { name: "target", label: "Target", unit: "date" },
      { name: "chance", label: "Chance of the target", unit: "share" },
      { name: "capacity", label: "Calendar", unit: "text" },
    ],
    view.teams.map(row),
    context.sha256,
  );
}

const OWN_TRIALS = 2000;

/** What moves the date: plain resampling first, then the calendar, then what is waited for, then the error of a small sample. The same draws in each. */
function steps(view: OutlookView, run: JointRun, head: Omit<FactHead, "base" | "label">): ComputedFact {
  const { context } = view.input;
  const { program } = context;
  const simulated = (streams: readonly OutlookStream[]): Cumulative => cumulativeOf(simulateOutlook({ streams, trials: Math.min(run.trials, OWN_TRIALS), seed: program.seed, stream: STREAM, maxWeeks: HORIZON_WEEKS }).milestone);
  const alone = view.teams.map(({ stream: { capacity: _, sampleCapacity: __, needs: ___, ...stream } }) => stream);
  const inCalendar = view.teams.map(({ stream: { needs: _, ...stream } }) => stream);
  const rows: readonly (readonly [string, Cumulative])[] = [
    ["the sampled weeks, repeated", simulated(alone)],
    ["and holidays, allocations and blackouts", simulated(inCalendar)],
    ["and items of other workstreams that are waited for", simulated(view.teams.map(({ stream }) => stream))],
    [`and that ${String(view.mondays.length)} weeks are a small sample`, run.forecast.calibrated[EVERYTHING] ?? new Float64Array(1)],
  ];
  const date = (cumulative: Cumulative, p: number): IsoDate | null => {
    const weeks = cumulativePercentile(cumulative, p);
    return weeks === null ? null : at(context, weeks);
  };
  return tableFact(
    { ...head, base: "outlook.joint.steps", label: "What moves the date, step by step", arguments: { ...head.arguments, trialsOfSteps: Math.min(run.trials, OWN_TRIALS) } },
    [{ name: "step", label: "With", unit: "text" }, ...PERCENTILES.map((p) => ({ name: `p${String(p)}`, label: `Finished by, ${String(p)} %`, unit: "date" as const }))],
    rows.map(([step, cumulative]) => [step, ...PERCENTILES.map((p) => date(cumulative, p))]),
    context.sha256,
  );
}

/** Items of other workstreams that hold a workstream up, as far as dependencies say. */
function dependencies(view: OutlookView): readonly ComputedFact[] {
  const { context } = view.input;
  if (view.needs.length === 0) return [];
  return [
    tableFact(
      { base: "outlook.joint.waits", dimensions: {}, label: "Open items of another workstream that are waited for", rule: "forecast.milestone", arguments: { place: "work in progress first, otherwise any order" }, rows: view.needs.flatMap(({ dependency, entry }) => [...(dependency === undefined ? [] : [recordRow(dependency, `${dependency.from} ${dependency.to}`)]), rowOf(entry)]) },
      [
        { name: "workstream", label: "Workstream that waits", unit: "text" },
        { name: "waiting", label: "What waits", unit: "text" },
        { name: "item", label: "Item waited for", unit: "text" },
        { name: "of", label: "Of workstream", unit: "text" },
        { name: "state", label: "State", unit: "text" },
        { name: "weeks", label: "Weeks between the two at the least", unit: "weeks" },
      ],
      view.needs.map(({ stream, waiting, item, of, entry, lag }) => [stream, waiting, item, of, entry.flow.column, lag]),
      context.sha256,
    ),
  ];
}

/** Capacity of each week to come, as a share of that of the sampled weeks. */
function capacity(view: OutlookView): readonly ComputedFact[] {
  const { context } = view.input;
  const rules = context.program.rules?.forecast?.blackouts ?? [];
  const named = view.teams.filter(({ capacity: each }) => each.basis === "allocations" || rules.length > 0);
  if (named.length === 0) return [];
  const usual = ({ capacity: { sampled } }: OutlookTeam): number => sampled.reduce((sum, share) => sum + share, 0) / sampled.length;
  const share = (team: OutlookTeam, week: number): number | null => (usual(team) > 0 ? (team.capacity.ahead[week] as number) / usual(team) : null);
  const blackouts = rules.map(({ from, to, capacity: left, reason }) => `${from} to ${to} ${String(left ?? 0)} (${reason})`).join("; ");
  return [
    tableFact(
      { base: "outlook.capacity.weeks", dimensions: {}, label: "Capacity of the weeks to come, of that of the sampled weeks", rule: "outlook.capacity", arguments: { sampledFrom: view.mondays[0] ?? "", sampledTo: context.lastSunday, of: "allocations, public holidays, blackouts; without leave", ...(blackouts === "" ? {} : { blackouts }) }, rows: calendarRows(view, named.map(({ id }) => id)), aggregate: true },
      [{ name: "from", label: "Week from", unit: "date" }, ...named.map(({ id, title }) => ({ name: id, label: title, unit: "share" as const }))],
      Array.from({ length: SHOWN_WEEKS }, (_, week) => [addDays(context.asOfDate, 1 + 7 * week), ...named.map((team) => share(team, week))]),
      context.sha256,
    ),
  ];
}

/** Dates of the whole program with dependencies, calendar and the error of a small sample in them. */
export function jointFacts(view: OutlookView, run: JointRun | undefined): readonly ComputedFact[] {
  if (view.teams.length === 0) return [];
  const head = { dimensions: {}, rule: "forecast.milestone", arguments: run?.engine ?? {}, rows: jointRows(view), aggregate: true as const };
  return [...dates(view, run, head), ...(run === undefined || !isAvailable(view.guard) ? [] : [workstreams(view, run, head), steps(view, run, head)]), ...dependencies(view), ...capacity(view)];
}
