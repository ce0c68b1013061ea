import type { IsoInstant } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { Workflow } from "../model/workflow.ts";
import { instantOrder } from "./instant-order.ts";
import { columnIndex, existsAt, type Timeline } from "./timeline.ts";

export interface Snapshot extends Timeline {
  readonly isDone: boolean;
  readonly doneAt: IsoInstant | null;
}

/**
 * What an item without history shows at `asOf`: the column of its exported status, and its resolution date if it is done.
 * An item resolved after `asOf` was somewhere else then, and nobody knows where: it is in no column.
 */
export function snapshotTimeline(item: WorkItem, workflow: Workflow, asOf: IsoInstant): Snapshot {
  const nowhere: Snapshot = { arrivals: [], unmappedStatuses: [], isDone: false, doneAt: null };
  if (!existsAt(item, asOf)) return nowhere;
  const column = columnIndex(workflow).get(item.status);
  const category = column === undefined ? undefined : workflow.columns[column]?.category;
  if (column === undefined || category === undefined) return { ...nowhere, unmappedStatuses: [item.status] };
  const { resolvedAt } = item;
  if (category === "done" && resolvedAt !== undefined && instantOrder(resolvedAt, asOf) > 0) return nowhere;
  const isDone = category === "done";
  return { arrivals: [{ at: item.created, column, category }], unmappedStatuses: [], isDone, doneAt: isDone ? (resolvedAt ?? null) : null };
}
