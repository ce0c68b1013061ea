import type { Layer, Plot } from "./frame.ts";
import { BOLD, colour } from "./theme.ts";

/** Words of a mark for the native hover; a layer either has them in every row or in none. */
interface Titled {
  readonly title?: string;
}
export interface Point extends Titled {
  readonly x: number;
  /** Absent values break a line. */
  readonly y: number | null;
}
export interface Span extends Titled {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}
/** A label at a place of the plot in pixels, y downwards. */
export interface Label {
  readonly px: number;
  readonly py: number;
  readonly text: string;
}

export interface Style {
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDash?: number[];
}

const xOf = (plot: Plot, field: string) => ({
  field,
  type: plot.utc ? ("temporal" as const) : ("quantitative" as const),
  scale: plot.utc ? { type: "utc" as const, domain: plot.xDomain.map((time) => ({ expr: String(time) })), nice: false } : { domain: [...plot.xDomain], nice: false, zero: false },
  axis: null,
});
const yOf = (plot: Plot, field: string) => ({
  field,
  type: "quantitative" as const,
  scale: { domain: [...plot.yDomain], nice: false, zero: false },
  axis: null,
  stack: null,
});
const wordsOf = (rows: readonly Titled[]) =>
  rows.some((row) => row.title !== undefined) ? { description: { field: "title", type: "nominal" as const } } : {};
const spoken = (rows: readonly Titled[]): boolean => rows.some((row) => row.title !== undefined);

/** Rectangles, for bars, bands and tinted spans. */
export const rects = (plot: Plot, rows: readonly Span[], style: Style): Layer => ({
  data: { values: [...rows] },
  mark: { type: "rect", aria: spoken(rows), ...style },
  encoding: { x: xOf(plot, "x"), x2: { field: "x2" }, y: yOf(plot, "y"), y2: { field: "y2" }, ...wordsOf(rows) },
});

/** Straight lines from one place to another. */
export const rules = (plot: Plot, rows: readonly Span[], style: Style): Layer => ({
  data: { values: [...rows] },
  mark: { type: "rule", ...style },
  encoding: { x: xOf(plot, "x"), x2: { field: "x2" }, y: yOf(plot, "y"), y2: { field: "y2" } },
});

export const acrossAt = (plot: Plot, value: number, until: number = plot.xDomain[1]): Span => ({ x: plot.xDomain[0], x2: until, y: value, y2: value });

export const line = (plot: Plot, rows: readonly Point[], style: Style = {}): Layer => ({
  data: { values: [...rows] },
  mark: { type: "line", ...style },
  encoding: { x: xOf(plot, "x"), y: yOf(plot, "y") },
});

/** Circles of a radius in pixels, their outline included in what the eye sees. */
export const dots = (plot: Plot, rows: readonly Point[], radius: number, style: Style, shape: "circle" | "square" | "diamond" | "triangle-up" | "triangle-down" = "circle"): Layer => ({
  data: { values: [...rows] },
  mark: { type: "point", shape, size: 4 * radius * radius, filled: style.stroke === undefined, opacity: 1, aria: spoken(rows), ...style },
  encoding: { x: xOf(plot, "x"), y: yOf(plot, "y"), ...wordsOf(rows) },
});

/** A band between two curves. */
export const band = (plot: Plot, rows: readonly { readonly x: number; readonly low: number; readonly high: number }[], style: Style): Layer => ({
  data: { values: [...rows] },
  mark: { type: "area", line: false, opacity: 1, ...style },
  encoding: { x: xOf(plot, "x"), y: yOf(plot, "high"), y2: { field: "low" } },
});

export interface LabelStyle {
  readonly align?: "left" | "center" | "right";
  readonly fill?: string;
  readonly strong?: boolean;
  /** Paper around the letters, where a label may stand on a line. */
  readonly halo?: boolean;
}

/** Labels at pixel places: they stand where placement put them, whatever the scales are. */
export const labels = (rows: readonly Label[], { align = "left", fill = colour.ink2, strong = false, halo = false }: LabelStyle = {}): Layer => ({
  data: { values: [...rows] },
  mark: { type: "text", align, fill, fontWeight: strong ? BOLD : 400, ...(halo ? { stroke: colour.paper, strokeWidth: 4, strokeJoin: "round" as const } : {}) },
  encoding: {
    x: { field: "px", type: "quantitative", scale: null, axis: null },
    y: { field: "py", type: "quantitative", scale: null, axis: null },
    text: { field: "text", type: "nominal" },
  },
});

/** Vertical or horizontal hairlines at pixel places, for separators and leaders. */
export const hairlines = (rows: readonly Span[], style: Style): Layer => ({
  data: { values: [...rows] },
  mark: { type: "rule", ...style },
  encoding: {
    x: { field: "x", type: "quantitative", scale: null, axis: null },
    x2: { field: "x2" },
    y: { field: "y", type: "quantitative", scale: null, axis: null },
    y2: { field: "y2" },
  },
});
