import { Temporal } from "temporal-polyfill";

declare const kind: unique symbol;
/** A calendar date `YYYY-MM-DD`. */
export type IsoDate = string & { readonly [kind]: "date" };
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ` with as many fractional digits as it needs. Compare with {@link compareInstants}. */
export type IsoInstant = string & { readonly [kind]: "instant" };

/** @throws RangeError when the text is not a real calendar date. */
export const isoDate = (text: string): IsoDate => Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as IsoDate;
const NORMALISED = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Accepts any ISO 8601 instant with offset and normalises it to UTC. @throws RangeError otherwise. */
export const isoInstant = (text: string): IsoInstant => (NORMALISED.test(text) ? text : Temporal.Instant.from(text).toString()) as IsoInstant;

/** Normalised instants without their `Z` sort as text: a shorter fraction of a second is a prefix of a longer one. */
export const compareInstants = (a: IsoInstant, b: IsoInstant): number => (a.length === b.length ? compareText(a, b) : compareText(a.slice(0, -1), b.slice(0, -1)));
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const DAY_MS = 86_400_000;
const ZERO = 48;
const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

/** Days from 1 January 1970 to a day of the calendar, counted in whole numbers: a date object for each of a million events takes a second. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Of a text that begins with `YYYY-MM-DD`. */
const leadingDay = (text: string): number => daysFromCivil(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));

const epochDay = (date: IsoDate): number => {
  if (date.length === 10) return leadingDay(date);
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
};

const WHOLE_SECONDS = "YYYY-MM-DDTHH:MM:SSZ".length;

/** Milliseconds since 1970 of a normalised instant; digits beyond the millisecond are cut off. The same as `Date.parse`, and several times as fast for whole seconds. */
export const epochMilliseconds = (instant: IsoInstant): number =>
  instant.length === WHOLE_SECONDS
    ? leadingDay(instant) * DAY_MS + twoDigits(instant, 11) * 3_600_000 + twoDigits(instant, 14) * 60_000 + twoDigits(instant, 17) * 1000
    : Date.parse(instant);
const dateByDay = new Map<number, IsoDate>();

/** The date so many days after 1 January 1970. Each is written once: equal dates are one text, quick to compare, and take no memory of their own. */
function fromEpochDay(day: number): IsoDate {
  const known = dateByDay.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10) as IsoDate;
  dateByDay.set(day, date);
  return date;
}

/** A stretch of time during which a zone keeps one offset: `[from, to)`, all in milliseconds. */
interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

function offsetSpan(timeZone: string, at: number): OffsetSpan {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const from = local.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const to = local.getTimeZoneTransition("next");
  return { from: from?.epochMilliseconds ?? -Infinity, to: to?.epochMilliseconds ?? Infinity, offset: local.offsetNanoseconds / 1e6 };
}

function datesOfZone(timeZone: string): (instant: IsoInstant) => IsoDate {
  const spans: OffsetSpan[] = [];
  let latest: OffsetSpan | undefined;
  return (instant) => {
    const at = epochMilliseconds(instant);
    if (latest === undefined || at < latest.from || at >= latest.to) {
      latest = spans.find(({ from, to }) => from <= at && at < to);
      if (latest === undefined) {
        latest = offsetSpan(timeZone, at);
        spans.push(latest);
      }
    }
    return fromEpochDay(Math.floor((at + latest.offset) / DAY_MS));
  };
}

const zones = new Map<string, (instant: IsoInstant) => IsoDate>();

/**
 * Dates of instants in one IANA zone (METHOD.md 1.2). To convert every event of a tracker through a calendar library takes seconds, so
 * the offsets already met are remembered: they never change. @throws RangeError when there is no such zone.
 */
export function zoneDates(timeZone: string): (instant: IsoInstant) => IsoDate {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const made = datesOfZone(timeZone);
  zones.set(timeZone, made);
  return made;
}

/** The calendar date of an instant in an IANA time zone. */
export const dateIn = (timeZone: string, instant: IsoInstant): IsoDate => zoneDates(timeZone)(instant);

/** The hour of an instant, 0 to 23, as clocks of an IANA time zone show it. */
export const hourIn = (timeZone: string, instant: IsoInstant): number => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).hour;

/** Signed difference of two calendar dates in days: `daysBetween(a, a) = 0`. Dates have no daylight saving. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => epochDay(to) - epochDay(from);
export const addDays = (date: IsoDate, count: number): IsoDate => fromEpochDay(epochDay(date) + count);
/** Monday of the ISO week that holds the date. */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, -((((epochDay(date) + 3) % 7) + 7) % 7));

/** ISO week label, for example `2026-W47`. */
export const isoWeek = (date: IsoDate): string => {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, "0")}`;
};
