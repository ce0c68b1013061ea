import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, plotOf, toX, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { labelWidth, shorten } from "./label-text.ts";
import { dots, hairlines, labels, rects, rules, type Label, type Point, type Span } from "./marks.ts";
import { BOLD, colour } from "./theme.ts";

/** A milestone: what was promised, and what is forecast of it or came of it. Dates are `YYYY-MM-DD`. */
export interface RoadmapRow {
  readonly title: string;
  /** Grey line beneath: whose it is, and its key. */
  readonly below: string;
  /** Rows that follow each other with one group belong together; a stronger line stands between groups. */
  readonly group: string;
  readonly p50?: string | undefined;
  readonly p85?: string | undefined;
  readonly p95?: string | undefined;
  readonly target?: string | undefined;
  /** What was promised at first, where it was another day. */
  readonly firstTarget?: string | undefined;
  /** The day on which it was reached. */
  readonly reached?: string | undefined;
}

export interface RoadmapFigure {
  readonly asOf: string;
  /** At least one, in the order of the drawing. */
  readonly rows: readonly RoadmapRow[];
}

/** Pixels of a row, and inside it the lines of its name, its band and the words over and under that. */
const WIDE = { row: 62, title: 22, below: 39, band: 32, over: 12, under: 52, names: 262 } as const;
const COMPACT = { row: 100, title: 16, below: 33, band: 66, over: 48, under: 87, names: 0 } as const;
const BAR = 6;
const TOP = 26;
const GAP = 8;
/** Longest axis in multiples of the median row, so that one far forecast does not flatten the others. */
const FAR = 2.5;

const short = (date: string): string => formatDate(date, "day-month");
const latest = (dates: readonly (string | undefined)[]): string | undefined => dates.filter((date) => date !== undefined).toSorted().at(-1);

function axisOf({ asOf, rows }: RoadmapFigure): readonly [string, string] {
  const first = rows.flatMap(({ reached, target, firstTarget }) => (reached === undefined ? [target, firstTarget] : [reached, target, firstTarget])).filter((date) => date !== undefined).toSorted()[0];
  const from = first !== undefined && first < asOf ? daysAfter(first, -8) : asOf;
  const ends = rows.map(({ p50, p85, p95, target }) => latest([p50, p85, p95, target])).filter((date) => date !== undefined && date > asOf).map((date) => Math.max(21, spanInDays(asOf, date ?? asOf))).toSorted((a, b) => a - b);
  const middle = ends[Math.floor((ends.length - 1) / 2)] ?? 60;
  const last = ends.filter((end) => end <= middle * FAR).at(-1) ?? middle;
  return [from, daysAfter(asOf, Math.ceil(last * 1.06))];
}

/** Air between the line of the as-of date and words. */
const NOW_GAP = 4;

interface Written {
  readonly label: Label;
  readonly strong: boolean;
}

/** The 50 % date ends where the band begins and the 85 % date starts where it ends; near a border or each other they make room. */
function datesUnder(plot: Plot, { p50, p85 }: RoadmapRow, y: number, now: number): readonly Written[] {
  const at = (date: string): number => toX(plot, utc(date));
  const written = (px: number, text: string, strong: boolean): Written => ({ label: { px, py: y, text }, strong });
  if (p50 === undefined) return [];
  if (p85 === undefined || p85 === p50) {
    const text = `${p85 === undefined ? "50" : "85"}\u00a0% by ${short(p50)}`;
    return [written(Math.min(at(p50), plot.width + plot.margin.right - labelWidth(text, BOLD)), text, p85 !== undefined)];
  }
  const [first, second] = [short(p50), short(p85)];
  const [wide50, wide85] = [labelWidth(first), labelWidth(second, BOLD)];
  let right = Math.min(at(p85), plot.width + plot.margin.right - wide85);
  // What is forecast stands behind the line of the as-of date, not across it.
  const left = Math.max(0, now + NOW_GAP, Math.min(at(p50) - wide50, right - GAP - wide50));
  right = Math.max(right, left + wide50 + GAP);
  return [written(left, first, false), written(right, second, true)];
}

/** The promise over its flag: at the right of it, or at the left where there is no room. */
function flagLabels(plot: Plot, { target, firstTarget }: RoadmapRow, y: number): readonly Label[] {
  if (target === undefined) return [];
  const [x, text] = [toX(plot, utc(target)), short(target)];
  const fits = x + 9 + labelWidth(text) <= plot.width + plot.margin.right;
  const own = { px: fits ? x + 9 : x - 9 - labelWidth(text), py: y, text };
  if (firstTarget === undefined) return [own];
  const [was, before] = [toX(plot, utc(firstTarget)), short(firstTarget)];
  const left = was - 9 - labelWidth(before);
  return fits && left >= 0 && was < x ? [own, { px: left, py: y, text: before }] : [own];
}

