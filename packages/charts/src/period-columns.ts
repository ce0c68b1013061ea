import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, labelWidth, widest } from "./label-text.ts";
import { labels, rects, rules, type Span } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface PeriodColumn {
  /** For the axis, for example `Jan`. */
  readonly label: string;
  /** For the hover, for example `January 2026`. */
  readonly name: string;
  /** Measured: the black bar. */
  readonly value: number | null;
  /** What was planned for the period: a tick across the bar. */
  readonly plan?: number | null | undefined;
  /** What the bar would have reached, or what was paid for and not used: an outline up to here. */
  readonly outline?: number | null | undefined;
  /** The period is not over: the bar is pale. */
  readonly running?: boolean | undefined;
  /** Expected: the blue bar of a period to come. */
  readonly forecast?: number | null | undefined;
}

export interface PeriodColumnsFigure {
  /** What is counted; for the description. */
  readonly title: string;
  /** Oldest first, at least one. */
  readonly columns: readonly PeriodColumn[];
  /** Words for what the marks are, for labels and hovers. */
  readonly words: { readonly value: string; readonly plan?: string; readonly outline?: string; readonly forecast?: string };
  readonly currency: string;
  /** One scale for charts beside each other. */
  readonly yMax?: number | undefined;
  /** One of a row of small charts: lower, without labels at the end. */
  readonly small?: boolean | undefined;
}

const HEIGHT = { wide: 240, compact: 210, small: 84 } as const;
const BAR = 0.62;
const TICK = 0.92;
/** A month's name and its gap. */
const LABEL_ROOM = 8;

const isKnown = (amount: number | null | undefined): amount is number => amount !== null && amount !== undefined;

/** Amounts period by period: measured black, expected blue, the plan a tick, an outline for the rest of a whole. */
export function periodColumns(figure: Readonly<PeriodColumnsFigure>, size: ChartSize): TopLevelSpec {
  const { columns, words, currency, small = false } = figure;
  if (columns.length === 0) throw new Error("columns need at least one period");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  const tickText = (amount: number): string => moneyTick(amount, currency, locale);
  const top = Math.max(1, figure.yMax ?? 0, ...columns.flatMap(({ value, plan, outline, forecast }) => [value ?? 0, plan ?? 0, outline ?? 0, forecast ?? 0]));
  const ticks = small ? ticksUpTo(top).slice(-1) : ticksUpTo(top);
  const ends = small || size.compact ? [] : endsOf(figure, money);
  const margin = { top: 8, right: ends.length === 0 ? 4 : Math.ceil(widest(ends.map(({ text }) => text)) * 1.06) + 14, bottom: small ? 24 : BOTTOM_MARGIN, left: leftMargin([0, ...ticks].map(tickText)) };
  const plot = plotOf(size, small ? HEIGHT.small : size.compact ? HEIGHT.compact : HEIGHT.wide, margin, [0, columns.length], [0, top * 1.04]);
  const bar = (index: number, from: number, to: number, column: PeriodColumn): Span => ({ x: index + (1 - BAR) / 2, x2: index + (1 + BAR) / 2, y: from, y2: to, title: said(column, words, money) });
  const spans = (of: (column: PeriodColumn) => readonly [number, number] | undefined): readonly Span[] =>
    columns.flatMap((column, index) => {
      const span = of(column);
      return span === undefined || span[1] <= span[0] ? [] : [bar(index, span[0], span[1], column)];
    });
  const [outlines, values, forecasts, runnings] = [
    spans(({ outline, value }) => (isKnown(outline) ? [value ?? 0, outline] : undefined)),
    spans(({ value, running = false }) => (value === null || running ? undefined : [0, value])),
    spans(({ forecast }) => (isKnown(forecast) ? [0, forecast] : undefined)),
    spans(({ value, running = false }) => (value === null || !running ? undefined : [0, value])),
  ];
  const plans = columns.flatMap(({ plan }, index): readonly Span[] => (isKnown(plan) ? [{ x: index + (1 - TICK) / 2, x2: index + (1 + TICK) / 2, y: plan, y2: plan }] : []));
  const layers: Layer[] = [...yAxis(plot, ticks, tickText)];
  if (outlines.length > 0) layers.push(rects(plot, outlines, { fill: colour.paper, stroke: colour.ink2, strokeWidth: 1 }));
  if (values.length > 0) layers.push(rects(plot, values, { fill: colour.ink, fillOpacity: 0.82 }));
  if (runnings.length > 0) layers.push(rects(plot, runnings, { fill: colour.ink, fillOpacity: 0.4 }));
  if (forecasts.length > 0) layers.push(rects(plot, forecasts, { fill: colour.spotLight, stroke: colour.spot, strokeWidth: 1 }));
  layers.push(zeroLine(plot));
  if (plans.length > 0) layers.push(rules(plot, plans, { stroke: colour.paper, strokeWidth: 4 }), rules(plot, plans, { stroke: colour.ink, strokeWidth: 2 }));
  if (ends.length > 0) {
    const places = spread(ends.map(({ y }) => toY(plot, y)), LINE_GAP, 6, plot.height - 6);
    ends.forEach(({ text, blue }, index) => layers.push(labels([{ px: plot.width + 8, py: places[index] ?? 0, text }], { fill: blue ? colour.spot : colour.ink2 })));
  }
  const room = plot.width / columns.length;
  const step = Math.max(1, Math.ceil((Math.max(...columns.map(({ label }) => labelWidth(label))) + LABEL_ROOM) / room));
  layers.push(...xLabels(plot, columns.flatMap(({ label }, index) => ((columns.length - 1 - index) % step === 0 ? [{ px: toX(plot, index + 0.5), text: label, last: false }] : []))));
  return chartOf(plot, `${figure.title}. ${columns.map((column) => said(column, words, money)).join("; ")}.`, layers);
}

type Words = PeriodColumnsFigure["words"];
const said = ({ name, value, plan, outline, forecast, running = false }: PeriodColumn, words: Words, money: (amount: number) => string): string => {
  const parts = [
    ...(value === null ? [] : [`${words.value} ${money(value)}`]),
    ...(isKnown(forecast) ? [`${words.forecast ?? "forecast"} ${money(forecast)}`] : []),
    ...(isKnown(plan) ? [`${words.plan ?? "plan"} ${money(plan)}`] : []),
    ...(isKnown(outline) ? [`${words.outline ?? "whole"} ${money(outline)}`] : []),
  ];
  return `${name}${running ? ", so far" : ""}: ${parts.length === 0 ? "no data" : parts.join(", ")}`;
};

/** What the marks of the last column are, beside it. */
function endsOf({ columns, words }: Readonly<PeriodColumnsFigure>, money: (amount: number) => string): readonly { readonly y: number; readonly text: string; readonly blue: boolean }[] {
  const last = columns.at(-1);
  if (last === undefined) return [];
  const end = (amount: number | null | undefined, word: string | undefined, blue: boolean) => (!isKnown(amount) || word === undefined ? [] : [{ y: amount, text: `${bold(money(amount))} ${word}${last.running === true ? ", so far" : ""}`, blue }]);
  return [...end(last.outline, words.outline, false), ...end(last.plan, words.plan, false), ...end(last.forecast, words.forecast, true), ...end(last.value, words.value, false)];
}
