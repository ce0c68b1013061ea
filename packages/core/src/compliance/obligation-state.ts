import type { Obligation } from "../model/records/governance-compliance.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";

/** `overdue`: the program’s own day has passed; `in-force`: it binds and is not met; `upcoming`: it binds later. */
export type ObligationState = "met" | "not-applicable" | "overdue" | "in-force" | "upcoming";

/** Where a duty stands on a day. Due today is not overdue; a duty without a first day binds already. */
export function obligationState({ status, appliesFrom, due }: Pick<Obligation, "status" | "appliesFrom" | "due">, asOf: IsoDate): ObligationState {
  if (status === "met" || status === "not-applicable") return status;
  if (due !== undefined && due < asOf) return "overdue";
  return appliesFrom === undefined || appliesFrom <= asOf ? "in-force" : "upcoming";
}

/** Whole days from a day to another, negative when it has passed; null without one. */
export const daysUntil = (day: IsoDate | undefined, asOf: IsoDate): number | null => (day === undefined ? null : daysBetween(asOf, day));
