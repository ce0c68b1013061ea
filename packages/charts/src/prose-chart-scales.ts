import { formatDate, formatShort, formatText, formatValue } from "@almanac/core";
import { dateTicks, shortWeek, utc } from "./date-axis.ts";
import { labelWidth } from "./label-text.ts";
import { moneyTick } from "./money-text.ts";
import type { ProseChartAxis, ProseChartFigure } from "./prose-chart-figure.ts";
import { ticksBetween } from "./ticks-between.ts";

interface Tick {
  readonly at: number;
  readonly text: string;
  /** The newest of a time. */
  readonly last: boolean;
}

/** One axis: places as numbers, and where its labels stand. */
export interface ProseScale {
  readonly domain: readonly [number, number];
  readonly place: (value: string | number) => number;
  /** Labels for so many pixels. */
  readonly ticks: (pixels: number) => readonly Tick[];
}

/** Air at both ends of an axis, as a share of it. */
const AIR = 0.05;
/** Values that differ by less than this share of the greatest are drawn without zero. */
const NEAR = 0.6;
const MOST_TICKS = 5;

/** A value in words, with its unit: `€5.87m`, `41 items`, `12 Jan 2027`. */
export const valueText = (value: number | string, { unit, currency }: ProseChartAxis, locale: string): string => formatShort(value, unit, locale, currency);

function tickText(value: number, { unit, currency }: ProseChartAxis, locale: string): string {
  if (unit === "money" && currency !== undefined) return moneyTick(value, currency, locale);
  return unit === "share" ? formatText(value, unit, locale) : new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value) || formatValue(value, unit, locale).figure;
}

function numberScale(values: readonly number[], axis: ProseChartAxis, locale: string, zero: boolean): ProseScale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const fromZero = zero || low <= 0 || low < NEAR * high;
  const [from, to] = [fromZero ? Math.min(0, low) : low, Math.max(high, fromZero ? 0 : high)];
  const air = from === to ? Math.max(Math.abs(to) * AIR, 1) : (to - from) * AIR;
  const domain: readonly [number, number] = [from === 0 && fromZero ? 0 : from - air, to === 0 ? 0 : to + air];
  return {
    domain,
    place: Number,
    ticks: (pixels) => ticksBetween(domain[0], domain[1], Math.max(2, Math.min(MOST_TICKS, Math.floor(pixels / 56)))).map((at) => ({ at, text: tickText(at, axis, locale), last: false })),
  };
}

/** Dates upwards: a forecast through the editions. */
function dateScaleUp(dates: readonly string[]): ProseScale {
  const [first, last] = [dates.toSorted()[0] ?? "", dates.toSorted().at(-1) ?? ""];
  const air = Math.max(86_400_000 * 3, (utc(last) - utc(first)) * AIR);
  const domain: readonly [number, number] = [utc(first) - air, utc(last) + air];
  const dateAt = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return {
    domain,
    place: (date) => utc(String(date)),
    ticks: (pixels) => {
      const months = dateTicks(dateAt(domain[0]), dateAt(domain[1]), pixels * 2, 78, "date").map(({ date, label }) => ({ at: utc(date), text: label, last: false }));
      const far = dates.length > 1 && utc(last) - utc(first) > 86_400_000 * 210;
      return far ? months : ticksBetween(0, (domain[1] - domain[0]) / 86_400_000, 4).map((days) => ({ at: domain[0] + Math.round(days) * 86_400_000, text: formatDate(dateAt(domain[0] + Math.round(days) * 86_400_000)), last: false }));
    },
  };
}

/** Dates across: as many of the drawn ones as have room, back from the newest. */
function dateScale(dates: readonly string[]): ProseScale {
  const known = [...new Set(dates)].toSorted();
  const [first, last] = [known[0] ?? "", known.at(-1) ?? ""];
  const air = first === last ? 86_400_000 : 0;
  const domain: readonly [number, number] = [utc(first) - air, utc(last) + air];
  return {
    domain,
    place: (date) => utc(String(date)),
    ticks: (pixels) => {
      const year = first.slice(0, 4) !== last.slice(0, 4);
      const text = (date: string): string => formatDate(date, year ? "full" : "day-month");
      const gap = Math.max(...known.map((date) => labelWidth(text(date), 600))) + 14;
      const share = (domain[1] - domain[0]) / Math.max(1, pixels);
      const ticks: Tick[] = [];
      for (const date of known.toReversed()) {
        const before = ticks[0];
        if (before === undefined || (before.at - utc(date)) / share >= gap) ticks.unshift({ at: utc(date), text: text(date), last: date === last });
      }
      return ticks;
    },
  };
}

/** Labels of periods: `W47`, `Nov`; the year stands at the first month and at each January. */
function periodLabels(words: readonly string[]): readonly string[] {
  const isMonths = words.every((word) => /^\d{4}-\d{2}$/.test(word));
  return words.map((word, index) => {
    if (!isMonths) return shortWeek(word);
    const name = formatDate(`${word}-01`).split("\u00a0")[1] ?? word;
    return index === 0 || word.endsWith("-01") ? `${name}\u00a0${word.slice(0, 4)}` : name;
  });
}

/** Words across: each in the middle of its room; where there is no room for all, every so many, back from the newest. */
function wordScale(words: readonly string[]): ProseScale {
  const places = new Map(words.map((word, index) => [word, index + 0.5]));
  const texts = periodLabels(words);
  return {
    domain: [0, words.length],
    place: (word) => places.get(String(word)) ?? 0,
    ticks: (pixels) => {
      const step = Math.max(1, Math.ceil((Math.max(...texts.map((text) => labelWidth(text, 600))) + 10) / (pixels / words.length)));
      return texts.flatMap((text, index) => ((words.length - 1 - index) % step === 0 ? [{ at: index + 0.5, text, last: false }] : []));
    },
  };
}

const valuesOf = ({ series }: ProseChartFigure, of: "x" | "y"): readonly (string | number)[] => series.flatMap(({ points }) => points.flatMap((point) => point[of] ?? []));

/** The axis across. */
export function acrossScale(figure: ProseChartFigure, locale: string): ProseScale {
  const { x } = figure;
  if (x.words !== undefined) return wordScale(x.words);
  const values = valuesOf(figure, "x");
  return x.unit === "date" ? dateScale(values.map(String)) : numberScale(values.map(Number), x, locale, false);
}

/** The axis upwards. */
export function upScale(figure: ProseChartFigure, locale: string): ProseScale {
  const values = valuesOf(figure, "y");
  return figure.y.unit === "date" ? dateScaleUp(values.map(String)) : numberScale(values.map(Number), figure.y, locale, figure.as === "bar");
}
