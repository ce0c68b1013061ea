import type { TopLevelSpec } from "vega-lite";
import { countText, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { columnLabels, type ColumnLabel } from "./column-labels.ts";
import { chartOf, leftMargin, localeOf, plotOf, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, widest } from "./label-text.ts";
import { labels, rects, rules, type Span } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface BulletColumn extends ColumnLabel {
  /** What happened; null where nothing is known. */
  readonly value: number | null;
  /** What was planned or promised. */
  readonly target: number | null;
  readonly title: string;
}

export interface ColumnBulletsFigure {
  /** What the columns are, for the description. */
  readonly title: string;
  /** Oldest first, at least one with a value or a target. */
  readonly columns: readonly BulletColumn[];
  /** `64 staffed` and `75 planned`: what stands beside the newest column. */
  readonly valueLabel: string;
  readonly targetLabel: string;
}

const HEIGHT = 220;
const BAR_SHARE = 0.56;
const TICK_SHARE = 0.84;

/** Bars of what happened with a tick at what was planned, column by column. */
export function columnBullets({ title, columns, valueLabel, targetLabel }: Readonly<ColumnBulletsFigure>, size: ChartSize): TopLevelSpec {
  const known = columns.flatMap((column) => [column.value, column.target]).filter((each) => each !== null);
  if (known.length === 0) throw new Error("columns need at least one value");
  const locale = localeOf(size);
  const most = Math.max(1, ...known);
  const ticks = ticksUpTo(most);
  const { value, target } = columns.at(-1) ?? { value: null, target: null };
  const ends = [
    ...(value === null ? [] : [{ at: value, text: bold(valueLabel) }]),
    ...(target === null ? [] : [{ at: target, text: targetLabel }]),
  ];
  const margin = { top: 10, right: ends.length === 0 ? 4 : Math.ceil(widest(ends.map(({ text }) => text))) + 12, bottom: 46, left: leftMargin([...ticks, 0].map((tick) => countText(tick, locale))) };
  const plot = plotOf(size, HEIGHT, margin, [0, columns.length], [0, most * 1.02]);
  const span = (index: number, share: number): Pick<Span, "x" | "x2"> => ({ x: index + (1 - share) / 2, x2: index + (1 + share) / 2 });
  const bars = columns.flatMap((column, index): readonly Span[] => (column.value === null ? [] : [{ ...span(index, BAR_SHARE), y: 0, y2: column.value, title: column.title }]));
  const plans = columns.flatMap((column, index): readonly Span[] => (column.target === null ? [] : [{ ...span(index, TICK_SHARE), y: column.target, y2: column.target }]));
  const layers: Layer[] = [...yAxis(plot, ticks, (tick) => countText(tick, locale))];
  if (bars.length > 0) {
    // Paper first: gridlines must not show through the bars.
    layers.push(rects(plot, bars.map(({ x, x2, y, y2 }) => ({ x, x2, y, y2 })), { fill: colour.paper }), rects(plot, bars, { fill: colour.ink, fillOpacity: 0.5 }));
  }
  layers.push(zeroLine(plot));
  if (plans.length > 0) layers.push(rules(plot, plans, { stroke: colour.ink, strokeWidth: 2.5 }));
  const places = spread(ends.map(({ at }) => toY(plot, at)), LINE_GAP, 0, plot.height - 6);
  if (ends.length > 0) layers.push(labels(ends.map(({ text }, index) => ({ px: plot.width + 7, py: places[index] ?? 0, text })), { fill: colour.ink2 }));
  layers.push(...columnLabels(plot, columns, plot.height + 15, "below"));
  return chartOf(plot, `${title}. ${columns.map((column) => column.title).join("; ")}.`, layers);
}
