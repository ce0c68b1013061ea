import { addDays, daysBetween, mondayOf, type IsoDate } from "../model/time.ts";

/** Part of one person that works somewhere over a time; both days inclusive, `to: null` is until further notice. */
export interface CapacityLine {
  readonly person: string;
  readonly fte: number;
  /** Hours of a full-time week, on five days. */
  readonly hoursPerWeek: number;
  /** Holiday calendar of the place of work. */
  readonly calendar: string | undefined;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** Hours of one week. `net = gross − holidays − leave`. */
export interface WeekHours {
  /** Monday of the week. */
  readonly monday: IsoDate;
  /** Monday to Friday, before anything is taken off. */
  readonly gross: number;
  readonly holidays: number;
  readonly leave: number;
  readonly net: number;
}

/** What is off on a date: 0 nothing, 1 the whole day. */
export interface DaysOff {
  readonly holiday: (calendar: string | undefined, date: IsoDate) => number;
  readonly leave: (person: string, date: IsoDate) => number;
}

const WORKING_DAYS = 5;
const clipped = (share: number): number => Math.min(1, Math.max(0, share));
const isWorkingDay = (date: IsoDate): boolean => daysBetween(mondayOf(date), date) < WORKING_DAYS;

/**
 * Working hours of lines by ISO week of `[from, to]`: on each day from Monday to Friday `hours a week / 5 × FTE`, less the
 * public holidays of the line's calendar, less leave from what the holiday leaves of the day, so that a day is never taken off twice.
 * Unit: hours, each in [0, gross]. Weeks without a line are 0: nobody is there. METHOD.md 7.1.
 */
export function capacityHours(lines: readonly CapacityLine[], from: IsoDate, to: IsoDate, off: DaysOff): readonly WeekHours[] {
  const weeks: WeekHours[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    let [gross, holidays, leave, net] = [0, 0, 0, 0];
    for (let day = 0; day < 7; day += 1) {
      const date = addDays(monday, day);
      if (date < from || date > to || !isWorkingDay(date)) continue;
      for (const line of lines) {
        if (line.from > date || (line.to !== null && line.to < date)) continue;
        const hours = (line.hoursPerWeek / WORKING_DAYS) * line.fte;
        const onHoliday = clipped(off.holiday(line.calendar, date));
        const away = (1 - onHoliday) * clipped(off.leave(line.person, date));
        gross += hours;
        holidays += hours * onHoliday;
        leave += hours * away;
        net += hours * (1 - onHoliday - away);
      }
    }
    weeks.push({ monday, gross, holidays, leave, net });
  }
  return weeks;
}
