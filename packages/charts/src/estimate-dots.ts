import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { labelWidth, wrap } from "./label-text.ts";
import { dots, labels, rules } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { BOLD, colour, LINE_GAP } from "./theme.ts";

interface Estimate {
  /** What it assumes. */
  readonly label: string;
  readonly amount: number;
}

export interface EstimateDotsFigure {
  /** Groups of estimates of the same thing, each held against one budget; at least one estimate. */
  readonly groups: readonly { readonly title: string; readonly budget: { readonly label: string; readonly amount: number }; readonly estimates: readonly Estimate[] }[];
  readonly currency: string;
}

const ROW = { wide: 38, compact: 48 } as const;
const HEAD = 44;
const LABEL_WIDTH = 236;
const RADIUS = 5;

const STEPS = [1, 2, 2.5, 5] as const;
/** Round amounts inside a span that does not begin at zero: dots say by place, not by length. */
function ticksWithin([low, high]: readonly [number, number], most: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / most));
  const step = [...STEPS, ...STEPS.map((each) => each * 10)].map((each) => each * power).find((each) => (high - low) / each <= most) ?? high - low;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** One estimate a row as a blue dot, tied to the budget it is held against, which is a black line through its group. */
export function estimateDots({ groups, currency }: Readonly<EstimateDotsFigure>, size: ChartSize): TopLevelSpec {
  const amounts = groups.flatMap(({ budget, estimates }) => [budget.amount, ...estimates.map(({ amount }) => amount)]);
  if (groups.every(({ estimates }) => estimates.length === 0)) throw new Error("a comparison of estimates needs at least one");
  const money = (amount: number): string => shortMoney(amount, currency, localeOf(size));
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const row = size.compact ? ROW.compact : ROW.wide;
  const height = groups.reduce((sum, { estimates }) => sum + HEAD + estimates.length * row, 0);
  const left = size.compact ? 0 : Math.min(LABEL_WIDTH, size.width * 0.42);
  // An amount stands beside its dot: to the left of the least there is room for it, to the right of the greatest there is the margin, too.
  const room = Math.ceil(Math.max(...amounts.map((amount) => labelWidth(money(amount), BOLD)))) + 14;
  const span = high - low || Math.max(1, Math.abs(high) * 0.1);
  const perPixel = span / Math.max(40, size.width - left - 2 * room);
  const plot = plotOf(size, height, { top: 4, right: room / 2, bottom: BOTTOM_MARGIN, left }, [low - room * perPixel, high + (room / 2) * perPixel], [height, 0]);
  const ticks = ticksWithin(plot.xDomain, Math.max(2, Math.floor(plot.width / 92)));
  const layers: Layer[] = [rules(plot, ticks.map((x) => ({ x, x2: x, y: 0, y2: height })), { stroke: colour.grid })];
  let top = 0;
  for (const { title, budget, estimates } of groups) {
    const [from, to] = [top + HEAD - 14, top + HEAD + estimates.length * row - 6];
    const budgetX = toX(plot, budget.amount);
    const budgetText = `${budget.label} ${money(budget.amount)}`;
    const width = labelWidth(budgetText, BOLD);
    const middle = (index: number): number => top + HEAD + (index + (size.compact ? 0.68 : 0.5)) * row;
    // On a phone the labels stand where the line would run.
    const line = size.compact ? estimates.map((_, index) => ({ x: budget.amount, x2: budget.amount, y: middle(index) - 10, y2: middle(index) + 10 })) : [{ x: budget.amount, x2: budget.amount, y: from, y2: to }];
    layers.push(rules(plot, line, { stroke: colour.ink, strokeWidth: 1.75 }));
    layers.push(dots(plot, [{ x: budget.amount, y: from }], 5, { fill: colour.ink }, "triangle-down"));
    layers.push(labels([{ px: Math.min(Math.max(budgetX, width / 2 - left), plot.width + room / 2 - width / 2), py: from - 14, text: budgetText }], { align: "center", fill: colour.ink, strong: true, halo: true }));
    if (!size.compact) layers.push(labels([{ px: -left, py: from - 14, text: title }], { fill: colour.ink, strong: true }));
    layers.push(rules(plot, estimates.map(({ amount }, index) => ({ x: budget.amount, x2: amount, y: middle(index), y2: middle(index) })), { stroke: colour.spotMid, strokeWidth: 1.5 }));
    layers.push(dots(plot, estimates.map(({ label, amount }, index) => ({ x: amount, y: middle(index), title: `${label}: ${money(amount)}` })), RADIUS, { fill: colour.spot }));
    for (const right of [true, false]) {
      const mine = estimates.flatMap(({ amount }, index) => (amount >= budget.amount === right ? [{ px: toX(plot, amount) + (right ? 10 : -10), py: middle(index), text: money(amount) }] : []));
      if (mine.length > 0) layers.push(labels(mine, { fill: colour.spot, strong: true, halo: true, align: right ? "left" : "right" }));
    }
    estimates.forEach(({ label }, index) => {
      const lines = size.compact ? wrap(label, size.width - 8, 1) : wrap(label, left - 16, 2);
      lines.forEach((text, at) => layers.push(labels([{ px: -left, py: size.compact ? top + HEAD + index * row + 10 : middle(index) + (at - (lines.length - 1) / 2) * LINE_GAP, text }], { fill: colour.ink2, halo: size.compact })));
    });
    top += HEAD + estimates.length * row;
  }
  layers.push(...xLabels(plot, ticks.map((tick) => ({ px: toX(plot, tick), text: moneyTick(tick, currency, localeOf(size)), last: false }))));
  const words = groups.map(({ title, budget, estimates }) => `${title}, against ${budget.label} ${money(budget.amount)}: ${estimates.map(({ label, amount }) => `${label} ${money(amount)}`).join("; ")}`);
  return chartOf(plot, `${words.join(". ")}.`, layers);
}
