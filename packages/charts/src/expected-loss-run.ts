import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, countText, dateLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { dateTicks, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer } from "./frame.ts";
import { bold, labelWidth } from "./label-text.ts";
import { dots, labels, line } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour, LINE_GAP } from "./theme.ts";

/** The register on one of its days. */
export interface RegisterDay {
  readonly date: string;
  readonly loss: number;
  /** Open threats on that day. */
  readonly threats: number;
}

export interface ExpectedLossFigure {
  readonly currency: string;
  /** Oldest first, at least two. */
  readonly days: readonly RegisterDay[];
}

const HEIGHT = { wide: 220, compact: 190 } as const;

/** Expected loss of the open threats on each day of the register, in blue: it is an estimate each time. */
export function expectedLossRun({ currency, days }: Readonly<ExpectedLossFigure>, size: ChartSize): TopLevelSpec {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error("a run of expected loss needs at least two days");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  const tickText = (amount: number): string => moneyTick(amount, currency, locale);
  const top = Math.max(1, ...days.map(({ loss }) => loss));
  const ticks = ticksUpTo(top);
  const threats = `${countText(last.threats, locale)} ${last.threats === 1 ? "threat" : "threats"}`;
  const ends = [bold(money(last.loss)), threats];
  const margin = { top: 12, right: Math.ceil(Math.max(...ends.map((text) => labelWidth(text)))) + 16, bottom: BOTTOM_MARGIN, left: leftMargin(["0", ...ticks.map(tickText)]) };
  const plot = plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, margin, [utc(first.date), utc(last.date)], [0, top * 1.05], "utc");
  const points = days.map(({ date, loss, threats: open }) => ({ x: utc(date), y: loss, title: `${formatDate(date)}: ${money(loss)} in ${countText(open, locale)} open threats` }));
  const end = Math.min(Math.max(toY(plot, last.loss), LINE_GAP / 2), plot.height - 1.5 * LINE_GAP);
  const start = `${bold(money(first.loss))} ${countText(first.threats, locale)}\u00a0${first.threats === 1 ? "threat" : "threats"}`;
  const above = toY(plot, first.loss) - 16;
  const layers: Layer[] = [
    ...yAxis(plot, ticks, (value) => (value === 0 ? "0" : tickText(value))),
    line(plot, points.map(({ x, y }) => ({ x, y })), { stroke: colour.spot, strokeWidth: 2 }),
    dots(plot, points, 3.25, { fill: colour.spot }),
    zeroLine(plot),
    labels([{ px: toX(plot, utc(first.date)) + 2, py: above > 8 && isClear(days, plot, labelWidth(start), above) ? above : toY(plot, Math.min(...days.map(({ loss }) => loss))) + 20, text: start }], { fill: colour.spot, halo: true }),
    labels(ends.map((text, index) => ({ px: plot.width + 9, py: end + index * LINE_GAP, text })), { fill: colour.spot }),
  ];
  layers.push(...dateLabels(plot, dateTicks(first.date, last.date, plot.width, size.compact ? 56 : 64, "date")));
  return chartOf(plot, `Expected loss of open threats, ${formatDate(first.date)} to ${formatDate(last.date)}: from ${money(first.loss)} in ${countText(first.threats, locale)} to ${money(last.loss)} in ${threats}.`, layers);
}

/** Whether no point of the line comes near a label of a width that begins at the first. */
const isClear = (days: readonly RegisterDay[], plot: Parameters<typeof toX>[0], width: number, middle: number): boolean =>
  days.every(({ date, loss }) => toX(plot, utc(date)) > width + 12 || Math.abs(toY(plot, loss) - middle) > 12);
