import { formatText } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { labelWidth } from "./label-text.ts";
import { dots, labels, rects, rules, type Label } from "./marks.ts";
import { BOLD, colour } from "./theme.ts";

/** One simulated future. */
export interface JointFuture {
  /** Whole weeks between the target and the end that misses it most; negative when all targets are kept. */
  readonly weeksLate: number;
  readonly cost: number;
}

/** Chances of the four ways it may go, 0 to 1. */
export interface JointQuadrants {
  readonly onTimeWithin: number;
  readonly onTimeOver: number;
  readonly lateWithin: number;
  readonly lateOver: number;
}

export interface JointConfidenceFigure {
  /** A sample of the futures; at least one. */
  readonly futures: readonly JointFuture[];
  readonly budget: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly quadrants: JointQuadrants;
}

const HEIGHT = { wide: 360, compact: 300 } as const;
/** Futures of one week and one cost lie side by side; share of a week. */
const JITTER = 0.3;

/** Millions with one decimal from ten thousand of them on; the axis is read, not added up. */
const moneyTick = (value: number, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact", maximumSignificantDigits: 3 }).format(value);

function moneyTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick);
  return ticks;
}

/** Time and money of simulated futures: each dot one way that it may go, the corner of kept promises tinted, and in each corner its chance. */
export function jointConfidence({ futures, budget, currency, quadrants }: Readonly<JointConfidenceFigure>, size: ChartSize): TopLevelSpec {
  if (futures.length === 0) throw new Error("a joint forecast needs at least one future");
  const locale = localeOf(size);
  const share = (value: number): string => formatText(value, "share", locale);
  const money = (value: number): string => formatText(value, "money", locale, currency);
  const costs = [...futures.map(({ cost }) => cost), budget];
  const air = Math.max(1, (Math.max(...costs) - Math.min(...costs)) * 0.12);
  const [low, high] = [Math.min(...costs) - air, Math.max(...costs) + air];
  const weeks = futures.map(({ weeksLate }) => weeksLate);
  // The corner of kept targets stays wide enough for its words.
  const last = Math.max(2, ...weeks) + 0.8;
  const first = Math.min(-last * (size.compact ? 0.62 : 0.28), Math.min(...weeks) - 0.8);
  const ticks = moneyTicks(low, high);
  const margin = { top: 8, right: 12, bottom: BOTTOM_MARGIN + 18, left: leftMargin(ticks.map((tick) => moneyTick(tick, currency, locale))) };
  const height = size.compact ? HEIGHT.compact : HEIGHT.wide;
  const plot = plotOf(size, height, margin, [first, last], [low, high]);
  const step = Math.max(1, Math.ceil(last / (size.compact ? 3 : 5)));
  const weekTicks = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
  // The sixth part of a golden turn after each other: no two of a run share a place.
  const points = futures.map(({ weeksLate, cost }, index) => ({ x: weeksLate + (((index * 0.618034) % 1) - 0.5) * 2 * JITTER, y: cost }));
  const corner = (text: string, chance: number, right: boolean, top: boolean): readonly { readonly label: Label; readonly align: "left" | "right"; readonly strong: boolean }[] => {
    const [px, align] = right ? [plot.width - 4, "right" as const] : [4, "left" as const];
    const py = top ? 10 : plot.height - 28;
    return [
      { label: { px, py, text: share(chance) }, align, strong: true },
      { label: { px, py: py + 17, text }, align, strong: false },
    ];
  };
  const zero = toX(plot, 0);
  /** The longest wording that stays on its side of the axis. */
  const fitting = (texts: readonly string[], room: number): string => texts.find((text) => labelWidth(text) <= room) ?? texts.at(-1) ?? "";
  const [left, right] = [zero - 10, plot.width - zero - 10];
  const words = [
    ...corner(fitting(["on time and over budget", "on time, over budget", "on time, over"], left), quadrants.onTimeOver, false, true),
    ...corner(fitting(["on time and within budget", "both kept"], left), quadrants.onTimeWithin, false, false),
    ...corner(fitting(["late and over budget", "late, over"], right), quadrants.lateOver, true, true),
    ...corner(fitting(["late and within budget", "late, within"], right), quadrants.lateWithin, true, false),
  ];
  const budgetText = `budget ${moneyTick(budget, currency, locale)}`;
  const layers: Layer[] = [
    rects(plot, [{ x: first, x2: 0, y: low, y2: budget }], { fill: colour.tint }),
    rules(plot, ticks.map((tick) => ({ x: first, x2: last, y: tick, y2: tick })), { stroke: colour.grid }),
    labels(ticks.map((tick) => ({ px: -9, py: toY(plot, tick), text: moneyTick(tick, currency, locale) })), { align: "right", fill: colour.ink3 }),
    dots(plot, points, size.compact ? 2.5 : 3, { fill: colour.spot, fillOpacity: 0.45 }),
    rules(plot, [{ x: first, x2: last, y: budget, y2: budget }], { stroke: colour.ink, strokeWidth: 1.75 }),
    rules(plot, [{ x: 0, x2: 0, y: low, y2: high }], { stroke: colour.ink, strokeWidth: 1.75 }),
    labels([{ px: Math.min(4, zero - 4 - labelWidth(budgetText, BOLD)), py: toY(plot, budget) - 10, text: budgetText }].map((label) => ({ ...label, px: Math.max(2, label.px) })), { fill: colour.ink, strong: true, halo: true }),
  ];
  for (const align of ["left", "right"] as const)
    for (const strong of [true, false]) {
      const own = words.filter((word) => word.align === align && word.strong === strong).map(({ label }) => label);
      layers.push(labels(own, { align, fill: strong ? colour.spot : colour.ink2, strong, halo: true }));
    }
  layers.push(...xLabels(plot, weekTicks.map((week) => ({ px: toX(plot, week), text: week === 0 ? "on target" : `+${formatText(week, "count", locale)}`, last: false }))));
  layers.push(labels([{ px: plot.width, py: plot.height + 36, text: "weeks past the target that is missed most" }], { align: "right", fill: colour.ink3 }));
  const cases = [
    `on time and within budget ${share(quadrants.onTimeWithin)}`,
    `on time and over budget ${share(quadrants.onTimeOver)}`,
    `late and within budget ${share(quadrants.lateWithin)}`,
    `late and over budget ${share(quadrants.lateOver)}`,
  ];
  const description = `Time and money of ${String(futures.length)} simulated futures against the targets and a budget of ${money(budget)}: ${cases.join(", ")}.`;
  return chartOf(plot, description, layers);
}
