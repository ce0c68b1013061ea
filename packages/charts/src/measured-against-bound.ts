import { formatDate, type Unit } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread, type Box } from "./label-place.ts";
import { labelWidth, shorten, widest } from "./label-text.ts";
import { labelsAround, lineBoxes } from "./labels-around.ts";
import { acrossAt, dots, labels, line, rules, type Point } from "./marks.ts";
import { decimalsIn, measuredText } from "./measured-text.ts";
import { colour, LINE_GAP } from "./theme.ts";
import { ticksBetween } from "./ticks-between.ts";

interface MeasuredPoint {
  readonly on: string;
  readonly value: number;
  /** What was measured, for example a version or the name of a run. */
  readonly of?: string | undefined;
  /** Write `of` beside the dot, where there is room. */
  readonly named?: boolean | undefined;
}

export interface MeasuredSeries {
  readonly label: string;
  /** `line`: each value follows from the one before. `dots`: each stands alone. `steps`: the best so far. */
  readonly look: "line" | "dots" | "steps";
  /** What the finding is about is drawn in full ink, what stands around it in grey. */
  readonly strong: boolean;
  /** By date, oldest first; at least one. */
  readonly points: readonly MeasuredPoint[];
}

export interface MeasuredFigure {
  readonly title: string;
  readonly unit: Unit;
  readonly series: readonly MeasuredSeries[];
  /** A goal, a gate or a limit: somebody set it, so it is black. */
  readonly bound?: { readonly value: number; readonly label: string } | undefined;
  /** Of the plot, where the usual ones don't fit the column. */
  readonly heights?: { readonly wide: number; readonly compact: number };
}

const HEIGHT = { wide: 220, compact: 190 } as const;
const RADIUS = 3.25;
/** Air above and below the values, as a share of their span. */
const AIR = 0.16;

