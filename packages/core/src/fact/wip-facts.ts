import { littlesLaw } from "../flow/littles-law.ts";
import { wipSeries } from "../flow/wip-series.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, compareText } from "../model/time.ts";
import { nearestRank } from "../stats/nearest-rank.ts";
import { scalarFact, tableFact, type ComputedFact } from "./computed.ts";
import { cycleTimeWindow, noHistoryReason } from "./cycle-time-facts.ts";
import { intervalOf } from "./interval.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "./scope.ts";

const QUARTER_DAYS = 91;
const MINIMUM_SAMPLE = 10;

const ageRow = (entry: FlowItem) => {
  const { started, column, ageDays, bounds } = entry.flow;
  return rowOf(entry, { started, column, days: ageDays, ...(bounds?.ageDays ? { "at most": bounds.ageDays.high } : {}) });
};

/** The greatest age that an item can have; its age itself where the start is known. */
const greatestAge = ({ flow }: FlowItem): number | null => flow.bounds?.ageDays?.high ?? flow.ageDays;
const isOver = (age: number | null, line: Measure<number>): boolean => age !== null && "value" in line && age > line.value;

/** The 85 % line of cycle time, against which age is read (METHOD.md 2.7). */
function ageLine(scope: Scope, context: FactContext, bound?: "low" | "high"): Measure<number> {
  const values = cycleTimeWindow(scope, context).items.flatMap(({ flow }) => {
    const days = bound === undefined ? flow.cycleTimeDays : (flow.bounds?.cycleTimeDays?.[bound] ?? flow.cycleTimeDays);
    return days === null ? [] : [days];
  });
  return values.length < MINIMUM_SAMPLE ? notAvailable("insufficient-sample", "there is no 85 % line to compare ages with") : nearestRank(values, 85);
}

function ages(scope: Scope, context: FactContext, inProgress: readonly FlowItem[]): readonly ComputedFact[] {
  const known = inProgress.flatMap((entry) => (entry.flow.ageDays === null ? [] : [{ entry, age: entry.flow.ageDays }]));
  const aged = known.toSorted((a, b) => b.age - a.age || compareText(a.entry.item.key, b.entry.item.key)).map(({ entry }) => entry);
  const line = ageLine(scope, context);
  const older = "value" in line ? aged.filter(({ flow }) => flow.ageDays !== null && flow.ageDays > line.value) : [];
  const oldest = aged[0]?.flow.ageDays ?? null;
  const [shortLine, longLine] = [ageLine(scope, context, "low"), ageLine(scope, context, "high")];
  const surely = aged.filter(({ flow }) => isOver(flow.ageDays, longLine)).length;
  const possibly = aged.filter((entry) => isOver(greatestAge(entry), shortLine)).length;
  const inexact = aged.some(({ flow }) => (flow.bounds?.ageDays ?? null) !== null);
  const because = noHistoryReason(scope) ?? "nothing is in progress";
  const head = { dimensions: scope.dimensions, rule: "flow.item", arguments: { asOf: context.asOfDate, clockPolicy: context.program.clockPolicy } };
  return [
    scalarFact(
      { ...head, base: "delivery.age.older-than-p85", label: "Items in progress older than 85 % of finished work", interval: intervalOf(surely, possibly, context.observation), arguments: { ...head.arguments, ...("value" in line ? { olderThanDays: line.value } : {}) }, rows: older.map(ageRow) },
      "items",
      "value" in line ? (aged.length === 0 && inProgress.length > 0 ? notAvailable("no-data", "no item in progress has a known start") : available(older.length)) : line,
      context.sha256,
      aged.length,
    ),
    scalarFact({ ...head, base: "delivery.age.oldest", label: "Age of the oldest item in progress", interval: oldest === null ? undefined : intervalOf(oldest, Math.max(...aged.flatMap((entry) => greatestAge(entry) ?? [])), context.observation), rows: aged.slice(0, 1).map(ageRow) }, "days", oldest === null ? notAvailable("no-data", because) : available(oldest), context.sha256, aged.length),
    tableFact(
      { ...head, base: "delivery.age.items", label: "Age of each item in progress", rows: aged.map(ageRow) },
      [
        { name: "key", label: "Item", unit: "text" },
        { name: "column", label: "State", unit: "text" },
        { name: "days", label: "Age", unit: "days" },
        { name: "program", label: "Workstream", unit: "text" },
        ...(inexact ? [{ name: "oldest", label: "At most", unit: "days" as const }] : []),
      ],
      aged.map((entry) => [entry.item.key, entry.flow.column, entry.flow.ageDays, entry.item.workstream, ...(inexact ? [greatestAge(entry)] : [])]),
      context.sha256,
    ),
  ];
}

