import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, labelWidth, shorten, widest } from "./label-text.ts";
import { acrossAt, dots, labels, line, rects, rules, type Label, type Point, type Span } from "./marks.ts";
import type { ProseChartAxis, ProseChartFigure, ProseChartPoint, ProseChartSeries } from "./prose-chart-figure.ts";
import { acrossScale, upScale, valueText, type ProseScale } from "./prose-chart-scales.ts";
import { rankedBars } from "./ranked-bars.ts";
import { categoryColour, colour, LINE_GAP } from "./theme.ts";

const HEIGHT = { wide: 240, compact: 210 } as const;
const BAR = 0.7;
const RADIUS = 2.75;
/** Share of the width that the words at the end of a line may take. */
const END_SHARE = 0.3;
/** Names of bars that are longer than this stand beside lying bars. */
const BAR_NAME = 64;
const MOST_STANDING = 40;

const fillOf = ({ colour: category }: ProseChartSeries): string => (category === undefined ? colour.ink : categoryColour(category));
function wordsOf(value: string | number, axis: ProseChartAxis & { readonly words?: readonly string[] | undefined }, locale: string): string {
  if (axis.words !== undefined) return String(value);
  return axis.unit === "date" ? formatDate(String(value)) : valueText(value, axis, locale);
}

type Known = ProseChartPoint & { readonly y: number | string };
const known = ({ points }: ProseChartSeries): readonly Known[] => points.filter((point): point is Known => point.y !== null);

/** What a point is, for the hover. */
const said = ({ name }: ProseChartSeries, point: Known, { x, y }: ProseChartFigure, locale: string): string => `${name === "" ? "" : `${name}, `}${wordsOf(point.x, x, locale)}: ${wordsOf(point.y, y, locale)}`;

/** What stands at the end of each line: its newest value, and its name where there are several. */
function endsOf({ series, y, as }: ProseChartFigure, size: ChartSize): readonly { readonly at: string | number; readonly text: string; readonly fill: string }[] {
  if (as !== "line") return [];
  return series.flatMap((each) => {
    const last = known(each).at(-1);
    if (last === undefined) return [];
    const value = wordsOf(last.y, y, localeOf(size));
    // On a phone names would be cut: they stand above.
    return [{ at: last.y, text: each.name === "" || size.compact ? bold(value) : shorten(`${bold(value)} ${each.name}`, Math.max(90, size.width * END_SHARE)), fill: fillOf(each) }];
  });
}

/** Names of what colours mean, above the plot, where they don't stand at the ends of lines; a row ends where the width does. */
function keyRows({ series, as }: ProseChartFigure, { width, compact }: ChartSize): readonly (readonly { readonly series: ProseChartSeries; readonly px: number }[])[] {
  if ((as !== "dots" && !compact) || series.length < 2) return [];
  const rows: { series: ProseChartSeries; px: number }[][] = [];
  let right = Infinity;
  for (const each of series) {
    const room = labelWidth(each.name) + 30;
    if (right + room > width) {
      rows.push([]);
      right = 0;
    }
    rows.at(-1)?.push({ series: each, px: right });
    right += room;
  }
  return rows;
}

function barLayers(figure: ProseChartFigure, plot: Plot, across: ProseScale, locale: string): readonly Layer[] {
  const spans = figure.series.flatMap((each) =>
    known(each).map((point): Span => {
      const [middle, value] = [across.place(point.x), Number(point.y)];
      return { x: middle - BAR / 2, x2: middle + BAR / 2, y: Math.min(0, value), y2: Math.max(0, value), title: said(each, point, figure, locale) };
    }),
  );
  const drawn = spans.filter(({ y, y2 }) => y2 > y);
  return drawn.length === 0 ? [] : [rects(plot, drawn, { fill: colour.ink, fillOpacity: 0.82 })];
}

function pointLayers(figure: ProseChartFigure, plot: Plot, across: ProseScale, up: ProseScale, locale: string): readonly Layer[] {
  return figure.series.flatMap((each): readonly Layer[] => {
    const at = known(each).map((point): Point => ({ x: across.place(point.x), y: up.place(point.y), title: said(each, point, figure, locale) }));
    const path = each.points.map(({ x, y }) => ({ x: across.place(x), y: y === null ? null : up.place(y) }));
    // Of many values the line alone is read.
    const crowded = figure.as === "line" && at.length > plot.width / 9;
    return [
      ...(figure.as === "line" && at.length > 1 ? [line(plot, path, { stroke: fillOf(each) })] : []),
      ...(at.length === 0 ? [] : [dots(plot, at, crowded ? 1.25 : figure.as === "line" ? RADIUS : 3.25, { fill: fillOf(each), ...(figure.as === "dots" ? { fillOpacity: 0.6 } : {}) })]),
    ];
  });
}

