import type { IsoInstant } from "../model/time.ts";
import type { Issue, Transition } from "../model/work-item.ts";
import type { StatusCategory, Workflow } from "../model/workflow.ts";
import { instantOrder } from "./instant-order.ts";
import { initialStatus, orderedTransitions } from "./ordered-transitions.ts";

/** A stay begins: at this instant the item came to this column (index in board order). */
export interface Arrival {
  readonly at: IsoInstant;
  /** Of a reconstructed history: see `Transition`. */
  readonly notBefore?: IsoInstant;
  readonly lastSeen?: IsoInstant;
  readonly column: number;
  readonly category: StatusCategory;
}

/** Where an item has been, seen from an instant. */
export interface Timeline {
  /** One for each event that put the item in a column, oldest first, also when the column stayed the same. */
  readonly arrivals: readonly Arrival[];
  /** Statuses met that belong to no column, in the order met. They leave the item where it was. */
  readonly unmappedStatuses: readonly string[];
}

const indexes = new WeakMap<Workflow, ReadonlyMap<string, number>>();

/** Column index of each status; the first column that lists a status has it. */
export function columnIndex(workflow: Workflow): ReadonlyMap<string, number> {
  const known = indexes.get(workflow);
  if (known !== undefined) return known;
  const index = new Map<string, number>();
  workflow.columns.forEach((column, position) => {
    for (const status of column.statuses) if (!index.has(status)) index.set(status, position);
  });
  indexes.set(workflow, index);
  return index;
}

/** Whether the item has been created by an instant. Before that there is nothing to say about it. */
export const existsAt = (issue: Issue, asOf: IsoInstant): boolean => instantOrder(issue.created, asOf) <= 0;

interface Remembered {
  readonly issue: Issue;
  readonly workflow: Workflow;
  readonly asOf: IsoInstant;
  readonly timeline: Timeline;
}

let latest: Remembered | undefined;

/**
 * The history of an item up to and including `asOf`; later events do not exist (METHOD.md 1.2, 2.1). Checks put a dozen questions to one
 * item before they turn to the next, so the answer about the latest item is kept; all of them would fill the memory.
 */
export function timelineOf(issue: Issue, workflow: Workflow, asOf: IsoInstant): Timeline {
  if (latest !== undefined && latest.issue === issue && latest.workflow === workflow && latest.asOf === asOf) return latest.timeline;
  const timeline = readTimeline(issue, workflow, asOf);
  latest = { issue, workflow, asOf, timeline };
  return timeline;
}

const NONE: readonly string[] = [];

function readTimeline(issue: Issue, workflow: Workflow, asOf: IsoInstant): Timeline {
  if (!existsAt(issue, asOf)) return { arrivals: [], unmappedStatuses: NONE };
  const index = columnIndex(workflow);
  const arrivals: Arrival[] = [];
  let unmapped: Set<string> | undefined;
  const enter = (at: IsoInstant, status: string, moved?: Transition): void => {
    const column = index.get(status);
    const category = column === undefined ? undefined : workflow.columns[column]?.category;
    if (column === undefined || category === undefined) (unmapped ??= new Set()).add(status);
    else arrivals.push(moved === undefined || (moved.notBefore === undefined && moved.lastSeen === undefined) ? { at, column, category } : { at, ...betweenOf(moved), column, category });
  };
  const ordered = orderedTransitions(issue, (status) => index.get(status) ?? -1);
  const first = initialStatus(issue, ordered);
  if (first !== undefined) enter(issue.created, first);
  for (const move of ordered) if (instantOrder(move.at, asOf) <= 0) enter(move.at, move.to, move);
  return { arrivals, unmappedStatuses: unmapped === undefined ? NONE : [...unmapped] };
}

const betweenOf = ({ notBefore, lastSeen }: Transition): Pick<Arrival, "notBefore" | "lastSeen"> => ({ ...(notBefore === undefined ? {} : { notBefore }), ...(lastSeen === undefined ? {} : { lastSeen }) });
