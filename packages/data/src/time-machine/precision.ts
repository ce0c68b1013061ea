import { isoInstant, type IsoInstant } from "@almanac/core";
import { Temporal } from "temporal-polyfill";

/**
 * The last instant that a stated one can mean. Exports write times to the minute, or dates alone: `14:23` is any time in that minute,
 * and midnight in the zone of the export is taken for a date without a time, which is any time of that day.
 */
export function latestMeant(instant: IsoInstant, timeZone: string): IsoInstant {
  if (!instant.endsWith(":00Z")) return instant;
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const until = zoned.equals(zoned.startOfDay()) ? zoned.startOfDay().add({ days: 1 }) : zoned.add({ minutes: 1 });
  return isoInstant(until.toInstant().subtract({ nanoseconds: 1 }).toString());
}
