import { formatDate, type IsoDate } from "@almanac/core";
import { distanceText } from "../decisions.ts";
import type { StatusWords } from "../record-columns.ts";

/** What is due within so many days stands out. */
const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whole days from one calendar date to another; below 0 where the second is earlier. */
export const daysTo = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const daysText = (days: number): string => `${String(days)}\u00a0${days === 1 ? "day" : "days"}`;

interface Due {
  /** `YYYY-MM-DD`, empty where there is none. */
  readonly due: string;
  /** Whether somebody works on it. */
  readonly begun: boolean;
}

/** Of something that is to be done by a day: overdue, near and not begun, under way, or not begun. */
export function dueStatus({ due, begun }: Due, asOf: IsoDate): StatusWords {
  if (due === "") return begun ? { status: "on-track", word: "In progress", below: "no day set" } : { status: "none", word: "No day set" };
  const left = daysTo(asOf, due);
  if (left < 0) return { status: "off-track", word: `${daysText(-left)} overdue`, below: `was due ${formatDate(due, "day-month")}` };
  const below = `due ${formatDate(due, "day-month")}, ${distanceText(asOf, due as IsoDate)}`;
  if (begun) return { status: "on-track", word: "In progress", below };
  return { status: left <= SOON_DAYS ? "at-risk" : "not-started", word: "Not started", below };
}
