import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, countText, dateLabels, daysText, shareText, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { dateTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, widest } from "./label-text.ts";
import { dots, labels, type Point } from "./marks.ts";
import { percentileLines, type DaysPercentile } from "./percentile-lines.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface FinishedItem {
  readonly key: string;
  /** Calendar date. */
  readonly finished: string;
  /** Calendar days from start to finish, both counted. */
  readonly days: number;
}

export interface CycleTimeFigure {
  /** At least one. */
  readonly points: readonly FinishedItem[];
  readonly percentiles: readonly DaysPercentile[];
  /** Top of the scale in days, shared with ageing work. Items beyond are drawn as triangles at the edge. */
  readonly yMax: number;
}

/** Plot height that the scatter and ageing work share, so that their percentile lines run on. */
export const DAYS_PLOT_HEIGHT = 340;
export const DAYS_TOP_MARGIN = 8;
/** Share of ink in a dot: where items crowd, it darkens. */
const DOT_INK = 0.34;
const DAY_MS = 86_400_000;

/** One dot an item: finish date across, days from start to finish up; dashed lines at the percentiles. */
export function cycleTimeScatter({ points, percentiles, yMax }: Readonly<CycleTimeFigure>, size: ChartSize): TopLevelSpec {
  if (points.length === 0) throw new Error("a scatter needs at least one finished item");
  const locale = localeOf(size);
  const dates = points.map((point) => point.finished).toSorted();
  const from = dates[0] as string;
  const to = dates.at(-1) as string;
  const top = Math.max(1, yMax);
  const ticks = ticksUpTo(top);
  const shown = percentiles.filter(({ days }) => days <= top).toSorted((a, b) => a.days - b.days);
  const texts = shown.map(({ p, days }) => `${bold(daysText(days, locale))}\u00a0\u00a0${shareText(p / 100, locale)}`);
  const margin = { top: DAYS_TOP_MARGIN, right: Math.ceil(widest(texts)) + 12, bottom: BOTTOM_MARGIN, left: leftMargin(ticks.map((tick) => countText(tick, locale))) };
  // Half a dot of air at both ends, or half a day where a single date is all there is.
  const air = Math.max(0.5, spanInDays(from, to) * 0.012) * DAY_MS;
  const plot = plotOf(size, DAYS_PLOT_HEIGHT, margin, [utc(from) - air, utc(to) + air], [0, top], "utc");

  const highest = Math.max(0, ...shown.filter(({ p }) => p >= 95).map(({ days }) => days));
  const isOutlier = (item: FinishedItem): boolean => highest > 0 && item.days > highest;
  const titled = (items: readonly FinishedItem[], y: (item: FinishedItem) => number): Point[] =>
    items.map((item) => ({ x: utc(item.finished), y: y(item), title: `${item.key}: ${daysText(item.days, locale)}` }));
  const radius = points.length > 2000 ? (size.compact ? 2 : 2.5) : points.length > 600 ? 3 : 3.5;
  const ordinary = points.filter((item) => !isOutlier(item) && item.days <= top);
  const outliers = points.filter((item) => isOutlier(item) && item.days <= top);
  const beyond = points.filter((item) => item.days > top);
  const wanted = shown.map(({ days }) => toY(plot, days));
  const places = spread(wanted, LINE_GAP, 0, plot.height);

  const layers: Layer[] = [...yAxis(plot, ticks, (value) => countText(value, locale))];
  if (ordinary.length > 0) layers.push(dots(plot, ordinary.map(({ finished, days }) => ({ x: utc(finished), y: days })), radius, { fill: colour.ink, fillOpacity: DOT_INK }));
  layers.push(...percentileLines(plot, shown), zeroLine(plot));
  if (outliers.length > 0) layers.push(dots(plot, titled(outliers, (item) => item.days), radius, { fill: colour.ink }));
  if (beyond.length > 0) layers.push(dots(plot, titled(beyond, () => top), radius + 1, { fill: colour.ink }, "triangle-up"));
  if (texts.length > 0) layers.push(labels(texts.map((text, index) => ({ px: plot.width + 7, py: places[index] as number, text }))));
  layers.push(...dateLabels(plot, dateTicks(from, to, plot.width, size.compact ? 48 : 100, "middle")));
  const described = shown.map(({ p, days }) => `${shareText(p / 100, locale)} within ${daysText(days, locale)}`).join(", ");
  return chartOf(plot, `Cycle time in days of ${countText(points.length, locale)} items by finish date, ${from} to ${to}: ${described}.`, layers);
}
