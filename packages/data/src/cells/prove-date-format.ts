import { dateFormat, type DateFormat } from "./date-format.ts";

const TIMES = ["", " HH:mm", " HH:mm:ss", " h:mm a", " H:mm"] as const;
const ISO = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"] as const;
const NAMED = ["dd/MMM/yy", "dd/MMM/yyyy", "d/MMM/yy", "d/MMM/yyyy", "dd-MMM-yy", "dd-MMM-yyyy", "dd MMM yyyy", "d MMM yyyy"] as const;
const SEPARATORS = ["/", ".", "-"] as const;
const NUMERIC = ["dXMXyyyy", "MXdXyyyy", "dXMXyy", "MXdXyy", "yyyyXMXd"] as const;

const candidates = (): readonly string[] =>
  [
    ...ISO,
    ...NAMED.flatMap((day) => TIMES.map((time) => `${day}${time}`)),
    ...SEPARATORS.flatMap((separator) => NUMERIC.flatMap((day) => TIMES.map((time) => `${day.replaceAll("X", separator)}${time}`))),
  ].filter((format) => !format.startsWith("yyyy-M-d"));

/** The different texts when their minutes are left out: a tenth of them or less. */
export function withoutMinutes(texts: Iterable<string>): readonly string[] {
  const known = new Map<string, Set<string>>();
  for (const text of texts) {
    const colon = text.indexOf(":");
    const timed = colon >= 0 && /^[0-5]\d$/.test(text.slice(colon + 1, colon + 3));
    const after = timed ? `:00${text.slice(colon + 3)}` : "";
    const alike = known.get(after) ?? new Set<string>();
    known.set(after, alike.add(timed ? text.slice(0, colon) : text));
  }
  return [...known].flatMap(([after, alike]) => [...alike].map((text) => `${text}${after}`));
}

type Reading = ReturnType<DateFormat["read"]>;
const sameReading = (a: Reading, b: Reading): boolean => ("ok" in a && "ok" in b ? a.ok.date === b.ok.date && a.ok.time === b.ok.time : "problem" in a && "problem" in b && a.problem === b.problem);

type ProvedFormat =
  | { readonly proved: DateFormat }
  /** More than one format reads every date, and they disagree about at least one. */
  | { readonly ambiguous: readonly DateFormat[]; readonly index: number }
  /** No known format reads every date; `best` reads the most, `index` is the first that it does not. */
  | { readonly unproved: true; readonly best?: DateFormat; readonly index: number };

/**
 * The one known format that reads every date of a column. Formats that give the same days are one reading (`dd` and `d`).
 * With month names the day stands first and the year last: no tracker writes it the other way round.
 */
export function proveDateFormat(texts: readonly string[], months?: readonly string[]): ProvedFormat {
  const formats = candidates().flatMap((format) => dateFormat(format, months) ?? []);
  // Every known time of day has its minutes after its first colon, and none depends on which they are.
  const distinct = withoutMinutes(texts);
  const whole = formats.filter((format) => distinct.length > 0 && distinct.every((text) => "ok" in format.read(text)));
  const readings: DateFormat[] = [];
  for (const format of whole) if (readings.every((one) => distinct.some((text) => !sameReading(format.read(text), one.read(text))))) readings.push(format);
  const [first, ...others] = readings;
  if (first === undefined) {
    const best = formats
      .map((format) => ({ format, count: texts.filter((text) => "ok" in format.read(text)).length }))
      .toSorted((a, b) => b.count - a.count)[0];
    if (best === undefined || best.count === 0) return { unproved: true, index: 0 };
    return {
      unproved: true,
      best: best.format,
      index: Math.max(
        0,
        texts.findIndex((text) => !("ok" in best.format.read(text))),
      ),
    };
  }
  if (others.length === 0) return { proved: first };
  const differs = (text: string): boolean => others.some((other) => !sameReading(other.read(text), first.read(text)));
  return { ambiguous: [first, ...others], index: Math.max(0, texts.findIndex(differs)) };
}
