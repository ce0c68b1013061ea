import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { bold, shorten, widest } from "./label-text.ts";
import { dots, hairlines, labels, rules, type Label, type Point } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour } from "./theme.ts";

/** One risk at two days; null where it was not there. */
export interface MovedRisk {
  readonly id: string;
  readonly title: string;
  readonly before: number | null;
  readonly now: number | null;
}

export interface RiskMovementFigure {
  readonly currency: string;
  readonly risks: readonly MovedRisk[];
}

const STEP = 37;
const NAME = 10;
const MARKS = 25;
const RADIUS = 4.5;

/** What became of a risk, beside its dot. */
function moveText({ before, now }: MovedRisk, money: (amount: number) => string): string {
  if (now === null) return "closed";
  if (before === null) return bold(`new, ${money(now)}`);
  if (before === now) return money(now);
  return bold(`${now > before ? "+" : "\u2212"}${money(Math.abs(now - before))}`);
}

/** Expected loss of each risk: a ring at what it was, a dot at what it is. In blue: both are estimates. */
export function riskMovement({ currency, risks }: Readonly<RiskMovementFigure>, size: ChartSize): TopLevelSpec {
  if (risks.length === 0) throw new Error("a movement of risks needs at least one risk");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  const most = Math.max(1, ...risks.flatMap(({ before, now }) => [before ?? 0, now ?? 0]));
  const words = risks.map((risk) => moveText(risk, money));
  const margin = { top: 2, right: Math.ceil(widest(words) * 1.04) + RADIUS + 10, bottom: BOTTOM_MARGIN, left: RADIUS + 2 };
  const height = STEP * risks.length;
  const plot = plotOf(size, height, margin, [0, most], [height, 0]);
  const at = (row: number): number => row * STEP + MARKS;
  const ticks = ticksUpTo(most).filter((tick) => toX(plot, tick) <= plot.width);
  const layers: Layer[] = [hairlines(ticks.map((tick) => ({ x: toX(plot, tick), x2: toX(plot, tick), y: 0, y2: height })), { stroke: colour.grid }), hairlines([{ x: 0, x2: 0, y: 0, y2: height }], { stroke: colour.ink, strokeWidth: 1.25 })];
  const room = size.width - margin.left - 8;
  layers.push(labels(risks.map(({ id, title }, row): Label => ({ px: 8, py: row * STEP + NAME, text: shorten(`${id} ${title}`, room) })), { fill: colour.ink, halo: true }));
  const moved = risks.flatMap(({ before, now }, row) => (before === null || now === null || before === now ? [] : [{ x: before, x2: now, y: at(row), y2: at(row) }]));
  if (moved.length > 0) layers.push(rules(plot, moved, { stroke: colour.spot, strokeWidth: 2 }));
  const rings = risks.flatMap(({ id, before, now }, row): readonly Point[] => (before === null || before === now ? [] : [{ x: before, y: at(row), title: `${id}: ${money(before)} before` }]));
  const full = risks.flatMap(({ id, now }, row): readonly Point[] => (now === null ? [] : [{ x: now, y: at(row), title: `${id}: ${money(now)}` }]));
  if (rings.length > 0) layers.push(dots(plot, rings, RADIUS, { fill: colour.paper, stroke: colour.spot, strokeWidth: 1.5 }));
  if (full.length > 0) layers.push(dots(plot, full, RADIUS, { fill: colour.spot }));
  const places = risks.map(({ before, now }, row): Label => ({ px: toX(plot, Math.max(before ?? 0, now ?? 0)) + RADIUS + 6, py: at(row), text: words[row] ?? "" }));
  layers.push(labels(places, { fill: colour.ink2, halo: true }));
  layers.push(...xLabels(plot, [0, ...ticks].map((tick) => ({ px: toX(plot, tick), text: tick === 0 ? "0" : moneyTick(tick, currency, locale), last: false }))));
  const said = risks.map(({ id, before, now }) => `${id} ${before === null ? "new" : money(before)}${now === null ? ", closed" : ` to ${money(now)}`}`);
  return chartOf(plot, `Expected loss of ${String(risks.length)} risks before and now: ${said.join("; ")}.`, layers);
}
