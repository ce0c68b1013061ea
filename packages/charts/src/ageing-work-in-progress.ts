import { compareText } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { countText, daysText, shareText, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { placeDotLabels } from "./dot-labels.ts";
import { DAYS_PLOT_HEIGHT, DAYS_TOP_MARGIN } from "./cycle-time-scatter.ts";
import { chartOf, leftMargin, localeOf, plotOf, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread } from "./label-place.ts";
import { columnHeads, type ColumnHeads } from "./column-heads.ts";
import { bold, widest } from "./label-text.ts";
import { dots, hairlines, labels, type Label, type Point } from "./marks.ts";
import { expectationOf, percentileLines, type DaysPercentile } from "./percentile-lines.ts";
import { swarm } from "./swarm.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface OpenItem {
  readonly key: string;
  /** Name of its workflow column. */
  readonly column: string;
  /** Age in calendar days on the as-of date, the day of the start counted. */
  readonly days: number;
}

export interface AgeingFigure {
  /** In board order, at least one; `count` is what stands under the name. */
  readonly columns: readonly { readonly name: string; readonly count: number }[];
  readonly points: readonly OpenItem[];
  /** Of finished work, in days. */
  readonly percentiles: readonly DaysPercentile[];
  /** Top of the scale in days, shared with the scatter. Older items are drawn as triangles at the edge. */
  readonly yMax: number;
}

const DOT_INK = 0.34;
/** Only the oldest are named on the drawing; all of them are in the table beside it. */
const NAMED = 6;

interface PlacedItem extends OpenItem {
  readonly x: number;
  readonly y: number;
  readonly old: boolean;
}

/** Work in progress by workflow column, at its age; what is older than the 85 % line is black and named. */
export function ageingWorkInProgress(figure: Readonly<AgeingFigure>, size: ChartSize): TopLevelSpec {
  const { columns, percentiles } = figure;
  if (columns.length === 0) throw new Error("ageing work needs at least one column");
  const locale = localeOf(size);
  const top = Math.max(1, figure.yMax);
  const ticks = ticksUpTo(top);
  const shown = percentiles.filter(({ days }) => days <= top).toSorted((a, b) => a.days - b.days);
  const lineTexts = shown.map(({ p }) => (p === 85 ? bold(shareText(p / 100, locale)) : shareText(p / 100, locale)));
  const left = leftMargin(ticks.map((tick) => countText(tick, locale)));
  const right = Math.ceil(widest(lineTexts)) + 9;
  const columnWidth = (size.width - left - right) / columns.length;
  const heads = columnHeads(columns, columnWidth, (count) => countText(count, locale));
  const margin = { top: DAYS_TOP_MARGIN, right, bottom: 12 + heads.rows * LINE_GAP, left };
  const plot = plotOf(size, DAYS_PLOT_HEIGHT, margin, [0, columns.length], [0, top]);

  const radius = figure.points.length > 300 ? 3 : 4.25;
  const items = placeItems(figure, plot, columnWidth, radius);
  const toPoint = ({ x, days, key }: PlacedItem): Point => ({ x: x / columnWidth, y: Math.min(days, top), title: `${key}: ${daysText(days, locale)}` });
  const within = items.filter((item) => item.days <= top);
  const young = within.filter((item) => !item.old);
  const old = within.filter((item) => item.old);
  const beyond = items.filter((item) => item.days > top);
  const named = items
    .filter((item) => item.old)
    .toSorted((a, b) => b.days - a.days || compareText(a.key, b.key))
    .slice(0, NAMED);

  const layers: Layer[] = [...yAxis(plot, ticks, (value) => countText(value, locale))];
  if (columns.length > 1) {
    layers.push(hairlines(columns.slice(1).map((_, index) => ({ x: (index + 1) * columnWidth, x2: (index + 1) * columnWidth, y: 0, y2: plot.height })), { stroke: colour.grid }));
  }
  layers.push(...percentileLines(plot, shown), zeroLine(plot));
  if (young.length > 0) layers.push(dots(plot, young.map(toPoint), radius, { fill: colour.ink, fillOpacity: DOT_INK }));
  if (old.length > 0) layers.push(dots(plot, old.map(toPoint), radius, { fill: colour.ink }));
  if (beyond.length > 0) layers.push(dots(plot, beyond.map(toPoint), radius + 1, { fill: colour.ink }, "triangle-up"));
  const obstacles = items.map((item) => ({ left: item.x - radius, right: item.x + radius, top: item.y - radius, bottom: item.y + radius }));
  const names6 = placeDotLabels(named.map((item) => ({ x: item.x, y: item.y, text: `${item.key}, ${countText(item.days, locale)}` })), obstacles, radius, plot);
  if (names6.length > 0) layers.push(labels(names6, { fill: colour.ink, halo: true }));
  const places = spread(shown.map(({ days }) => toY(plot, days)), LINE_GAP, 0, plot.height);
  if (lineTexts.length > 0) layers.push(labels(lineTexts.map((text, index) => ({ px: plot.width + 7, py: places[index] as number, text })), { fill: colour.ink2 }));
  layers.push(...headLayers(plot, heads, columnWidth));
  const limit = expectationOf(percentiles);
  const past = limit ? ` ${countText(items.filter((item) => item.old).length, locale)} are older than the 85 % line at ${daysText(limit.days, locale)}.` : "";
  return chartOf(plot, `Age in days of ${countText(items.length, locale)} items in progress by state: ${columns.map(({ name, count }) => `${name} ${countText(count, locale)}`).join(", ")}.${past}`, layers);
}

/** Names and counts under their columns; those of a lower row hang from a hairline. */
function headLayers(plot: Plot, { heads }: ColumnHeads, columnWidth: number): readonly Layer[] {
  const placed = heads.map(({ lines, row }, index) => {
    const middle = (index + 0.5) * columnWidth;
    const half = widest(lines.map((words) => bold(words))) / 2;
    const px = Math.min(Math.max(middle, half - plot.margin.left), plot.width + plot.margin.right - half);
    return { lines, row, px, middle };
  });
  const hanging = placed.filter(({ row }) => row > 0).map(({ row, middle }) => ({ x: middle, x2: middle, y: plot.height + 2, y2: plot.height + 7 + row * LINE_GAP }));
  return [
    ...(hanging.length > 0 ? [hairlines(hanging, { stroke: colour.rule })] : []),
    labels(placed.flatMap(({ lines, row, px }) => lines.map((text, at): Label => ({ px, py: plot.height + 16 + (row + at) * LINE_GAP, text }))), { align: "center", fill: colour.ink, strong: true }),
  ];
}

/** Oldest first in each column, so that the oldest keep the middle; equal ages in the order of their keys. */
function placeItems({ columns, points, percentiles }: Readonly<AgeingFigure>, plot: Plot, columnWidth: number, radius: number): readonly PlacedItem[] {
  const limit = expectationOf(percentiles)?.days ?? Number.POSITIVE_INFINITY;
  return columns.flatMap(({ name }, index) => {
    const mine = points.filter((point) => point.column === name).toSorted((a, b) => b.days - a.days || compareText(a.key, b.key));
    const heights = mine.map((point) => ({ key: point.key, y: toY(plot, Math.min(point.days, plot.yDomain[1])) }));
    const sideways = swarm(heights, radius, columnWidth);
    return mine.map((point, at): PlacedItem => ({ ...point, x: (index + 0.5) * columnWidth + (sideways[at] as number), y: heights[at]?.y ?? 0, old: point.days > limit }));
  });
}
