import type { TopLevelSpec } from "vega-lite";
import { chartOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { widest } from "./label-text.ts";
import { hairlines, labels, rects, type Label, type Span } from "./marks.ts";
import { namedRowPlot } from "./named-rows.ts";
import { colour } from "./theme.ts";

export interface RankRange {
  readonly name: string;
  /** Ranks, 1 is best: 80 % of the runs lie from `low` to `high`. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** `31 %`: the chance to be first. */
  readonly first: string;
}

export interface RankRangesFigure {
  /** In the order in which they are drawn, at least one. */
  readonly rows: readonly RankRange[];
  /** Head of the column of chances. */
  readonly firstLabel: string;
}

const BAND = 16;
const TOP = 26;

/** Where each of several may stand: a blue bar from rank to rank with a tick at the middle, and the chance to be first. */
export function rankRanges({ rows, firstLabel }: Readonly<RankRangesFigure>, size: ChartSize): TopLevelSpec {
  if (rows.length === 0) throw new Error("ranks need at least one row");
  const right = Math.ceil(Math.max(widest(rows.map(({ first }) => first)), widest([firstLabel]))) + 18;
  const last = Math.max(rows.length, ...rows.map(({ high }) => high));
  const { plot, middle, names } = namedRowPlot({ names: rows.map(({ name }) => name), band: BAND, right, top: TOP, bottom: 4, xDomain: [0.5, last + 0.5] }, size);
  const ranks = Array.from({ length: last }, (_, index) => index + 1);
  const gap = Math.max(1, Math.ceil(22 / (plot.width / last)));
  const shown = ranks.filter((rank) => (rank - 1) % gap === 0);
  const bar = ({ low, high, name, first, middle: mid }: RankRange, index: number): Span => ({
    x: low - 0.42,
    x2: high + 0.42,
    y: middle(index) - BAND / 2,
    y2: middle(index) + BAND / 2,
    title: `${name}: rank ${low === high ? String(low) : `${String(low)} to ${String(high)}`} in 80\u00a0% of runs, middle ${String(mid)}; first with ${first}`,
  });
  const tick = (row: RankRange, index: number): Span => ({ x: toX(plot, row.middle), x2: toX(plot, row.middle), y: middle(index) - BAND / 2 - 3, y2: middle(index) + BAND / 2 + 3 });
  const layers: Layer[] = [
    hairlines(shown.map((rank) => ({ x: toX(plot, rank), x2: toX(plot, rank), y: 0, y2: plot.height })), { stroke: colour.grid }),
    labels(shown.map((rank): Label => ({ px: toX(plot, rank), py: -12, text: String(rank) })), { align: "center", fill: colour.ink3 }),
    ...names,
    rects(plot, rows.map(bar), { fill: colour.spotLight }),
    hairlines(rows.map(tick), { stroke: colour.spot, strokeWidth: 2.5 }),
    labels([{ px: plot.width + plot.margin.right - 1, py: -12, text: firstLabel }], { align: "right", fill: colour.ink3 }),
    labels(rows.map(({ first }, index): Label => ({ px: plot.width + plot.margin.right - 1, py: middle(index), text: first })), { align: "right", fill: colour.spot, strong: true }),
  ];
  return chartOf(plot, `Ranks that each may have, 1 is best: ${rows.map(({ name, low, high, first }) => `${name} ${String(low)} to ${String(high)}, first with ${first}`).join("; ")}.`, layers);
}
