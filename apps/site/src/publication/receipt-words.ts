import { formatDate, type Receipt } from "@almanac/core";

const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

function valueWords(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  return /^\d+(?: \d+)+$/.test(text) ? text.replaceAll(" ", ", ") : text;
}

/** What a rule was given, for readers: `sampledFrom: 2026-08-31` reads `sampled from 31 Aug 2026`. In the order of the receipt. */
export const argumentWords = (given: Receipt["arguments"]): string =>
  Object.entries(given)
    .map(([name, value]) => `${words(name)} ${valueWords(value)}`)
    .join("; ");
