import { serviceLevelExpectation } from "../flow/service-level-expectation.ts";
import { flowEfficiency } from "../flow/flow-efficiency.ts";
import { flowEfficiencyAggregate } from "../flow/flow-efficiency-aggregate.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, compareText, type IsoDate } from "../model/time.ts";
import { nearestRank } from "../stats/nearest-rank.ts";
import { scalarFact, tableFact, type ComputedFact } from "./computed.ts";
import type { FactInterval } from "./fact.ts";
import { intervalOf } from "./interval.ts";
import { finishedIn, rowOf, type FactContext, type FlowItem, type Scope } from "./scope.ts";

const WINDOW_DAYS = 90;
const WINDOW_ITEMS = 50;
const PERCENTILES = [50, 85, 95] as const;

/** Items with a cycle time, finished in the last 90 days, or the last 50 of them if that reaches back further (METHOD.md 2.7). */
export function cycleTimeWindow(scope: Scope, context: FactContext): CycleTimeWindow {
  const known = windows.get(scope);
  if (known !== undefined && known.asOf === context.asOfDate) return known.window;
  const window = findWindow(scope, context);
  windows.set(scope, { asOf: context.asOfDate, window });
  return window;
}

interface CycleTimeWindow {
  readonly items: readonly FlowItem[];
  readonly from: IsoDate;
}

/** Ages, service levels and flow efficiency of one scope ask for the same window. */
const windows = new WeakMap<Scope, { readonly asOf: IsoDate; readonly window: CycleTimeWindow }>();

const hasCycleTime = ({ flow }: FlowItem): boolean => flow.state === "done" && flow.cycleTimeDays !== null && flow.done !== null;
const newestFirst = (a: FlowItem, b: FlowItem): number => compareText(b.flow.done ?? "", a.flow.done ?? "") || compareText(a.item.key, b.item.key);

function findWindow(scope: Scope, context: FactContext): CycleTimeWindow {
  const from = addDays(context.asOfDate, 1 - WINDOW_DAYS);
  const recent = scope.items.filter((entry) => (entry.flow.done ?? "") >= from && hasCycleTime(entry)).sort(newestFirst);
  if (recent.length >= WINDOW_ITEMS) return { items: recent, from };
  const items = scope.items.filter(hasCycleTime).sort(newestFirst).slice(0, WINDOW_ITEMS);
  const oldest = items.at(-1)?.flow.done ?? from;
  return { items, from: oldest < from ? oldest : from };
}

/** Why there is no cycle time at all, when the exports carry no history; undefined when they do. */
export function noHistoryReason(scope: Scope): string | undefined {
  if (scope.items.length === 0) return "no work item is in the exports";
  if (scope.items.some(({ item }) => item.history !== "none")) return undefined;
  return "the export has no status history (no changelog), so nobody can say when work started";
}

const cycleTimeRow = (entry: FlowItem) => {
  const { started, done, cycleTimeDays, bounds } = entry.flow;
  const between = bounds?.cycleTimeDays ?? null;
  return rowOf(entry, { started, finished: done, days: cycleTimeDays, ...(between === null ? {} : { "at least": between.low, "at most": between.high }) });
};

type Bounds = { readonly low: number; readonly high: number } | null;

/** Least and greatest duration of an item; both are the value where its dates are known, and null where there is none. */
const boundsOf = (value: number | null, between: Bounds | undefined): Bounds => between ?? (value === null ? null : { low: value, high: value });
const cycleTimeBounds = ({ flow }: FlowItem): Bounds => boundsOf(flow.cycleTimeDays, flow.bounds?.cycleTimeDays);
const leadTimeBounds = ({ flow }: FlowItem): Bounds => boundsOf(flow.leadTimeDays, flow.bounds?.leadTimeDays);

/** The percentile of the shortest possible and of the longest possible durations: it grows with each of them, so the true one is between. */
function percentileBounds(items: readonly FlowItem[], p: number, boundsOfItem: (entry: FlowItem) => Bounds, { observation }: FactContext): FactInterval | undefined {
  const known = items.map(boundsOfItem).filter((bounds) => bounds !== null);
  const low = nearestRank(known.map((bounds) => bounds.low), p);
  const high = nearestRank(known.map((bounds) => bounds.high), p);
  return "value" in low && "value" in high ? intervalOf(low.value, high.value, observation) : undefined;
}