function said({ title, p50, p85, p95, target, firstTarget, reached }: RoadmapRow): string {
  const parts = [
    ...(reached === undefined ? [] : [`reached ${formatDate(reached)}`]),
    ...(p50 === undefined ? [] : [`50\u00a0% by ${formatDate(p50)}`]),
    ...(p85 === undefined ? [] : [`85\u00a0% by ${formatDate(p85)}`]),
    ...(p95 === undefined ? [] : [`95\u00a0% by ${formatDate(p95)}`]),
    ...(target === undefined ? [] : [`target ${formatDate(target)}`]),
    ...(firstTarget === undefined ? [] : [`first target ${formatDate(firstTarget)}`]),
  ];
  return `${title}: ${parts.length === 0 ? "no date" : parts.join(", ")}`;
}

/** Every milestone on one time axis: in blue 50 % to 85 % to 95 % of outcomes, in black the flag of its target, hollow where the target stood at first, and the dot of the day it was reached. */
export function roadmapTimeline(figure: Readonly<RoadmapFigure>, size: ChartSize): TopLevelSpec {
  const { asOf, rows } = figure;
  if (rows.length === 0) throw new Error("a roadmap needs a milestone");
  const place = size.compact ? COMPACT : WIDE;
  const names = size.compact ? 0 : Math.min(place.names, Math.round(size.width * 0.3));
  const height = rows.length * place.row;
  const [from, to] = axisOf(figure);
  const margin = { top: TOP, right: size.compact ? 46 : 56, bottom: 4, left: names + 8 };
  const plot = plotOf(size, height, margin, [utc(from), utc(to)], [height, 0], "utc");
  const at = (date: string): number => toX(plot, utc(date));
  const onAxis = (date: string | undefined): date is string => date !== undefined && date >= from && date <= to;
  const clipped = (date: string): number => Math.min(utc(date), utc(to));
  const placed = rows.map((row, index) => ({ row, top: index * place.row, y: index * place.row + place.band, last: index === rows.length - 1 || rows[index + 1]?.group !== row.group }));

  const now = { px: at(asOf), text: short(asOf) };
  const half = labelWidth(now.text, BOLD) / 2;
  const nowLabel = Math.min(Math.max(now.px, half - margin.left), plot.width - half);
  const months = monthTicks(from, to, plot.width, 62).filter(({ date, label }) => at(date) + 4 + labelWidth(label) <= plot.width + margin.right);
  const named = months.filter(({ date, label }) => at(date) + 4 > nowLabel + half + 6 || at(date) + 4 + labelWidth(label) < nowLabel - half - 6);
  const layers: Layer[] = [
    hairlines(months.map(({ date }) => ({ x: at(date), x2: at(date), y: -6, y2: height })), { stroke: colour.grid }),
    hairlines(placed.map(({ top, last }) => ({ x: -margin.left, x2: plot.width + margin.right, y: top + place.row, y2: top + place.row, last })).filter(({ last }) => !last), { stroke: colour.grid }),
    hairlines(placed.filter(({ last }) => last).map(({ top }) => ({ x: -margin.left, x2: plot.width + margin.right, y: top + place.row, y2: top + place.row })), { stroke: colour.rule }),
    hairlines([{ x: -margin.left, x2: plot.width + margin.right, y: 0, y2: 0 }], { stroke: colour.ink }),
    // On a phone the names stand in the way of one unbroken line.
    hairlines(
      size.compact
        ? [{ x: now.px, x2: now.px, y: -6, y2: 0 }, ...placed.map(({ top, y }) => ({ x: now.px, x2: now.px, y: y - BAR - 6, y2: top + place.row }))]
        : [{ x: now.px, x2: now.px, y: -6, y2: height }],
      { stroke: colour.ink, strokeWidth: 2 },
    ),
    labels(named.map(({ date, label }) => ({ px: at(date) + 4, py: -14, text: label })), { fill: colour.ink3 }),
    labels([{ px: nowLabel, py: -14, text: now.text }], { align: "center", fill: colour.ink, strong: true }),
    labels(placed.map(({ row, top }) => ({ px: -margin.left, py: top + place.title, text: shorten(row.title, (size.compact ? size.width : names) - 8, BOLD) })), { fill: colour.ink, strong: true, halo: size.compact }),
    labels(placed.map(({ row, top }) => ({ px: -margin.left, py: top + place.below, text: shorten(row.below, (size.compact ? size.width : names) - 8) })), { fill: colour.ink2, halo: size.compact }),
  ];
  const waits: Span[] = [];
  const [likely, tails, ticks, moved]: [Span[], Span[], Span[], Span[]] = [[], [], [], []];
  const beyond: Label[] = [];
  for (const { row, y, top } of placed) {
    const { p50, p85, p95, target, firstTarget } = row;
    const title = said(row);
    const far = p50 !== undefined && p50 > to;
    if (p50 !== undefined && row.reached === undefined) waits.push({ x: utc(asOf), x2: clipped(p50), y, y2: y });
    if (far) beyond.push({ px: plot.width, py: top + place.under, text: `beyond this axis: 50\u00a0% by ${formatDate(p50)}${p85 === undefined ? "" : `, 85\u00a0% by ${formatDate(p85)}`}` });
    else if (p50 !== undefined) {
      ticks.push({ x: utc(p50), x2: utc(p50), y: y - BAR - 3, y2: y + BAR + 3 });
      if (p85 !== undefined) likely.push({ x: utc(p50), x2: clipped(p85), y: y - BAR, y2: y + BAR, title });
      if (p85 !== undefined && p95 !== undefined && p85 < to) tails.push({ x: utc(p85), x2: clipped(p95), y: y - BAR, y2: y + BAR, title });
    }
    if (onAxis(target) && onAxis(firstTarget)) moved.push({ x: utc(firstTarget), x2: utc(target), y: top + place.over, y2: top + place.over });
  }
  const flags = placed.filter(({ row }) => onAxis(row.target)).map(({ row, top, y }) => ({ x: utc(row.target ?? asOf), y: top + place.over - 1, title: said(row), end: y + BAR + 4 }));
  const shifted = placed.filter(({ row }) => onAxis(row.target) && onAxis(row.firstTarget));
  const first = shifted.map(({ row, top }): Point => ({ x: utc(row.firstTarget ?? asOf), y: top + place.over - 1, title: `${row.title}: first target ${formatDate(row.firstTarget ?? asOf)}` }));
  const reached = placed.filter(({ row }) => onAxis(row.reached)).map(({ row, y }): Point => ({ x: utc(row.reached ?? asOf), y, title: said(row) }));
  const dates = placed.filter(({ row }) => row.p50 !== undefined && row.p50 <= to).flatMap(({ row, top }) => datesUnder(plot, row, top + place.under, now.px));
  const drawIf = <Row>(some: readonly Row[], draw: (some: readonly Row[]) => Layer): void => {
    if (some.length > 0) layers.push(draw(some));
  };
  drawIf(waits, (some) => rules(plot, some, { stroke: colour.spotMid, strokeWidth: 1.5, strokeDash: [2, 3] }));
  drawIf(tails, (some) => rects(plot, some, { fill: colour.spotLight }));
  drawIf(likely, (some) => rects(plot, some, { fill: colour.spot }));
  drawIf(ticks, (some) => rules(plot, some, { stroke: colour.spot, strokeWidth: 2.5 }));
  drawIf(moved, (some) => rules(plot, some, { stroke: colour.ink3, strokeDash: [2, 3] }));
  drawIf(flags, (some) => rules(plot, some.map(({ x, y, end }) => ({ x, x2: x, y, y2: end })), { stroke: colour.ink, strokeWidth: 1.75 }));
  drawIf(first, (some) => dots(plot, some, 4, { fill: colour.paper, stroke: colour.ink2, strokeWidth: 1.25 }, "triangle-down"));
  drawIf(flags, (some) => dots(plot, some.map(({ x, y, title }) => ({ x, y, title })), 5, { fill: colour.ink }, "triangle-down"));
  drawIf(reached, (some) => dots(plot, some, 5, { fill: colour.ink }));
  const ends = placed.filter(({ row }) => onAxis(row.reached));
  drawIf(ends, (some) => labels(some.map(({ row, top }) => ({ px: Math.max(0, at(row.reached ?? asOf) - 5), py: top + place.under, text: `reached ${short(row.reached ?? asOf)}` })), { fill: colour.ink, strong: true }));
  drawIf(dates.filter(({ strong }) => !strong), (some) => labels(some.map(({ label }) => label), { fill: colour.spot, halo: true }));
  drawIf(dates.filter(({ strong }) => strong), (some) => labels(some.map(({ label }) => label), { fill: colour.spot, strong: true, halo: true }));
  drawIf(beyond, (some) => labels(some, { align: "right", fill: colour.spot, halo: true }));
  const promises = placed.filter(({ row }) => onAxis(row.target)).flatMap(({ row, top }) => flagLabels(plot, onAxis(row.firstTarget) ? row : { ...row, firstTarget: undefined }, top + place.over));
  drawIf(promises, (some) => labels(some, { fill: colour.ink, halo: true }));
  return chartOf(plot, `Milestones from ${formatDate(from)} to ${formatDate(to)}. ${rows.map(said).join(". ")}.`, layers);
}
