import { parseFactId, type BoundKind, type PolicyBound } from "@almanac/core";
import type { PolicyProblem } from "./policy-problem.ts";

const BOUNDS: readonly BoundKind[] = ["atLeast", "atMost", "equals"];

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const PER_CENT = /^([+-]?\d+(?:\.\d+)?)\s*%$/;
const DATE_LIKE = /^\d{4}-\d{1,2}-\d{1,2}$/;
const WORD = /^[\p{L}\d][\p{L}\d .'’_-]*$/u;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** A day that was written in another order, as it is wanted; where the order cannot be told, or there is no such day, an example. */
export function dayHint(attribute: string, text: string): string {
  const [first = 0, second = 0, third = 0] = text.split(/\D+/).map(Number);
  const [year, month, day] = first > 31 ? [first, second, third] : [third, second, first];
  const iso = [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  const certain = /^\d+\D\d+\D\d+$/.test(text) && (first > 31 || first > 12 || text.includes("."));
  return certain && isCalendarDay(iso) ? `write ${attribute}=${iso}` : `write a day that exists, as year-month-day: for example ${attribute}=2027-01-31`;
}

/** Hundreds are cut by comma or space in many countries, and a machine cannot know which is the decimal sign. */
const looksLikeNumber = (text: string): boolean => /^[+-]?[\d.,'\u00a0 ]*\d[\d.,'\u00a0 ]*%?$/.test(text);

function numberProblem(kind: BoundKind, text: string): PolicyProblem {
  const plain = text.replaceAll(/[,'\u00a0 ](?=\d{3}\b)/g, "").replace(",", ".");
  const hint = NUMBER.test(plain) || PER_CENT.test(plain) ? `write ${kind}=${plain}` : `write ${kind} as digits with a decimal point, for example ${kind}=12.5`;
  return { code: "POLICY-BOUND", message: `${kind} is not a number that can be read`, found: text, expected: "digits, with a point before decimals", hint };
}

function readOne(kind: BoundKind, written: string): PolicyBound | PolicyProblem {
  const text = written.trim();
  if (NUMBER.test(text)) return { kind, is: "number", value: Number(text) };
  const perCent = PER_CENT.exec(text)?.[1];
  // Twelve digits, as numbers are published: 0.07 and not 0.07000000000000001.
  if (perCent !== undefined) return { kind, is: "share", value: Number((Number(perCent) / 100).toPrecision(12)) };
  if (DATE_LIKE.test(text)) {
    if (isCalendarDay(text)) return { kind, is: "date", value: text };
    return { code: "POLICY-BOUND", message: `${kind} is no day of the calendar`, found: text, expected: "a date such as 2027-01-31", hint: dayHint(kind, text) };
  }
  if (looksLikeNumber(text)) return numberProblem(kind, text);
  if (parseFactId(text) !== undefined) return { kind, is: "fact", value: text };
  if (kind === "equals" && WORD.test(text)) return { kind, is: "word", value: text };
  return { code: "POLICY-BOUND", message: `${text === "" ? "nothing" : text} is no bound for ${kind}`, found: text, expected: kind === "equals" ? "a number, a date, a word, or the id of a fact" : "a number, a date, or the id of a fact", hint: kind === "equals" ? "write equals=on-track" : `write ${kind}=30, or equals=… for a word` };
}

/** The one bound of a policy, or what is wrong with it. */
export function readBound(attributes: Readonly<Record<string, string>>, spelling: string): PolicyBound | PolicyProblem {
  const given = BOUNDS.filter((kind) => attributes[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined) return { code: "POLICY-BOUND", message: `${spelling} says nothing to hold the fact against`, found: "no bound", expected: "one of atLeast, atMost and equals", hint: "write atMost=30" };
  if (given.length > 1) return { code: "POLICY-BOUND", message: `${spelling} gives ${String(given.length)} bounds; a policy has one`, found: given.join(" and "), expected: "one of atLeast, atMost and equals", hint: `take ${given.slice(1).join(" and ")} out, or write it as a policy of its own` };
  return readOne(kind, attributes[kind] ?? "");
}
