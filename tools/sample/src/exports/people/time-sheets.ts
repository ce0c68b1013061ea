import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { ALLOCATIONS, type AllocationLine } from "./allocations.ts";
import { isAway } from "./leave.ts";
import { isPublicHoliday } from "./public-holidays.ts";
import { tableText, type Cell } from "./table-text.ts";

const FIRST_MONDAY = isoDate("2026-08-31");
const WEEKS = 12;
const WORKING_DAYS = 5;
const HOURS_A_DAY = 8;

const isActive = ({ from, to, post }: AllocationLine, date: IsoDate): boolean => from <= date && (to === undefined || date <= to) && (post.leftOn === undefined || date <= post.leftOn);

/** Days of a week on which a line is worked: no weekend, no public holiday at the place, no leave. */
const workedDays = (line: AllocationLine, monday: IsoDate): number =>
  Array.from({ length: WORKING_DAYS }, (_, day) => addDays(monday, day)).filter((date) => isActive(line, date) && !isPublicHoliday(line.post.site.country, date) && !isAway(line.post, date)).length;

/** A row for each person, week and workstream; people book what they are allocated, give or take a few percent. */
export function timeSheetsCsv(): string {
  const random = randomSource(SEED, "people/time-sheets");
  const rows: Cell[][] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const monday = addDays(FIRST_MONDAY, 7 * week);
    for (const line of ALLOCATIONS) {
      const factor = 0.95 + 0.1 * random.float();
      const hours = Math.round(workedDays(line, monday) * HOURS_A_DAY * line.fte * factor * 2) / 2;
      if (hours > 0) rows.push([`T-${String(rows.length + 1).padStart(4, "0")}`, line.post.person, monday, addDays(monday, 6), hours, line.workstream, "no", week === WEEKS - 1 ? "Submitted" : "Approved"]);
    }
  }
  return tableText(["Entry", "Person", "Date", "Until", "Hours", "Workstream", "Billable", "State"], rows);
}
