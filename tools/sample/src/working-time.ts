import { addDays, isoDate, type IsoDate } from "@almanac/core";
import { Temporal } from "temporal-polyfill";

/**
 * A point on the axis of working time: seconds of work since the first working day of the simulation. Weekends,
 * holidays and nights do not exist on it, so nothing can happen then.
 */
export type Moment = number;

export const TIME_ZONE = "Europe/Berlin";
export const FIRST_DAY = isoDate("2025-05-26");
export const LAST_DAY = isoDate("2026-11-22");

/** Work happens from 08:30 to 18:30 local time. */
const DAY_START = 8.5 * 3600;
export const DAY_SECONDS = 10 * 3600;

/** Nationwide public holidays in Germany that fall on a weekday, and the company's Christmas break. */
const HOLIDAYS = ["2025-05-29", "2025-06-09", "2025-10-03", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25"];
const CHRISTMAS_BREAK = { from: "2025-12-22", to: "2026-01-04" };

const weekday = (date: IsoDate): number => Temporal.PlainDate.from(date).dayOfWeek;
const isFree = (date: IsoDate): boolean =>
  weekday(date) > 5 || HOLIDAYS.includes(date) || (date >= CHRISTMAS_BREAK.from && date <= CHRISTMAS_BREAK.to);

function workingDaysBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (!isFree(date)) days.push(date);
  return days;
}

/** Every working day of the simulated history, oldest first. */
export const WORKING_DAYS = workingDaysBetween(FIRST_DAY, LAST_DAY);

/** Beginning of the first working day on or after the date; the end of the axis when there is none. */
export function startOfDay(date: IsoDate): Moment {
  const index = WORKING_DAYS.findIndex((day) => day >= date);
  return (index < 0 ? WORKING_DAYS.length : index) * DAY_SECONDS;
}

/** End of the last working day on or before the date: what an export that night can know. */
export const endOfDay = (date: IsoDate): Moment => startOfDay(addDays(date, 1));

/** @throws RangeError when the time lies outside working hours; planted events are written by hand. */
export function momentAt(date: string, time: string): Moment {
  const day = isoDate(date);
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const offset = hour * 3600 + minute * 60 - DAY_START;
  if (isFree(day) || offset < 0 || offset >= DAY_SECONDS) throw new RangeError(`nobody works at ${date} ${time}`);
  return startOfDay(day) + offset;
}

export const dateOf = (moment: Moment): IsoDate => {
  const day = WORKING_DAYS[Math.floor(moment / DAY_SECONDS)];
  if (day === undefined) throw new RangeError(`moment ${String(moment)} lies outside the simulated history`);
  return day;
};

interface LocalTime {
  readonly date: IsoDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function localTimeOf(moment: Moment): LocalTime {
  const seconds = DAY_START + (moment % DAY_SECONDS);
  return { date: dateOf(moment), hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
}

const offsets = new Map<string, string>();
/** Offset of local time on a day, without colon as Jira writes it; working hours never meet the clock change. */
function offsetOn(date: IsoDate): string {
  const known = offsets.get(date);
  if (known !== undefined) return known;
  const offset = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: "12:00" }).offset.replace(":", "");
  offsets.set(date, offset);
  return offset;
}

export const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** For example `2026-11-20T14:23:11.000+0100`, the form of the Jira REST API. */
export function jiraInstant(moment: Moment): string {
  const { date, hour, minute, second } = localTimeOf(moment);
  return `${date}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}.000${offsetOn(date)}`;
}
