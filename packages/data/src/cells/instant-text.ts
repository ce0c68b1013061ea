import type { IsoInstant } from "@almanac/core";

const DAY = 86_400_000;
const ZERO = 48;
/** The ten characters of each day that was asked for. Exports hold thousands of instants and a few hundred days. */
const days = new Map<number, readonly number[]>();

function dayCodes(day: number): readonly number[] {
  const known = days.get(day);
  if (known !== undefined) return known;
  const codes = Array.from(new Date(day * DAY).toISOString().slice(0, 10), (sign) => sign.charCodeAt(0));
  days.set(day, codes);
  return codes;
}

/**
 * The normalised text of an instant of the years 0 to 9999, given in milliseconds since 1970: what `isoInstant` makes of it, without
 * its price. Built in one piece, so that no part of a longer text is kept with it.
 */
export function instantText(milliseconds: number): IsoInstant {
  const day = Math.floor(milliseconds / DAY);
  const inDay = milliseconds - day * DAY;
  const [y1 = ZERO, y2 = ZERO, y3 = ZERO, y4 = ZERO, s1 = ZERO, m1 = ZERO, m2 = ZERO, s2 = ZERO, d1 = ZERO, d2 = ZERO] = dayCodes(day);
  const tens = (value: number): number => ZERO + Math.floor(value / 10);
  const ones = (value: number): number => ZERO + (value % 10);
  const hour = Math.floor(inDay / 3_600_000);
  const minute = Math.floor(inDay / 60_000) % 60;
  const second = Math.floor(inDay / 1000) % 60;
  const fraction = inDay % 1000;
  // prettier-ignore
  const codes = [y1, y2, y3, y4, s1, m1, m2, s2, d1, d2, 84, tens(hour), ones(hour), 58, tens(minute), ones(minute), 58, tens(second), ones(second)];
  if (fraction > 0) {
    const digits = [ZERO + Math.floor(fraction / 100), ZERO + (Math.floor(fraction / 10) % 10), ZERO + (fraction % 10)];
    while (digits.at(-1) === ZERO) digits.pop();
    codes.push(46, ...digits);
  }
  codes.push(90);
  return String.fromCharCode(...codes) as IsoInstant;
}

const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - ZERO;
  return value >= 0 && value <= 9 ? value : NaN;
};
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

const monthDays = (year: number, month: number): number => (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);

/** Midnight of each day that was asked for, in milliseconds. */
const midnights = new Map<number, number>();
function midnight(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day;
  const known = midnights.get(key) ?? Date.UTC(year, month - 1, day);
  midnights.set(key, known);
  return known;
}

/**
 * Milliseconds of `YYYY-MM-DDTHH:MM:SS` with up to three digits of a fraction and `Z`, `+HHMM` or `+HH:MM`: the forms in which trackers
 * write instants. Undefined for any other text; it may be an instant all the same.
 */
export function instantMilliseconds(text: string): number | undefined {
  const { length } = text;
  if (length < 20 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= monthDays(year, month) && year >= 100 && hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === 46) {
    for (at = 20; at < 23; at++) {
      const value = digit(text, at);
      if (Number.isNaN(value)) break;
      fraction += value * 10 ** (22 - at);
    }
    if (at === 20) return undefined;
  }
  const offset = offsetMinutes(text, at);
  return offset === undefined ? undefined : midnight(year, month, day) + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
}

/** Minutes of the offset that a text ends with. */
function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  const left = text.length - at;
  if (sign === 90) return left === 1 ? 0 : undefined;
  if (sign !== 43 && sign !== 45) return undefined;
  const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
  if (left !== 5 + colon) return undefined;
  const hours = two(text, at + 1);
  const minutes = two(text, at + 3 + colon);
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  return (sign === 43 ? 1 : -1) * (hours * 60 + minutes);
}
