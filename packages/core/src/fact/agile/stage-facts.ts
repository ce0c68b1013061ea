import { loopBacks, type LoopBack } from "../../flow/loop-backs.ts";
import { serviceLevelExpectation } from "../../flow/service-level-expectation.ts";
import { available, notAvailable, valueOrNull } from "../../model/measure.ts";
import { addDays, compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import type { LifecycleStage } from "../../model/program-rules.ts";
import { median } from "../../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { noHistoryReason } from "../cycle-time-facts.ts";
import { finishedIn, rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";

/** As for cycle time. */
const WINDOW_DAYS = 90;

interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly weeks: number;
}

/** The last 90 days, or as many of them as were observed: days nobody looked at are not days without completions. */
function windowOf({ asOfDate, observedTo, firstMonday }: FactContext): Window {
  const wanted = addDays(asOfDate, 1 - WINDOW_DAYS);
  const from = firstMonday !== null && firstMonday > wanted ? firstMonday : wanted;
  return { from, to: observedTo, weeks: Math.max(0, daysBetween(from, observedTo) + 1) / 7 };
}

const isOpen = ({ flow }: FlowItem): boolean => flow.state === "not-started" || flow.state === "in-progress";
const isFinished = ({ flow }: FlowItem, { from, to }: Window): boolean => flow.done !== null && flow.state !== "excluded" && flow.done >= from && flow.done <= to;

function stageRow(title: string, items: readonly FlowItem[], window: Window): readonly (string | number | null)[] {
  const finished = items.filter((entry) => isFinished(entry, window));
  const inProgress = items.filter(({ flow }) => flow.state === "in-progress");
  const times = finished.flatMap(({ flow }) => flow.cycleTimeDays ?? []);
  const { percentiles } = serviceLevelExpectation({ cycleTimes: times, percentiles: [50, 85] });
  const ages = inProgress.flatMap(({ flow }) => flow.ageDays ?? []);
  const knownBack = finished.filter(({ item }) => item.history !== "none");
  const back = knownBack.reduce((sum, { flow }) => sum + flow.backwardMoves, 0);
  return [
    title,
    items.filter(({ flow }) => flow.state === "not-started").length,
    inProgress.length,
    finished.length,
    window.weeks === 0 ? null : finished.length / window.weeks,
    times.length,
    percentiles["50"] ?? null,
    percentiles["85"] ?? null,
    valueOrNull(median(ages)),
    ages.length === 0 ? null : Math.max(...ages),
    knownBack.length === 0 ? null : back,
    knownBack.length === 0 ? null : back / knownBack.length,
  ];
}

interface Staged {
  readonly scope: Scope;
  readonly relevant: readonly FlowItem[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

function staged(scope: Scope, stages: readonly LifecycleStage[], window: Window): Staged {
  const relevant = scope.items.filter((entry) => isOpen(entry) || isFinished(entry, window));
  const byStage = Map.groupBy(relevant, ({ item }) => item.stage ?? "");
  const declared = stages.map(({ id, title }) => stageRow(title, byStage.get(id) ?? [], window));
  const ids = new Set(stages.map(({ id }) => id));
  const rest = relevant.filter(({ item }) => item.stage === undefined || !ids.has(item.stage));
  return { scope, relevant, rows: [...declared, ...(rest.length === 0 ? [] : [stageRow("No stage", rest, window)])] };
}

const COLUMNS: readonly TableColumn[] = [
  { name: "stage", label: "Stage", unit: "text" },
  { name: "waiting", label: "Not started", unit: "items" },
  { name: "wip", label: "In progress", unit: "items" },
  { name: "finished", label: "Finished", unit: "items" },
  { name: "perWeek", label: "Finished a week", unit: "items/week" },
  { name: "timed", label: "With a cycle time", unit: "items" },
  { name: "p50", label: "Cycle time, 50 %", unit: "days" },
  { name: "p85", label: "Cycle time, 85 %", unit: "days" },
  { name: "age", label: "Median age", unit: "days" },
  { name: "oldest", label: "Oldest", unit: "days" },
  { name: "back", label: "Moves back", unit: "count" },
  { name: "backRate", label: "Moves back a finished item", unit: "ratio" },
];
/** What is told of each workstream: a stage of one has seldom ten finished items, so no percentile. */
const OF_WORKSTREAM = new Set(["stage", "waiting", "wip", "finished", "age", "oldest", "back"]);

/** Flow by stage, where the program declares stages: of the whole program, and in short of each workstream. */
export function stageFlowFacts(scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const { stages } = context.program;
  const window = windowOf(context);
  const all = stages === undefined || stages.length === 0 ? [] : scopes.filter(({ items }) => items.length > 0).map((scope) => staged(scope, stages, window));
  const [whole, ...parts] = all;
  if (whole === undefined) return [];
  const head: Omit<FactHead, "base" | "label"> = {
    dimensions: {},
    rule: "flow.item",
    arguments: { from: window.from, to: window.to, percentile: "nearest-rank, from 10 items on" },
    rows: whole.relevant.map((entry) => rowOf(entry, { stage: entry.item.stage ?? null, state: entry.flow.state, days: entry.flow.cycleTimeDays ?? entry.flow.ageDays })),
  };
  const short = COLUMNS.map(({ name }) => OF_WORKSTREAM.has(name));
  return [
    tableFact({ ...head, base: "stage.flow.table", label: "Flow by stage of the machine-learning lifecycle" }, COLUMNS, whole.rows, context.sha256),
    ...(parts.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "stage.flow.workstreams", label: "Flow by stage of each workstream" },
            [{ name: "program", label: "Workstream", unit: "text" }, ...COLUMNS.filter((_, index) => short[index])],
            parts.flatMap(({ scope, rows }) => rows.map((row) => [scope.dimensions["program"] ?? null, ...row.filter((_, index) => short[index])])),
            context.sha256,
          ),
        ]),
  ];
}

