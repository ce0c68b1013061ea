import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, countText, itemsText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { shortWeek } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, widest } from "./label-text.ts";
import { acrossAt, dots, labels, line, rects, rules, type Point } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface LimitWeek {
  /** ISO week, `2026-W47`. */
  readonly label: string;
  readonly items: number;
  /** `outside above`, `run below` and the like; undefined where the week is within what chance does. */
  readonly signal?: string | undefined;
}

export interface ProcessLimitFigure {
  /** Complete weeks, oldest first, at least two. */
  readonly weeks: readonly LimitWeek[];
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

const HEIGHT = 220;

/** Items a week between their natural limits: what lies outside, or on one side for long, is solid, because something changed there. */
export function processLimitChart({ weeks, mean, lower, upper }: Readonly<ProcessLimitFigure>, size: ChartSize): TopLevelSpec {
  if (weeks.length < 2) throw new Error("process limits need at least two weeks");
  const locale = localeOf(size);
  const count = (value: number): string => countText(value, locale);
  const most = Math.max(1, upper, ...weeks.map(({ items }) => items));
  const ticks = ticksUpTo(most);
  const lines = [
    { at: upper, text: `limit ${bold(count(upper))}` },
    { at: mean, text: `mean ${bold(count(mean))}` },
    ...(lower > 0 ? [{ at: lower, text: `limit ${bold(count(lower))}` }] : []),
  ];
  const margin = { top: 10, right: Math.ceil(widest(lines.map(({ text }) => text))) + 12, bottom: BOTTOM_MARGIN, left: leftMargin([...ticks, 0].map(count)) };
  const plot = plotOf(size, HEIGHT, margin, [-0.5, weeks.length - 0.5], [0, most * 1.04]);
  const point = ({ label, items, signal }: LimitWeek, x: number): Point & { readonly signal: boolean } => ({
    x,
    y: items,
    title: `${shortWeek(label)}: ${itemsText(items, locale)}${signal === undefined ? "" : `, ${signal.startsWith("run") ? "in a run" : "outside the limits"}`}`,
    signal: signal !== undefined,
  });
  const points = weeks.map(point);
  const plain = ({ x, y, title }: Point): Point => ({ x, y, ...(title === undefined ? {} : { title }) });
  const [usual, signals] = [points.filter((each) => !each.signal), points.filter((each) => each.signal)];
  const radius = size.compact ? 3 : 3.75;
  const step = Math.max(1, Math.ceil((size.compact ? 52 : 90) / (plot.width / weeks.length)));
  const named = weeks.map(({ label }, index) => ({ px: toX(plot, index), text: shortWeek(label), last: index === weeks.length - 1 })).filter((_, index) => (weeks.length - 1 - index) % step === 0);
  const layers: Layer[] = [
    rects(plot, [{ x: plot.xDomain[0], x2: plot.xDomain[1], y: Math.max(0, lower), y2: upper }], { fill: colour.tint }),
    ...yAxis(plot, ticks, count),
    rules(plot, [acrossAt(plot, upper), ...(lower > 0 ? [acrossAt(plot, lower)] : [])], { stroke: colour.ink, strokeWidth: 1, strokeDash: [3, 3] }),
    rules(plot, [acrossAt(plot, mean)], { stroke: colour.ink, strokeWidth: 1.25, strokeDash: [6, 4] }),
    zeroLine(plot),
    line(plot, points.map(({ x, y }) => ({ x, y }))),
  ];
  if (usual.length > 0) layers.push(dots(plot, usual.map(plain), radius, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  if (signals.length > 0) layers.push(dots(plot, signals.map(plain), radius + 1, { fill: colour.ink }));
  const heights = spread(lines.map(({ at }) => toY(plot, at)), LINE_GAP, 0, plot.height);
  layers.push(labels(lines.map(({ text }, index) => ({ px: plot.width + 8, py: heights[index] ?? 0, text })), { fill: colour.ink2 }), ...xLabels(plot, named));
  const said = signals.length === 0 ? "None lies outside, and no run is long." : `${count(signals.length)} of ${count(weeks.length)} weeks are signals.`;
  return chartOf(plot, `Items finished a week, ${shortWeek(weeks[0]?.label ?? "")} to ${shortWeek(weeks.at(-1)?.label ?? "")}, with the natural limits ${count(Math.max(0, lower))} to ${count(upper)} around the mean of ${count(mean)}. ${said}`, layers);
}
