import { sum } from "simple-statistics";
import { timeByCause, type TimeByCause } from "../../flow/time-by-cause.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { cycleTimeWindow, noHistoryReason } from "../cycle-time-facts.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";

const HOUR = 3600;

interface Timed {
  readonly entry: FlowItem;
  readonly time: TimeByCause;
}

/** Between two exports nobody saw where an item was, so only complete histories tell where its time went. */
function timed(items: readonly FlowItem[], { program, model }: FactContext): readonly Timed[] {
  return items.flatMap((entry) => {
    if (entry.item.history !== "complete") return [];
    const time = timeByCause({ issue: entry.item, workflow: program.workflow, asOf: model.asOf, clockPolicy: program.clockPolicy });
    return time === undefined ? [] : [{ entry, time }];
  });
}

/** A cause, and the seconds of one item that it took. */
interface Cause {
  readonly label: string;
  /** `unmarked`: the workflow does not say whether its column is work or waiting. */
  readonly kind: "active" | "blocked" | "waiting" | "unmarked";
  readonly secondsOf: (time: TimeByCause) => number;
}

function causesOf({ program }: FactContext, saysFlags: boolean): readonly Cause[] {
  const marks = program.workflow.columns.some(({ active }) => active === true);
  const places = program.workflow.columns.filter(({ active }) => active !== true);
  const elsewhere = places.map(({ name }): Cause => ({ label: marks ? `Waiting in ${name}` : `In ${name}`, kind: marks ? "waiting" : "unmarked", secondsOf: ({ waitingSeconds }) => waitingSeconds.get(name) ?? 0 }));
  const active: Cause = { label: "Worked on", kind: "active", secondsOf: ({ activeSeconds }) => activeSeconds };
  const blocked: Cause = { label: "Flagged as blocked", kind: "blocked", secondsOf: ({ blockedSeconds }) => blockedSeconds };
  return [...(marks ? [active] : []), ...(saysFlags ? [blocked] : []), ...elsewhere];
}

const total = (times: readonly Timed[], secondsOf: Cause["secondsOf"]): number => sum(times.map(({ time }) => secondsOf(time)));
const touched = (times: readonly Timed[], secondsOf: Cause["secondsOf"]): number => times.filter(({ time }) => secondsOf(time) > 0).length;
const wholeOf = ({ totalSeconds }: TimeByCause): number => totalSeconds;

const perItem = (times: readonly Timed[], secondsOf: Cause["secondsOf"]): number | null => (times.length === 0 ? null : total(times, secondsOf) / times.length / HOUR);
function shareOf(times: readonly Timed[], secondsOf: Cause["secondsOf"]): number | null {
  const whole = total(times, wholeOf);
  return whole === 0 ? null : total(times, secondsOf) / whole;
}

const notWorked = ({ totalSeconds, activeSeconds }: TimeByCause): number => totalSeconds - activeSeconds;
const blockedTime = ({ blockedSeconds }: TimeByCause): number => blockedSeconds;

interface TimedScope {
  readonly scope: Scope;
  readonly finished: readonly Timed[];
  readonly open: readonly Timed[];
}

function timedScope(scope: Scope, context: FactContext): TimedScope {
  return { scope, finished: timed(cycleTimeWindow(scope, context).items, context), open: timed(scope.items.filter(({ flow }) => flow.state === "in-progress"), context) };
}

const HOURS = [
  { name: "finished", label: "Hours a finished item", unit: "hours" },
  { name: "finishedShare", label: "Share of elapsed time, finished", unit: "share" },
  { name: "finishedItems", label: "Finished items concerned", unit: "items" },
  { name: "open", label: "Hours an item in progress, so far", unit: "hours" },
  { name: "openItems", label: "Items in progress concerned", unit: "items" },
] as const satisfies readonly TableColumn[];

const cells = ({ finished, open }: TimedScope, secondsOf: Cause["secondsOf"]) => [perItem(finished, secondsOf), shareOf(finished, secondsOf), touched(finished, secondsOf), perItem(open, secondsOf), touched(open, secondsOf)];

