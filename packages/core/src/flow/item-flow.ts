import { daysBetween, zoneDates, type IsoDate, type IsoInstant } from "../model/time.ts";
import { days, type Days } from "../model/units.ts";
import type { Issue } from "../model/work-item.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { instantOrder } from "./instant-order.ts";
import { doneInstant, startInstant } from "./stays.ts";
import { timelineOf, existsAt, type Arrival } from "./timeline.ts";

/** `closed-without-start`: done, but never seen in progress. `excluded`: closed with a resolution that does not count as finished. */
export type FlowState = "not-started" | "in-progress" | "done" | "closed-without-start" | "excluded";

/** What the flow rules say about one item at one instant. Null means that there is no such date or duration, never zero. */
export interface ItemFlow {
  /** False when the item was created later: then nothing else here means anything. */
  readonly existsAt: boolean;
  readonly state: FlowState;
  readonly created: IsoDate;
  readonly startedAt: IsoInstant | null;
  readonly started: IsoDate | null;
  readonly doneAt: IsoInstant | null;
  readonly done: IsoDate | null;
  /** Name of the column the item is in, or null when it is in none. */
  readonly column: string | null;
  /** Start to done, both days counted; only in state `done`. */
  readonly cycleTimeDays: Days | null;
  /** Creation to done, both days counted; for everything done that is not excluded. */
  readonly leadTimeDays: Days | null;
  /** Start to as-of date, both days counted; only in state `in-progress`. */
  readonly ageDays: Days | null;
  /** Times the item left the done columns. */
  readonly reopenedCount: number;
  /** Moves to an earlier column. */
  readonly backwardMoves: number;
  /** Statuses met that belong to no column. */
  readonly unmappedStatuses: readonly string[];
  /** Only where a date is known to an interval. The dates and durations above follow the latest possible dates. */
  readonly bounds?: FlowBounds;
}

/** Least and greatest of a duration, in the same unit. */
export interface DayBounds {
  readonly low: Days;
  readonly high: Days;
}

/** What the dates of an item may be at the earliest, and its durations at the least and at the most. Null where the value is null. */
export interface FlowBounds {
  readonly earliestStarted: IsoDate | null;
  readonly earliestDone: IsoDate | null;
  readonly cycleTimeDays: DayBounds | null;
  readonly leadTimeDays: DayBounds | null;
  readonly ageDays: DayBounds | null;
}

export interface ItemFlowOptions {
  /** Later events do not exist. */
  readonly asOf: IsoInstant;
  /** IANA zone in which instants become dates. */
  readonly timeZone: string;
  readonly clockPolicy: ClockPolicy;
  /** See {@link DEFAULT_EXCLUDED_RESOLUTIONS}. */
  readonly excludedResolutions: readonly string[];
}

/** Resolutions that close an item without finishing it, unless a program says otherwise (METHOD.md 2.2). */
export const DEFAULT_EXCLUDED_RESOLUTIONS: readonly string[] = ["Won't Do", "Duplicate", "Declined", "Cannot Reproduce"];

/** What was seen of an item: enough for its state and its dates. */
export interface Observed {
  readonly arrivals: readonly Arrival[];
  readonly unmappedStatuses: readonly string[];
  readonly startedAt: IsoInstant | null;
  readonly doneAt: IsoInstant | null;
  readonly isDone: boolean;
  /** Earliest instants of start and completion, where they are known to an interval only: the ones above are the latest. */
  readonly earliestStart?: IsoInstant | undefined;
  readonly earliestDone?: IsoInstant | undefined;
}

/** Calendar days touched: the same day is 1 (METHOD.md 2.3). */
const daysTouched = (from: IsoDate, to: IsoDate): Days => days(Math.max(1, daysBetween(from, to) + 1));

const moves = (arrivals: readonly Arrival[], counts: (from: Arrival, to: Arrival) => boolean): number =>
  arrivals.filter((to, index) => {
    const from = arrivals[index - 1];
    return from !== undefined && counts(from, to);
  }).length;

