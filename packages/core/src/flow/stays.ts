import type { IsoInstant } from "../model/time.ts";
import type { ClockPolicy } from "../model/workflow.ts";
import type { Arrival } from "./timeline.ts";

type Inside = (arrival: Arrival) => boolean;

/** The arrival that began the final uninterrupted stay inside a set of columns; undefined when the item is not inside now. */
const finalStay = (arrivals: readonly Arrival[], inside: Inside): Arrival | undefined => arrivals[arrivals.findLastIndex((arrival) => !inside(arrival)) + 1];

/** When the final uninterrupted stay inside a set of columns began; null when the item is not inside now. */
export const finalStayBegan = (arrivals: readonly Arrival[], inside: Inside): IsoInstant | null => finalStay(arrivals, inside)?.at ?? null;

/** When the item first came inside a set of columns; null when it never did. */
export const firstInside = (arrivals: readonly Arrival[], inside: Inside): IsoInstant | null => arrivals.find(inside)?.at ?? null;

/** The arrival with which the final uninterrupted stay in done columns began; undefined while the item is not done (METHOD.md 2.2). */
export const doneArrival = (arrivals: readonly Arrival[]): Arrival | undefined => finalStay(arrivals, ({ category }) => category === "done");

/** Beginning of the final uninterrupted stay in done columns; null while the item is not done (METHOD.md 2.2). */
export const doneInstant = (arrivals: readonly Arrival[]): IsoInstant | null => doneArrival(arrivals)?.at ?? null;

/**
 * First entry into an in-progress column: of the whole history under `first`, after the last visit to a todo column under
 * `last`. Undefined when there is none (METHOD.md 2.2).
 */
export function startArrival(arrivals: readonly Arrival[], clockPolicy: ClockPolicy): Arrival | undefined {
  const from = clockPolicy === "first" ? 0 : arrivals.findLastIndex(({ category }) => category === "todo") + 1;
  return arrivals.slice(from).find(({ category }) => category === "inProgress");
}

/** When that entry was; null when there is none. */
export const startInstant = (arrivals: readonly Arrival[], clockPolicy: ClockPolicy): IsoInstant | null => startArrival(arrivals, clockPolicy)?.at ?? null;