/** Bars with long names lie below each other, each with its figure. */
function lyingBars(figure: ProseChartFigure, size: ChartSize): TopLevelSpec | undefined {
  const points = figure.series.flatMap(known);
  const names = figure.x.words ?? [];
  const isLong = names.length > MOST_STANDING || widest(names) > Math.min(BAR_NAME, (size.width - 60) / Math.max(1, names.length));
  if (figure.as !== "bar" || figure.x.words === undefined || !isLong || isPeriods(names) || points.some(({ y }) => Number(y) < 0)) return undefined;
  return rankedBars({ title: figure.title, rows: points.map(({ x, y }) => ({ name: String(x), value: Number(y), text: valueText(y, figure.y, localeOf(size)), strong: true })) }, size);
}

const isPeriods = (words: readonly string[]): boolean => words.every((word) => /^(?:\d{4}-(?:\d{2}|W\d{2}|Q[1-4])|W\d{2})$/.test(word));

function describe({ title, series, x, y }: ProseChartFigure, locale: string): string {
  const parts = series.map((each) => {
    const points = known(each);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return `${each.name}: no value`;
    const name = each.name === "" ? "" : `${each.name}: `;
    const at = (point: Known): string => `${wordsOf(point.y, y, locale)} at ${wordsOf(point.x, x, locale)}`;
    return first === last ? `${name}${at(last)}` : `${name}from ${at(first)} to ${at(last)}`;
  });
  return `${title}. ${y.label} by ${x.label}: ${parts.join("; ")}.`;
}

/**
 * A chart that an author asked for: a line, bars or dots, of one or a few series, on axes of dates, numbers or words.
 * @throws when no point has a value
 */
export function proseChart(figure: Readonly<ProseChartFigure>, size: ChartSize): TopLevelSpec {
  if (!figure.series.some((each) => known(each).length > 0)) throw new Error("a chart of a page needs at least one value");
  const lying = lyingBars(figure, size);
  if (lying !== undefined) return lying;
  const locale = localeOf(size);
  const [across, up] = [acrossScale(figure, locale), upScale(figure, locale)];
  const height = size.compact ? HEIGHT.compact : HEIGHT.wide;
  const upTicks = up.ticks(height);
  const ends = endsOf(figure, size);
  const keys = keyRows(figure, size);
  const isNumbers = figure.x.words === undefined && figure.x.unit !== "date";
  const right = ends.length === 0 ? 10 : Math.ceil(widest(ends.map(({ text }) => text)) * 1.05) + 16;
  const margin = { top: 10 + keys.length * 20, right, bottom: BOTTOM_MARGIN + (isNumbers ? LINE_GAP : 0), left: leftMargin(upTicks.map(({ text }) => text)) };
  const plot = plotOf(size, height, margin, across.domain, up.domain, figure.x.unit === "date" && figure.x.words === undefined ? "utc" : "linear");
  const grid = upTicks.filter(({ at }) => at !== 0);
  const [bottom] = up.domain;
  const layers: Layer[] = [
    ...(grid.length === 0 ? [] : [rules(plot, grid.map(({ at }) => acrossAt(plot, at)), { stroke: colour.grid })]),
    labels(upTicks.map(({ at, text }) => ({ px: -9, py: toY(plot, at), text })), { align: "right", fill: colour.ink3 }),
    ...(figure.as === "bar" ? barLayers(figure, plot, across, locale) : []),
    // An axis that does not begin at zero has no zero line: it would say that the values rise from nothing.
    ...(bottom <= 0 && figure.y.unit !== "date" ? [rules(plot, [acrossAt(plot, 0)], { stroke: colour.ink, strokeWidth: 1.25 })] : [rules(plot, [acrossAt(plot, bottom)], { stroke: colour.rule })]),
    ...(figure.as === "bar" ? [] : pointLayers(figure, plot, across, up, locale)),
  ];
  const spots = spread(ends.map(({ at }) => toY(plot, up.place(at))), LINE_GAP + 1, 6, height - 4);
  ends.forEach(({ text, fill }, index) => layers.push(labels([{ px: plot.width + 10, py: spots[index] ?? 0, text }], { fill })));
  keys.forEach((row, index) => {
    const py = -margin.top + 10 + index * 20;
    for (const { series, px } of row) layers.push(labels([{ px: px - margin.left, py, text: "●" }], { fill: fillOf(series) }), labels([{ px: px - margin.left + 14, py, text: series.name }], { fill: colour.ink2 }));
  });
  layers.push(...xLabels(plot, across.ticks(plot.width).map(({ at, text, last }) => ({ px: toX(plot, at), text, last }))));
  if (isNumbers) layers.push(labels([axisName(figure.x, plot)], { align: "right", fill: colour.ink3 }));
  return chartOf(plot, describe(figure, locale), layers);
}

const axisName = ({ label }: ProseChartAxis, plot: Plot): Label => ({ px: plot.width, py: plot.height + BOTTOM_MARGIN + 6, text: label });
