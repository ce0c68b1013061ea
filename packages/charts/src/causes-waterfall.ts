import { formatDate, formatDifference } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { daysAfter, spanInDays, utc } from "./date-axis.ts";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { labelWidth, shorten } from "./label-text.ts";
import { dots, labels, rects, rules, type Span } from "./marks.ts";
import { BOLD, colour } from "./theme.ts";

export interface CausesFigure {
  /** What was forecast; for the description. */
  readonly title: string;
  readonly before: { readonly label: string; readonly date: string };
  readonly after: { readonly label: string; readonly date: string };
  /** Causes in the order in which they are drawn, in days; they sum to `after` minus `before`. A moved target is none of them. */
  readonly parts: readonly { readonly label: string; readonly days: number }[];
  /** The target then and now. Moved, it is a step of its line; far from the forecast and unmoved, it is left out. */
  readonly target?: { readonly before: string; readonly after: string } | undefined;
}

const ROW = { wide: 34, compact: 46 } as const;
/** On a phone the name of a row stands above its bar, which lies lower by this share of the row. */
const LOWER = { wide: 0, compact: 0.2 } as const;
const BAR = 14;
/** Room above the first row for the flag of the target and its date. */
const TOP = 22;

interface Step extends Span {
  readonly days: number;
  readonly label: string;
}

/** Bars one after the other: each begins where the one before it ended. @throws Error when the parts do not sum to the move: the picture would lie. */
function stepsOf({ before, after, parts }: Readonly<CausesFigure>): readonly Step[] {
  let place = 0;
  const steps = parts.map(({ label, days }, index): Step => {
    const from = place;
    place += days;
    return { x: utc(daysAfter(before.date, from)), x2: utc(daysAfter(before.date, place)), y: index + 1, y2: index + 1, days, label };
  });
  const moved = spanInDays(before.date, after.date);
  if (place !== moved) throw new Error(`causes of ${String(place)} days do not explain a move of ${String(moved)}`);
  return steps;
}

/** Least and greatest date that the drawing shows. A target that did not move is worth no more than a span of its own beside the forecast. */
function reach({ before, target }: Readonly<CausesFigure>, steps: readonly Step[]): readonly [string, string] {
  const day = 86_400_000;
  const ends = steps.flatMap(({ x, x2 }) => [x, x2]).map((time) => Math.round((time - utc(before.date)) / day));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const targets = target === undefined ? [] : [target.before, target.after].map((date) => spanInDays(before.date, date));
  const moved = target !== undefined && target.before !== target.after;
  const room = Math.max(14, high - low);
  const shown = targets.filter((place) => moved || (place >= low - room && place <= high + room));
  const [from, to] = [Math.min(low, ...shown), Math.max(high, ...shown)];
  const air = Math.max(1, Math.ceil((to - from) * 0.04));
  return [daysAfter(before.date, from - air), daysAfter(before.date, to + air)];
}

const TICK_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364] as const;
/** Dates at whole steps from the date before, so that a bar can be read off as days. */
function ticks(plot: Plot, start: string, from: string, to: string): readonly string[] {
  const most = Math.max(2, Math.floor(plot.width / 84));
  const step = TICK_STEPS.find((days) => spanInDays(from, to) / days <= most) ?? 728;
  const first = -Math.floor(spanInDays(from, start) / step);
  const count = Math.floor(spanInDays(daysAfter(start, first * step), to) / step) + 1;
  return Array.from({ length: count }, (_, index) => daysAfter(start, (first + index) * step));
}

/** The target as a line through the rows: straight, or with the step of the day it was moved, in a row of its own. */
function targetLayers(plot: Plot, target: NonNullable<CausesFigure["target"]>, rows: number, stepRow: number | undefined): readonly Layer[] {
  const [then, now] = [utc(target.before), utc(target.after)];
  if (then < plot.xDomain[0] || then > plot.xDomain[1]) return [];
  const [top, bottom] = [-0.5, rows - 0.55];
  const lines: readonly Span[] =
    stepRow === undefined
      ? [{ x: then, x2: then, y: top, y2: bottom }]
      : [{ x: then, x2: then, y: top, y2: stepRow }, { x: then, x2: now, y: stepRow, y2: stepRow }, { x: now, x2: now, y: stepRow, y2: bottom }];
  const words = `target ${formatDate(target.before, "day-month")}`;
  const px = toX(plot, then);
  const fits = px + 10 + labelWidth(words) <= plot.width + plot.margin.right;
  return [
    rules(plot, lines, { stroke: colour.ink, strokeWidth: 1.75 }),
    dots(plot, [{ x: then, y: top }], 4.5, { fill: colour.ink }, "triangle-down"),
    labels([{ px: fits ? px + 10 : px - 10, py: -14, text: words }], { fill: colour.ink, align: fits ? "left" : "right" }),
  ];
}

/** Where the line of the target stands in the rows before or after its step, if it is drawn. */
function poleOf(plot: Plot, target: CausesFigure["target"], afterStep: boolean): number | undefined {
  if (target === undefined) return undefined;
  const drawn = utc(target.before) >= plot.xDomain[0] && utc(target.before) <= plot.xDomain[1];
  return drawn ? toX(plot, utc(afterStep ? target.after : target.before)) : undefined;
}

/** A line this near to the left edge runs through every name that stands above its bar. */
const NEAR = 40;
const POLE_GAP = 6;
/** Where words begin that would stand across the line of the target: behind it, where there is room. */
const clearOf = (pole: number | undefined, px: number, width: number, room: number): number =>
  pole === undefined || pole < px - POLE_GAP || pole > px + width || pole + POLE_GAP + width > room ? px : pole + POLE_GAP;

