import { addDays, compareText, isoDate, type IsoDate } from "@almanac/core";
import type { Site } from "../../world.ts";
import { tableText } from "./table-text.ts";

interface Day {
  readonly calendar: Site["country"];
  readonly date: IsoDate;
  readonly name: string;
  readonly region?: string;
}

/** Easter Sundays. */
const EASTER = [isoDate("2026-04-05"), isoDate("2027-03-28")] as const;

function daysOf(easter: IsoDate): readonly Day[] {
  const year = easter.slice(0, 4);
  const fixed = (calendar: Day["calendar"], monthDay: string, name: string, region?: string): Day => ({ calendar, date: isoDate(`${year}-${monthDay}`), name, ...(region === undefined ? {} : { region }) });
  const moving = (calendar: Day["calendar"], days: number, name: string): Day => ({ calendar, date: addDays(easter, days), name });
  return [
    fixed("DE", "01-01", "New Year's Day"), fixed("DE", "03-08", "International Women's Day", "DE-BE"), moving("DE", -2, "Good Friday"), moving("DE", 1, "Easter Monday"),
    fixed("DE", "05-01", "Labour Day"), moving("DE", 39, "Ascension Day"), moving("DE", 50, "Whit Monday"), fixed("DE", "10-03", "Day of German Unity"),
    fixed("DE", "12-25", "Christmas Day"), fixed("DE", "12-26", "Second Day of Christmas"),
    fixed("NL", "01-01", "New Year's Day"), moving("NL", 1, "Easter Monday"), fixed("NL", "04-27", "King's Day"), moving("NL", 39, "Ascension Day"),
    moving("NL", 50, "Whit Monday"), fixed("NL", "12-25", "Christmas Day"), fixed("NL", "12-26", "Second Day of Christmas"),
    fixed("PL", "01-01", "New Year's Day"), fixed("PL", "01-06", "Epiphany"), moving("PL", 1, "Easter Monday"), fixed("PL", "05-01", "Labour Day"),
    fixed("PL", "05-03", "Constitution Day"), moving("PL", 60, "Corpus Christi"), fixed("PL", "08-15", "Assumption Day"), fixed("PL", "11-01", "All Saints' Day"),
    fixed("PL", "11-11", "Independence Day"), fixed("PL", "12-24", "Christmas Eve"), fixed("PL", "12-25", "Christmas Day"), fixed("PL", "12-26", "Second Day of Christmas"),
  ];
}

export const PUBLIC_HOLIDAYS: readonly Day[] = EASTER.flatMap(daysOf).toSorted((a, b) => compareText(a.calendar, b.calendar) || compareText(a.date, b.date));

/** Whether nobody works at a place of a country. All German staff is in Berlin. */
export const isPublicHoliday = (country: Site["country"], date: IsoDate): boolean => PUBLIC_HOLIDAYS.some((day) => day.calendar === country && day.date === date);

export const holidaysCsv = (): string =>
  tableText(
    ["Calendar", "Date", "Holiday", "Region"],
    PUBLIC_HOLIDAYS.map(({ calendar, date, name, region }) => [calendar, date, name, region]),
  );
