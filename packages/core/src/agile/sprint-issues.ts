import { instantOrder } from "../flow/instant-order.ts";
import { timelineOf } from "../flow/timeline.ts";
import type { IsoInstant } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { Workflow } from "../model/workflow.ts";
import type { InstantSpan, SprintIssue } from "./sprint-issue-reading.ts";

/** Stretches during which something held, from what it became at each instant; equal neighbours are one stretch. */
function spansWhere(changes: readonly { readonly at: IsoInstant; readonly holds: boolean }[]): readonly InstantSpan[] {
  const spans: InstantSpan[] = [];
  let from: IsoInstant | undefined;
  for (const { at, holds } of changes) {
    if (holds && from === undefined) from = at;
    if (!holds && from !== undefined) {
      if (from !== at) spans.push({ from, to: at });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { from, to: null }];
}

const visible = <T extends { readonly at: IsoInstant }>(changes: readonly T[], asOf: IsoInstant): readonly T[] =>
  changes.filter(({ at }) => instantOrder(at, asOf) <= 0).toSorted((a, b) => instantOrder(a.at, b.at));

export interface SprintReading {
  readonly workflow: Workflow;
  readonly asOf: IsoInstant;
  /** Whether the histories of the program record changes of sprints at all; see {@link tellsSprints}. */
  readonly told: boolean;
}

/** Whether any history records a change of sprints. If none does, nobody can say when an item was in which. */
export const tellsSprints = (items: readonly WorkItem[]): boolean => items.some(({ sprintChanges }) => sprintChanges !== undefined);

/**
 * A work item as a sprint sees it: when it was in the sprint named `title`, its estimate over time, and when it was done, up to and
 * including `asOf`. METHOD.md 2.9.
 *
 * Without a recorded change of its estimate an item has had the present one since it was created; likewise its sprints, if the history
 * is complete and histories of this program tell sprints. Undefined when it was never in the sprint, or nobody can say when.
 */
export function sprintIssue(item: WorkItem, title: string, { workflow, asOf, told }: SprintReading): SprintIssue | undefined {
  const moves = visible(item.sprintChanges ?? [], asOf);
  const since = item.sprintChanges === undefined && told && item.history === "complete" && item.sprints?.includes(title) === true;
  const membership = since ? [{ from: item.created, to: null }] : spansWhere(moves.map(({ at, sprints }) => ({ at, holds: sprints.includes(title) })));
  if (membership.length === 0) return undefined;
  const points = visible(item.pointsChanges ?? [], asOf);
  const estimates = item.pointsChanges === undefined ? [{ at: item.created, value: item.points ?? null }] : points.map((change) => ({ at: change.at, value: change.points }));
  const { arrivals } = timelineOf(item, workflow, asOf);
  return { key: item.key, membership, estimates, done: spansWhere(arrivals.map(({ at, category }) => ({ at, holds: category === "done" }))) };
}
