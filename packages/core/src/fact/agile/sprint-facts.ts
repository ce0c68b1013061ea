import { sprintIssue, tellsSprints, type SprintReading } from "../../agile/sprint-issues.ts";
import { sprintMetrics, type SprintMetrics } from "../../agile/sprint-metrics.ts";
import { sprintWindow, type SprintWindow } from "../../agile/sprint-window.ts";
import { velocitySummary } from "../../agile/velocity-summary.ts";
import { instantOrder } from "../../flow/instant-order.ts";
import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { Program } from "../../model/program.ts";
import type { Sprint } from "../../model/records/work.ts";
import { compareText, daysBetween, zoneDates } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";
import { median } from "../../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

/** Closed sprints of each board that are shown, and over which velocity is summed up. */
const SHOWN = 6;

interface Timed {
  readonly sprint: Sprint;
  readonly window: SprintWindow;
  /** The one to which all of its items belong, else the one by whose name its board goes; null where neither says. */
  readonly workstream: string | null;
  /** Those whose history tells that they were in it. */
  readonly items: readonly WorkItem[];
  /** Undefined when no history tells of an item. */
  readonly metrics?: SprintMetrics;
}

/** Items by the name of each sprint that they are or were in. */
function itemsBySprint(items: readonly WorkItem[]): ReadonlyMap<string, readonly WorkItem[]> {
  const byTitle = new Map<string, WorkItem[]>();
  for (const item of items) {
    const titles = new Set([...(item.sprints ?? []), ...(item.sprintChanges ?? []).flatMap(({ sprints }) => sprints)]);
    for (const title of titles) {
      const known = byTitle.get(title);
      if (known === undefined) byTitle.set(title, [item]);
      else known.push(item);
    }
  }
  return byTitle;
}

function workstreamOf({ board }: Sprint, items: readonly WorkItem[], { workstreams }: Program): string | null {
  const of = new Set(items.map(({ workstream }) => workstream));
  const [only] = of;
  if (of.size === 1 && only !== undefined && only !== null) return only;
  return workstreams.find(({ id, title }) => board === id || board === title)?.id ?? null;
}

function timedSprints({ model, program }: FactContext): readonly Timed[] {
  const bySprint = itemsBySprint(model.items);
  const reading: SprintReading = { workflow: program.workflow, asOf: model.asOf, told: tellsSprints(model.items) };
  return (model.records?.sprints ?? [])
    .flatMap((sprint) => {
      const window = sprintWindow(sprint, model.asOf);
      return window === undefined ? [] : [{ sprint, window }];
    })
    .map(({ sprint, window }): Timed => {
      const named = bySprint.get(sprint.title) ?? [];
      const workstream = workstreamOf(sprint, named, program);
      if (!reading.told || window.state === "future") return { sprint, window, workstream, items: [] };
      const told = named.flatMap((item) => {
        const issue = sprintIssue(item, sprint.title, reading);
        return issue === undefined ? [] : [{ item, issue }];
      });
      if (told.length === 0) return { sprint, window, workstream, items: [] };
      const end = window.state === "closed" || instantOrder(window.end, model.asOf) <= 0 ? window.end : model.asOf;
      const metrics = sprintMetrics({ sprint: { activatedAt: window.start, completedAt: end }, issues: told.map(({ issue }) => issue) });
      return { sprint, window, workstream, items: told.map(({ item }) => item), metrics };
    })
    .sort((a, b) => compareText(a.sprint.board ?? "", b.sprint.board ?? "") || instantOrder(a.window.start, b.window.start) || compareText(a.sprint.id, b.sprint.id));
}

const boardOf = ({ sprint }: Timed): string => sprint.board ?? "";
const rowsOf = (sprints: readonly Timed[]) => sprints.map(({ sprint, window }) => recordRow(sprint, sprint.title, { start: window.start, end: window.end, state: window.state }));
/** The sprints, and the items that were in any of them. */
const rowsWithItems = (sprints: readonly Timed[]) => [...rowsOf(sprints), ...[...new Set(sprints.flatMap(({ items }) => items))].map((item) => recordRow(item, item.key))];
const lastOfEachBoard = (sprints: readonly Timed[]): readonly Timed[] => [...Map.groupBy(sprints, boardOf).values()].flatMap((each) => each.slice(-SHOWN));

