import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";

/** Points of an item as text or number: zero or more. Anything else is refused; it is never rounded, never 0. */
export function pointsOf(value: string | number, place: () => Place, problems: Diagnostic[]): number | undefined {
  const text = String(value).trim();
  const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (number !== undefined && Number.isFinite(number)) return number;
  problems.push(
    diagnostic("POINTS-VALUE", place(), {
      message: /^-\d/.test(text) ? `points cannot be negative: ${text}` : `\`${text}\` is no number of points`,
      found: text,
      expected: "a number of zero or more, with a point as decimal sign",
      hint: "correct the estimate in the tracker and export again",
    }),
  );
  return undefined;
}

/** Name of a sprint in a cell or field: servers before 2021 write the whole object as text, `…Sprint@1f[id=7,…,name=Sprint 1,startDate=…]`. */
export const sprintName = (text: string): string => /^com\.atlassian\.greenhopper\..*\bname=(.*?),(?:goal|startDate)=/.exec(text)?.[1] ?? text.trim();
