import type { IsoInstant } from "../model/time.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { doneInstant, finalStayBegan, firstInside } from "./stays.ts";
import type { Arrival } from "./timeline.ts";

/**
 * When an item arrived at each column or further, in board order; null where it did not. METHOD.md 2.5.
 *
 * `first`: before the first done column, the first time there or beyond; at it, the final completion; in later done
 * columns, the beginning of the final uninterrupted stay there or beyond. `last`: such a final stay in every column.
 */
export function columnArrivals(arrivals: readonly Arrival[], workflow: Workflow, clockPolicy: ClockPolicy): readonly (IsoInstant | null)[] {
  const firstDone = workflow.columns.findIndex(({ category }) => category === "done");
  return workflow.columns.map((_, column) => {
    const thereOrBeyond = (arrival: Arrival): boolean => arrival.column >= column;
    if (clockPolicy === "last") return finalStayBegan(arrivals, thereOrBeyond);
    if (column === firstDone) return doneInstant(arrivals);
    return firstDone === -1 || column < firstDone ? firstInside(arrivals, thereOrBeyond) : finalStayBegan(arrivals, thereOrBeyond);
  });
}
