import { addDays, daysBetween, mondayOf, type IsoDate } from "@almanac/core";
import { Temporal } from "temporal-polyfill";
import { streamOf } from "./new-item.ts";
import { FIRST_DAY, momentAt, startOfDay, TIME_ZONE, WORKING_DAYS, type Moment } from "./working-time.ts";

export const SPRINT_DAYS = 14;
/** From Monday to the Friday of the second week. */
export const WORKED_DAYS = 11;
export const SEARCH_BOARD = 7;
const FIRST_SPRINT_ID = 301;

/** The sprint of search that was closed on the Monday after its end: the click logs had just been repaired. */
const LATE = { number: 36, time: "08:41:07" };

const firstMonday = mondayOf(FIRST_DAY);
export const mondayOfSprint = (number: number): IsoDate => addDays(firstMonday, (number - 1) * SPRINT_DAYS);
/** Number of the sprint that a day lies in. */
export const sprintOn = (date: IsoDate): number => Math.floor(daysBetween(firstMonday, date) / SPRINT_DAYS) + 1;

export const sprintId = (number: number): number => FIRST_SPRINT_ID + number;
export const sprintName = (number: number): string => `SR Sprint ${String(number)}`;

const clock = (number: number, what: string, hour: string, minutes: number): string => {
  const random = streamOf("sprint", what, number);
  return `${hour}:${String(random.index(minutes)).padStart(2, "0")}:${String(random.index(60)).padStart(2, "0")}`;
};

/** A day and the local time of that day. */
interface DayTime {
  readonly day: IsoDate;
  readonly time: string;
}

/** When somebody of search started the sprint. */
export const opening = (number: number): DayTime => ({ day: mondayOfSprint(number), time: clock(number, "start", "09", 25) });

/** The last day that it was planned for. */
export const plannedEnd = (number: number): DayTime => ({ day: addDays(mondayOfSprint(number), WORKED_DAYS), time: "16:00:00" });

/** When somebody of search closed it. */
export const closing = (number: number): DayTime =>
  number === LATE.number ? { day: addDays(mondayOfSprint(number), SPRINT_DAYS), time: LATE.time } : { day: addDays(mondayOfSprint(number), WORKED_DAYS), time: clock(number, "close", "15", 55) };

/** As the tracker writes it: in UTC, to the millisecond. */
export const instantOf = ({ day, time }: DayTime): string => Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(TIME_ZONE).toInstant().toString({ fractionalSecondDigits: 3 });

/** On the axis of working time, where a free day is no place: what happens on one has happened when the next working day begins. */
function momentOf({ day, time }: DayTime): Moment {
  return WORKING_DAYS.includes(day) ? momentAt(day, time.slice(0, 5)) + Number(time.slice(6)) : startOfDay(day);
}

export const openedAt = (number: number): Moment => momentOf(opening(number));
export const closedAt = (number: number): Moment => momentOf(closing(number));
