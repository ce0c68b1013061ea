import { compareText, daysBetween, type Edition, type FrozenDocument, type IsoDate } from "@almanac/core";
import { openDecisions } from "./documents.ts";

export type Decision = Extract<FrozenDocument, { kind: "decision" }>;

/** Decisions that were taken, the newest first. */
export const takenDecisions = (documents: Edition["documents"]): readonly (Decision & { readonly decidedOn: IsoDate })[] =>
  documents.filter((document): document is Decision & { readonly decidedOn: IsoDate } => document.kind === "decision" && document.decidedOn !== undefined).sort((a, b) => compareText(b.decidedOn, a.decidedOn) || compareText(a.id, b.id));

/** Those that wait, then those that were taken. */
export const allDecisions = (documents: Edition["documents"]): readonly Decision[] => [...openDecisions(documents), ...takenDecisions(documents)];

/** Where a decision stands on the as-of date. */
export type DecisionState = "waiting" | "overdue" | "decided";

export const stateOf = ({ decidedOn, due }: Pick<Decision, "decidedOn" | "due">, asOf: IsoDate): DecisionState => (decidedOn !== undefined ? "decided" : due < asOf ? "overdue" : "waiting");

/** How far a date lies from the as-of date: `in 2 days`, `today`, `5 days ago`. */
export function distanceText(asOf: IsoDate, date: IsoDate): string {
  const days = daysBetween(asOf, date);
  const count = Math.abs(days);
  const words = `${String(count)}\u00a0${count === 1 ? "day" : "days"}`;
  return days === 0 ? "today" : days > 0 ? `in ${words}` : `${words} ago`;
}