/** Blocked, and not worked on at all, of each workstream; where nothing is marked as work, blocked only. */
function workstreamFact(parts: readonly TimedScope[], head: Omit<FactHead, "base" | "label">, context: FactContext): ComputedFact {
  const marks = context.program.workflow.columns.some(({ active }) => active === true);
  const kinds = [["Flagged as blocked", blockedTime] as const, ...(marks ? [["Blocked or waiting", notWorked] as const] : [])];
  return tableFact(
    { ...head, base: "delivery.blocked.workstreams", label: "Hours an item that were blocked or waiting, by workstream" },
    [{ name: "program", label: "Workstream", unit: "text" }, { name: "cause", label: "Went into", unit: "text" }, ...HOURS],
    parts.flatMap((part) => kinds.map(([label, secondsOf]) => [part.scope.dimensions["program"] ?? null, label, ...cells(part, secondsOf)])),
    context.sha256,
  );
}

/**
 * Where the time of items goes, by cause, in elapsed hours: of the finished ones in the window of cycle time, and of those in progress so
 * far. The parts of one item add up to its elapsed time. The whole program is the first scope.
 */
export function blockedFacts([whole, ...parts]: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  if (whole === undefined || whole.items.length === 0) return [];
  const all = timedScope(whole, context);
  const { finished, open } = all;
  const saysFlags = context.model.items.some(({ flagged }) => flagged !== undefined);
  const causes = causesOf(context, saysFlags).filter(({ kind, secondsOf }) => kind === "active" || kind === "blocked" || touched(finished, secondsOf) + touched(open, secondsOf) > 0);
  const marked = context.program.workflow.columns.filter(({ active }) => active === true).map(({ name }) => name);
  const head: Omit<FactHead, "base" | "label"> = {
    dimensions: {},
    rule: "flow.timeByCause",
    arguments: { from: cycleTimeWindow(whole, context).from, to: context.asOfDate, clockPolicy: context.program.clockPolicy, activeColumns: marked.join(", "), hours: "elapsed, 24 a day" },
    rows: [...finished, ...open].map(({ entry, time }) => rowOf(entry, { state: entry.flow.state, totalHours: time.totalSeconds / HOUR, blockedHours: time.blockedSeconds / HOUR, activeHours: time.activeSeconds / HOUR })),
  };
  const because = noHistoryReason(whole) ?? "no item with a complete history was finished in the window";
  const known = (value: number | null): Measure<number> => (value === null ? notAvailable("no-data", because) : available(value));
  const blocked = (value: number | null): Measure<number> => (saysFlags ? known(value) : notAvailable("no-data", "no export says when an item was flagged as blocked"));
  const notMarked = notAvailable<number>("not-applicable", "the workflow marks no column as active work, so waiting cannot be told from working");
  const scalar = (base: string, label: string, unit: "hours" | "share", measure: Measure<number>) => scalarFact({ ...head, base: `delivery.blocked.${base}`, label }, unit, measure, context.sha256, finished.length);
  return [
    scalar("hours-per-item", "Hours flagged as blocked, a finished item", "hours", blocked(perItem(finished, blockedTime))),
    scalar("share", "Time flagged as blocked, of elapsed time of finished items", "share", blocked(shareOf(finished, blockedTime))),
    scalar("not-worked-share", "Time blocked or waiting, of elapsed time of finished items", "share", marked.length === 0 ? notMarked : known(shareOf(finished, notWorked))),
    ...(finished.length + open.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "delivery.blocked.causes", label: "Hours an item, by what they went into" },
            [{ name: "cause", label: "Went into", unit: "text" }, { name: "kind", label: "Kind", unit: "text" }, ...HOURS],
            causes.map(({ label, kind, secondsOf }) => [label, kind, ...cells(all, secondsOf)]),
            context.sha256,
          ),
          ...(parts.length === 0 ? [] : [workstreamFact(parts.map((part) => timedScope(part, context)), head, context)]),
        ]),
  ];
}
