import type { TopLevelSpec } from "vega-lite";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { labelWidth, shorten } from "./label-text.ts";
import { labels, rects, rules, type Span } from "./marks.ts";
import { shortMoney } from "./money-text.ts";
import { colour } from "./theme.ts";

interface VarianceRow {
  readonly label: string;
  /** Whom it belongs to, behind the label; empty for none. */
  readonly of: string;
  /** Budget less cost: below zero is over budget. */
  readonly amount: number;
}

export interface VarianceBarsFigure {
  /** In the order of drawing; at least one. */
  readonly rows: readonly VarianceRow[];
  readonly currency: string;
}

const ROW = { wide: 28, compact: 42 } as const;
const BAR = 14;
const HEAD = 26;
const LABEL = 220;

/** Budget less cost of each part: what is over budget is a black bar to the left, what is under it an outline to the right. */
export function varianceBars({ rows, currency }: Readonly<VarianceBarsFigure>, size: ChartSize): TopLevelSpec {
  if (rows.length === 0) throw new Error("variances need at least one row");
  const money = (amount: number): string => shortMoney(Math.abs(amount), currency, localeOf(size));
  const amounts = rows.map(({ amount }) => amount);
  const [least, greatest] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const row = size.compact ? ROW.compact : ROW.wide;
  const left = size.compact ? 0 : Math.min(LABEL, size.width * 0.4);
  const edge = Math.ceil(Math.max(...amounts.map((amount) => labelWidth(money(amount), 600)))) + 14;
  const height = HEAD + rows.length * row;
  const span = greatest - least || 1;
  // Each side keeps room for the amount beside its longest bar, and for the words of the head.
  const inner = Math.max(80, size.width - left - edge - (least < 0 ? edge : 4));
  const perPixel = span / inner;
  const domain: readonly [number, number] = [Math.min(least - (least < 0 ? edge : 4) * perPixel, 0), greatest + edge * perPixel];
  const plot = plotOf(size, height, { top: 2, right: 0, bottom: 6, left }, domain, [height, 0]);
  const middle = (index: number): number => HEAD + (index + (size.compact ? 0.72 : 0.5)) * row;
  const bar = ({ amount, label, of }: VarianceRow, index: number): Span => ({ x: Math.min(0, amount), x2: Math.max(0, amount), y: middle(index) - BAR / 2, y2: middle(index) + BAR / 2, title: `${[label, of].filter((part) => part !== "").join(", ")}: ${money(amount)} ${amount < 0 ? "over" : "under"} budget` });
  const bars = rows.map(bar);
  const [over, under] = [bars.filter((_, index) => (amounts[index] ?? 0) < 0), bars.filter((_, index) => (amounts[index] ?? 0) > 0)];
  const zero = toX(plot, 0);
  const layers: Layer[] = [];
  if (over.length > 0) layers.push(rects(plot, over, { fill: colour.ink }));
  if (under.length > 0) layers.push(rects(plot, under, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.25, strokeDash: [3, 2] }));
  // On a phone the labels stand where the line would run.
  const zeros = size.compact ? bars.map(({ y, y2 }) => ({ x: 0, x2: 0, y: y - 4, y2: y2 + 4 })) : [{ x: 0, x2: 0, y: HEAD - 4, y2: height }];
  layers.push(rules(plot, zeros, { stroke: colour.ink, strokeWidth: 1.25 }));
  if (over.length > 0 && labelWidth("over budget") + 8 < zero + left) layers.push(labels([{ px: zero - 8, py: 10, text: "over budget" }], { align: "right", fill: colour.ink2 }));
  if (under.length > 0) layers.push(labels([{ px: zero + 8, py: 10, text: "under budget" }], { fill: colour.ink2 }));
  for (const side of ["left", "right"] as const) {
    const mine = rows.flatMap(({ amount }, index) => ((amount < 0) === (side === "left") ? [{ px: toX(plot, amount) + (side === "left" ? -7 : 7), py: middle(index), text: money(amount) }] : []));
    if (mine.length > 0) layers.push(labels(mine, { align: side === "left" ? "right" : "left", fill: colour.ink, strong: true }));
  }
  const width = size.compact ? size.width - 4 : left - 12;
  rows.forEach(({ label, of }, index) => {
    const name = shorten(label, width, 600);
    const py = size.compact ? HEAD + index * row + 9 : middle(index);
    const after = width - labelWidth(name, 600) - 8;
    layers.push(labels([{ px: -left, py, text: name }], { fill: colour.ink, strong: true, halo: size.compact }));
    if (of !== "" && after > 24) layers.push(labels([{ px: -left + labelWidth(name, 600) + 6, py, text: shorten(of, after) }], { fill: colour.ink2, halo: size.compact }));
  });
  return chartOf(plot, `Budget less cost, the largest first. ${bars.map(({ title }) => title ?? "").join("; ")}.`, layers);
}