function cycleTimes(scope: Scope, context: FactContext): readonly ComputedFact[] {
  const { items, from } = cycleTimeWindow(scope, context);
  const values = items.flatMap(({ flow }) => (flow.cycleTimeDays === null ? [] : [flow.cycleTimeDays]));
  const sle = serviceLevelExpectation({ cycleTimes: values, percentiles: [...PERCENTILES] });
  const head = { dimensions: scope.dimensions, rule: "flow.sle", arguments: { from, to: context.asOfDate, clockPolicy: context.program.clockPolicy, percentile: "nearest-rank", status: sle.status }, rows: items.map(cycleTimeRow) };
  const missing = notAvailable<number>("insufficient-sample", noHistoryReason(scope) ?? `${String(values.length)} finished items have a cycle time; a percentile needs 10`);
  const measure = (p: number): Measure<number> => {
    const value = sle.percentiles[String(p)] ?? null;
    return value === null ? missing : available(value);
  };
  const p95 = measure(95);
  const between = (p: number) => percentileBounds(items, p, cycleTimeBounds, context);
  const inexact = items.some(({ flow }) => flow.bounds !== undefined);
  const longer = "value" in p95 ? items.filter(({ flow }) => flow.cycleTimeDays !== null && flow.cycleTimeDays > p95.value) : [];
  return [
    ...PERCENTILES.map((p) => scalarFact({ ...head, base: `delivery.cycle-time.p${String(p)}`, label: `Cycle time, ${String(p)} % of items within`, interval: between(p) }, "days", measure(p), context.sha256, values.length)),
    scalarFact(
      { ...head, base: "delivery.cycle-time.longer-than-p95", label: "Finished items that took longer than the 95 % line", rows: longer.map(cycleTimeRow) },
      "items",
      "value" in p95 ? available(longer.length) : missing,
      context.sha256,
      values.length,
    ),
    scalarFact({ ...head, base: "delivery.cycle-time.items-counted", label: "Finished items with a cycle time in the window" }, "items", available(values.length), context.sha256),
    tableFact(
      { ...head, base: "delivery.cycle-time.items", label: "Cycle time of each finished item" },
      [
        { name: "key", label: "Item", unit: "text" },
        { name: "finished", label: "Finished", unit: "date" },
        { name: "days", label: "Cycle time", unit: "days" },
        { name: "program", label: "Workstream", unit: "text" },
        ...(inexact ? [{ name: "shortest", label: "At least", unit: "days" as const }, { name: "longest", label: "At most", unit: "days" as const }] : []),
      ],
      items.toReversed().map((entry) => [entry.item.key, entry.flow.done, entry.flow.cycleTimeDays, entry.item.workstream, ...(inexact ? [cycleTimeBounds(entry)?.low ?? null, cycleTimeBounds(entry)?.high ?? null] : [])]),
      context.sha256,
    ),
  ];
}

function leadTime(scope: Scope, context: FactContext): ComputedFact {
  const from = addDays(context.asOfDate, 1 - WINDOW_DAYS);
  const items = finishedIn(scope.items, from, context.asOfDate).filter(({ flow }) => flow.leadTimeDays !== null);
  const values = items.flatMap(({ flow }) => (flow.leadTimeDays === null ? [] : [flow.leadTimeDays]));
  const measure = values.length < 10 ? notAvailable<number>("insufficient-sample", `${String(values.length)} items finished in the last 90 days; a percentile needs 10`) : nearestRank(values, 85);
  const rows = items.map((entry) => rowOf(entry, { created: entry.flow.created, finished: entry.flow.done, days: entry.flow.leadTimeDays }));
  const head = { interval: percentileBounds(items, 85, leadTimeBounds, context), base: "delivery.lead-time.p85", dimensions: scope.dimensions, label: "Lead time from creation, 85 % of items within", rule: "flow.item", arguments: { from, to: context.asOfDate, percentile: "nearest-rank" }, rows };
  return scalarFact(head, "days", measure, context.sha256, values.length);
}

function efficiency(scope: Scope, context: FactContext): ComputedFact {
  const window = cycleTimeWindow(scope, context);
  const { from } = window;
  // Between two exports nobody saw where an item was, so its active time is not known.
  const items = window.items.filter(({ item }) => item.history === "complete");
  const { program, model } = context;
  const parts = items.map(({ item }) => flowEfficiency({ issue: item, workflow: program.workflow, asOf: model.asOf, clockPolicy: program.clockPolicy }));
  const { efficiency: measure, n } = flowEfficiencyAggregate(parts);
  const active = program.workflow.columns.filter((column) => column.active === true).map((column) => column.name);
  const because = noHistoryReason(scope) ?? (items.length === 0 && window.items.length > 0 ? "the history is read from successive exports, which do not show what happened between them" : undefined) ?? (active.length === 0 ? "the workflow marks no column as active work, so waiting cannot be told from working" : "no finished item has a measurable duration");
  const head = {
    base: "delivery.flow-efficiency.share",
    dimensions: scope.dimensions,
    label: "Flow efficiency: active time of elapsed time",
    rule: "flow.efficiencyAggregate",
    arguments: { from, to: context.asOfDate, activeColumns: active.join(", ") },
    rows: items.map((entry, index) => rowOf(entry, { activeSeconds: parts[index]?.activeSeconds ?? null, totalSeconds: parts[index]?.totalSeconds ?? null })),
  };
  return scalarFact(head, "share", "value" in measure ? measure : notAvailable(measure.notAvailable, because), context.sha256, n);
}

export const cycleTimeFacts = (scope: Scope, context: FactContext): readonly ComputedFact[] => [...cycleTimes(scope, context), leadTime(scope, context), efficiency(scope, context)];
