import { Temporal } from "temporal-polyfill";

declare const kind: unique symbol;
/** A calendar date `YYYY-MM-DD`. */
export type IsoDate = string & { readonly [kind]: "date" };
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ` with as many fractional digits as it needs. Compare with {@link compareInstants}. */
export type IsoInstant = string & { readonly [kind]: "instant" };

/** @throws RangeError when the text is not a real calendar date. */
export const isoDate = (text: string): IsoDate => Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as IsoDate;
/** Accepts any ISO 8601 instant with offset and normalises it to UTC. @throws RangeError otherwise. */
export const isoInstant = (text: string): IsoInstant => Temporal.Instant.from(text).toString() as IsoInstant;

/** Normalised instants without their `Z` sort as text: a shorter fraction of a second is a prefix of a longer one. */
export const compareInstants = (a: IsoInstant, b: IsoInstant): number => compareText(a.slice(0, -1), b.slice(0, -1));
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The calendar date of an instant in an IANA time zone (METHOD.md 1.2). */
export const dateIn = (timeZone: string, instant: IsoInstant): IsoDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as IsoDate;

const DAY_MS = 86_400_000;
const epochDay = (date: IsoDate): number => {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
};
const fromEpochDay = (day: number): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as IsoDate;

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
