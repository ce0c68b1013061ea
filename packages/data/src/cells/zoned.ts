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

/** A time between two changes of a zone's clock, in milliseconds, without the hours that a clock put back repeats. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

const spans = new Map<string, Span[]>();
const DAY = 86_400_000;

/** The span of a zone that holds a whole local day; undefined when the clock is changed on it. `midnight`: that of UTC. */
function spanOf(midnight: number, timeZone: string): Span | undefined {
  const known = spans.get(timeZone) ?? [];
  spans.set(timeZone, known);
  const holds = ({ from, until, offset }: Span): boolean => midnight - offset >= from && midnight - offset + DAY <= until;
  const before = known.find(holds);
  if (before !== undefined) return before;
  // A moment after noon: at the very moment of a change the one before it would be told.
  const noon = Temporal.Instant.fromEpochMilliseconds(midnight + DAY / 2 + 1).toZonedDateTimeISO(timeZone);
  const [previous, next] = [noon.getTimeZoneTransition("previous"), noon.getTimeZoneTransition("next")];
  const offset = noon.offsetNanoseconds / 1e6;
  const repeated = (earlier: number, later: number): number => Math.max(0, earlier - later);
  const span: Span = {
    from: previous === null ? -Infinity : previous.epochMilliseconds + repeated(previous.subtract({ nanoseconds: 1 }).offsetNanoseconds / 1e6, offset),
    until: next === null ? Infinity : next.epochMilliseconds - repeated(offset, next.offsetNanoseconds / 1e6),
    offset,
  };
  if (!known.some(({ from, until }) => from === span.from && until === span.until)) known.unshift(span);
  return holds(span) ? span : undefined;
}

/** The instant of a time of day (`HH:MM:SS`) of a day on which the clock is not changed; undefined on other days. */
export function onEvenDay(date: string, time: string, timeZone: string): IsoInstant | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const span = Number.isNaN(midnight) ? undefined : spanOf(midnight, timeZone);
  if (span === undefined || !Number.isInteger(span.offset)) return undefined;
  const two = (at: number): number => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;
  return instantText(midnight - span.offset + ((two(0) * 60 + two(3)) * 60 + two(6)) * 1000);
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
