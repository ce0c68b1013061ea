import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, shareText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { bold, labelWidth } from "./label-text.ts";
import { dots, hairlines, labels, rects, type Span, type Style } from "./marks.ts";
import { colour } from "./theme.ts";

export interface ForecastRow {
  /** Last date of the finishing period, `YYYY-MM-DD`; rows are equally far apart. */
  readonly date: string;
  /** Share of runs that finish in the period, 0 to 1. */
  readonly probability: number;
  /** Share of runs that have finished by the date, 0 to 1. */
  readonly cumulative: number;
}

export interface ForecastFigure {
  /** Oldest first, at least one. */
  readonly rows: readonly ForecastRow[];
  /** Dates by which 50, 85 and 95 % of the runs have finished. */
  readonly p50: string;
  readonly p85: string;
  readonly p95: string;
  readonly target?: string | undefined;
  readonly asOf: string;
}

const BARS = 190;
const LANE = 20;
/** Lanes above the bars: target, 50 %, 85 % and 95 %, each leader shorter than the one before. */
const LANES = { target: 0, p50: 1, p85: 2, p95: 3 } as const;
const HEAD = 4 * LANE + 4;

/** Chance of finishing in each week: solid blue up to the 85 % date, light to the 95 % date, an outline beyond; the dates written above. */
export function forecastDistribution(figure: Readonly<ForecastFigure>, size: ChartSize): TopLevelSpec {
  const { rows, target, asOf } = figure;
  if (rows.length === 0) throw new Error("a forecast distribution needs at least one row");
  const locale = localeOf(size);
  const step = rows.length > 1 ? Math.max(1, spanInDays(rows[0]?.date ?? asOf, rows[1]?.date ?? asOf)) : 7;
  const from = [asOf, daysAfter(rows[0]?.date ?? asOf, -step), target ?? asOf].toSorted()[0] as string;
  const to = [rows.at(-1)?.date ?? asOf, target ?? asOf].toSorted().at(-1) as string;
  const style = spanInDays(from, to) > 330 ? "full" : "day-month";
  const most = Math.max(0.01, ...rows.map((row) => row.probability));
  const ticks = ticksUpTo(most, 0.01);
  const tickText = (value: number): string => (value === ticks.at(-1) ? shareText(value, locale) : shareText(value, locale).replace("\u00a0%", ""));
  const wanted = wordsOf(figure, style, size);
  const left = leftMargin(ticks.map(tickText));
  const domain: readonly [number, number] = [utc(from), utc(to)];
  // The head's words may stand out to the right of the bars: give them their room.
  const trial = plotOf(size, BARS + HEAD, { top: 4, right: 12, bottom: BOTTOM_MARGIN, left }, domain, [0, 1], "utc");
  const right = Math.max(12, ...wanted.map(({ date, text, strong }) => rightOf(trial, date, text, strong)));
  const plot = plotOf(size, BARS + HEAD, { ...trial.margin, right: Math.min(right, size.width * 0.4) }, domain, [0, (most * (BARS + HEAD)) / BARS], "utc");

  const barWidth = (step / Math.max(1, spanInDays(from, to))) * plot.width;
  const gap = barWidth > 6 ? 0.1 : barWidth > 3 ? 0.05 : 0;
  const DAY = 86_400_000;
  const bar = ({ date, probability, cumulative }: ForecastRow): Span => ({
    x: utc(date) - step * DAY * (1 - gap),
    x2: utc(date) - step * DAY * gap,
    y: 0,
    y2: probability,
    title: `By ${formatDate(date)}: ${shareText(cumulative, locale)}; in this period ${shareText(probability, locale)}`,
  });
  const layers: Layer[] = [...yAxis(plot, ticks, tickText)];
  const add = (mine: readonly ForecastRow[], look: Style): void => {
    const drawn = mine.filter((row) => row.probability > 0);
    if (drawn.length > 0) layers.push(rects(plot, drawn.map(bar), look));
  };
  add(rows.filter((row) => row.date <= figure.p85), { fill: colour.spot });
  add(rows.filter((row) => row.date > figure.p85 && row.date <= figure.p95), { fill: colour.spotLight });
  add(rows.filter((row) => row.date > figure.p95), { fill: colour.spotPale, stroke: colour.spotMid, strokeWidth: 0.75 });
  layers.push(zeroLine(plot), ...head(plot, wanted));
  const months = monthTicks(from, to, plot.width, size.compact ? 64 : 72).map((tick) => ({ px: toX(plot, utc(tick.date)), text: tick.label, last: false }));
  layers.push(...xLabels(plot, [...months, { px: toX(plot, utc(asOf)), text: formatDate(asOf, "day-month"), last: true }]));
  const against = target === undefined ? "" : ` The target is ${formatDate(target)}.`;
  const dates = `50 % by ${formatDate(figure.p50)}, 85 % by ${formatDate(figure.p85)}, 95 % by ${formatDate(figure.p95)}`;
  return chartOf(plot, `Share of runs that finish in each period, as of ${formatDate(asOf)}: ${dates}.${against}`, layers);
}

