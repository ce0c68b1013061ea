import { compareText, isoDate, isoWeek, type IsoDate } from "@almanac/core";
import type { DatedRecord } from "../../calendar/dated-record.ts";
import { daysTo } from "./due-status.ts";

/** How far the page looks ahead. */
export const AHEAD_DAYS = 90;
const DAY_MS = 86_400_000;

const dayAfter = (date: string, days: number): IsoDate => isoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));

/** Monday of the week that a date lies in. */
export function mondayOf(date: string): IsoDate {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(date, -weekday);
}

/** Entries of one kind on one day; many of them are set as one. */
export interface CalendarBunch {
  readonly kind: string;
  readonly records: readonly DatedRecord[];
}

/** From here on a list of the same hides the day's other entries. */
const MANY = 4;

/** What is on a day: many entries of one kind as one bunch, the others each by itself, in their order. */
export const bunchesOf = (records: readonly DatedRecord[]): readonly CalendarBunch[] =>
  [...Map.groupBy(records, ({ kind }) => kind)].flatMap(([kind, own]) => (own.length >= MANY ? [{ kind, records: own }] : own.map((record) => ({ kind, records: [record] }))));

export interface CalendarWeek {
  /** `2026-W48`. */
  readonly week: string;
  readonly monday: IsoDate;
  readonly days: readonly { readonly date: string; readonly records: readonly DatedRecord[] }[];
}

export interface CalendarPage {
  /** Open and past their day, the oldest first. */
  readonly late: readonly DatedRecord[];
  readonly weeks: readonly CalendarWeek[];
  /** How many lie beyond. */
  readonly later: number;
}

/** What is late, and the next 90 days by week and day. */
export function calendarPage(records: readonly DatedRecord[], asOf: IsoDate): CalendarPage {
  const until = dayAfter(asOf, AHEAD_DAYS);
  const ahead = records.filter(({ date }) => date >= asOf && date <= until).toSorted((a, b) => compareText(a.date, b.date));
  const weeks = [...Map.groupBy(ahead, ({ date }) => mondayOf(date))].map(([monday, own]): CalendarWeek => ({
    week: isoWeek(monday),
    monday,
    days: [...Map.groupBy(own, ({ date }) => date)].map(([date, onDay]) => ({ date, records: onDay })),
  }));
  return { late: records.filter(({ date }) => date < asOf), weeks, later: records.filter(({ date }) => date > until).length };
}

export interface CalendarMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Weeks of seven days from Monday; null outside the month. */
  readonly weeks: readonly (readonly ({ readonly date: string; readonly day: number; readonly count: number } | null)[])[];
}

/** Months from the as-of date to the last day shown, with the number of records of each day. */
export function calendarMonths(records: readonly DatedRecord[], asOf: IsoDate): readonly CalendarMonth[] {
  const until = dayAfter(asOf, AHEAD_DAYS);
  const counts = new Map<string, number>();
  for (const { date } of records) if (date >= asOf && date <= until) counts.set(date, (counts.get(date) ?? 0) + 1);
  const months: CalendarMonth[] = [];
  for (let first = `${asOf.slice(0, 7)}-01`; first <= until; first = `${dayAfter(first, 31).slice(0, 7)}-01`) {
    const length = daysTo(first, `${dayAfter(first, 31).slice(0, 7)}-01`);
    const before = daysTo(mondayOf(first), first);
    const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, index) => {
      const day = index - before + 1;
      if (day < 1 || day > length) return null;
      const date = dayAfter(first, day - 1);
      return { date, day, count: counts.get(date) ?? 0 };
    });
    months.push({ year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)), weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) });
  }
  return months;
}
