import type { NumberedChange, TrackerItem } from "./simulate.ts";
import type { ChangedField, Priority, Resolution, StatusName } from "./sim-item.ts";
import { sprintsIn } from "./sprint-membership.ts";
import type { Moment } from "./working-time.ts";

/** An item as the tracker showed it at some moment. */
export interface Snapshot {
  readonly item: TrackerItem;
  readonly changes: readonly NumberedChange[];
  readonly status: StatusName;
  readonly resolution: Resolution | null;
  readonly resolved: Moment | null;
  readonly updated: Moment;
  readonly statusCategoryChanged: Moment;
  readonly priority: Priority;
  readonly assignee: string | null;
  readonly fixVersion: string | null;
  readonly flagged: boolean;
  readonly points: number | null;
  /** Numbers of the sprints in the field Sprint. */
  readonly sprints: readonly number[];
}

export const CATEGORY: Readonly<Record<StatusName, { readonly key: string; readonly name: string }>> = {
  Backlog: { key: "new", name: "To Do" },
  Ready: { key: "new", name: "To Do" },
  "In Progress": { key: "indeterminate", name: "In Progress" },
  "Waiting for data": { key: "indeterminate", name: "In Progress" },
  "In Review": { key: "indeterminate", name: "In Progress" },
  Validation: { key: "indeterminate", name: "In Progress" },
  Done: { key: "done", name: "Done" },
};

function latest(changes: readonly NumberedChange[], field: ChangedField, initial: string | null): string | null {
  const change = changes.findLast(({ fields }) => fields.some((line) => line.field === field));
  const line = change?.fields.find((candidate) => candidate.field === field);
  return line === undefined ? initial : line.to;
}

const pointsOf = (text: string | null): number | null => (text === null ? null : Number(text));

function categoryChanged(item: TrackerItem, changes: readonly NumberedChange[]): Moment {
  const change = changes.findLast(({ fields }) => {
    const line = fields.find(({ field }) => field === "status");
    return line !== undefined && CATEGORY[line.from as StatusName].key !== CATEGORY[line.to as StatusName].key;
  });
  return change?.at ?? item.created;
}

/** The items that existed before `end`, in order of creation, as they were then. */
export function snapshotsAt(items: readonly TrackerItem[], end: Moment): readonly Snapshot[] {
  return items
    .filter(({ created }) => created < end)
    .map((item): Snapshot => {
      const changes = item.changes.filter(({ at }) => at < end);
      const resolution = latest(changes, "resolution", null) as Resolution | null;
      const closing = resolution === null ? undefined : changes.findLast(({ fields }) => fields.some(({ field }) => field === "resolution"));
      return {
        item,
        changes,
        status: latest(changes, "status", "Backlog") as StatusName,
        resolution,
        resolved: closing?.at ?? null,
        updated: changes.at(-1)?.at ?? item.created,
        statusCategoryChanged: categoryChanged(item, changes),
        priority: latest(changes, "priority", item.initial.priority) as Priority,
        assignee: latest(changes, "assignee", item.initial.assignee),
        fixVersion: latest(changes, "Fix Version", item.initial.fixVersion),
        flagged: latest(changes, "Flagged", null) !== null,
        points: pointsOf(latest(changes, "Story Points", item.points === null ? null : String(item.points))),
        sprints: sprintsIn(latest(changes, "Sprint", null)),
      };
    });
}
