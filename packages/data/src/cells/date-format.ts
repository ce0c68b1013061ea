import type { LocalDateTime } from "./zoned.ts";
import { YEARS } from "./instant.ts";
import { HALF_DAY_WORD, isAfternoon, MONTH_WORD, monthNumber } from "./month-names.ts";

/** A date read by a format: always a day, a time only if the format has one. */
interface ReadDate {
  readonly date: string;
  /** `HH:MM:SS`, or undefined for a format without time. */
  readonly time?: string;
}

type ReadDateResult = { readonly ok: ReadDate } | { readonly problem: string };

export interface DateFormat {
  readonly format: string;
  readonly hasTime: boolean;
  readonly read: (text: string) => ReadDateResult;
}

const TOKEN = /yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|a|[^A-Za-z]+|[A-Za-z]/g;
const PARTS: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  yy: "(?<short>\\d{2})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  MMM: `(?<name>${MONTH_WORD})`,
  MMMM: `(?<name>${MONTH_WORD})`,
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<clock>\\d{2})",
  h: "(?<clock>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
  a: `(?<half>${HALF_DAY_WORD})`,
};

const two = (value: number): string => String(value).padStart(2, "0");

/** A declared format, or undefined when it cannot name a day. Two-digit years are of 1970 to 2069. Without month names those of every known language are read. */
export function dateFormat(format: string, months?: readonly string[]): DateFormat | undefined {
  const tokens = format.match(TOKEN) ?? [];
  const literal = (token: string): boolean => PARTS[token] === undefined;
  if (tokens.some((token) => literal(token) && /[A-SU-Zb-z]/.test(token))) return undefined;
  const names = tokens.flatMap((token) => (literal(token) ? [] : [/<(\w+)>/.exec(PARTS[token] ?? "")?.[1] ?? ""]));
  if (new Set(names).size !== names.length) return undefined;
  const hasTime = names.includes("minute");
  if (!names.includes("day") || names.includes("month") === names.includes("name") || names.includes("year") === names.includes("short")) return undefined;
  if (hasTime && names.includes("hour") === names.includes("clock")) return undefined;
  if (names.includes("clock") !== names.includes("half") || (!hasTime && (names.includes("hour") || names.includes("clock")))) return undefined;
  const pattern = new RegExp(`^${tokens.map((token) => PARTS[token] ?? token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("")}$`, "u");
  const monthOf = monthNumber(months);
  return { format, hasTime, read: remembering((text) => read(text, pattern, monthOf, hasTime), /^[^:]*:mm/.test(format)) };
}

/** Days and hours that are remembered of a format. */
const REMEMBERED = 20_000;

/**
 * Exports repeat their days and hours: what was read once is remembered, with the minutes left out where they follow the first colon.
 * A minute that does not exist is read by itself, for its message.
 */
function remembering(read: (text: string) => ReadDateResult, minutes: boolean): (text: string) => ReadDateResult {
  const known = new Map<string, ReadDateResult>();
  const remembered = (text: string): ReadDateResult => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, found);
    return found;
  };
  return (text) => {
    const colon = minutes ? text.indexOf(":") : -1;
    if (colon < 0) return remembered(text);
    const minute = text.slice(colon + 1, colon + 3);
    if (!/^[0-5]\d$/.test(minute)) return read(text);
    const found = remembered(`${text.slice(0, colon)}:00${text.slice(colon + 3)}`);
    if (!("ok" in found) || found.ok.time === undefined) return found;
    return { ok: { date: found.ok.date, time: `${found.ok.time.slice(0, 3)}${minute}${found.ok.time.slice(5)}` } };
  };
}

/** A year with a digit too many fits no format; it is the year all the same that is wrong. */
function yearProblem(text: string): string | undefined {
  const year = /^(\d{5,6})-\d{1,2}-\d{1,2}(?:\D|$)/.exec(text)?.[1];
  return year === undefined ? undefined : `year ${year}, outside ${String(YEARS.first)} to ${String(YEARS.last)}`;
}

function read(text: string, pattern: RegExp, monthOf: (name: string) => number | undefined, hasTime: boolean): ReadDateResult {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return { problem: yearProblem(text) ?? "it is written differently" };
  const { year: long, short, month: digits, name, day: dayText, hour: hourText, clock, half, minute, second } = groups;
  const shortYear = Number(short);
  const year = long === undefined ? (shortYear >= 70 ? 1900 : 2000) + shortYear : Number(long);
  const month = name === undefined ? Number(digits) : monthOf(name);
  if (month === undefined) return { problem: `\`${name ?? ""}\` is no month` };
  if (month < 1 || month > 12) return { problem: `month ${String(month)}` };
  if (year < YEARS.first || year > YEARS.last) return { problem: `year ${String(year)}, outside ${String(YEARS.first)} to ${String(YEARS.last)}` };
  const day = Number(dayText);
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { problem: `day ${String(day)}: no such day` };
  const date = `${String(year)}-${two(month)}-${two(day)}`;
  if (!hasTime) return { ok: { date } };
  const onClock = Number(clock);
  if (clock !== undefined && (onClock < 1 || onClock > 12)) return { problem: `hour ${clock} of 12` };
  const hour = clock === undefined ? Number(hourText) : (onClock % 12) + (half !== undefined && isAfternoon(half) ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second ?? "0") > 59) return { problem: "no such time of day" };
  return { ok: { date, time: `${two(hour)}:${minute ?? "00"}:${second ?? "00"}` } };
}

export const localDateTime = ({ date, time }: ReadDate): LocalDateTime => `${date}T${time ?? "00:00:00"}`;
