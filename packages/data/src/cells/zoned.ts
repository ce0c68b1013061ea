import { isoInstant, type IsoInstant } from "@almanac/core";
import { Temporal } from "temporal-polyfill";
import { instantText } from "./instant-text.ts";

/** A date and time of day without a zone, `YYYY-MM-DDTHH:MM:SS`. */
export type LocalDateTime = string;

type Zoned =
  { readonly instant: IsoInstant } | { readonly problem: "gap" } | { readonly problem: "repeated"; readonly first: IsoInstant; readonly second: IsoInstant };

/** The instant of a local time in a zone. Clock changes are stated, not decided. */
export function inZone(local: LocalDateTime, timeZone: string, repeatedHour?: "first" | "second"): Zoned {
  const found = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(local) ? onEvenDay(local.slice(0, 10), local.slice(11), timeZone) : undefined;
  return found === undefined ? asked(local, timeZone, repeatedHour) : { instant: found };
}

/** Zones and days that were asked for: an export repeats its few hundred days a thousand times. */
const evenDays = new Map<string, Map<string, number | null>>();

/** The instant of a time of day (`HH:MM:SS`) of a day on which the clock is not changed; undefined on other days. */
export function onEvenDay(date: string, time: string, timeZone: string): IsoInstant | undefined {
  const known = evenDays.get(timeZone) ?? new Map<string, number | null>();
  evenDays.set(timeZone, known);
  let begin = known.get(date);
  if (begin === undefined) {
    const first = asked(`${date}T00:00:00`, timeZone);
    const last = asked(`${date}T23:59:59`, timeZone);
    const start = "instant" in first ? Date.parse(first.instant) : NaN;
    begin = "instant" in last && Date.parse(last.instant) - start === 86_399_000 ? start : null;
    known.set(date, begin);
  }
  const two = (at: number): number => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;
  return begin === null ? undefined : instantText(begin + ((two(0) * 60 + two(3)) * 60 + two(6)) * 1000);
}

function asked(local: LocalDateTime, timeZone: string, repeatedHour?: "first" | "second"): Zoned {
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

const mornings = new Map<string, IsoInstant>();

/** The first instant of a calendar day: midnight, or where the clock skips it, the first time that exists. */
export function startOfDay(date: string, timeZone: string): IsoInstant {
  const key = `${timeZone} ${date}`;
  const known = mornings.get(key) ?? isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).toInstant().toString());
  mornings.set(key, known);
  return known;
}
/** The last second of a calendar day. */
export const endOfDay = (date: string, timeZone: string): IsoInstant =>
  isoInstant(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant().subtract({ seconds: 1 }).toString());

export const plusMilliseconds = (instant: IsoInstant, count: number): IsoInstant =>
  isoInstant(Temporal.Instant.from(instant).add({ milliseconds: count }).toString());