const NOT_TOLD = notAvailable<number>("no-data", "the history of the items does not tell which sprint an item was in, and since when");

/** How beginnings and ends are known: each way that occurs. */
const bases = (sprints: readonly Timed[]): string => [...new Set(sprints.map(({ window }) => `${window.startBasis} to ${window.endBasis}`))].join(", ");

const metricCells = ({ committed, added, removed, completed, carriedOver, commitmentReliability, completionRatio, scopeChangeNet, scopeChurn, counts }: SprintMetrics): readonly (number | null)[] => [
  ...[committed, added, removed, completed, carriedOver],
  ...[commitmentReliability, completionRatio, scopeChangeNet, scopeChurn].map(valueOrNull),
  counts.unestimated,
];

function closedFacts(closed: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): readonly ComputedFact[] {
  const dateOf = zoneDates(context.program.timeZone);
  const shown = lastOfEachBoard(closed);
  const told = shown.some(({ metrics }) => metrics !== undefined);
  // The median, because points of two boards are two units and are never added.
  const reliable = shown.flatMap(({ metrics }) => (metrics !== undefined && isAvailable(metrics.commitmentReliability) ? [metrics.commitmentReliability.value] : []));
  const reliability: Measure<number> = reliable.length === 0 ? notAvailable("zero-denominator", "nothing was committed") : median(reliable);
  const withRows = { ...head, arguments: { ...head.arguments, lastSprints: SHOWN, startToEnd: bases(shown) }, rows: rowsWithItems(shown) };
  return [
    tableFact(
      { ...withRows, base: "sprint.closed.table", label: "The last closed sprints of each board" },
      [
        { name: "board", label: "Board", unit: "text" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "sprint", label: "Sprint", unit: "text" },
        { name: "start", label: "From", unit: "date" },
        { name: "end", label: "To", unit: "date" },
        ...(told
          ? ([
              { name: "committed", label: "Committed", unit: "points" },
              { name: "added", label: "Added", unit: "points" },
              { name: "removed", label: "Removed", unit: "points" },
              { name: "completed", label: "Completed", unit: "points" },
              { name: "carried", label: "Carried over", unit: "points" },
              { name: "reliability", label: "Commitment kept (say/do)", unit: "share" },
              { name: "completion", label: "Completed over committed", unit: "ratio" },
              { name: "scopeChange", label: "Net change of scope", unit: "ratio" },
              { name: "churn", label: "Churn of scope", unit: "ratio" },
              { name: "unestimated", label: "Without estimate", unit: "items" },
            ] as const)
          : []),
      ],
      shown.map(({ sprint, window, workstream, metrics }) => [
        sprint.board ?? null,
        workstream,
        sprint.title,
        dateOf(window.start),
        dateOf(window.end),
        ...(!told
          ? []
          : metrics === undefined
            ? Array.from({ length: 10 }, () => null)
            : metricCells(metrics)),
      ]),
      context.sha256,
    ),
    scalarFact({ ...head, base: "sprint.closed.count", label: "Closed sprints", rows: rowsOf(closed) }, "count", available(closed.length), context.sha256),
    scalarFact({ ...withRows, base: "sprint.closed.reliability", label: "Commitment kept (say/do), median of the last closed sprints" }, "share", told ? reliability : NOT_TOLD, context.sha256, reliable.length),
    ...(told ? [velocityTable(closed, withRows, context)] : []),
  ];
}

function velocityTable(closed: readonly Timed[], head: Omit<FactHead, "base" | "label">, context: FactContext): ComputedFact {
  const rows = [...Map.groupBy(closed, boardOf)].map(([board, sprints]) => {
    const { mean, median, min, max, n } = velocitySummary({ velocities: sprints.flatMap(({ metrics }) => metrics?.velocity ?? []), window: SHOWN });
    return [board, n, valueOrNull(mean), valueOrNull(median), valueOrNull(min), valueOrNull(max)];
  });
  return tableFact(
    { ...head, base: "sprint.velocity.table", label: "Velocity of the last closed sprints of each board", rule: "sprint.velocitySummary" },
    [
      { name: "board", label: "Board", unit: "text" },
      { name: "sprints", label: "Sprints", unit: "count" },
      { name: "mean", label: "Mean", unit: "points" },
      { name: "median", label: "Median", unit: "points" },
      { name: "min", label: "Least", unit: "points" },
      { name: "max", label: "Most", unit: "points" },
    ],
    rows,
    context.sha256,
  );
}

