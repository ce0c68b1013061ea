import { addDays, daysBetween, isoDate, type IsoDate } from "../model/time.ts";

/** A calendar month `YYYY-MM` with its first and last day. */
export interface CalendarMonth {
  readonly id: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** 28 to 31. */
  readonly days: number;
}

/** The calendar month that a date falls in. */
export function monthOf(date: IsoDate): CalendarMonth {
  const id = date.slice(0, 7);
  const first = isoDate(`${id}-01`);
  // Day 31 after the first is always in the month that follows.
  const last = addDays(isoDate(`${addDays(first, 31).slice(0, 7)}-01`), -1);
  return { id, first, last, days: daysBetween(first, last) + 1 };
}

/** Every calendar month that has a day in `[from, to]`, in order; none if `from` is later than `to`. */
export function monthsBetween(from: IsoDate, to: IsoDate): readonly CalendarMonth[] {
  const months: CalendarMonth[] = [];
  for (let first = monthOf(from).first; first <= to && from <= to; first = addDays(monthOf(first).last, 1)) months.push(monthOf(first));
  return months;
}

/** The date so many months earlier, on the same day of the month or on its last day where there is no such day. */
export function monthsEarlier(date: IsoDate, count: number): IsoDate {
  const [year, month] = date.split("-").map(Number) as [number, number];
  const index = year * 12 + month - 1 - count;
  const target = monthOf(isoDate(`${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`));
  return isoDate(`${target.id}-${String(Math.min(target.days, Number(date.slice(8)))).padStart(2, "0")}`);
}
