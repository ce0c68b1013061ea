import { instantOrder } from "../flow/instant-order.ts";
import type { Sprint } from "../model/records/work.ts";
import type { IsoInstant } from "../model/time.ts";

/** S and E of METHOD.md 2.9, and where each was read. */
export interface SprintWindow {
  readonly start: IsoInstant;
  readonly end: IsoInstant;
  /** `activated`: when somebody started it; `planned`: the source says no more than the plan. */
  readonly startBasis: "activated" | "planned";
  readonly endBasis: "completed" | "planned";
  /** As seen from the as-of instant. */
  readonly state: "future" | "active" | "closed";
}

/** An event after `asOf` has not happened. */
const happened = (instant: IsoInstant | undefined, asOf: IsoInstant): IsoInstant | undefined => (instant === undefined || instantOrder(instant, asOf) > 0 ? undefined : instant);

/**
 * From when to when a sprint ran, seen from `asOf`. S is its activation, else its planned beginning; E its completion, else its planned
 * end. A sprint that the source calls active stays so until somebody closes it, also after its planned end. Where the source knows
 * neither a state nor what somebody did, the planned days say what the state is, and the bases say so.
 *
 * @returns undefined when neither its beginning nor its end is stated
 */
export function sprintWindow({ state, startsAt, endsAt, activatedAt, completedAt }: Sprint, asOf: IsoInstant): SprintWindow | undefined {
  const [activated, completed] = [happened(activatedAt, asOf), happened(completedAt, asOf)];
  const [start, end] = [activated ?? startsAt, completed ?? endsAt];
  if (start === undefined || end === undefined) return undefined;
  const bases = { start, end, startBasis: activated === undefined ? ("planned" as const) : ("activated" as const), endBasis: completed === undefined ? ("planned" as const) : ("completed" as const) };
  if (completed !== undefined) return { ...bases, state: "closed" };
  // The export may have been made after `asOf`: a sprint that it calls closed was still running then.
  if (activated !== undefined) return { ...bases, state: "active" };
  if (instantOrder(start, asOf) > 0 || state === "future") return { ...bases, state: "future" };
  if (state === "active") return { ...bases, state: "active" };
  return { ...bases, state: instantOrder(end, asOf) <= 0 ? "closed" : "active" };
}
