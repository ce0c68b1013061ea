import { formatDate, formatText, type IsoDate, type Outcome, type WhatIfAnswer, type WhatIfRow } from "@almanac/core";
import { bandAxis } from "../publication/forecast-band.ts";
import type { TimeAxis } from "../publication/time-axis.ts";
import { daysWords, isSame } from "./answer-words.ts";
import { axisSvg, bandDatesOf, bandSvg } from "./band-svg.ts";

const small = (text: string): HTMLElement => Object.assign(document.createElement("small"), { textContent: text });

type Shown = Pick<WhatIfRow, "before" | "after" | "days"> & { readonly target: IsoDate | null };

const itemsText = (open: number, locale: string): string => formatText(open, "items", locale);

function openText({ before, after }: Shown, locale: string): string {
  return before.open === after.open ? `${itemsText(after.open, locale)} open` : `${itemsText(after.open, locale)} open instead of ${String(before.open)}`;
}

function dateNodes({ before, after, days }: Shown): readonly (Node | string)[] {
  const date = after.p85 === null ? "–" : formatDate(after.p85);
  if (after.p85 === null) return [date, small(after.because ?? "")];
  if (isSame(before, after)) return [date];
  return [date, small(days === null ? "none is published" : days === 0 ? "as published" : daysWords(days))];
}

function chanceNodes({ before, after, target }: Shown, locale: string): readonly (Node | string)[] {
  if (target === null) return ["–", small("no target")];
  const text = (outcome: Outcome): string => (outcome.chance === null ? "–" : formatText(outcome.chance, "share", locale));
  return text(before) === text(after) ? [text(after)] : [text(after), small(`was ${text(before)}`)];
}

function fill(row: Element, shown: Shown, axis: TimeAxis, locale: string): void {
  const place = (name: string, ...nodes: readonly (Node | string)[]): void => row.querySelector(`[data-show="${name}"]`)?.replaceChildren(...nodes);
  const { before, after, target } = shown;
  const differs = !isSame(before, after) && (before.p50 !== after.p50 || before.p85 !== after.p85 || before.p95 !== after.p95);
  row.classList.toggle("differs", differs);
  place("open", openText(shown, locale));
  place("band", bandSvg(axis, bandDatesOf(after, target), differs ? bandDatesOf(before, target) : undefined));
  place("date", ...dateNodes(shown));
  place("chance", ...chanceNodes(shown, locale));
}

/** Fills the rows of the table with an answer. */
export function showAnswer(table: Element, { asOfDate, workstreams, everything }: WhatIfAnswer, locale: string): void {
  const all: readonly Shown[] = [...workstreams, ...(everything === undefined ? [] : [{ ...everything, target: null }])];
  const axis = bandAxis(asOfDate, all.flatMap(({ before, after, target }) => [bandDatesOf(before, target), bandDatesOf(after, target)]));
  table.querySelector('[data-show="axis"]')?.replaceChildren(axisSvg(axis));
  for (const row of workstreams) {
    const place = table.querySelector(`[data-workstream="${CSS.escape(row.id)}"]`);
    if (place !== null) fill(place, row, axis, locale);
  }
  const total = table.querySelector("[data-everything]");
  if (total !== null && everything !== undefined) fill(total, { ...everything, target: null }, axis, locale);
}
