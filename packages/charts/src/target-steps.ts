import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, leftMargin, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { widest } from "./label-text.ts";
import { dots, labels, line, rules, type Point, type Span } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

/** What one edition said of a finish. */
export interface StatedFinish {
  /** What readers call the edition, for example `W47`. */
  readonly label: string;
  readonly asOf: string;
  readonly p50?: string | undefined;
  readonly p85?: string | undefined;
  readonly target?: string | undefined;
}

export interface TargetStepsFigure {
  readonly title: string;
  /** Oldest first, at least two; those that state neither are drawn as gaps. */
  readonly editions: readonly StatedFinish[];
}

const HEIGHT = { wide: 220, compact: 200 } as const;

/** Horizontal as long as the target stands, vertical where it was moved: a step that somebody took, at the edition that first stated it. */
function targetLines(editions: readonly StatedFinish[]): readonly Span[] {
  const spans: Span[] = [];
  editions.forEach(({ asOf, target }, index) => {
    const next = editions[index + 1];
    if (target === undefined || next === undefined) return;
    spans.push({ x: utc(asOf), x2: utc(next.asOf), y: utc(target), y2: utc(target) });
    if (next.target !== undefined && next.target !== target) spans.push({ x: utc(next.asOf), x2: utc(next.asOf), y: utc(target), y2: utc(next.target) });
  });
  return spans;
}

/** 50 % to 85 % as each edition forecast it, in the second ink, against the target as it stood, in black. Earlier dates are lower. */
export function targetSteps(figure: Readonly<TargetStepsFigure>, size: ChartSize): TopLevelSpec {
  const { editions, title } = figure;
  const dates = editions.flatMap(({ p50, p85, target }) => [p50, p85, target]).filter((date) => date !== undefined).toSorted();
  const [earliest, latest] = [dates[0], dates.at(-1)];
  const [first, last] = [editions[0], editions.at(-1)];
  if (earliest === undefined || latest === undefined || first === undefined || last === undefined || first === last) throw new Error("a history of forecasts needs two editions and a date");
  const air = Math.max(7, Math.ceil(spanInDays(earliest, latest) * 0.1));
  const [low, high] = [daysAfter(earliest, -air), daysAfter(latest, air)];
  const height = size.compact ? HEIGHT.compact : HEIGHT.wide;
  const months = monthTicks(low, high, height, 34);
  const short = (date: string): string => formatDate(date, "day-month");
  const ends = [
    ...(last.target === undefined ? [] : [{ date: last.target, text: `target ${short(last.target)}`, ink: true }]),
    ...(last.p85 === undefined ? [] : [{ date: last.p85, text: `85\u00a0% by ${short(last.p85)}`, ink: false }]),
  ];
  const margin = { top: 6, right: Math.ceil(widest(ends.map(({ text }) => text)) * 1.06) + 12, bottom: BOTTOM_MARGIN, left: leftMargin(months.map(({ label }) => label)) };
  const plot = plotOf(size, height, margin, [utc(first.asOf), utc(last.asOf)], [utc(low), utc(high)], "utc");
  const said = (edition: StatedFinish): string => [`${edition.label}:`, ...(edition.p85 === undefined ? ["no forecast"] : [`85\u00a0% by ${formatDate(edition.p85)}`]), ...(edition.target === undefined ? [] : [`target ${formatDate(edition.target)}`])].join(" ");
  const ranges = editions.flatMap(({ asOf, p50, p85 }): readonly Span[] => (p50 === undefined || p85 === undefined ? [] : [{ x: utc(asOf), x2: utc(asOf), y: utc(p50), y2: utc(p85) }]));
  const points = editions.map((edition): Point => ({ x: utc(edition.asOf), y: edition.p85 === undefined ? null : utc(edition.p85), title: said(edition) }));
  const known = points.filter(({ y }) => y !== null);
  const steps = targetLines(editions);
  const heights = spread(ends.map(({ date }) => toY(plot, utc(date))), LINE_GAP, 4, height - 4);
  const gap = Math.max(1, Math.ceil((44 * (editions.length - 1)) / plot.width));

  const layers: Layer[] = [
    rules(plot, months.map(({ date }) => ({ x: plot.xDomain[0], x2: plot.xDomain[1], y: utc(date), y2: utc(date) })), { stroke: colour.grid }),
    labels(months.map(({ date, label }) => ({ px: -9, py: toY(plot, utc(date)), text: label })), { align: "right", fill: colour.ink3 }),
  ];
  if (ranges.length > 0) layers.push(rules(plot, ranges, { stroke: colour.spotLight, strokeWidth: 5 }));
  if (known.length > 1) layers.push(line(plot, points.map(({ x, y }) => ({ x, y })), { stroke: colour.spot }));
  if (known.length > 0) layers.push(dots(plot, known, 3.25, { fill: colour.spot }));
  if (steps.length > 0) layers.push(rules(plot, steps, { stroke: colour.ink, strokeWidth: 2 }));
  ends.forEach(({ text, ink }, index) => layers.push(labels([{ px: plot.width + 10, py: heights[index] ?? 0, text }], { fill: ink ? colour.ink : colour.spot, strong: true })));
  const shown = editions.filter((_, index) => (editions.length - 1 - index) % gap === 0);
  layers.push(...xLabels(plot, shown.map(({ asOf, label }) => ({ px: toX(plot, utc(asOf)), text: label, last: asOf === last.asOf }))));
  const moves = editions.flatMap(({ target, label }, index) => {
    const before = editions[index - 1]?.target;
    return before === undefined || target === undefined || before === target ? [] : [` In ${label} the target was moved from ${formatDate(before)} to ${formatDate(target)}.`];
  });
  return chartOf(plot, `${title}: what ${String(editions.length)} editions forecast, ${first.label} to ${last.label}. ${said(last)}.${moves.join("")}`, layers);
}
