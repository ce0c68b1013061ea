import { share as dayShare } from "@almanac/core";
import { date, id, list, optional, required, share, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";

/** Public holidays by calendar: days without capacity (METHOD.md 7.1). */
export const holidaysKind = tableKind({
  kind: "holidays",
  title: "Public holidays",
  area: "people",
  fills: "publicHolidays",
  columns: {
    calendar: required(id(), ["Calendar", "Holiday calendar", "Country", "countryCode"], "Calendar the day belongs to, for example the country code DE"),
    date: required(date(), ["Date", "Holiday date"], "The day"),
    name: required(text(), ["Holiday", "Holiday name", "localName"], "Name of the day"),
    regions: optional(list(), ["Region", "Regions", "State", "Subdivision", "counties"], "Where a day is not kept in the whole calendar, the regions that keep it, for example DE-BE"),
    dayShare: optional(share(), ["Day share", "Part of day"], "Part of the day that is off: 0.5 for a half day; 1 if left out"),
  },
  signature: ["calendar", "date", "name"],
  unique: ["calendar", "regions", "date", "name"],
  recordOf: ({ calendar, date: day, name, regions = [], dayShare: part }, { source }) => ({
    source,
    calendar,
    date: day,
    name,
    dayShare: dayShare(part ?? 1),
    ...(regions.length === 0 ? {} : { regions }),
  }),
});
