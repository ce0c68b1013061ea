import { isoInstant, type IsoInstant } from "@almanac/core";
import { Temporal } from "temporal-polyfill";

/** A date and time of day without a zone, `YYYY-MM-DDTHH:MM:SS`. */
export type LocalDateTime = string;

type Zoned =
  { readonly instant: IsoInstant } | { readonly problem: "gap" } | { readonly problem: "repeated"; readonly first: IsoInstant; readonly second: IsoInstant };

/** The instant of a local time in a zone. Clock changes are stated, not decided. */
export function inZone(local: LocalDateTime, timeZone: string, repeatedHour?: "first" | "second"): Zoned {
  const plain = Temporal.PlainDateTime.from(local);
  const first = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const second = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  if (first.epochNanoseconds === second.epochNanoseconds) return { instant: isoInstant(first.toInstant().toString()) };
  // In a gap neither reading shows the time that was asked for.
  if (!first.toPlainDateTime().equals(plain)) return { problem: "gap" };
  const chosen = repeatedHour === "first" ? first : repeatedHour === "second" ? second : undefined;
  if (chosen !== undefined) return { instant: isoInstant(chosen.toInstant().toString()) };
  return { problem: "repeated", first: isoInstant(first.toInstant().toString()), second: isoInstant(second.toInstant().toString()) };
}

/** The first instant of a calendar day: midnight, or where the clock skips it, the first time that exists. */
export const startOfDay = (date: string, timeZone: string): IsoInstant =>
  isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).toInstant().toString());
/** The last second of a calendar day. */
export const endOfDay = (date: string, timeZone: string): IsoInstant =>
  isoInstant(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant().subtract({ seconds: 1 }).toString());

export const plusMilliseconds = (instant: IsoInstant, count: number): IsoInstant =>
  isoInstant(Temporal.Instant.from(instant).add({ milliseconds: count }).toString());
