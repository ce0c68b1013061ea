import { formatDate, formatText, type Outcome, type WhatIfAnswer, type WhatIfRow } from "@almanac/core";

const NBSP = "\u00a0";
/** So many workstreams are told of; the table has the others. */
const TOLD = 3;

export const daysWords = (days: number): string => (days === 0 ? "no day earlier or later" : `${String(Math.abs(days))}${NBSP}${Math.abs(days) === 1 ? "day" : "days"} ${days < 0 ? "earlier" : "later"}`);

export const isSame = (a: Outcome, b: Outcome): boolean => a.open === b.open && a.p50 === b.p50 && a.p85 === b.p85 && a.p95 === b.p95 && a.chance === b.chance;

type Moved = Pick<WhatIfRow, "before" | "after" | "days">;

function dateWords({ before, after, days }: Moved): string {
  if (after.p85 === null) return `no 85${NBSP}% date: ${after.because ?? "none can be forecast"}`;
  const by = `85${NBSP}% by ${formatDate(after.p85)}`;
  if (before.p85 === null || days === null) return `${by}; none is published`;
  return days === 0 ? `${by}, as published` : `${by}, ${daysWords(days)} than published`;
}

function chanceWords({ before, after }: Moved, locale: string): string {
  if (before.chance === null || after.chance === null) return "";
  const [was, is] = [formatText(before.chance, "share", locale), formatText(after.chance, "share", locale)];
  return was === is ? "" : `; chance of the target ${is} instead of ${was}`;
}

/** Having no date any more is further than any number of days. */
const distance = ({ days }: Moved): number => (days === null ? Infinity : Math.abs(days));

/** What an answer says, in a sentence for each of the first workstreams that it moves: those that were changed first, of them those that moved furthest. */
export function answerWords({ scenario, workstreams, everything }: WhatIfAnswer, locale: string): readonly string[] {
  if (Object.keys(scenario).length === 0) return ["Nothing is changed yet: these are the published dates."];
  const moved = workstreams.filter(({ before, after }) => !isSame(before, after)).toSorted((a, b) => Number(b.id in scenario) - Number(a.id in scenario) || (distance(a) === distance(b) ? 0 : distance(b) - distance(a)));
  const whole = everything === undefined || workstreams.length === 1 || isSame(everything.before, everything.after) ? [] : [`Everything: ${dateWords(everything)}.`];
  if (moved.length === 0 && whole.length === 0) return ["This moves no date and no chance: dates are ends of weeks, and a small change does not reach the next one."];
  const told = moved.slice(0, TOLD).map((row) => `${row.title}: ${dateWords(row)}${chanceWords(row, locale)}.`);
  const more = moved.length - told.length;
  return [...told, ...(more === 0 ? [] : [`${String(more)} more ${more === 1 ? "workstream moves" : "workstreams move"}.`]), ...whole];
}
