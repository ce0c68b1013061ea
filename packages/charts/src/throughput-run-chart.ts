import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, countText, itemsText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { shortWeek } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { bold, labelWidth, widest } from "./label-text.ts";
import { acrossAt, dots, labels, line, rects, rules, type Point } from "./marks.ts";
import { runPoints, runWords, type RunOfWeeks } from "./run-words.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface ThroughputWeek {
  /** ISO week, `2026-W47`. */
  readonly label: string;
  readonly from: string;
  readonly items: number;
  /** A running week is drawn as an open dotted point and belongs to no line, run or median. */
  readonly complete: boolean;
}

export interface ThroughputRunFigure {
  /** Oldest first, at least one. */
  readonly weeks: readonly ThroughputWeek[];
  /** Items a week; null when there are too few weeks to judge against. */
  readonly baselineMedian: number | null;
  /** `median of W22–W41: 20`. */
  readonly baselineLabel: string;
  readonly run: RunOfWeeks;
  /** Range of items a week in each of the coming weeks. */
  readonly next?: { readonly low: number; readonly mid: number; readonly high: number; readonly weeks: number } | undefined;
}

const HEIGHT = 240;
const TOP = 4;
/** Room above the highest point for the words of the run. */
const HEADROOM = 40;

/** Items finished a week as a run chart against the median of the weeks before, with the simulated range ahead. */
export function throughputRunChart(figure: Readonly<ThroughputRunFigure>, size: ChartSize): TopLevelSpec {
  const { weeks, baselineMedian, next } = figure;
  if (weeks.length === 0) throw new Error("a run chart needs at least one week");
  const locale = localeOf(size);
  const count = (value: number): string => countText(value, locale);
  const most = Math.max(1, ...weeks.map((week) => week.items), baselineMedian ?? 0, next?.high ?? 0);
  const yMax = most / (1 - HEADROOM / HEIGHT);
  const ticks = ticksUpTo(most);
  const range = next ? rangeWords(next, count) : "";
  const ahead = next ? [aheadWords(next.weeks), bold(range)] : [];
  const medianShort = baselineMedian !== null && size.compact ? `median ${count(baselineMedian)}` : "";
  const newest = weeks.at(-1) as ThroughputWeek;
  const atEdge = next ? "" : newest.complete ? bold(count(newest.items)) : soFar(newest, count);
  const right = Math.ceil(widest([...ahead, medianShort, atEdge]));
  const margin = { top: TOP, right: right > 0 ? right + 12 : 12, bottom: BOTTOM_MARGIN, left: leftMargin([...ticks, 0].map(count)) };
  const measured: readonly [number, number] = [-0.5, weeks.length - 0.5];
  const plot = plotOf(size, HEIGHT, margin, [measured[0], measured[1] + (next?.weeks ?? 0)], [0, yMax]);

  const points = weeks.map((week, index) => ({ ...week, x: index }));
  const complete = points.filter((point) => point.complete);
  const inRun = runPoints(complete, baselineMedian, figure.run);
  const solid = new Set([...inRun, ...complete.slice(-1)].map((point) => point.x));
  const pointsOf = (rows: typeof points): Point[] => rows.map(({ x, items, label, complete: whole }) => ({ x, y: items, title: `${shortWeek(label)}: ${itemsText(items, locale)}${whole ? "" : " so far"}` }));
  const radius = Math.min(size.compact ? 3.25 : 4, Math.max(1.25, (plot.width / (plot.xDomain[1] - plot.xDomain[0])) * 0.42));
  const ringed = complete.filter((point) => !solid.has(point.x));
  const running = points.filter((point) => !point.complete);
  const span = spanOf(inRun[0], complete.at(-1));
  const last = lastLabel(plot, complete, count, next === undefined && newest.complete);
  const medianEnd = size.compact ? plot.xDomain[1] : measured[1];

  const layers: Layer[] = [];
  if (span) layers.push(rects(plot, [{ x: span.from, x2: span.to, y: 0, y2: yMax }], { fill: colour.tint }));
  layers.push(...yAxis(plot, ticks, count));
  if (next) {
    const from = measured[1];
    layers.push(rects(plot, [{ x: from, x2: from + next.weeks, y: next.low, y2: next.high }], { fill: colour.spotLight }));
    layers.push(rules(plot, [{ x: from, x2: from + next.weeks, y: next.mid, y2: next.mid }], { stroke: colour.spot, strokeWidth: 2 }));
  }
  if (baselineMedian !== null) layers.push(rules(plot, [acrossAt(plot, baselineMedian, medianEnd)], { stroke: colour.ink, strokeWidth: 1.25, strokeDash: [6, 4] }));
  layers.push(zeroLine(plot), line(plot, complete.map(({ x, items }) => ({ x, y: items }))));
  if (ringed.length > 0) layers.push(dots(plot, pointsOf(ringed), radius, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  if (solid.size > 0) layers.push(dots(plot, pointsOf(complete.filter((point) => solid.has(point.x))), radius + 0.75, { fill: colour.ink }));
  if (running.length > 0) layers.push(dots(plot, pointsOf(running), Math.max(3.25, radius), { fill: colour.paper, stroke: colour.ink3, strokeWidth: 1.5, strokeDash: [2, 1.5] }), labels(running.map((point) => ({ px: toX(plot, point.x) + 10, py: toY(plot, point.items), text: soFar(point, count) })), { fill: colour.ink3, halo: true }));
  if (span) layers.push(labels([{ px: Math.max(toX(plot, span.to) - 6, labelWidth(runWords(figure.run), 600)), py: 14, text: runWords(figure.run) }], { align: "right", fill: colour.ink, strong: true }));
  if (last) layers.push(labels([last.label], { align: last.align, fill: colour.ink, strong: true, halo: true }));
  if (baselineMedian !== null && !size.compact) layers.push(medianLabel(plot, figure.baselineLabel, baselineMedian, measured[1], complete, last?.box));
  layers.push(...columnAtRight(plot, ahead, next?.mid, medianShort, baselineMedian, next ? undefined : last?.label.py));
  layers.push(...xLabels(plot, weekLabels(plot, complete, size.compact ? 54 : 100)));
  return chartOf(plot, describe(figure, count), layers);
}

type Placed = ThroughputWeek & { readonly x: number };

const spanOf = (first: Placed | undefined, last: Placed | undefined) => (first && last ? { from: first.x - 0.5, to: last.x + 0.5 } : undefined);
const soFar = (week: ThroughputWeek, count: (value: number) => string): string => `${count(week.items)} so far`;
/** Whole items: a forecast of a weekly pace is not known to a tenth. */
function rangeWords({ low, high }: { readonly low: number; readonly high: number }, count: (value: number) => string): string {
  const [from, to] = [count(Math.round(low)), count(Math.round(high))];
  return from === to ? from : `${from} to ${to}`;
}

const aheadWords = (weeks: number): string => (weeks === 1 ? "next week" : `next ${String(weeks)} weeks`);

function describe({ weeks, baselineLabel, baselineMedian, run, next }: Readonly<ThroughputRunFigure>, count: (value: number) => string): string {
  const range = `${shortWeek(weeks[0]?.label ?? "")} to ${shortWeek(weeks.at(-1)?.label ?? "")}`;
  const against = baselineMedian === null ? "" : `, ${baselineLabel}`;
  const shift = runWords(run) === "" ? "" : `. ${runWords(run)}`;
  const coming = next ? `. Range for the ${aheadWords(next.weeks)}: ${rangeWords(next, count)} items a week` : "";
  return `Items finished a week, ${range}${against}${shift}${coming}.`;
}

/** Right of the last point where nothing stands there, else below or above it, away from the curve. */
function lastLabel(plot: Plot, complete: readonly Placed[], count: (value: number) => string, free: boolean) {
  const last = complete.at(-1);
  if (!last) return undefined;
  const [x, y] = [toX(plot, last.x), toY(plot, last.items)];
  const text = count(last.items);
  const width = labelWidth(text, 600);
  if (free) return { label: { px: x + 10, py: y, text }, align: "left" as const, box: { left: x, right: x + 10 + width, top: y - 8, bottom: y + 8 } };
  const rises = last.items > (complete.at(-2)?.items ?? last.items);
  const py = !rises && y < plot.height - 26 ? y + 16 : y - 15;
  return { label: { px: x, py, text }, align: "center" as const, box: { left: x - width / 2, right: x + width / 2, top: py - 8, bottom: py + 8 } };
}

/** The median's words stand on its line where they cross neither the curve nor the last figure: at the end if they can, else further left. */
function medianLabel(plot: Plot, text: string, median: number, end: number, complete: readonly Placed[], taken: Box | undefined): Layer {
  const width = labelWidth(text);
  const y = toY(plot, median);
  const trail = complete.flatMap((point, index): readonly (readonly [number, number])[] => {
    const before = complete[index - 1] ?? point;
    return Array.from({ length: 9 }, (_, step) => {
      const share = step / 8;
      return [toX(plot, before.x + (point.x - before.x) * share), toY(plot, before.items + (point.items - before.items) * share)] as const;
    });
  });
  const isFree = (box: Box): boolean =>
    !(taken && overlaps(box, taken)) && trail.every(([x, top]) => !overlaps(box, { left: x - 5, right: x + 5, top: top - 5, bottom: top + 5 }));
  const rightmost = toX(plot, end) - 6;
  const places: { readonly px: number; readonly py: number }[] = [];
  for (let px = rightmost; px - width >= 0; px -= 12) for (const py of [y - 13, y + 14]) if (py <= plot.height - 8) places.push({ px, py });
  const free = places.find(({ px, py }) => isFree({ left: px - width, right: px, top: py - 8, bottom: py + 8 }));
  // A dense curve leaves no room at the line: the words stand over its highest point instead.
  const over = { px: Math.max(rightmost, width), py: Math.min(y, ...trail.filter(([x]) => x >= rightmost - width).map(([, top]) => top)) - 16 };
  return labels([{ ...(free ?? over), text }], { align: "right", fill: colour.ink2 });
}

/** What is ahead, and on a phone the median, beside the plot. */
function columnAtRight(plot: Plot, ahead: readonly string[], mid: number | undefined, medianText: string, median: number | null, lastAt: number | undefined): readonly Layer[] {
  const px = plot.width + 9;
  const middle = mid === undefined ? undefined : Math.min(Math.max(toY(plot, mid), 2 * LINE_GAP), plot.height - 8);
  const layers: Layer[] = [];
  if (middle !== undefined) layers.push(labels(ahead.map((text, index) => ({ px, py: middle - (1 - index) * LINE_GAP, text })), { fill: colour.spot }));
  if (medianText !== "" && median !== null) {
    let py = toY(plot, median);
    // Two lines of the range stand between middle − 16 and middle; the median's line steps over or under them.
    if (middle !== undefined && Math.abs(py - (middle - LINE_GAP / 2)) < 1.5 * LINE_GAP) py = py <= middle - LINE_GAP / 2 ? middle - 2 * LINE_GAP : middle + LINE_GAP;
    if (lastAt !== undefined && Math.abs(py - lastAt) < LINE_GAP) py = py < lastAt ? lastAt - LINE_GAP : lastAt + LINE_GAP;
    layers.push(labels([{ px, py, text: medianText }], { fill: colour.ink2 }));
  }
  return layers;
}

const WEEK_STEPS = [1, 2, 4, 8, 13, 26, 52] as const;
const YEAR_ROOM = 30;

/** Week names back from the newest; where the weeks lie in several years, the first name of each year carries it. */
function weekLabels(plot: Plot, complete: readonly Placed[], wantedGap: number) {
  const last = complete.at(-1);
  if (!last) return [];
  const yearOf = (week: Placed): string => /^(\d{4})-W/.exec(week.label)?.[1] ?? "";
  const years = new Set(complete.map(yearOf)).size > 1;
  const weekWidth = plot.width / (plot.xDomain[1] - plot.xDomain[0]);
  const step = WEEK_STEPS.find((weeks) => weeks * weekWidth >= wantedGap + (years ? YEAR_ROOM : 0)) ?? 104;
  const named = complete.filter((week) => (last.x - week.x) % step === 0);
  return named.map((week, index) => {
    const before = named[index - 1];
    const withYear = years && (!before || yearOf(before) !== yearOf(week));
    return { px: toX(plot, week.x), text: withYear ? `${shortWeek(week.label)}\u00a0${yearOf(week)}` : shortWeek(week.label), last: week === last };
  });
}
