import type { ScalarFact, Unit } from "../fact/fact.ts";
import { parseFactId } from "../fact/fact-id.ts";
import { formatText } from "../fact/format.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import type { BoundKind } from "./assertion.ts";

const NBSP = "\u00a0";

/** In what a value is said. */
interface Said {
  readonly unit: Unit;
  readonly currency?: string | undefined;
  readonly locale: string;
}

export const saidIn = ({ unit, currency }: Pick<ScalarFact, "unit" | "currency">, locale: string): Said => ({ unit, currency, locale });

const MOST_DIGITS = 12;

/** A status is published as a code, `off-track`, and read as words. */
const spelt = (value: number | string): string => (/^[a-z]+(?:-[a-z]+)+$/.test(String(value)) ? String(value).replaceAll("-", " ") : String(value));

/**
 * A value and its bound as readers see them. Where rounding would show the same figure for both although one misses the other, each gets as
 * many digits as tell them apart: no policy is broken at “30 %, at least 30 %”.
 */
export function apart(value: number | string, bound: number | string, { unit, currency, locale }: Said): readonly [value: string, bound: string] {
  if (unit === "text") return [spelt(value), spelt(bound)];
  const texts = [formatText(value, unit, locale, currency), formatText(bound, unit, locale, currency)] as const;
  if (typeof value !== "number" || typeof bound !== "number" || value === bound || texts[0] !== texts[1]) return texts;
  const ending = unit === "share" ? `${NBSP}%` : texts[0].replace(/^[^\s\u00a0]+/, "");
  const exact = (of: number, digits: number): string => new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, ...(unit === "money" && currency !== undefined ? { style: "currency", currency, currencyDisplay: "narrowSymbol" } : {}) }).format(unit === "share" ? of * 100 : of).replace("-", "\u2212");
  let digits = 2;
  while (digits < MOST_DIGITS && exact(value, digits) === exact(bound, digits)) digits += 1;
  return [exact(value, digits) + ending, exact(bound, digits) + ending];
}

/** How far a number or a day lies from its bound, in words; undefined between words. */
export function distance(value: number | string, bound: number | string, said: Said): string | undefined {
  if (said.unit === "date") return formatText(Math.abs(daysBetween(bound as IsoDate, value as IsoDate)), "days", said.locale);
  if (typeof value !== "number" || typeof bound !== "number") return undefined;
  const size = Math.abs(value - bound);
  if (said.unit !== "share") return apart(size, 0, said)[0];
  // As exactly as shares are shown: 32 % is 18 points short of 50 %.
  const points = new Intl.NumberFormat(said.locale, size < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 }).format(size * 100);
  return `${points}${NBSP}percentage ${points === "1" ? "point" : "points"}`;
}

/** `at most 30 items`, `31 Jan 2027 or earlier`, `on track`. */
export function boundWords(kind: BoundKind, bound: string, unit: Unit | undefined): string {
  if (kind === "equals") return unit === "text" || unit === "date" ? bound : `exactly ${bound}`;
  if (unit === "date") return kind === "atMost" ? `${bound} or earlier` : `${bound} or later`;
  return `${kind === "atMost" ? "at most" : "at least"} ${bound}`;
}

/** Whom a fact is about, by its dimensions: the title of a workstream, `model rank-v3`; empty for the whole program. */
export function aboutWhom(id: string, titles: ReadonlyMap<string, string>): string {
  return Object.entries(parseFactId(id)?.dimensions ?? {})
    .map(([dimension, value]) => (dimension === "program" ? (titles.get(value) ?? value) : `${dimension} ${value}`))
    .join(", ");
}
