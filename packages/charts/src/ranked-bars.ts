import type { TopLevelSpec } from "vega-lite";
import { chartOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { labelWidth } from "./label-text.ts";
import { hairlines, labels, rects, type Label, type Span } from "./marks.ts";
import { namedRowPlot } from "./named-rows.ts";
import { colour } from "./theme.ts";

export interface RankedBar {
  readonly name: string;
  /** Not below zero. */
  readonly value: number;
  /** `47, 33 % of screened`: what stands at the bar's end. */
  readonly text: string;
  /** The bars that make the finding are solid. */
  readonly strong: boolean;
}

export interface RankedBarsFigure {
  /** What the bars are, for the description. */
  readonly title: string;
  /** In the order in which they are drawn, at least one. */
  readonly rows: readonly RankedBar[];
}

const BAND = 18;

/** Bars from zero with their names and figures, one below another. */
export function rankedBars({ title, rows }: Readonly<RankedBarsFigure>, size: ChartSize): TopLevelSpec {
  if (rows.length === 0) throw new Error("bars need at least one row");
  const most = Math.max(1e-9, ...rows.map(({ value }) => value));
  // Room for the words of each bar at its own end: the longest bar does not need the whole width of the longest words.
  const wide = rows.reduce((right, { value, text }) => Math.max(right, labelWidth(text, 600) + 12 - (size.compact ? 0.4 : 0.35) * size.width * (1 - value / most)), 0);
  const { plot, middle, names } = namedRowPlot({ names: rows.map(({ name }) => name), band: BAND, right: Math.ceil(wide), bottom: 4, xDomain: [0, most] }, size);
  const spanOf = ({ value, name, text }: RankedBar, index: number): Span => ({ x: 0, x2: value, y: middle(index) - BAND / 2, y2: middle(index) + BAND / 2, title: `${name}: ${text}` });
  const spans = rows.map((row, index) => ({ strong: row.strong, span: spanOf(row, index) }));
  const layers: Layer[] = [...names];
  for (const strong of [false, true]) {
    const own = spans.filter((each) => each.strong === strong).map(({ span }) => span);
    if (own.length > 0) layers.push(rects(plot, own, strong ? { fill: colour.ink } : { fill: colour.ink, fillOpacity: 0.42 }));
  }
  // On a phone the names stand between the rows, and the line of zero makes way for them.
  const zero = size.compact ? rows.map((_, index) => ({ x: 0, x2: 0, y: middle(index) - BAND / 2 - 2, y2: middle(index) + BAND / 2 + 2 })) : [{ x: 0, x2: 0, y: 0, y2: plot.height }];
  layers.push(hairlines(zero, { stroke: colour.ink, strokeWidth: 1.25 }));
  const words = rows.map(({ value, text, strong }, index): Label & { readonly strong: boolean } => ({ px: toX(plot, value) + 7, py: middle(index), text, strong }));
  for (const strong of [false, true]) {
    const own = words.filter((each) => each.strong === strong).map(({ px, py, text }) => ({ px, py, text }));
    if (own.length > 0) layers.push(labels(own, { fill: strong ? colour.ink : colour.ink2, strong }));
  }
  return chartOf(plot, `${title}: ${rows.map(({ name, text }) => `${name} ${text}`).join("; ")}.`, layers);
}
