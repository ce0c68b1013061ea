import type { Fact, Unit } from "../fact/fact.ts";
import { formatBetween } from "../fact/format-interval.ts";
import { formatDate, formatShort, formatText, formatValue } from "../fact/format.ts";
import type { Finding, FindingPart, FindingStyle } from "./finding.ts";

function styled(value: number | string, unit: Unit, style: FindingStyle | undefined, locale: string, currency: string | undefined): string {
  switch (style) {
    case "day-month":
      return formatDate(String(value), "day-month");
    case "number":
      return formatValue(value, unit, locale, currency).figure;
    case "magnitude":
      return formatText(typeof value === "number" ? Math.abs(value) : value, unit, locale, currency);
    case "short":
      return formatShort(typeof value === "number" ? Math.abs(value) : value, unit, locale, currency);
    case undefined:
      return formatText(value, unit, locale, currency);
    default:
      return style satisfies never;
  }
}

function cellText({ table, row, column, as }: Extract<FindingPart, { table: string }>, facts: Readonly<Record<string, Fact>>, locale: string): string {
  const fact = facts[table];
  const place = fact?.type === "table" ? fact.columns.findIndex(({ name }) => name === column) : -1;
  const value = fact?.type === "table" ? (fact.rows[row]?.[place] ?? null) : null;
  const found = fact?.type === "table" ? fact.columns[place] : undefined;
  if (found === undefined || value === null || typeof value === "boolean") throw new Error(`finding refers to row ${String(row)}, ${column}, of ${table}, which has no value`);
  return styled(value, found.unit, as, locale, found.currency);
}

/** How one part of a finding reads. A missing fact or value is a bug of the finding's rule: rules are withheld when a value is missing. */
export function partText(part: FindingPart, facts: Readonly<Record<string, Fact>>, locale: string): string {
  if (typeof part === "string") return part;
  if ("previous" in part) return styled(part.value, part.unit, part.as, locale, part.currency);
  if ("table" in part) return cellText(part, facts, locale);
  const fact = facts[part.fact];
  if (fact?.type !== "scalar" || fact.value === null) throw new Error(`finding refers to ${part.fact}, which has no value`);
  // A bare value says between which bounds it lies; where a sentence asks for a style, it says so elsewhere.
  return part.as === undefined ? formatBetween(fact.value, fact.unit, fact.interval, locale, fact.currency) : styled(fact.value, fact.unit, part.as, locale, fact.currency);
}

/** The whole sentence as plain text, for titles, descriptions and feeds. */
export const findingText = (finding: Finding, facts: Readonly<Record<string, Fact>>, locale: string): string =>
  finding.parts.map((part) => partText(part, facts, locale)).join("");