function domainOf({ series, bound, unit }: MeasuredFigure): readonly [number, number] {
  const values = [...series.flatMap(({ points }) => points.map(({ value }) => value)), ...(bound === undefined ? [] : [bound.value])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = low === high ? Math.max(Math.abs(low) * 0.1, 0.01) : (high - low) * AIR;
  return [unit === "share" ? Math.max(0, low - air) : low - air, unit === "share" ? Math.min(1.02, high + air) : high + air];
}

const inkOf = ({ strong }: MeasuredSeries): string => (strong ? colour.ink : colour.ink3);

function layersOf(plot: Plot, series: MeasuredSeries, end: number, said: (point: MeasuredPoint) => string): readonly Layer[] {
  const { look, points, strong } = series;
  const at = points.map((point): Point => ({ x: utc(point.on), y: point.value, title: said(point) }));
  const bare = at.map(({ x, y }) => ({ x, y }));
  const path = look === "steps" ? bare.flatMap((point, index): readonly Point[] => [...(index === 0 ? [] : [{ x: point.x, y: bare[index - 1]?.y ?? null }]), point, ...(index === bare.length - 1 ? [{ x: end, y: point.y }] : [])]) : bare;
  return [
    ...(look === "dots" || path.length < 2 ? [] : [line(plot, path, { stroke: inkOf(series), strokeWidth: strong ? 1.75 : 1.25 })]),
    dots(plot, at, look === "dots" && !strong ? 2.75 : RADIUS, { fill: inkOf(series), ...(look === "dots" && !strong ? { fillOpacity: 0.55 } : {}) }),
  ];
}

/** Values of a few series by date against what they should reach: metrics of a model by version, quality of a dataset by day, runs of an experiment. */
export function measuredAgainstBound(figure: Readonly<MeasuredFigure>, size: ChartSize): TopLevelSpec {
  const { title, unit, series, bound, heights = HEIGHT } = figure;
  const dates = series.flatMap(({ points }) => points.map(({ on }) => on)).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a course of values needs at least one");
  const locale = localeOf(size);
  const text = (value: number): string => measuredText(value, unit, locale);
  const yDomain = domainOf(figure);
  const height = size.compact ? heights.compact : heights.wide;
  const ticks = ticksBetween(yDomain[0], yDomain[1], 4);
  const tickText = (value: number): string => measuredText(value, unit, locale, decimalsIn(ticks));
  const endText = (value: number): string => measuredText(value, unit, locale, decimalsIn([value, ...(bound === undefined ? [] : [bound.value])]));
  // Dots that each stand alone end nowhere: the line of the best beside them does.
  const ends = series.flatMap(({ label, points, strong, look }) => {
    const end = points.at(-1);
    return end === undefined || (look === "dots" && series.length > 1) ? [] : [{ value: end.value, label, strong, words: label === "" ? endText(end.value) : `${label} ${endText(end.value)}` }];
  });
  const most = Math.max(70, size.width * (size.compact ? 0.44 : 0.32));
  const right = Math.ceil(Math.min(most, widest(ends.map(({ words }) => words)) * 1.06)) + 14;
  const margin = { top: 12, right, bottom: BOTTOM_MARGIN, left: leftMargin(ticks.map(tickText)) };
  const air = Math.max(2, Math.round(spanInDays(first, last) * 0.03));
  const plot = plotOf(size, height, margin, [utc(daysAfter(first, -air)), utc(last)], yDomain, "utc");
  const said = (of: MeasuredSeries) => (point: MeasuredPoint): string => [of.label, point.of, formatDate(point.on)].filter((part) => part !== undefined && part !== "").join(", ") + `: ${text(point.value)}`;

  const layers: Layer[] = [
    rules(plot, ticks.map((tick) => acrossAt(plot, tick)), { stroke: colour.grid }),
    labels(ticks.map((tick) => ({ px: -9, py: toY(plot, tick), text: tickText(tick) })), { align: "right", fill: colour.ink3 }),
  ];
  if (bound !== undefined) layers.push(rules(plot, [acrossAt(plot, bound.value)], { stroke: colour.ink, strokeWidth: 2 }));
  const ordered = series.toSorted((a, b) => Number(a.strong) - Number(b.strong));
  for (const each of ordered) layers.push(...layersOf(plot, each, utc(last), said(each)));

  const boxes: readonly Box[] = series.flatMap(({ points }) => points.map(({ on, value }) => boxAt(toX(plot, utc(on)), toY(plot, value), RADIUS + 2)));
  const boundBox: readonly Box[] = bound === undefined ? [] : [{ left: 0, right: plot.width, top: toY(plot, bound.value) - 2, bottom: toY(plot, bound.value) + 2 }];
  const named = series.flatMap(({ points }) => points.filter((point) => point.named === true && point.of !== undefined).map(({ on, value, of = "" }) => ({ x: toX(plot, utc(on)), y: toY(plot, value), text: of }))).toReversed();
  const boundLabel = bound === undefined ? undefined : placeOnBound(plot, bound, boxes);
  const paths = series.filter(({ look }) => look === "line").flatMap(({ points }) => lineBoxes(points.map(({ on, value }) => ({ x: toX(plot, utc(on)), y: toY(plot, value) }))));
  const placed = labelsAround(named, [...boxes, ...paths, ...boundBox, ...(boundLabel === undefined ? [] : [boundLabel.box])], RADIUS, plot);
  if (placed.length > 0) layers.push(labels(placed, { fill: colour.ink2 }));
  if (boundLabel !== undefined && bound !== undefined) layers.push(labels([{ px: boundLabel.box.left, py: boundLabel.py, text: bound.label }], { fill: colour.ink, strong: true, halo: true }));

  const spots = spread(ends.map(({ value }) => toY(plot, value)), LINE_GAP, 2, height - 2);
  ends.forEach(({ words, strong }, index) => layers.push(labels([{ px: plot.width + 10, py: spots[index] ?? 0, text: shorten(words, right - 12, strong ? 600 : 400) }], { fill: strong ? colour.ink : colour.ink2, strong })));
  const months = monthTicks(daysAfter(first, -air), last, plot.width, 62);
  const axis = months.length > 0 ? months.map(({ date, label }) => ({ px: toX(plot, utc(date)), text: label, last: false })) : [{ px: toX(plot, utc(last)), text: formatDate(last), last: false }];
  layers.push(...xLabels(plot, axis));
  const words = series.map(({ label, points }) => `${label === "" ? "" : `${label}: `}${text(points[0]?.value ?? 0)} on ${formatDate(points[0]?.on ?? first)}${points.length === 1 ? "" : `, ${text(points.at(-1)?.value ?? 0)} on ${formatDate(points.at(-1)?.on ?? last)}`}`);
  return chartOf(plot, `${title}: ${words.join("; ")}.${bound === undefined ? "" : ` ${bound.label}.`}`, layers);
}

const boxAt = (x: number, y: number, half: number): Box => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

/** The name of the bound above its line, or below, at the left or further on: where no dot stands. */
function placeOnBound(plot: Plot, bound: { readonly value: number; readonly label: string }, taken: readonly Box[]): { readonly box: Box; readonly py: number } {
  const [width, y] = [labelWidth(bound.label, 600), toY(plot, bound.value)];
  const free = (box: Box): boolean => box.top >= -12 && box.bottom <= plot.height && taken.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
  const places = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [-11, 11].map((off) => ({ box: { left: Math.max(0, plot.width - width) * share, right: Math.max(0, plot.width - width) * share + width, top: y + off - 8, bottom: y + off + 8 }, py: y + off })));
  return places.find(({ box }) => free(box)) ?? { box: { left: 0, right: width, top: y - 19, bottom: y - 3 }, py: y - 11 };
}
