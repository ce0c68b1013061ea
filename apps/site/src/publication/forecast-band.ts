import { addDays, compareText, daysBetween, formatDate, isoDate, type IsoDate } from "@almanac/core";
import { textOf, type Facts } from "./facts.ts";
import { positionOf, timeAxis, type TimeAxis } from "./time-axis.ts";

/** The dates that one row of a forecast column shows. */
export interface BandDates {
  readonly p50?: IsoDate;
  readonly p85?: IsoDate;
  readonly p95?: IsoDate;
  readonly target?: IsoDate;
}

export interface BandLabel {
  readonly x: number;
  readonly anchor: "start" | "middle" | "end";
  readonly text: string;
}

/** Where the marks of a forecast band stand, in per cent of the column. */
export interface Band {
  readonly p50?: number;
  readonly p85?: number;
  readonly p95?: number;
  readonly target?: { readonly x: number; readonly label: BandLabel };
  readonly labels: readonly (BandLabel & { readonly strong: boolean })[];
  /** The band begins after the end of the axis: an arrow and the dates stand in its place. */
  readonly beyond?: string;
}

const dateOf = (facts: Facts, base: string, workstream?: string): IsoDate | undefined => {
  const text = textOf(facts, base, workstream);
  return text === undefined ? undefined : isoDate(text);
};

export function bandDates(facts: Facts, workstream?: string): BandDates {
  const [p50, p85, p95, target] = ["forecast.when.p50", "forecast.when.p85", "forecast.when.p95", "program.target.date"].map((base) => dateOf(facts, base, workstream));
  return { ...(p50 ? { p50 } : {}), ...(p85 ? { p85 } : {}), ...(p95 ? { p95 } : {}), ...(target ? { target } : {}) };
}

/** Longest axis in multiples of the median row, so that one far forecast does not flatten the others. */
const FAR = 2.5;

/** One axis for all rows: from the as-of date to a little after the last date that is not an outlier. */
export function bandAxis(asOf: IsoDate, rows: readonly BandDates[]): TimeAxis {
  const ends = rows
    .map((row) => [row.p50, row.p85, row.p95, row.target].filter((date) => date !== undefined).sort(compareText).at(-1))
    .filter((date) => date !== undefined)
    .map((date) => Math.max(14, daysBetween(asOf, date)))
    .sort((a, b) => a - b);
  const middle = ends[Math.floor((ends.length - 1) / 2)];
  if (middle === undefined) return timeAxis(asOf, addDays(asOf, 120));
  const last = ends.filter((end) => end <= middle * FAR).at(-1) ?? middle;
  return timeAxis(asOf, addDays(asOf, Math.ceil(last * 1.06)));
}

/** Room that a date needs, in per cent of the column. */
const LABEL = 16;
const short = (date: IsoDate): string => formatDate(date, "day-month");

function labelsOf(axis: TimeAxis, p50: IsoDate, p85: IsoDate): Band["labels"] {
  const [left, right] = [positionOf(axis, p50), positionOf(axis, p85)];
  const later = right > 100 - LABEL ? { x: Math.min(100, right + LABEL / 2), anchor: "end" as const } : { x: right, anchor: "start" as const };
  const laterStarts = later.anchor === "end" ? later.x - LABEL : later.x;
  const strong = { ...later, text: short(p85), strong: true };
  if (left > 100 || p50 === p85) return [strong];
  if (left >= LABEL && left <= laterStarts) return [{ x: left, anchor: "end", text: short(p50), strong: false }, strong];
  if (left + LABEL <= laterStarts) return [{ x: left, anchor: "start", text: short(p50), strong: false }, strong];
  if (laterStarts >= LABEL) return [{ x: laterStarts - 1, anchor: "end", text: short(p50), strong: false }, strong];
  return [{ x: 0, anchor: "start", text: short(p50), strong: false }, { x: LABEL, anchor: "start", text: short(p85), strong: true }];
}

/** Lays a row out on the shared axis. */
export function bandOn(axis: TimeAxis, dates: BandDates): Band {
  const at = (date: IsoDate | undefined): number | undefined => (date === undefined ? undefined : Math.max(0, positionOf(axis, date)));
  const [p50, p85, p95, flag] = [at(dates.p50), at(dates.p85), at(dates.p95), at(dates.target)];
  const target =
    flag === undefined || dates.target === undefined || flag > 100
      ? {}
      : { target: { x: flag, label: flag > 100 - LABEL ? ({ x: flag, anchor: "end", text: short(dates.target) } as const) : ({ x: flag, anchor: "start", text: short(dates.target) } as const) } };
  if (p50 !== undefined && p50 > 100 && dates.p50 !== undefined) {
    const later = dates.p85 === undefined ? "" : `, 85\u00a0% by ${formatDate(dates.p85)}`;
    return { labels: [], beyond: `${formatDate(dates.p50)}${later}`, ...target };
  }
  const labels = dates.p50 !== undefined && dates.p85 !== undefined ? labelsOf(axis, dates.p50, dates.p85) : dates.p50 !== undefined && p50 !== undefined ? [{ x: p50, anchor: "end" as const, text: short(dates.p50), strong: false }] : [];
  const inside = (x: number | undefined): number | undefined => (x === undefined ? undefined : Math.min(100, x));
  const marks = { p50: inside(p50), p85: inside(p85), p95: inside(p95) };
  return {
    ...(marks.p50 === undefined ? {} : { p50: marks.p50 }),
    ...(marks.p85 === undefined ? {} : { p85: marks.p85 }),
    ...(marks.p95 === undefined ? {} : { p95: marks.p95 }),
    labels,
    ...target,
  };
}

/** The band in words, for readers who do not see it. */
export function bandText({ p50, p85, p95, target }: BandDates): string {
  const parts = [
    p50 === undefined ? undefined : `50\u00a0% by ${formatDate(p50)}`,
    p85 === undefined ? undefined : `85\u00a0% by ${formatDate(p85)}`,
    p95 === undefined ? undefined : `95\u00a0% by ${formatDate(p95)}`,
    target === undefined ? undefined : `target ${formatDate(target)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "No forecast" : `Forecast: ${parts.join(", ")}`;
}
