import type { Unit } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread } from "./label-place.ts";
import { labelWidth, shorten, widest } from "./label-text.ts";
import { dots, hairlines, labels, rules, type Point, type Span } from "./marks.ts";
import { decimalsIn, measuredText } from "./measured-text.ts";
import { colour } from "./theme.ts";
import { ticksBetween } from "./ticks-between.ts";

export interface DotRow {
  readonly label: string;
  readonly value: number;
  /** Interval of the value, or what chance alone would explain. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** What it was before: a ring, joined to the dot. */
  readonly before?: number | undefined;
  /** Behind the value at the right, for example `n 125`. */
  readonly note?: string | undefined;
  /** What the finding is about. */
  readonly strong?: boolean | undefined;
}

export interface DotGroup {
  /** Heading over the rows; none where the chart has one group. */
  readonly title?: string | undefined;
  readonly rows: readonly DotRow[];
  /** A value of this group that its rows are held against, for example the whole that they are slices of. */
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
}

export interface DotRowsFigure {
  readonly title: string;
  readonly unit: Unit;
  readonly groups: readonly DotGroup[];
  /** Lines through every row, for example the bands of a statistic. */
  readonly lines?: readonly { readonly value: number; readonly label: string }[];
  /** Left out: the scale begins at zero. */
  readonly from?: number | undefined;
}

const ROW = { wide: 26, compact: 38 } as const;
const HEAD = 26;
const RADIUS = 4;

interface Placed {
  readonly row: DotRow;
  readonly y: number;
}