/**
 * A moved forecast as a waterfall in days: the date before, a bar a cause, the date after. Bars are black, because a difference between
 * two published editions is record; what brought the date nearer is outlined and dashed. The dates are forecasts, in the second ink.
 */
export function causesWaterfall(figure: Readonly<CausesFigure>, size: ChartSize): TopLevelSpec {
  const steps = stepsOf(figure);
  const { before, after, target } = figure;
  const locale = localeOf(size);
  const moved = target !== undefined && target.before !== target.after;
  const rows = steps.length + 2 + (moved ? 1 : 0);
  const afterRow = rows - 1;
  const stepRow = moved ? steps.length + 1 : undefined;
  const names = [before.label, ...steps.map(({ label }) => label), ...(moved ? ["Target moved"] : []), after.label];
  const row = size.compact ? ROW.compact : ROW.wide;
  const [from, to] = reach(figure, steps);
  const lower = size.compact ? LOWER.compact : LOWER.wide;
  const margin = { top: TOP, right: 76, bottom: BOTTOM_MARGIN, left: size.compact ? 1 : Math.min(230, Math.ceil(Math.max(...names.map((name) => labelWidth(name, BOLD)))) + 20) };
  const plot = plotOf(size, rows * row, margin, [utc(from), utc(to)], [rows - 0.5, -0.5], "utc");
  const tickDates = ticks(plot, before.date, from, to);
  const middle = (index: number): number => (index + lower + 0.5) * row;
  const half = BAR / 2 / row;
  const daysText = (days: number): string => `${formatDifference(days, "days", locale)}\u00a0${Math.abs(days) === 1 ? "day" : "days"}`;
  const bar = (step: Step): Span => ({ x: Math.min(step.x, step.x2), x2: Math.max(step.x, step.x2), y: step.y + lower - half, y2: step.y + lower + half, title: `${step.label}: ${daysText(step.days)}` });
  const later = steps.filter(({ days }) => days > 0).map(bar);
  const earlier = steps.filter(({ days }) => days < 0).map(bar);
  const ends = [utc(before.date), ...steps.map(({ x2 }) => x2)];
  /** From the bottom of one row's end to the top of the next row's; over the row of the target in one go. */
  const links = ends.map((x, index): Span => ({ x, x2: x, y: index + lower + half, y2: (index === steps.length ? afterRow : index + 1) + lower - half }));
  const mark = (date: string, index: number): Span => ({ x: utc(date), x2: utc(date), y: index + lower - half * 1.5, y2: index + lower + half * 1.5 });
  const poleAt = (index: number): number | undefined => poleOf(plot, target, stepRow !== undefined && index >= stepRow);
  const beside = (x: number, index: number, text: string) => ({ px: clearOf(poleAt(index), toX(plot, x) + 8, labelWidth(text, BOLD), plot.width + margin.right), py: middle(index), text });
  const stepDays = target === undefined ? 0 : spanInDays(target.before, target.after);

  const layers: Layer[] = [rules(plot, tickDates.map((date) => ({ x: utc(date), x2: utc(date), y: -0.5, y2: rows - 0.5 })), { stroke: colour.grid })];
  if (target !== undefined) layers.push(...targetLayers(plot, target, rows, stepRow === undefined ? undefined : stepRow + lower));
  layers.push(rules(plot, links, { stroke: colour.ink3, strokeDash: [2, 3] }));
  if (later.length > 0) layers.push(rects(plot, later, { fill: colour.ink }));
  if (earlier.length > 0) layers.push(rects(plot, earlier, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.25, strokeDash: [3, 2] }));
  layers.push(rules(plot, [mark(before.date, 0), mark(after.date, afterRow)], { stroke: colour.spot, strokeWidth: 3.5 }));
  layers.push(labels([beside(utc(before.date), 0, formatDate(before.date, "day-month")), beside(utc(after.date), afterRow, formatDate(after.date, "day-month"))], { fill: colour.spot, strong: true, halo: true }));
  if (steps.length > 0) layers.push(labels(steps.map((step) => beside(Math.max(step.x, step.x2), step.y, daysText(step.days))), { fill: colour.ink, strong: true, halo: true }));
  if (target !== undefined && stepRow !== undefined) layers.push(labels([beside(Math.max(utc(target.before), utc(target.after)), stepRow, `to ${formatDate(target.after, "day-month")}, ${daysText(stepDays)}`)], { fill: colour.ink, halo: true }));
  const name = (text: string, index: number) =>
    size.compact ? { px: (poleAt(index) ?? NEAR) < NEAR ? clearOf(poleAt(index), 0, plot.width, Infinity) : 0, py: index * row + 10, text: shorten(text, plot.width + 60) } : { px: -margin.left, py: middle(index), text: shorten(text, margin.left - 10, BOLD) };
  const plain = names.map(name).filter((_, index) => index !== 0 && index !== afterRow);
  if (plain.length > 0) layers.push(labels(plain, { fill: colour.ink2, halo: size.compact }));
  layers.push(labels([name(before.label, 0), name(after.label, afterRow)], { fill: colour.ink, strong: true, halo: size.compact }));
  layers.push(...xLabels(plot, tickDates.map((date) => ({ px: toX(plot, utc(date)), text: formatDate(date, "day-month"), last: false }))));
  return chartOf(plot, describe(figure, daysText), layers);
}

function describe({ title, before, after, parts, target }: Readonly<CausesFigure>, daysText: (days: number) => string): string {
  const causes = parts.map(({ label, days }) => `${label} ${daysText(days)}`).join(", ");
  const step = target === undefined || target.before === target.after ? "" : ` The target was moved from ${formatDate(target.before)} to ${formatDate(target.after)}.`;
  return `${title}: ${before.label} ${formatDate(before.date)}; ${causes}; ${after.label} ${formatDate(after.date)}.${step}`;
}