interface Moved {
  readonly entry: FlowItem;
  readonly moves: readonly LoopBack[];
}

/** From where to where items move back, most frequent first. */
function pairRows(moved: readonly Moved[]): readonly (readonly (string | number)[])[] {
  const pairs = moved.flatMap(({ entry, moves }) => moves.map((move) => ({ key: entry.item.key, ...move })));
  const groups = [...Map.groupBy(pairs, ({ from, to }) => JSON.stringify([from, to])).values()];
  const rows = groups.flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ from: first.from, to: first.to, moves: group.length, items: new Set(group.map(({ key }) => key)).size, reopenings: group.filter(({ reopened }) => reopened).length }];
  });
  return rows.sort((a, b) => b.moves - a.moves || compareText(a.from, b.from) || compareText(a.to, b.to)).map(({ from, to, moves, items, reopenings }) => [from, to, moves, items, reopenings]);
}

/** How often finished items had moved to an earlier column on their way. */
export function loopBackFacts(scope: Scope, context: FactContext): readonly ComputedFact[] {
  if (scope.items.length === 0) return [];
  const window = windowOf(context);
  const { program, model } = context;
  const finished = finishedIn(scope.items, window.from, window.to).filter(({ item }) => item.history !== "none");
  const moved = finished.map((entry): Moved => ({ entry, moves: loopBacks(entry.item, program.workflow, model.asOf) })).filter(({ moves }) => moves.length > 0);
  const moves = moved.reduce((sum, each) => sum + each.moves.length, 0);
  const head: Omit<FactHead, "base" | "label"> = { dimensions: scope.dimensions, rule: "flow.loopBacks", arguments: { from: window.from, to: window.to }, rows: finished.map((entry) => rowOf(entry, { finished: entry.flow.done, movesBack: entry.flow.backwardMoves })) };
  const missing = notAvailable<number>("no-data", noHistoryReason(scope) ?? "no item with a status history was finished in the window");
  const whole = Object.keys(scope.dimensions).length === 0;
  return [
    scalarFact({ ...head, base: "stage.loop-backs.rate", label: "Moves back to an earlier state, a finished item" }, "ratio", finished.length === 0 ? missing : available(moves / finished.length), context.sha256, finished.length),
    ...(whole ? [scalarFact({ ...head, base: "stage.loop-backs.items", label: "Finished items that had moved back at least once" }, "items", finished.length === 0 ? missing : available(moved.length), context.sha256, finished.length)] : []),
    ...(whole && moved.length > 0
      ? [
          tableFact(
            { ...head, base: "stage.loop-backs.table", label: "From where to where finished items had moved back" },
            [
              { name: "from", label: "From", unit: "text" },
              { name: "to", label: "Back to", unit: "text" },
              { name: "moves", label: "Moves", unit: "count" },
              { name: "items", label: "Items", unit: "items" },
              { name: "reopenings", label: "Of these, reopenings", unit: "count" },
            ],
            pairRows(moved),
            context.sha256,
          ),
        ]
      : []),
  ];
}
