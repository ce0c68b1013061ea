import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, shareText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { bold, labelWidth } from "./label-text.ts";
import { dots, labels, line, rects, rules, type Point } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour } from "./theme.ts";

/** A loss that is exceeded with a chance. */
export interface LossPoint {
  readonly loss: number;
  /** 0 to 1. */
  readonly chance: number;
}

/** A point of the curve that is named, and what the edition before said of the same chance. */
export interface LossMark extends LossPoint {
  readonly before?: number | undefined;
}

export interface LossFigure {
  /** ISO 4217. */
  readonly currency: string;
  /** By loss, least first; at least two. */
  readonly points: readonly LossPoint[];
  readonly marks: readonly LossMark[];
  /** What readers call the edition before, for example `W46`. */
  readonly beforeLabel?: string | undefined;
  /** What the budget sets aside. */
  readonly reserve?: number | undefined;
}

const HEIGHT = { wide: 320, compact: 230 } as const;
const Y_TICKS = [0.25, 0.5, 0.75, 1] as const;
const RADIUS = 4.5;
const GAP = 5;
/** Words stand a little higher than their dot, clear of the curve that falls away below them. */
const RAISED = 8;

/** `1 in 5` of a chance of 20 %. */
const oddsText = (chance: number): string => `1\u00a0in\u00a0${String(Math.round(1 / chance))}`;

interface PlacedMark {
  readonly mark: LossMark;
  readonly text: string;
  /** Right of the dot and of its ring, where the falling curve leaves room. */
  readonly from: number;
}

const placedOn = (plot: Plot, marks: readonly LossMark[], money: (amount: number) => string): readonly PlacedMark[] =>
  marks.map((mark) => ({ mark, text: `${bold(money(mark.loss))} ${oddsText(mark.chance)}`, from: toX(plot, Math.max(mark.loss, mark.before ?? mark.loss)) + RADIUS + GAP }));

/** The chance that losses together exceed an amount, falling from left to right: the curve in blue, because nobody measured it. */
export function lossExceedance(figure: Readonly<LossFigure>, size: ChartSize): TopLevelSpec {
  const { points, marks, currency, reserve, beforeLabel } = figure;
  const last = points.at(-1);
  if (points.length < 2 || last === undefined) throw new Error("a curve of losses needs at least two points");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  const percent = (chance: number): string => (chance === 1 ? shareText(chance, locale) : shareText(chance, locale).replace("\u00a0%", ""));
  // Beyond the last amount that some trial exceeds nothing is to be seen.
  const shown = points.findIndex(({ chance }) => chance < 0.001);
  const most = Math.max(points[shown === -1 ? points.length - 1 : shown]?.loss ?? last.loss, ...marks.flatMap(({ loss, before }) => [loss, before ?? 0]), reserve ?? 0);
  const left = leftMargin(Y_TICKS.map(percent));
  const frame = (right: number): Plot => plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, { top: 10, right, bottom: BOTTOM_MARGIN, left }, [0, most], [0, 1]);
  const first = frame(16);
  const over = Math.max(0, ...placedOn(first, marks, money).map(({ from, text }) => from + labelWidth(text) * 1.04 - first.width - 16));
  const plot = frame(16 + Math.ceil(over));
  const placed = placedOn(plot, marks, money);

  const layers: Layer[] = [];
  if (reserve !== undefined && reserve < most) layers.push(rects(plot, [{ x: reserve, x2: most, y: 0, y2: 1 }], { fill: colour.tint }));
  layers.push(...yAxis(plot, Y_TICKS, percent), line(plot, points.filter(({ loss }) => loss <= most).map(({ loss, chance }): Point => ({ x: loss, y: chance })), { stroke: colour.spot, strokeWidth: 3 }), zeroLine(plot));
  if (reserve !== undefined) layers.push(rules(plot, [{ x: reserve, x2: reserve, y: 0, y2: 1 }], { stroke: colour.ink, strokeWidth: 1.25 }), ...reserveWords(plot, reserve, `Contingency ${money(reserve)}`));
  const moved = marks.flatMap(({ loss, chance, before }) => (before === undefined || before === loss ? [] : [{ loss, chance, before }]));
  if (moved.length > 0) {
    layers.push(rules(plot, moved.map(({ loss, chance, before }) => ({ x: before, x2: loss, y: chance, y2: chance })), { stroke: colour.spot, strokeWidth: 1.25 }));
    layers.push(dots(plot, moved.map(({ chance, before }) => ({ x: before, y: chance, title: `${beforeLabel ?? "before"}: ${oddsText(chance)} above ${money(before)}` })), RADIUS, { fill: colour.paper, stroke: colour.spot, strokeWidth: 1.5 }));
  }
  if (marks.length > 0) layers.push(dots(plot, marks.map(({ loss, chance }) => ({ x: loss, y: chance, title: `${oddsText(chance)} above ${money(loss)}` })), RADIUS, { fill: colour.spot }));
  layers.push(labels(placed.map(({ mark, text, from }) => ({ px: from, py: toY(plot, mark.chance) - RAISED, text })), { fill: colour.spot, halo: true }));
  const ringed = moved.find(({ before, loss }) => before < loss);
  if (ringed !== undefined && beforeLabel !== undefined) layers.push(labels([{ px: toX(plot, ringed.before) - RADIUS - GAP, py: toY(plot, ringed.chance), text: beforeLabel }], { align: "right", fill: colour.spot, halo: true }));
  const ticks = [0, ...ticksUpTo(most)].filter((_, index, all) => !size.compact || all.length < 5 || index % 2 === 0);
  layers.push(...xLabels(plot, ticks.map((loss) => ({ px: toX(plot, loss), text: loss === 0 ? "0" : moneyTick(loss, currency, locale), last: false }))));
  const said = marks.map(({ loss, chance, before }) => `${oddsText(chance)} above ${money(loss)}${before === undefined ? "" : `, ${beforeLabel ?? "before"} ${money(before)}`}`);
  return chartOf(plot, `Chance that losses together are more than an amount, from 0 to ${money(most)}. ${said.join("; ")}.${reserve === undefined ? "" : ` Contingency ${money(reserve)}.`}`, layers);
}

/** Words at the head of the line of the reserve, on the side where they fit. */
function reserveWords(plot: Plot, reserve: number, text: string): readonly Layer[] {
  const px = toX(plot, reserve);
  const fits = px + 8 + labelWidth(text, 600) <= plot.width + plot.margin.right;
  return [labels([{ px: fits ? px + 8 : px - 8, py: 8, text }], { align: fits ? "left" : "right", fill: colour.ink, strong: true, halo: true })];
}
