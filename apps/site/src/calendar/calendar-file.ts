import { epochMilliseconds, type Edition } from "@almanac/core";
import ical, { escape, ICalEventTransparency } from "ical-generator";
import { addressSegment } from "../publication-level/address-segment.ts";
import type { DatedRecord } from "./dated-record.ts";

const MINUTE = 60_000;
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

export interface CalendarOptions {
  readonly name: string;
  readonly records: readonly DatedRecord[];
}

/**
 * A calendar (RFC 5545) of whole days. The same record has the same `UID` in every edition, so that a calendar program moves an entry
 * whose day moved; `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` come from the as-of instant, so that equal editions give equal bytes.
 */
export function calendarText({ asOf, asOfDate, program }: Edition, { name, records }: CalendarOptions): string {
  const stamp = new Date(epochMilliseconds(asOf));
  // The library escapes the texts of entries, but not those of the calendar.
  const calendar = ical({ name: escape(oneLine(name), false), prodId: { company: "Almanac", product: "Almanac", language: "EN" }, x: { "X-PUBLISHED-TTL": "PT12H" } });
  for (const { kind, id, date, title, about, category, page } of records) {
    const overdue = date < asOfDate;
    calendar.createEvent({
      id: `${kind}-${addressSegment(id)}@${program.id}`,
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      stamp,
      lastModified: stamp,
      sequence: Math.floor(stamp.getTime() / MINUTE),
      summary: oneLine(overdue ? `Overdue: ${title}` : title),
      ...(about.length > 0 && { description: oneLine(about.join(" ")) }),
      categories: [{ name: category }],
      // A date to keep does not make anybody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(program.siteUrl !== undefined && { url: new URL(page, program.siteUrl).href }),
    });
  }
  return `${calendar.toString()}\r\n`;
}
