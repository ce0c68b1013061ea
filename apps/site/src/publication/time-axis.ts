import { daysBetween, formatDate, type IsoDate } from "@almanac/core";

/** A linear time axis across a column: dates to per cent of its width. */
export interface TimeAxis {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly ticks: readonly AxisTick[];
}

export interface AxisTick {
  readonly x: number;
  readonly label: string;
}

const rounded = (x: number): number => Math.round(x * 100) / 100;

/** Position of a date in per cent, 0 at the start of the axis; outside [0, 100] when it is off the axis. */
export const positionOf = (axis: Pick<TimeAxis, "from" | "to">, date: IsoDate): number => rounded((100 * daysBetween(axis.from, date)) / Math.max(1, daysBetween(axis.from, axis.to)));

/** First days of the months after `from`, up to `to`. */
export function monthStarts(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const [year, month] = from.split("-").map(Number) as [number, number];
  const months = Math.ceil(daysBetween(from, to) / 28) + 1;
  return Array.from({ length: months }, (_, index) => {
    const number = month + index;
    return `${String(year + Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}-01` as IsoDate;
  }).filter((date) => date <= to);
}

/** `Dec`, and `Jan 2027` where a year begins. */
export function monthLabel(date: IsoDate): string {
  const [, month = "", year = ""] = formatDate(date).split("\u00a0");
  return date.slice(5, 7) === "01" ? `${month}\u00a0${year}` : month;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24] as const;
const MOST_TICKS = 7;

/** An axis with at most seven labelled months. */
export function timeAxis(from: IsoDate, to: IsoDate): TimeAxis {
  const starts = monthStarts(from, to);
  const step = MONTH_STEPS.find((months) => starts.length / months <= MOST_TICKS) ?? 60;
  const shown = starts.filter((date) => (Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1) % step === 0);
  const ticks = shown.map((date) => ({ x: positionOf({ from, to }, date), label: step >= 12 ? date.slice(0, 4) : monthLabel(date) }));
  return { from, to, ticks: ticks.filter(({ x }) => x < 97) };
}
