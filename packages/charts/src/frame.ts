import type { TopLevelSpec } from "vega-lite";
import { labelWidth } from "./label-text.ts";

/** The two renderings of a chart. Text is never scaled, so the page shows the one that fits. */
export interface ChartSize {
  /** Whole width of the SVG in CSS pixels, margins included. */
  readonly width: number;
  /** The phone rendering, about 340 px wide: fewer ticks, shorter labels. */
  readonly compact: boolean;
  /** BCP 47 tag for figures on the chart; English when left out. */
  readonly locale?: string | undefined;
}

export const localeOf = (size: ChartSize): string => size.locale ?? "en";

type LayeredSpec = Extract<TopLevelSpec, { readonly layer: unknown }>;
export type Layer = LayeredSpec["layer"][number];

export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The plot inside its margins, and the linear scales that label placement and the spec share. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly margin: Margin;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly utc: boolean;
}

export const plotOf = (
  size: ChartSize,
  height: number,
  margin: Margin,
  xDomain: readonly [number, number],
  yDomain: readonly [number, number],
  kind: "linear" | "utc" = "linear",
): Plot => ({ width: Math.max(40, size.width - margin.left - margin.right), height, margin, xDomain, yDomain, utc: kind === "utc" });

const share = (value: number, [low, high]: readonly [number, number]): number => (high === low ? 0.5 : (value - low) / (high - low));
export const toX = (plot: Plot, value: number): number => share(value, plot.xDomain) * plot.width;
export const toY = (plot: Plot, value: number): number => (1 - share(value, plot.yDomain)) * plot.height;

/** Room for the widest tick label and its gap to the plot. */
export const leftMargin = (labels: readonly string[]): number => Math.ceil(labels.reduce((width, label) => Math.max(width, labelWidth(label)), 0)) + 10;

/** A layered spec of exactly the asked width: the margins are ours, so charts beside each other line up. */
export const chartOf = (plot: Plot, description: string, layers: readonly Layer[]): TopLevelSpec => ({
  description,
  width: plot.width,
  height: plot.height,
  padding: { ...plot.margin },
  autosize: { type: "none" },
  layer: [...layers],
});