function wip(scope: Scope, context: FactContext, inProgress: readonly FlowItem[]): readonly ComputedFact[] {
  const then = addDays(context.asOfDate, -QUARTER_DAYS);
  const started = scope.items.filter(({ flow }) => flow.started !== null && flow.state !== "excluded");
  const spans = started.map(({ flow }) => flow);
  const series = wipSeries({ items: spans, from: then, to: then });
  const unknown = scope.items.filter(({ item, flow }) => item.history === "none" && flow.state !== "excluded").length;
  const noHistory = noHistoryReason(scope) ?? (unknown === 0 ? undefined : `${String(unknown)} ${unknown === 1 ? "item has" : "items have"} no status history, so nobody can say whether work on them had begun`);
  const { observation } = context;
  const observed = context.firstMonday !== null && then >= context.firstMonday && (observation === undefined || then >= observation.from);
  const surely = started.filter(({ flow }) => (flow.started ?? "") <= then && (flow.done === null || (flow.bounds?.earliestDone ?? flow.done) > then)).length;
  const possibly = started.filter(({ flow }) => (flow.bounds?.earliestStarted ?? flow.started ?? "") <= then && (flow.done === null || flow.done > then)).length;
  const past: Measure<number> =
    noHistory !== undefined ? notAvailable("no-data", noHistory) : observed ? available(series.counts[0] as number) : notAvailable("no-data", "the exports do not reach back thirteen weeks");
  const { dimensions } = scope;
  return [
    scalarFact({ base: "delivery.wip.now", dimensions, label: "Work in progress: started and not finished", rule: "flow.item", arguments: { asOf: context.asOfDate, clockPolicy: context.program.clockPolicy }, rows: inProgress.map(ageRow) }, "items", scope.items.length === 0 ? notAvailable("no-data", "no work item is in the exports") : available(inProgress.length), context.sha256),
    scalarFact(
      {
        base: "delivery.wip.thirteen-weeks-ago",
        dimensions,
        label: "Work in progress thirteen weeks before",
        rule: "flow.wipSeries",
        interval: intervalOf(surely, possibly, observation),
        arguments: { date: then },
        rows: started.filter(({ flow }) => (flow.started ?? "") <= then && (flow.done === null || flow.done > then)).map((entry) => rowOf(entry, { started: entry.flow.started, finished: entry.flow.done })),
      },
      "items",
      past,
      context.sha256,
    ),
  ];
}

function little(scope: Scope, context: FactContext): ComputedFact {
  const from = addDays(context.lastSunday, 1 - QUARTER_DAYS);
  const started = scope.items.filter(({ flow }) => flow.started !== null && flow.state !== "excluded");
  const law = littlesLaw({ items: started.map(({ flow }) => flow), from, to: context.lastSunday });
  const rows = started.filter(({ flow }) => (flow.started ?? "") <= context.lastSunday && (flow.done === null || flow.done >= from)).map((entry) => rowOf(entry, { started: entry.flow.started, finished: entry.flow.done }));
  const noHistory = noHistoryReason(scope);
  return scalarFact(
    { base: "delivery.littles-law.ratio", dimensions: scope.dimensions, label: "Little’s law check: work in progress against throughput times cycle time", rule: "flow.littlesLaw", arguments: { from, to: context.lastSunday }, rows },
    "ratio",
    noHistory === undefined ? law.ratio : notAvailable("no-data", noHistory),
    context.sha256,
    law.departures,
  );
}

/** Work in progress, its age, and whether the flow data agrees with itself. */
export function wipFacts(scope: Scope, context: FactContext): readonly ComputedFact[] {
  const inProgress = scope.items.filter(({ flow }) => flow.state === "in-progress");
  return [...wip(scope, context, inProgress), ...ages(scope, context, inProgress), little(scope, context)];
}
