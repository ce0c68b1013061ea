import type { TopLevelSpec } from "vega-lite";
import { itemsText, zeroLine } from "./axes.ts";
import { shortWeek } from "./date-axis.ts";
import { chartOf, localeOf, plotOf, type ChartSize, type Layer } from "./frame.ts";
import { acrossAt, rects, rules, type Span } from "./marks.ts";
import { categoryColour, colour, type CategoryNumber } from "./theme.ts";
import type { ThroughputWeek } from "./throughput-run-chart.ts";

export interface ThroughputSmallFigure {
  /** Whose items these are; for the description. */
  readonly title: string;
  /** Oldest first, at least one. */
  readonly weeks: readonly ThroughputWeek[];
  /** Items a week; null when there are too few weeks. */
  readonly median: number | null;
  /** Index of the first week that is judged; those before are pale. */
  readonly recentFrom: number;
  /** The workstream's colour, the same on every page. */
  readonly colour: CategoryNumber;
  /** Largest items a week over all charts beside each other: they share one scale. */
  readonly yMax: number;
}

const BAR_SHARE = 0.78;

/** One workstream's items a week as bars without axes: the shared scale and the dashed median make them comparable. */
export function throughputSmallMultiple(figure: Readonly<ThroughputSmallFigure>, size: ChartSize): TopLevelSpec {
  if (figure.weeks.length === 0) throw new Error("a small multiple needs at least one week");
  const top = Math.max(1, figure.yMax, figure.median ?? 0);
  const height = size.compact ? 56 : 66;
  const plot = plotOf(size, height, { top: 2, right: 0, bottom: 2, left: 0 }, [0, figure.weeks.length], [0, top]);
  const bars = figure.weeks.map((week, index): Span & { readonly kind: "past" | "recent" | "running" } => ({
    x: index + (1 - BAR_SHARE) / 2,
    x2: index + (1 + BAR_SHARE) / 2,
    y: 0,
    y2: week.items,
    title: `${shortWeek(week.label)}: ${itemsText(week.items, localeOf(size))}${week.complete ? "" : " so far"}`,
    kind: !week.complete ? "running" : index < figure.recentFrom ? "past" : "recent",
  }));
  const fill = categoryColour(figure.colour);
  const layers: Layer[] = [];
  const add = (kind: "past" | "recent" | "running", style: Parameters<typeof rects>[2]): void => {
    const rows = bars.filter((bar) => bar.kind === kind && bar.y2 > 0);
    if (rows.length > 0) layers.push(rects(plot, rows.map(({ x, x2, y, y2, title }) => ({ x, x2, y, y2, ...(title === undefined ? {} : { title }) })), style));
  };
  add("past", { fill, fillOpacity: 0.46 });
  add("recent", { fill });
  add("running", { fill: colour.paper, stroke: fill, strokeWidth: 1, strokeDash: [2, 2] });
  layers.push(zeroLine(plot, 1));
  if (figure.median !== null) layers.push(rules(plot, [acrossAt(plot, figure.median)], { stroke: colour.ink, strokeWidth: 1.25, strokeDash: [5, 4] }));
  return chartOf(plot, `${figure.title}: items finished a week, ${shortWeek(figure.weeks[0]?.label ?? "")} to ${shortWeek(figure.weeks.at(-1)?.label ?? "")}.`, layers);
}
