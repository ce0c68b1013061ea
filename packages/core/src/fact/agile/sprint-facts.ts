import { sprintIssue, tellsSprints, type SprintReading } from "../../agile/sprint-issues.ts";
import { sprintMetrics, type SprintMetrics } from "../../agile/sprint-metrics.ts";
import { sprintWindow, type SprintWindow } from "../../agile/sprint-window.ts";
import { velocitySummary } from "../../agile/velocity-summary.ts";
import { instantOrder } from "../../flow/instant-order.ts";
import { available, notAvailable, valueOrNull } from "../../model/measure.ts";
import type { Sprint } from "../../model/records/work.ts";
import { compareText, daysBetween, zoneDates } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

/** Closed sprints of each board that are shown, and over which velocity is summed up. */
const SHOWN = 6;

interface Timed {
  readonly sprint: Sprint;
  readonly window: SprintWindow;
  /** Of the items whose history tells that they were in it; undefined when none does. */
  readonly metrics?: SprintMetrics;
}

function timedSprints({ model, program }: FactContext): readonly Timed[] {
  const reading: SprintReading = { workflow: program.workflow, asOf: model.asOf, told: tellsSprints(model.items) };
  return (model.records?.sprints ?? [])
    .flatMap((sprint) => {
      const window = sprintWindow(sprint, model.asOf);
      return window === undefined ? [] : [{ sprint, window }];
    })
    .map(({ sprint, window }): Timed => {
      if (!reading.told || window.state === "future") return { sprint, window };
      const named = model.items.filter(({ sprints, sprintChanges }) => sprints?.includes(sprint.title) === true || sprintChanges?.some(({ sprints: then }) => then.includes(sprint.title)) === true);
      const issues = named.flatMap((item) => sprintIssue(item, sprint.title, reading) ?? []);
      if (issues.length === 0) return { sprint, window };
      const end = window.state === "closed" || instantOrder(window.end, model.asOf) <= 0 ? window.end : model.asOf;
      return { sprint, window, metrics: sprintMetrics({ sprint: { activatedAt: window.start, completedAt: end }, issues }) };
    })
    .sort((a, b) => compareText(a.sprint.board ?? "", b.sprint.board ?? "") || instantOrder(a.window.start, b.window.start) || compareText(a.sprint.id, b.sprint.id));
}

const boardOf = ({ sprint }: Timed): string => sprint.board ?? "";
const rowsOf = (sprints: readonly Timed[]) => sprints.map(({ sprint, window }) => recordRow(sprint, sprint.title, { start: window.start, end: window.end, state: window.state }));
const lastOfEachBoard = (sprints: readonly Timed[]): readonly Timed[] => [...Map.groupBy(sprints, boardOf).values()].flatMap((each) => each.slice(-SHOWN));

const NOT_TOLD = notAvailable<number>("no-data", "the history of the items does not tell which sprint an item was in, and since when");

/** `first` and `second` joined where sprints differ in it. */
const bases = (sprints: readonly Timed[]): string => [...new Set(sprints.map(({ window }) => `${window.startBasis} to ${window.endBasis}`))].join(", ");

function closedFacts(closed: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): readonly ComputedFact[] {
  const dateOf = zoneDates(context.program.timeZone);
  const shown = lastOfEachBoard(closed);
  const told = shown.some(({ metrics }) => metrics !== undefined);
  const reliable = shown.flatMap(({ metrics }) => (metrics === undefined ? [] : [metrics]));
  const [kept, committed] = [reliable.reduce((sum, each) => sum + each.completedFromCommitment, 0), reliable.reduce((sum, each) => sum + each.committed, 0)];
  const withRows = { ...head, arguments: { ...head.arguments, lastSprints: SHOWN, startToEnd: bases(shown) }, rows: rowsOf(shown) };
  return [
    tableFact(
      { ...withRows, base: "sprint.closed.table", label: "The last closed sprints of each board" },
      [
        { name: "board", label: "Board", unit: "text" },
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
      shown.map(({ sprint, window, metrics }) => [
        sprint.board ?? null,
        sprint.title,
        dateOf(window.start),
        dateOf(window.end),
        ...(!told
          ? []
          : metrics === undefined
            ? Array.from({ length: 10 }, () => null)
            : [metrics.committed, metrics.added, metrics.removed, metrics.completed, metrics.carriedOver, valueOrNull(metrics.commitmentReliability), valueOrNull(metrics.completionRatio), valueOrNull(metrics.scopeChangeNet), valueOrNull(metrics.scopeChurn), metrics.counts.unestimated]),
      ]),
      context.sha256,
    ),
    scalarFact({ ...head, base: "sprint.closed.count", label: "Closed sprints", rows: rowsOf(closed) }, "count", available(closed.length), context.sha256),
    scalarFact({ ...withRows, base: "sprint.closed.reliability", label: "Commitment kept in the last closed sprints (say/do)" }, "share", !told ? NOT_TOLD : committed === 0 ? notAvailable("zero-denominator", "nothing was committed") : available(kept / committed), context.sha256, reliable.length),
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

function currentFact(active: readonly Timed[], head: Omit<FactHead, "base" | "label" | "rows">, context: FactContext): ComputedFact {
  const dateOf = zoneDates(context.program.timeZone);
  return tableFact(
    { ...head, base: "sprint.current.table", label: "Sprints that are running", rows: rowsOf(active) },
    [
      { name: "board", label: "Board", unit: "text" },
      { name: "sprint", label: "Sprint", unit: "text" },
      { name: "start", label: "From", unit: "date" },
      { name: "end", label: "Planned end", unit: "date" },
      { name: "daysLeft", label: "Days to the planned end", unit: "days" },
      { name: "committed", label: "Committed", unit: "points" },
      { name: "added", label: "Added", unit: "points" },
      { name: "completed", label: "Completed so far", unit: "points" },
    ],
    active.map(({ sprint, window, metrics }) => [
      sprint.board ?? null,
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
  const [closed, active] = [sprints.filter(({ window }) => window.state === "closed"), sprints.filter(({ window }) => window.state === "active")];
  return [...closedFacts(closed, head, context), ...(active.length === 0 ? [] : [currentFact(active, head, context)]), ...lateFacts(sprints, { ...head, rule: "sprint.window" }, context)];
}
