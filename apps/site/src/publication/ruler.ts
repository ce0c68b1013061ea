import { addDays, daysBetween, formatDate, type Edition, type IsoDate } from "@almanac/core";
import { monthLabel, monthStarts } from "./time-axis.ts";

export interface RulerMark {
  readonly x: number;
  readonly label: string;
  readonly title: string;
  /** Whether the wide ruler has room for the label. */
  readonly labelled: boolean;
}

export interface Ruler {
  /** Where the as-of date stands, in per cent. */
  readonly now: number;
  readonly behind: readonly RulerMark[];
  readonly weeks: readonly number[];
  readonly months: readonly (RulerMark & { readonly compactLabel: string; readonly compact: boolean })[];
}

const NOW = 35.86;
const STEP = 3.1;
const MOST_BEHIND = 11;
const rounded = (x: number): number => Math.round(x * 100) / 100;

/** Week without its year, or day and month, and which statement of it where it is not the first: what fits under a tick. */
export function tickLabel({ label, asOfDate }: { readonly label: string; readonly asOfDate: IsoDate }): string {
  const [, week, again = ""] = /^\d{4}-(?:(W\d\d)|\d\d-\d\d)(-\d+)?$/.exec(label) ?? [];
  return `${week ?? formatDate(asOfDate, "day-month")}${again}`;
}

/** Editions behind at equal steps, a week ahead a step. */
export function rulerOf({ earlier, asOfDate }: Pick<Edition, "earlier" | "asOfDate">): Ruler {
  const shown = earlier.slice(-MOST_BEHIND);
  const behind = shown.map((edition, index): RulerMark => {
    const before = shown.length - index;
    return { x: rounded(NOW - STEP * before), label: tickLabel(edition), title: `Edition ${edition.label}, as of ${formatDate(edition.asOfDate)}`, labelled: before % 2 === 1 && before > 1 };
  });
  const weeks = Array.from({ length: Math.floor((99.5 - NOW) / STEP) }, (_, index) => rounded(NOW + STEP * (index + 1)));
  const end = addDays(asOfDate, Math.floor(((97 - NOW) / STEP) * 7));
  const months = monthStarts(asOfDate, end).map((date) => {
    const x = rounded(NOW + (STEP * daysBetween(asOfDate, date)) / 7);
    const label = monthLabel(date);
    return { x, label, compactLabel: label.slice(0, 3), title: "", labelled: x - NOW > 2.2, compact: x - NOW > 5 && x < 93 };
  });
  return { now: NOW, behind, weeks, months };
}
