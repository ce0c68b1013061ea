import { addDays, isoDate, type Edition } from "@almanac/core";
import type { BandDates } from "../forecast-band.ts";
import { milestoneList, type Milestone } from "./milestone-list.ts";

/** How far the front page looks ahead, in days. */
export const AHEAD_DAYS = 90;

/** Milestones ahead that are promised, or will as likely as not be reached, within 90 days; the earliest promise first. */
export function nextMilestones(edition: Pick<Edition, "facts" | "program" | "asOfDate">): readonly Milestone[] {
  const until = addDays(edition.asOfDate, AHEAD_DAYS);
  const due = ({ target, p50 }: Milestone): string => target ?? p50 ?? "9";
  return milestoneList(edition)
    .filter(({ reached, target, p50 }) => reached === undefined && [target, p50].some((date) => date !== undefined && date <= until))
    .toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** The dates of a milestone as the forecast band takes them. */
export function milestoneBand({ p50, p85, p95, target }: Milestone): BandDates {
  const date = (text: string | undefined) => (text === undefined ? undefined : isoDate(text));
  const dates = { p50: date(p50), p85: date(p85), p95: date(p95), target: date(target) };
  return { ...(dates.p50 && { p50: dates.p50 }), ...(dates.p85 && { p85: dates.p85 }), ...(dates.p95 && { p95: dates.p95 }), ...(dates.target && { target: dates.target }) };
}