/** Dots with their intervals on one scale, a row each: slices of an evaluation, groups of people, drift of features. */
export function dotRows(figure: Readonly<DotRowsFigure>, size: ChartSize): TopLevelSpec {
  const { title, unit, groups, lines = [] } = figure;
  const all = groups.flatMap(({ rows }) => rows);
  if (all.length === 0) throw new Error("a chart of rows needs at least one");
  const locale = localeOf(size);
  const text = (value: number): string => measuredText(value, unit, locale);
  const decimals = decimalsIn(all.map(({ value }) => value));
  const valueText = ({ value, note }: DotRow): string => [measuredText(value, unit, locale, decimals), note].filter((part) => part !== undefined).join(", ");
  const values = [...all.flatMap(({ value, low, high, before }) => [value, low, high, before]), ...groups.map(({ reference }) => reference?.value), ...lines.map(({ value }) => value)].filter((value) => value !== undefined);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = figure.from === undefined ? Math.min(0, least) : Math.min(figure.from, least);
  const to = most + (most - from) * 0.04 || 1;
  const ticks = ticksBetween(from, to, size.compact ? 4 : 6);
  const right = Math.ceil(Math.min(size.width * 0.34, widest(all.map(valueText)) * 1.06)) + 14;
  const left = size.compact ? 8 : Math.ceil(Math.min(size.width * 0.44, widest(all.map(({ label }) => label)) * 1.06)) + 14;
  const rowHeight = size.compact ? ROW.compact : ROW.wide;

  let at = 0;
  const heads: { readonly text: string; readonly y: number }[] = [];
  const spans: { readonly group: DotGroup; readonly top: number; readonly bottom: number }[] = [];
  const placed: Placed[] = [];
  for (const group of groups) {
    if (group.title !== undefined) {
      heads.push({ text: group.title, y: at + HEAD / 2 });
      at += HEAD;
    }
    const top = at;
    for (const row of group.rows) {
      placed.push({ row, y: at + (size.compact ? rowHeight - 10 : rowHeight / 2) });
      at += rowHeight;
    }
    spans.push({ group, top, bottom: at });
    at += groups.length > 1 ? 10 : 0;
  }
  const height = at;
  const lineLabels = lines.length > 0 || groups.some(({ reference, title: head }) => reference !== undefined && head === undefined);
  const margin = { top: lineLabels ? 22 : 6, right, bottom: 24, left };
  const plot = plotOf(size, height, margin, [from, to], [height, 0]);
  const spoken = ({ label, value, low, high, before, note }: DotRow): string => `${label}: ${text(value)}${low === undefined || high === undefined ? "" : `, ${text(low)} to ${text(high)}`}${before === undefined ? "" : `, before ${text(before)}`}${note === undefined ? "" : `, ${note}`}`;

  // On a phone names stand over their dots: lines pass beside the dots only, not through the names.
  const bands = size.compact ? placed.map(({ y }) => ({ top: y - 9, bottom: y + 9 })) : [{ top: 0, bottom: height }];
  const layers: Layer[] = [hairlines(ticks.flatMap((tick) => bands.map(({ top, bottom }) => ({ x: toX(plot, tick), x2: toX(plot, tick), y: top, y2: bottom }))), { stroke: colour.grid }), ...ruled(plot, lines, spans, bands)];
  const moves = placed.flatMap(({ row, y }): readonly Span[] => (row.before === undefined ? [] : [{ x: row.before, x2: row.value, y, y2: y }]));
  const intervals = placed.flatMap(({ row, y }): readonly Span[] => (row.low === undefined || row.high === undefined ? [] : [{ x: row.low, x2: row.high, y, y2: y }]));
  if (intervals.length > 0) layers.push(rules(plot, intervals, { stroke: colour.ink3, strokeWidth: 1.5 }));
  if (moves.length > 0) layers.push(rules(plot, moves, { stroke: colour.ink, strokeWidth: 2 }));
  const rings = placed.flatMap(({ row, y }): readonly Point[] => (row.before === undefined ? [] : [{ x: row.before, y }]));
  if (rings.length > 0) layers.push(dots(plot, rings, RADIUS - 0.5, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  const dotsOf = (strong: boolean): readonly Point[] => placed.filter(({ row }) => (row.strong === true) === strong).map(({ row, y }) => ({ x: row.value, y, title: spoken(row) }));
  if (dotsOf(false).length > 0) layers.push(dots(plot, dotsOf(false), RADIUS, { fill: colour.ink3 }));
  if (dotsOf(true).length > 0) layers.push(dots(plot, dotsOf(true), RADIUS, { fill: colour.ink }));
  if (heads.length > 0) layers.push(labels(heads.map(({ text: head, y }) => ({ px: size.compact ? 0 : -left, py: y, text: shorten(head, size.width, 600) })), { fill: colour.ink, strong: true, halo: true }));
  for (const strong of [false, true]) {
    const of = placed.filter(({ row }) => (row.strong === true) === strong);
    if (of.length === 0) continue;
    const names = of.map(({ row, y }) => (size.compact ? { px: 0, py: y - 18, text: shorten(row.label, size.width - 10, strong ? 600 : 400) } : { px: -left, py: y, text: shorten(row.label, left - 12, strong ? 600 : 400) }));
    layers.push(labels(names, { fill: strong ? colour.ink : colour.ink2, strong, halo: size.compact }));
    layers.push(labels(of.map(({ row, y }) => ({ px: plot.width + 10, py: y, text: shorten(valueText(row), right - 12, strong ? 600 : 400) })), { fill: strong ? colour.ink : colour.ink2, strong }));
  }
  layers.push(labels(ticks.map((tick) => ({ px: toX(plot, tick), py: height + 13, text: text(tick) })), { align: "center", fill: colour.ink3 }));
  return chartOf(plot, `${title}. ${all.map(spoken).join("; ")}.`, layers);
}

/** Lines through all rows with their names above, and of each group the value it is held against. */
function ruled(plot: Plot, lines: NonNullable<DotRowsFigure["lines"]>, spans: readonly { readonly group: DotGroup; readonly top: number; readonly bottom: number }[], bands: readonly { readonly top: number; readonly bottom: number }[]): readonly Layer[] {
  const references = spans.flatMap(({ group: { reference, title }, top, bottom }) => (reference === undefined ? [] : [{ ...reference, top: top - 4, bottom, low: title !== undefined }]));
  const top = [...lines.map((each) => ({ ...each, dashed: true })), ...references.filter(({ low }) => !low).map((each) => ({ ...each, dashed: false }))];
  const half = (label: string): number => labelWidth(label) / 2;
  const places = spread(top.map(({ value }) => toX(plot, value)), Math.max(0, ...top.map(({ label }) => 2 * half(label) + 10)), 0, plot.width);
  return [
    ...(lines.length === 0 ? [] : [hairlines(lines.flatMap(({ value }) => bands.map(({ top: y, bottom }) => ({ x: toX(plot, value), x2: toX(plot, value), y, y2: bottom }))), { stroke: colour.ink, strokeWidth: 1.25, strokeDash: [5, 4] })]),
    ...(references.length === 0 ? [] : [hairlines(references.map(({ value, top: y, bottom }) => ({ x: toX(plot, value), x2: toX(plot, value), y, y2: bottom })), { stroke: colour.ink, strokeWidth: 1.5 })]),
    ...(top.length === 0 ? [] : [labels(top.map(({ label }, index) => ({ px: places[index] ?? 0, py: -14, text: label })), { align: "center", fill: colour.ink2 })]),
    ...references.filter(({ low }) => low).map(({ value, label, top: y }) => labels([{ px: Math.min(toX(plot, value), plot.width + plot.margin.right - half(label)), py: y - 10, text: label }], { align: "center", fill: colour.ink2, halo: true })),
  ];
}
