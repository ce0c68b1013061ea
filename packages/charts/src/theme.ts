import type { Config } from "vega-lite";

/**
 * Colours are the page's CSS variables (tokens of the site), written as presentation attributes: one SVG serves light, dark and print.
 * Ink is what was measured, spot is what is forecast.
 */
export const colour = {
  paper: "var(--paper)",
  tint: "var(--tint)",
  ink: "var(--ink)",
  ink2: "var(--ink-2)",
  ink3: "var(--ink-3)",
  grid: "var(--grid)",
  rule: "var(--rule)",
  spot: "var(--spot)",
  spotMid: "var(--spot-mid)",
  spotLight: "var(--spot-light)",
  spotPale: "var(--spot-pale)",
} as const;

/** A category of the site, fixed to one workstream on every page. */
export type CategoryNumber = 1 | 2 | 3 | 4 | 5 | 6;
export const categoryColour = (number: CategoryNumber): string => `var(--c${String(number)})`;

/** Type size of every label, in CSS pixels; nothing on screen is smaller. */
export const FONT_SIZE = 13;
/** Weight of emphasised labels. */
export const BOLD = 600;
/** Least distance between the middles of two labels that stand above each other, in pixels. */
export const LINE_GAP = 16;

/**
 * Configuration of every chart. The frame draws its own axes, so Vega's are off; marks are silent for screen readers unless a chart
 * gives them words, because the SVG has a name, a description and a data table beside it.
 */
export const theme: Config = {
  background: "transparent",
  font: "inherit",
  view: { stroke: null },
  mark: { aria: false, tooltip: null },
  line: { stroke: colour.ink, strokeWidth: 1.75, strokeJoin: "round", strokeCap: "round" },
  rule: { stroke: colour.ink, strokeWidth: 1 },
  text: { fill: colour.ink2, fontSize: FONT_SIZE, baseline: "middle" },
};
