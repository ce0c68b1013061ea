import { isoDate, type IsoDate } from "@almanac/core";
import { positionOf, timeAxis } from "../time-axis.ts";

/** An axis across a column: values to per cent of its width. */
export interface Scale {
  /** Per cent, kept inside [0, 100]. */
  readonly at: (value: number | string) => number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Where nothing is, if the axis runs across it. */
  readonly zero: number | undefined;
}

const STEPS = [1, 2, 2.5, 5, 10] as const;
/** Ticks that a column of a table has room for. */
const MOST_STEPS = 3;

const inside = (x: number): number => Math.round(Math.min(100, Math.max(0, x)) * 100) / 100;

/** The smallest round step that needs no more than so many. */
function stepOf(range: number): number {
  const rough = range / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough * 0.999) ?? 10) * power;
}

/** A linear axis from nothing, or from below it, to the greatest value. Undefined without values. */
export function linearScale(values: readonly number[], label: (value: number) => string): Scale | undefined {
  if (values.length === 0) return undefined;
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const range = high - low || 1;
  const step = stepOf(range);
  // A little room behind the longest bar, so that its end is seen.
  const [from, to] = [low < 0 ? low - range * 0.02 : 0, high + range * 0.02 || 1];
  const at = (value: number | string): number => inside((100 * (Number(value) - from)) / (to - from));
  // 0.3 holds three tenths, whatever binary fractions say.
  const first = Math.ceil(low / step - 1e-9);
  const ticks = Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step).map((value) => ({ x: at(value), label: label(Number(value.toPrecision(12))) }));
  return { at, ticks, zero: low < 0 || high > 0 ? at(0) : undefined };
}

/** A time axis from the first date to the last. Undefined without dates. */
export function dateScale(dates: readonly string[]): Scale | undefined {
  const sorted = dates.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const axis = timeAxis(isoDate(from), isoDate(to));
  return { at: (date) => inside(positionOf(axis, String(date) as IsoDate)), ticks: axis.ticks, zero: undefined };
}
