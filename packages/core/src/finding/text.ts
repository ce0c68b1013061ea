import type { Fact } from "../fact/fact.ts";
import { formatDate, formatText, formatValue } from "../fact/format.ts";
import type { Finding, FindingPart } from "./finding.ts";

/** How one part of a finding reads. A missing fact or value is a bug of the finding's rule: rules are withheld when a value is missing. */
export function partText(part: FindingPart, facts: Readonly<Record<string, Fact>>, locale: string): string {
  if (typeof part === "string") return part;
  const fact = facts[part.fact];
  if (fact?.type !== "scalar" || fact.value === null) throw new Error(`finding refers to ${part.fact}, which has no value`);
  if (part.as === "day-month") return formatDate(String(fact.value), "day-month");
  if (part.as === "number") return formatValue(fact.value, fact.unit, locale).figure;
  return formatText(fact.value, fact.unit, locale);
}

/** The whole sentence as plain text, for titles, descriptions and feeds. */
export const findingText = (finding: Finding, facts: Readonly<Record<string, Fact>>, locale: string): string =>
  finding.parts.map((part) => partText(part, facts, locale)).join("");