/** How many are running is known wherever sprints are: between two of them it is none. */
function currentFacts(sprints: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): readonly ComputedFact[] {
  const active = sprints.filter(({ window }) => window.state === "active");
  const count = scalarFact({ ...head, base: "sprint.current.count", label: "Sprints that are running", rule: "sprint.window", rows: rowsOf(sprints) }, "count", available(active.length), context.sha256, sprints.length);
  return active.length === 0 ? [count] : [count, currentTable(active, head, context)];
}

function currentTable(active: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): ComputedFact {
  const dateOf = zoneDates(context.program.timeZone);
  return tableFact(
    { ...head, base: "sprint.current.table", label: "Sprints that are running", rows: rowsWithItems(active) },
    [
      { name: "board", label: "Board", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "sprint", label: "Sprint", unit: "text" },
      { name: "start", label: "From", unit: "date" },
      { name: "end", label: "Planned end", unit: "date" },
      { name: "daysLeft", label: "Days to the planned end", unit: "days" },
      { name: "committed", label: "Committed", unit: "points" },
      { name: "added", label: "Added", unit: "points" },
      { name: "completed", label: "Completed so far", unit: "points" },
    ],
    active.map(({ sprint, window, workstream, metrics }) => [
      sprint.board ?? null,
      workstream,
      sprint.title,
      dateOf(window.start),
      dateOf(window.end),
      daysBetween(context.asOfDate, dateOf(window.end)),
      metrics?.committed ?? null,
      metrics?.added ?? null,
      metrics?.completed ?? null,
    ]),
    context.sha256,
  );
}

/** Closed on a later day than planned, or still open after it. Only a source that says when somebody closed a sprint can tell. */
function lateFacts(sprints: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): readonly ComputedFact[] {
  const dateOf = zoneDates(context.program.timeZone);
  const judged = sprints.flatMap((each) => {
    const { sprint, window } = each;
    const planned = sprint.endsAt;
    const closedByHand = window.state === "closed" && window.endBasis === "completed";
    const stillOpen = window.state === "active" && (window.startBasis === "activated" || sprint.state !== undefined);
    if (planned === undefined || (!closedByHand && !stillOpen)) return [];
    const until = closedByHand ? dateOf(window.end) : context.asOfDate;
    return [{ each, planned: dateOf(planned), closed: closedByHand ? until : null, late: daysBetween(dateOf(planned), until) }];
  });
  const late = judged.filter((each) => each.late > 0);
  if (judged.length === 0) return [];
  return [
    scalarFact({ ...head, base: "sprint.late.count", label: "Sprints closed after their planned last day, or still open after it", rows: rowsOf(judged.map(({ each }) => each)) }, "count", available(late.length), context.sha256, judged.length),
    ...(late.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "sprint.late.table", label: "Sprints closed late", rows: rowsOf(late.map(({ each }) => each)) },
            [
              { name: "board", label: "Board", unit: "text" },
              { name: "sprint", label: "Sprint", unit: "text" },
              { name: "planned", label: "Planned last day", unit: "date" },
              { name: "closed", label: "Closed on", unit: "date" },
              { name: "late", label: "Days late", unit: "days" },
            ],
            late.map(({ each, planned, closed, late: days }) => [each.sprint.board ?? null, each.sprint.title, planned, closed, days]),
            context.sha256,
          ),
        ]),
  ];
}

/** What sprints promised and kept (METHOD.md 2.9), as far as sources tell. */
export function sprintFacts(context: FactContext): readonly ComputedFact[] {
  const sprints = timedSprints(context);
  if (sprints.length === 0) return [];
  const head = { dimensions: {}, rule: "sprint.metrics", arguments: { asOf: context.asOfDate, S: "activation, else the planned beginning", E: "completion, else the planned end" } };
  const closed = sprints.filter(({ window }) => window.state === "closed");
  return [...closedFacts(closed, head, context), ...currentFacts(sprints, head, context), ...lateFacts(sprints, { ...head, rule: "sprint.window" }, context)];
}
