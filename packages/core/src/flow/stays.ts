import type { IsoInstant } from "../model/time.ts";
import type { ClockPolicy } from "../model/workflow.ts";
import type { Arrival } from "./timeline.ts";

type Inside = (arrival: Arrival) => boolean;

/** When the final uninterrupted stay inside a set of columns began; null when the item is not inside now. */
export function finalStayBegan(arrivals: readonly Arrival[], inside: Inside): IsoInstant | null {
  const lastOutside = arrivals.findLastIndex((arrival) => !inside(arrival));
  return arrivals[lastOutside + 1]?.at ?? null;
}

/** When the item first came inside a set of columns; null when it never did. */
export const firstInside = (arrivals: readonly Arrival[], inside: Inside): IsoInstant | null => arrivals.find(inside)?.at ?? null;

/** Beginning of the final uninterrupted stay in done columns; null while the item is not done (METHOD.md 2.2). */
export const doneInstant = (arrivals: readonly Arrival[]): IsoInstant | null => finalStayBegan(arrivals, ({ category }) => category === "done");

/**
 * First entry into an in-progress column: of the whole history under `first`, after the last visit to a todo column under
 * `last`. Null when there is none (METHOD.md 2.2).
 */
export function startInstant(arrivals: readonly Arrival[], clockPolicy: ClockPolicy): IsoInstant | null {
  const from = clockPolicy === "first" ? 0 : arrivals.findLastIndex(({ category }) => category === "todo") + 1;
  return firstInside(arrivals.slice(from), ({ category }) => category === "inProgress");
}
