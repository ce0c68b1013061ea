import { formatDate, isoDate, isoWeek } from "@almanac/core";

const DAY_MS = 86_400_000;
const WEEK = 7;

/** Milliseconds of a calendar date `YYYY-MM-DD` on the utc scales of all charts. */
export const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateAt = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (date: string): number => Math.round(utc(date) / DAY_MS);

export const daysAfter = (date: string, days: number): string => dateAt(dayOf(date) + days);
export const spanInDays = (from: string, to: string): number => dayOf(to) - dayOf(from);
/** `W47` of `2026-W47`; any other label stays as it is. */
export const shortWeek = (label: string): string => /-(W\d\d)$/.exec(label)?.[1] ?? label;

/** Items lie anywhere in a week, so its name stands in the middle; snapshots lie on one weekday, so it stands there. */
export type WeekPlace = "middle" | "date";

export interface DateTick {
  readonly date: string;
  readonly label: string;
  /** The newest date of the axis. */
  readonly last: boolean;
}

/** Every nth week back from the newest, so that the newest is always named: in the middle of the week, or on the newest date's weekday. */
function weekTicks(from: string, to: string, width: number, gap: number, place: WeekPlace): readonly DateTick[] {
  const [first, newest] = [dayOf(from), dayOf(to)];
  const step = Math.max(1, Math.ceil((gap * Math.max(1, newest - first)) / (width * WEEK)));
  const mondayOf = (day: number): number => day - ((day + 3) % WEEK);
  const start = place === "middle" ? mondayOf(newest) + 3 : newest;
  const ticks: DateTick[] = [];
  for (let day = start; day >= first || (place === "middle" && mondayOf(day) + 6 >= first); day -= step * WEEK) {
    const label = shortWeek(isoWeek(isoDate(dateAt(mondayOf(day)))));
    ticks.unshift({ date: dateAt(Math.min(Math.max(day, first), newest)), label, last: day === start });
  }
  return ticks;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;
const MONTH_DAYS = 30.4;

/** First days of months: `Dec`, `Jan 2027`; the year stands at each January, and at the first label where no January is named. */
export function monthTicks(from: string, to: string, width: number, gap: number): readonly DateTick[] {
  const monthWidth = (width * MONTH_DAYS) / Math.max(1, spanInDays(from, to));
  const step = MONTH_STEPS.find((months) => months * monthWidth >= gap) ?? 240;
  const months: { readonly date: string; readonly index: number }[] = [];
  const [year, month] = from.split("-").map(Number) as [number, number];
  for (let index = year * 12 + month - 1; ; index += 1) {
    const date = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
    if (date > to) break;
    if (date >= from && index % step === 0) months.push({ date, index });
  }
  const january = months.some(({ index }) => index % 12 === 0);
  return months.map(({ date, index }, at) => {
    const [, name = "", yearText = ""] = formatDate(date).split("\u00a0");
    const withYear = index % 12 === 0 || (!january && at === 0);
    return { date, label: step >= 12 ? yearText : withYear ? `${name}\u00a0${yearText}` : name, last: false };
  });
}

/** Weeks up to a little over half a year, months beyond. */
const WEEKS_UNTIL_DAYS = 210;
/** `Jan 2027` with little or with plenty of air. */
const MONTH_GAP = { least: 62, most: 78 } as const;
export const dateTicks = (from: string, to: string, width: number, gap: number, place: WeekPlace): readonly DateTick[] =>
  spanInDays(from, to) <= WEEKS_UNTIL_DAYS ? weekTicks(from, to, width, gap, place) : monthTicks(from, to, width, Math.min(Math.max(gap, MONTH_GAP.least), MONTH_GAP.most));
