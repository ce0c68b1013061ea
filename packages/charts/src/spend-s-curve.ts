import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, dateLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { daysAfter, monthTicks, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, widest } from "./label-text.ts";
import { band, dots, hairlines, labels, line, rules, type Point } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface SpendMonth {
  /** Last day of the month. */
  readonly date: string;
  /** Cumulative planned value, earned value and actual cost; null where there is none yet. */
  readonly planned: number | null;
  readonly earned: number | null;
  readonly cost: number | null;
}

export interface SpendCurveFigure {
  /** Oldest first; at least one that has a planned value. */
  readonly months: readonly SpendMonth[];
  /** First day of the first month: all three begin there with nothing. */
  readonly start: string;
  /** What the methods of forecasting say that will have been spent at the end of the budget, least and greatest. */
  readonly forecast?: { readonly low: number; readonly high: number } | undefined;
  readonly currency: string;
}

const HEIGHT = { wide: 330, compact: 260 } as const;
/** Room for `Jan 2027` under the last month. */
const LEAST_RIGHT = 20;

interface End {
  readonly y: number;
  readonly text: string;
  readonly blue: boolean;
}

/** Planned value dashed, earned value ringed, cost as the strong line, all cumulative; from the last cost a blue fan to what the methods forecast. */
export function spendSCurve(figure: Readonly<SpendCurveFigure>, size: ChartSize): TopLevelSpec {
  const { months, start, forecast, currency } = figure;
  const last = months.at(-1);
  if (last === undefined || months.every(({ planned }) => planned === null)) throw new Error("an S-curve needs a month with a planned value");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  const tickText = (amount: number): string => moneyTick(amount, currency, locale);
  const top = Math.max(1, ...months.flatMap(({ planned, earned, cost }) => [planned ?? 0, earned ?? 0, cost ?? 0]), forecast?.high ?? 0);
  const ticks = ticksUpTo(top * 1.04, 1);
  const ends: readonly End[] = [
    ...(last.planned === null ? [] : [{ y: last.planned, text: `${bold(money(last.planned))} planned`, blue: false }]),
    ...(forecast === undefined ? [] : [{ y: (forecast.low + forecast.high) / 2, text: `${bold(`${money(forecast.low)} to ${money(forecast.high)}`)}${size.compact ? "" : " forecast"}`, blue: true }]),
  ];
  const margin = { top: 10, right: size.compact ? LEAST_RIGHT : Math.max(LEAST_RIGHT, Math.ceil(widest(ends.map(({ text }) => text)) * 1.04) + 14), bottom: BOTTOM_MARGIN, left: leftMargin([0, ...ticks].map(tickText)) };
  const plot = plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, margin, [utc(start), utc(last.date)], [0, top * 1.04], "utc");
  const origin: Point = { x: utc(start), y: 0 };
  const course = (of: keyof Omit<SpendMonth, "date">): readonly Point[] => months.flatMap((month) => (month[of] === null ? [] : [{ x: utc(month.date), y: month[of], title: said(month, money) }]));
  const bare = (points: readonly Point[]): readonly Point[] => [origin, ...points.map(({ x, y }) => ({ x, y }))];
  const [planned, earned, cost] = [course("planned"), course("earned"), course("cost")];
  const now = months.findLast((month) => month.cost !== null || month.earned !== null);

  const layers: Layer[] = [...yAxis(plot, ticks, tickText)];
  if (now !== undefined) layers.push(rules(plot, [{ x: utc(now.date), x2: utc(now.date), y: 0, y2: plot.yDomain[1] }], { stroke: colour.rule }));
  const spent = months.findLast((month) => month.cost !== null);
  if (forecast !== undefined && spent !== undefined && spent.cost !== null && spent.date < last.date) {
    const from = { x: utc(spent.date), y: spent.cost };
    layers.push(band(plot, [{ x: from.x, low: from.y, high: from.y }, { x: utc(last.date), low: forecast.low, high: forecast.high }], { fill: colour.spotLight }));
    for (const bound of [forecast.low, forecast.high]) layers.push(line(plot, [from, { x: utc(last.date), y: bound }], { stroke: colour.spot, strokeWidth: 1.5 }));
  }
  layers.push(line(plot, bare(planned), { stroke: colour.ink2, strokeWidth: 1.5, strokeDash: [6, 4] }));
  if (cost.length > 0) layers.push(line(plot, bare(cost), { strokeWidth: 2.5 }));
  if (earned.length > 0) layers.push(line(plot, bare(earned), { strokeWidth: 1.25 }), dots(plot, earned, 3.5, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  layers.push(zeroLine(plot), ...endLabels(plot, ends, size.compact));
  if (now !== undefined) layers.push(...key(plot, now, money, size.compact ? ends.filter(({ blue }) => blue) : undefined));
  layers.push(...dateLabels(plot, monthTicks(start, daysAfter(last.date, 1), plot.width, size.compact ? 62 : 74)));
  return chartOf(plot, describe(figure, now, money), layers);
}

const said = ({ date, planned, earned, cost }: SpendMonth, money: (amount: number) => string): string =>
  [`To ${formatDate(date)}:`, ...(planned === null ? [] : [`planned ${money(planned)}`]), ...(earned === null ? [] : [`earned ${money(earned)}`]), ...(cost === null ? [] : [`spent ${money(cost)}`])].join(" ");

/** Beside the ends of the lines; on a phone there is no room beside them, so they stand above them, right-aligned. */
function endLabels(plot: Plot, ends: readonly End[], compact: boolean): readonly Layer[] {
  if (compact) return [];
  const places = spread(ends.map(({ y }) => toY(plot, y)), LINE_GAP, 6, plot.height - 6);
  return ends.map(({ text, blue }, index) => labels([{ px: plot.width + 10, py: places[index] ?? 0, text }], { fill: blue ? colour.spot : colour.ink }));
}

const valueAt = (px: number, room: number, [low, high]: readonly [number, number]): number => low + (px / room) * (high - low);

/**
 * The three lines run close together, so they are named where there is room: under them, at the last day that has all three. On a phone that
 * is above them, at the left, with what has no room at the end of its line.
 *
 * @param above what stands there, too; undefined: the names stand under the lines
 */
function key(plot: Plot, now: SpendMonth, money: (amount: number) => string, above: readonly End[] | undefined): readonly Layer[] {
  const rows = [
    { amount: now.planned, name: "planned", look: "planned" },
    { amount: now.earned, name: "earned", look: "earned" },
    { amount: now.cost, name: "spent", look: "cost" },
  ].flatMap(({ amount, name, look }) => (amount === null ? [] : [{ text: `${bold(money(amount))} ${name}`, look }]));
  const [x, top] = [toX(plot, utc(now.date)), above === undefined ? plot.height - 22 - rows.length * 18 : 8];
  const width = widest(rows.map(({ text }) => text)) * 1.05 + 36;
  const px = above !== undefined ? 8 : x + width + 8 <= plot.width ? x + 10 : x - width;
  const at = (index: number): number => top + 18 * (index + 1);
  return [
    labels([{ px, py: top, text: `to ${formatDate(now.date, "day-month")}` }], { fill: colour.ink2, halo: true }),
    ...(above ?? []).map(({ text }, index) => labels([{ px: px + 28, py: at(rows.length + index), text: `${text} forecast` }], { fill: colour.spot, halo: true })),
    ...(above ?? []).map((_, index) => hairlines([{ x: px, x2: px + 20, y: at(rows.length + index), y2: at(rows.length + index) }], { stroke: colour.spot, strokeWidth: 1.5 })),
    labels(rows.map(({ text }, index) => ({ px: px + 28, py: at(index), text })), { fill: colour.ink2, halo: true }),
    ...rows.map(({ look }, index) => hairlines([{ x: px, x2: px + 20, y: at(index), y2: at(index) }], look === "planned" ? { stroke: colour.ink2, strokeWidth: 1.5, strokeDash: [6, 4] } : { stroke: colour.ink, strokeWidth: look === "cost" ? 2.5 : 1.25 })),
    ...rows.flatMap(({ look }, index) => (look === "earned" ? [dots(plot, [{ x: valueAt(px + 10, plot.width, plot.xDomain), y: valueAt(plot.height - at(index), plot.height, plot.yDomain) }], 3.5, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 })] : [])),
  ];
}

function describe({ forecast, months }: Readonly<SpendCurveFigure>, now: SpendMonth | undefined, money: (amount: number) => string): string {
  const end = months.at(-1);
  const whole = end === undefined || end.planned === null ? "" : ` The plan ends at ${money(end.planned)} on ${formatDate(end.date)}.`;
  const ahead = forecast === undefined || end === undefined ? "" : ` Forecasts for ${formatDate(end.date)} lie between ${money(forecast.low)} and ${money(forecast.high)}.`;
  return `Cumulative planned value, earned value and cost by month. ${now === undefined ? "" : `${said(now, money)}.`}${whole}${ahead}`;
}
