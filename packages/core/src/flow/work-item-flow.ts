import type { WorkItem } from "../model/work-item.ts";
import type { Workflow } from "../model/workflow.ts";
import { instantOrder } from "./instant-order.ts";
import { flowOf, itemFlow, type ItemFlow, type ItemFlowOptions } from "./item-flow.ts";
import { snapshotTimeline } from "./snapshot-timeline.ts";
import { doneArrival, startArrival } from "./stays.ts";
import { timelineOf } from "./timeline.ts";

/**
 * {@link itemFlow} for an item whose history was read from dated exports. Start and completion are taken as late as they can be
 * (when an export first shows them), and `bounds` says how early they may have been. Work that began and ended between two exports
 * was never seen in progress: it began after it was last seen waiting and not after it was seen done, so it has a cycle time of
 * one day at the least.
 */
function reconstructedFlow(item: WorkItem, workflow: Workflow, options: ItemFlowOptions): ItemFlow {
  const timeline = timelineOf(item, workflow, options.asOf);
  const done = doneArrival(timeline.arrivals);
  const start = startArrival(timeline.arrivals, options.clockPolicy);
  const unseen = done !== undefined && (start === undefined || instantOrder(start.at, done.at) >= 0);
  const begun = unseen ? (done.lastSeen === undefined ? undefined : done) : start;
  return flowOf(item, workflow, options, {
    ...timeline,
    startedAt: begun?.at ?? null,
    doneAt: done?.at ?? null,
    isDone: done !== undefined,
    // Under `first` it may have begun, gone back and begun again since it was last seen waiting; the bounds are those of the last entry.
    earliestStart: unseen ? done.lastSeen : options.clockPolicy === "first" ? (start?.lastSeen ?? start?.notBefore) : start?.notBefore,
    earliestDone: done?.notBefore,
  });
}

/**
 * {@link itemFlow} for an item as exported. Without history nobody knows when work began: such an item has no start, cycle
 * time or age, and if it stands in a done column it is `closed-without-start`, done when it was resolved. Without a
 * resolution date it has no done date, so throughput leaves it out and data quality counts it.
 */
export function workItemFlow(item: WorkItem, workflow: Workflow, options: ItemFlowOptions): ItemFlow {
  switch (item.history) {
    case "complete":
      return itemFlow(item, workflow, options);
    case "reconstructed":
      return reconstructedFlow(item, workflow, options);
    case "none":
      return flowOf(item, workflow, options, { ...snapshotTimeline(item, workflow, options.asOf), startedAt: null });
    default:
      return item.history satisfies never;
  }
}