interface HeadLabel {
  readonly date: string;
  readonly text: string;
  readonly lane: number;
  readonly strong: boolean;
  readonly flag: boolean;
}

function wordsOf({ p50, p85, p95, target }: Readonly<ForecastFigure>, style: "full" | "day-month", size: ChartSize): readonly HeadLabel[] {
  const dated = (p: number, date: string): string => `${shareText(p, localeOf(size))} by ${formatDate(date, style)}`;
  return [
    ...(target === undefined ? [] : [{ date: target, text: `target ${bold(formatDate(target, style))}`, lane: LANES.target, strong: false, flag: true }]),
    { date: p50, text: dated(0.5, p50), lane: LANES.p50, strong: false, flag: false },
    { date: p85, text: dated(0.85, p85), lane: LANES.p85, strong: true, flag: false },
    { date: p95, text: dated(0.95, p95), lane: LANES.p95, strong: false, flag: false },
  ];
}

const INDENT = { flag: 10, leader: 6 } as const;
const rightOf = (plot: Plot, date: string, text: string, strong: boolean): number =>
  Math.ceil(toX(plot, utc(date)) + INDENT.flag + labelWidth(text, strong ? 600 : 400) - plot.width + 4);

/** Words stand to the right of their leader, or to its left where the line of the target would otherwise run through them. */
function leftOf(plot: Plot, { date, text, strong, flag }: HeadLabel, target: number | undefined): boolean {
  if (flag || target === undefined) return false;
  const x = toX(plot, utc(date));
  const width = labelWidth(text, strong ? 600 : 400) + INDENT.leader;
  return target > x + 1 && target < x + width + 2 && x - width > 0;
}

/** Flag and leaders from their words down to the zero line. Words carry paper around them, so a leader passes behind. */
function head(plot: Plot, wanted: readonly HeadLabel[]): readonly Layer[] {
  const flagged = wanted.find((label) => label.flag);
  const target = flagged === undefined ? undefined : toX(plot, utc(flagged.date));
  const sided = wanted.map((label) => ({ ...label, x: toX(plot, utc(label.date)), left: leftOf(plot, label, target) }));
  // Words left of their leaders stand the other way up, the earliest lowest: no later leader runs through them.
  const leftLanes = sided.filter(({ left }) => left).map(({ lane }) => lane);
  const laneOf = (label: (typeof sided)[number]): number => (label.left ? (leftLanes.at(-1 - leftLanes.indexOf(label.lane)) ?? label.lane) : label.lane);
  const places = sided.map((label) => ({ ...label, y: laneOf(label) * LANE + 8 }));
  const leaders = places.map(({ x, y, flag, strong }) => ({ x, x2: x, y: flag ? y : y - 7, y2: plot.height, flag, strong }));
  const line = (mine: typeof leaders, style: Style): Layer => hairlines(mine.map(({ x, x2, y, y2 }) => ({ x, x2, y, y2 })), style);
  const flags = places.filter((label) => label.flag);
  const dates = places.filter((label) => !label.flag);
  const row = ({ x, y, text, flag, left }: (typeof places)[number]) => ({ px: x + (flag ? INDENT.flag : left ? -INDENT.leader : INDENT.leader), py: y, text });
  const layers: Layer[] = [
    line(leaders.filter(({ flag, strong }) => !flag && !strong), { stroke: colour.spot, strokeWidth: 1 }),
    line(leaders.filter(({ flag, strong }) => !flag && strong), { stroke: colour.spot, strokeWidth: 2 }),
  ];
  if (flags.length > 0) {
    layers.push(line(leaders.filter(({ flag }) => flag), { stroke: colour.ink, strokeWidth: 1.75 }));
    const flagAt = flags.map(({ date }) => ({ x: utc(date), y: plot.yDomain[1] * (1 - 6 / plot.height) }));
    layers.push(dots(plot, flagAt, 5.5, { fill: colour.ink }, "triangle-down"), labels(flags.map(row), { fill: colour.ink, halo: true }));
  }
  for (const strong of [false, true])
    for (const left of [false, true]) {
      const mine = dates.filter((label) => label.strong === strong && label.left === left);
      if (mine.length > 0) layers.push(labels(mine.map(row), { fill: colour.spot, strong, halo: true, align: left ? "right" : "left" }));
    }
  return layers;
}
