import type { Unit } from "./fact.ts";

/** A value as readers see it: the figure, and its unit in words (empty for dates and text). */
export interface Formatted {
  readonly figure: string;
  readonly unit: string;
}

const NBSP = "\u00a0";
const MINUS = "\u2212";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `12 Jan 2027`, with no-break spaces; `12 Jan` without the year. */
export function formatDate(date: string, style: "full" | "day-month" = "full"): string {
  const [year, month, day] = date.split("-");
  const short = `${String(Number(day))}${NBSP}${MONTHS[Number(month) - 1] ?? "?"}`;
  return style === "day-month" ? short : `${short}${NBSP}${year ?? ""}`;
}

/** At most so many decimals. A whole number has none; a median of items may end in a half, and 5.5 is not 6. */
const decimals: Readonly<Record<Unit, number>> = {
  items: 1,
  "items/week": 1,
  points: 1,
  days: 0,
  weeks: 0,
  months: 1,
  hours: 1,
  "hours/day": 1,
  share: 0,
  ratio: 2,
  score: 3,
  money: 0,
  fte: 1,
  "fte-months": 1,
  people: 0,
  count: 0,
  date: 0,
  text: 0,
};
const FIXED_DECIMALS = new Set<Unit>(["ratio", "score"]);
/** An index about one keeps its zeros, 1.00 beside 1.05; of 71 in a hundred or 412 a week they say nothing. */
const INDEX_SIZE = 10;

/** By locale and options: making one takes a hundred times as long as writing a number with it, and a page writes hundreds. */
const writers = new Map<string, Intl.NumberFormat>();

function written(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let writer = writers.get(key);
  if (writer === undefined) {
    writer = new Intl.NumberFormat(locale, { ...options, roundingMode: "halfExpand" });
    writers.set(key, writer);
  }
  return writer.format(value);
}

/** Whole units from a hundred on, and nothing is no cents either; below, what makes a difference: cents, and of less than one unit two significant digits. */
function moneyFigure(value: number, currency: string, locale: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 || size === 0 ? { maximumFractionDigits: 0 } : size >= 1 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { minimumSignificantDigits: 2, maximumSignificantDigits: 2 };
  return written(size, locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits });
}

function figureOf(value: number, unit: Unit, locale: string, currency?: string): string {
  if (unit === "money" && currency !== undefined) {
    const text = moneyFigure(value, currency, locale);
    return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
  }
  const shown = unit === "share" ? value * 100 : value;
  // Of hundreds of hours nobody asks for the minutes.
  const most = unit === "hours" && Math.abs(shown) >= 100 ? 0 : decimals[unit];
  const least = FIXED_DECIMALS.has(unit) && Math.abs(shown) < INDEX_SIZE ? decimals[unit] : 0;
  const text = written(Math.abs(shown), locale, { maximumFractionDigits: most, minimumFractionDigits: least });
  return shown < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** Words for one and for several; none where the figure says it all. */
const unitWords: Readonly<Record<Unit, readonly [one: string, several: string]>> = {
  items: ["item", "items"],
  "items/week": ["item a week", "items a week"],
  points: ["point", "points"],
  days: ["day", "days"],
  weeks: ["week", "weeks"],
  months: ["month", "months"],
  hours: ["hour", "hours"],
  "hours/day": ["hour a day", "hours a day"],
  share: ["%", "%"],
  ratio: ["", ""],
  score: ["", ""],
  money: ["", ""],
  fte: ["FTE", "FTE"],
  "fte-months": ["FTE-month", "FTE-months"],
  people: ["person", "people"],
  date: ["", ""],
  count: ["", ""],
  text: ["", ""],
};

const unitWord = (unit: Unit, figure: string): string => unitWords[unit][figure === "1" ? 0 : 1];

/**
 * A published value in the program's locale. Shares become per cent here and only here; 0 % and 100 % are written only when exact,
 * otherwise "under 1" and "over 99", because a forecast is never certain.
 *
 * @param currency ISO 4217, of `money`
 */
export function formatValue(value: number | string, unit: Unit, locale: string, currency?: string): Formatted {
  if (unit === "date") return { figure: formatDate(String(value)), unit: "" };
  if (typeof value === "string") return { figure: value, unit: "" };
  if (unit === "share" && value > 0 && value < 0.01) return { figure: "under 1", unit: "%" };
  if (unit === "share" && value > 0.99 && value < 1) return { figure: "over 99", unit: "%" };
  const figure = figureOf(value, unit, locale, currency);
  return { figure, unit: unitWord(unit, figure) };
}

/** Figure and unit as one string with a no-break space: `17 days`, `22 %`, `12 Jan 2027`. */
export function formatText(value: number | string, unit: Unit, locale: string, currency?: string): string {
  const { figure, unit: word } = formatValue(value, unit, locale, currency);
  return word === "" ? figure : `${figure}${NBSP}${word}`;
}

/**
 * Money with three digits, for charts and sentences: `€5.87m`, `−€19.0k`. Below ten thousand, and in any other unit, as usual.
 *
 * @param currency ISO 4217, of `money`
 */
export function formatShort(value: number | string, unit: Unit, locale: string, currency?: string): string {
  if (unit !== "money" || typeof value !== "number" || currency === undefined || Math.abs(value) < 10_000) return formatText(value, unit, locale, currency);
  const text = written(Math.abs(value), locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  return value < 0 ? `${MINUS}${text}` : text;
}

/** A difference with its sign: `+12`, `−3`, `±0` is written `0`. */
export function formatDifference(difference: number, unit: Unit, locale: string, currency?: string): string {
  const text = figureOf(difference, unit, locale, currency);
  return difference > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