function stateOf({ arrivals, startedAt, isDone }: Observed, excluded: boolean): FlowState {
  if (isDone) return excluded ? "excluded" : startedAt === null ? "closed-without-start" : "done";
  return startedAt !== null || arrivals.at(-1)?.category === "inProgress" ? "in-progress" : "not-started";
}

/** State, dates and durations from what was observed. */
export function flowOf(issue: Issue, workflow: Workflow, options: ItemFlowOptions, observed: Observed): ItemFlow {
  const dateOf = zoneDates(options.timeZone);
  const { arrivals } = observed;
  const state = stateOf(observed, issue.resolution !== undefined && options.excludedResolutions.includes(issue.resolution));
  const [startedAt, doneAt] = state === "excluded" ? [null, null] : [observed.startedAt, observed.doneAt];
  const created = dateOf(issue.created);
  const started = startedAt === null ? null : dateOf(startedAt);
  const done = doneAt === null ? null : dateOf(doneAt);
  const here = arrivals.at(-1);
  return {
    existsAt: existsAt(issue, options.asOf),
    state,
    created,
    startedAt,
    started,
    doneAt,
    done,
    column: here === undefined ? null : (workflow.columns[here.column]?.name ?? null),
    cycleTimeDays: started === null || done === null ? null : daysTouched(started, done),
    leadTimeDays: done === null ? null : daysTouched(created, done),
    ageDays: state !== "in-progress" || started === null ? null : daysTouched(started, dateOf(options.asOf)),
    reopenedCount: moves(arrivals, (from, to) => from.category === "done" && to.category !== "done"),
    backwardMoves: moves(arrivals, (from, to) => to.column < from.column),
    unmappedStatuses: observed.unmappedStatuses,
    ...boundsOf(observed, { created, started, done, asOf: dateOf(options.asOf), inProgress: state === "in-progress" }, dateOf),
  };
}

interface Dates {
  readonly created: IsoDate;
  readonly started: IsoDate | null;
  readonly done: IsoDate | null;
  readonly asOf: IsoDate;
  readonly inProgress: boolean;
}

function boundsOf({ earliestStart, earliestDone }: Observed, { created, started, done, asOf, inProgress }: Dates, dateOf: (instant: IsoInstant) => IsoDate): { readonly bounds?: FlowBounds } {
  if (earliestStart === undefined && earliestDone === undefined) return {};
  const earliestStarted = started === null ? null : earliestStart === undefined ? started : dateOf(earliestStart);
  const finishedFrom = done === null ? null : earliestDone === undefined ? done : dateOf(earliestDone);
  if (earliestStarted === started && finishedFrom === done) return {};
  return {
    bounds: {
      earliestStarted,
      earliestDone: finishedFrom,
      cycleTimeDays: started === null || done === null || earliestStarted === null || finishedFrom === null ? null : { low: daysTouched(started, finishedFrom), high: daysTouched(earliestStarted, done) },
      leadTimeDays: done === null || finishedFrom === null ? null : { low: daysTouched(created, finishedFrom), high: daysTouched(created, done) },
      ageDays: !inProgress || started === null || earliestStarted === null ? null : { low: daysTouched(started, asOf), high: daysTouched(earliestStarted, asOf) },
    },
  };
}

/**
 * State, dates and durations of an item whose whole status history is known. Durations in whole calendar days, minimum 1.
 * METHOD.md 2.1 to 2.3, id `flow.item`.
 */
export function itemFlow(issue: Issue, workflow: Workflow, options: ItemFlowOptions): ItemFlow {
  const timeline = timelineOf(issue, workflow, options.asOf);
  const doneAt = doneInstant(timeline.arrivals);
  const start = startInstant(timeline.arrivals, options.clockPolicy);
  const startedAt = start !== null && doneAt !== null && instantOrder(start, doneAt) >= 0 ? null : start;
  return flowOf(issue, workflow, options, { ...timeline, startedAt, doneAt, isDone: doneAt !== null });
}
