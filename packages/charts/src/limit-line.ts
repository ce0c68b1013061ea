import { formatDate, formatValue } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, dateLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { monthTicks, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, widest } from "./label-text.ts";
import { dots, labels, line, rules, type Span } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

interface LimitPoint {
  readonly date: string;
  /** What was granted on that day. */
  readonly granted: number;
  /** Null where nobody measured: the line breaks. */
  readonly used: number | null;
}

export interface LimitLineFigure {
  /** What is limited; for the description. */
  readonly title: string;
  /** In what it is counted, for example `GPU`. */
  readonly unit: string;
  /** Oldest first, at least one. */
  readonly points: readonly LimitPoint[];
  /** What has been asked for and is not decided: an open mark beyond the limit. */
  readonly requested?: number | undefined;
}

const HEIGHT = { wide: 190, compact: 170 } as const;

/** Use of a limited resource against its grant: the limit is a stepped line, and days on which all of it was in use are full dots. */
export function limitLine({ title, unit, points, requested }: Readonly<LimitLineFigure>, size: ChartSize): TopLevelSpec {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new Error("use against a limit needs at least one measurement");
  const locale = localeOf(size);
  const figure = (value: number): string => formatValue(value, "count", locale).figure;
  const top = Math.max(1, requested ?? 0, ...points.flatMap(({ granted, used }) => [granted, used ?? 0]));
  const ticks = ticksUpTo(top);
  const newest = points.findLast(({ used }) => used !== null);
  const ends = [
    ...(requested === undefined ? [] : [{ y: requested, text: `${bold(figure(requested))} asked for` }]),
    { y: last.granted, text: `${bold(figure(last.granted))} granted` },
    ...(newest === undefined || newest.used === null ? [] : [{ y: newest.used, text: `${bold(figure(newest.used))} in use` }]),
  ];
  const margin = { top: 8, right: Math.ceil(widest(ends.map(({ text }) => text)) * 1.06) + 14, bottom: BOTTOM_MARGIN, left: leftMargin(ticks.map(figure)) };
  const alone = first.date === last.date;
  const plot = plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, margin, alone ? [utc(first.date) - 1, utc(last.date) + 1] : [utc(first.date), utc(last.date)], [0, top * 1.06], "utc");
  const grants = points.flatMap(({ date, granted }, index): readonly Span[] => {
    const next = points[index + 1];
    const [from, to] = [utc(date), next === undefined ? plot.xDomain[1] : utc(next.date)];
    return [{ x: index === 0 ? plot.xDomain[0] : from, x2: to, y: granted, y2: granted }, ...(next === undefined || next.granted === granted ? [] : [{ x: to, x2: to, y: granted, y2: next.granted }])];
  });
  const used = points.map(({ date, used: value }) => ({ x: utc(date), y: value }));
  const known = points.flatMap((point) => (point.used === null ? [] : [{ x: utc(point.date), y: point.used, full: point.granted > 0 && point.used >= point.granted, title: `${formatDate(point.date)}: ${figure(point.used)} of ${figure(point.granted)} ${unit} in use` }]));
  const full = known.filter((point) => point.full).map(({ x, y, title: words }) => ({ x, y, title: words }));
  const rest = known.filter((point) => !point.full).map(({ x, y, title: words }) => ({ x, y, title: words }));
  const layers: Layer[] = [...yAxis(plot, ticks, figure), rules(plot, joined(grants), { stroke: colour.ink, strokeWidth: 1.25, strokeDash: [5, 3] })];
  if (known.length > 1) layers.push(line(plot, used, { strokeWidth: 1.5 }));
  if (rest.length > 0) layers.push(dots(plot, rest, 2, { fill: colour.ink }));
  if (full.length > 0) layers.push(dots(plot, full, 4.5, { fill: colour.ink }));
  layers.push(zeroLine(plot));
  if (requested !== undefined) layers.push(dots(plot, [{ x: plot.xDomain[1], y: requested }], 4, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  const places = spread(ends.map(({ y }) => toY(plot, y)), LINE_GAP, 6, plot.height - 6);
  layers.push(labels(ends.map(({ text }, index) => ({ px: plot.width + 10, py: places[index] ?? 0, text })), { fill: colour.ink2 }));
  if (!alone) layers.push(...dateLabels(plot, monthTicks(first.date, last.date, plot.width, size.compact ? 62 : 70).filter(({ date }) => toX(plot, utc(date)) <= plot.width)));
  const times = full.length === 0 ? "never" : full.length === 1 ? "once" : `${String(full.length)} times`;
  return chartOf(plot, `${title}: use against what was granted, ${formatDate(first.date)} to ${formatDate(last.date)}. All of it was in use ${times} in ${String(known.length)} measurements. ${ends.map(({ text }) => text.replace(/[\ue000\ue001]/g, "")).join(", ")}.`, layers);
}

/** Neighbouring stretches of one level as one line, so that dashes run on. */
function joined(spans: readonly Span[]): readonly Span[] {
  return spans.reduce<readonly Span[]>((done, span) => {
    const before = done.at(-1);
    return before !== undefined && before.y === before.y2 && span.y === span.y2 && before.y === span.y && before.x2 === span.x ? [...done.slice(0, -1), { ...before, x2: span.x2 }] : [...done, span];
  }, []);
}
