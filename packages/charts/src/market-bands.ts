import type { TopLevelSpec } from "vega-lite";
import { chartOf, plotOf, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { labelWidth, shorten, widest, wrap } from "./label-text.ts";
import { dots, hairlines, labels, type Label, type Point, type Span } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface MarketRange {
  /** In whole units of the figure's currency; null where the source does not say. */
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  readonly title: string;
}

export interface MarketBandsFigure {
  /** At most four; each has its own mark. */
  readonly sources: readonly string[];
  /** Beside each other, or below each other on a phone: regions. */
  readonly panels: readonly string[];
  /** Roles; for each panel the ranges in the order of the sources. */
  readonly rows: readonly { readonly name: string; readonly ranges: readonly (readonly MarketRange[])[] }[];
  /** Money on the axis. */
  readonly axis: readonly { readonly value: number; readonly text: string }[];
  /** From the least to the greatest money of the one scale; it need not begin at zero, because lengths are not compared with it. */
  readonly xDomain: readonly [number, number];
  readonly title: string;
}

const LINE = 14;
const ROW_GAP = 14;
const PANEL_GAP = 28;
const HEAD = 26;
const KEY_LINE = 20;
const RADIUS = 4;
const SHAPES = ["circle", "ring", "square", "diamond"] as const;
type Shape = (typeof SHAPES)[number];

interface Panel {
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** What each source says the market pays, sources apart: a line from the first to the third quarter, a mark at the median, one scale for all. */
export function marketBands(figure: Readonly<MarketBandsFigure>, size: ChartSize): TopLevelSpec {
  const { sources, panels, rows } = figure;
  if (rows.length === 0 || panels.length === 0 || sources.length === 0) throw new Error("market bands need a row, a panel and a source");
  const rowStep = sources.length * LINE + ROW_GAP;
  const nameLine = size.compact ? LINE_GAP + 2 : 0;
  const room = size.compact ? 0 : Math.min(widest(rows.map(({ name }) => name)), size.width * 0.2);
  const left = size.compact ? 1 : Math.ceil(room) + 16;
  const inner = size.width - left - 2;
  const tall = rows.length * (rowStep + nameLine);
  const stacked = size.compact;
  const key = keyRows(sources, size.compact ? inner : inner + left, KEY_LINE);
  const keyHeight = key.rows * KEY_LINE + 10;
  const block = HEAD + tall + 24;
  const height = keyHeight + (stacked ? panels.length * block : block);
  const width = stacked ? inner : (inner - (panels.length - 1) * PANEL_GAP) / panels.length;
  const placed = panels.map((_, index): Panel => ({ index, left: stacked ? 0 : index * (width + PANEL_GAP), top: keyHeight + (stacked ? index * block : 0) + HEAD, width }));
  const plot = plotOf(size, height, { top: 2, right: 1, bottom: 2, left }, [0, inner], [height, 0]);
  const marks = placed.flatMap((panel) => panelMarks(figure, panel, rowStep, nameLine));
  const layers: Layer[] = placed.flatMap((panel) => panelFrame(figure, panel, tall, size.compact));
  layers.push(...nameLayers(rows.map(({ name }) => name), placed, { rowStep, nameLine, room, compact: size.compact }));
  layers.push(hairlines(marks.flatMap(({ line }) => line), { stroke: colour.ink2, strokeWidth: 1.5 }));
  layers.push(...sources.flatMap((_, source) => shapeLayers(plot, marks.filter((mark) => mark.source === source).flatMap(({ point }) => point), SHAPES[source % SHAPES.length] ?? "circle")));
  layers.push(...keyLayers(plot, sources, key.places, left, size.compact));
  return chartOf(plot, figure.title, layers);
}

const scale = ({ xDomain: [from, to] }: Readonly<MarketBandsFigure>, { left, width }: Panel, value: number): number => left + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * width;

function panelMarks(figure: Readonly<MarketBandsFigure>, panel: Panel, rowStep: number, nameLine: number) {
  return figure.rows.flatMap((row, at) =>
    (row.ranges[panel.index] ?? []).map(({ low, middle, high, title }, source) => {
      const y = panel.top + at * (rowStep + nameLine) + nameLine + ROW_GAP / 2 + (source + 0.5) * LINE;
      const line: readonly Span[] = low === null || high === null ? [] : [{ x: scale(figure, panel, low), x2: scale(figure, panel, high), y, y2: y }];
      const point: readonly Point[] = middle === null ? [] : [{ x: scale(figure, panel, middle), y, title }];
      return { source, line, point };
    }),
  );
}

/** Name of the panel, gridlines and the money below it. */
function panelFrame(figure: Readonly<MarketBandsFigure>, panel: Panel, tall: number, compact: boolean): readonly Layer[] {
  const ticks = figure.axis.map(({ value, text }) => ({ px: scale(figure, panel, value), text }));
  const room = ticks.reduce((widestText, { text }) => Math.max(widestText, labelWidth(text)), 0) + 10;
  const gap = Math.max(1, Math.ceil(room / Math.max(1, (ticks[1]?.px ?? panel.width) - (ticks[0]?.px ?? 0))));
  const shown = ticks.filter((_, index) => index % gap === 0);
  // Half a label may stand in the gap between panels, and in the margin of the names; not beyond the drawing.
  const air = compact ? 0 : PANEL_GAP / 2;
  const last = panel.index === figure.panels.length - 1 ? 0 : air;
  const inside = ({ px, text }: { readonly px: number; readonly text: string }): Label => {
    const half = labelWidth(text) / 2;
    return { px: Math.min(Math.max(px, panel.left - air + half), panel.left + panel.width + last - half), py: panel.top + tall + 14, text };
  };
  // The end of the scale has a gridline and no words: they would touch those of the next panel.
  const words = shown.filter(({ px }) => px < panel.left + panel.width - 1).map(inside).filter((label, index, all) => all.slice(0, index).every((before) => label.px - before.px >= room - 4));
  return [
    hairlines(shown.map(({ px }) => ({ x: px, x2: px, y: panel.top, y2: panel.top + tall })), { stroke: colour.grid }),
    hairlines([{ x: panel.left, x2: panel.left + panel.width, y: panel.top, y2: panel.top }], { stroke: colour.ink, strokeWidth: 1 }),
    labels([{ px: panel.left, py: panel.top - 12, text: shorten(figure.panels[panel.index] ?? "", panel.width, 600) }], { fill: colour.ink, strong: true }),
    labels(words, { align: "center", fill: colour.ink3 }),
    ...(compact ? [] : [hairlines(figure.rows.slice(1).map((_, index) => ({ x: panel.left, x2: panel.left + panel.width, y: panel.top + ((index + 1) * tall) / figure.rows.length, y2: panel.top + ((index + 1) * tall) / figure.rows.length })), { stroke: colour.grid })]),
  ];
}

interface NameStyle {
  readonly rowStep: number;
  readonly nameLine: number;
  readonly room: number;
  readonly compact: boolean;
}

function nameLayers(names: readonly string[], panels: readonly Panel[], { rowStep, nameLine, room, compact }: NameStyle): readonly Layer[] {
  if (compact) return [labels(panels.flatMap(({ top, left, width }) => names.map((name, index): Label => ({ px: left + 5, py: top + index * (rowStep + nameLine) + 12, text: shorten(name, width - 6) }))), { fill: colour.ink, halo: true })];
  const [first] = panels;
  return [
    labels(
      names.flatMap((name, index) => {
        const lines = wrap(name, room + 1, 2);
        return lines.map((text, line): Label => ({ px: -16, py: (first?.top ?? 0) + (index + 0.5) * rowStep + (line - (lines.length - 1) / 2) * LINE_GAP, text }));
      }),
      { align: "right", fill: colour.ink },
    ),
  ];
}

function shapeLayers(plot: Plot, points: readonly Point[], shape: Shape): readonly Layer[] {
  if (points.length === 0) return [];
  if (shape === "circle") return [dots(plot, points, RADIUS, { fill: colour.ink })];
  if (shape === "ring") return [dots(plot, points, RADIUS, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.75 })];
  return [dots(plot, points, shape === "square" ? RADIUS - 0.5 : RADIUS + 0.5, { fill: colour.ink2 }, shape)];
}

interface KeyPlace {
  readonly px: number;
  readonly py: number;
}

/** Places of the names of the sources in as few lines as they need. */
function keyRows(sources: readonly string[], width: number, line: number): { readonly places: readonly KeyPlace[]; readonly rows: number } {
  const places: KeyPlace[] = [];
  let [px, row] = [0, 0];
  for (const source of sources) {
    const needed = 16 + labelWidth(source);
    if (px > 0 && px + needed > width) [px, row] = [0, row + 1];
    places.push({ px, py: row * line + 10 });
    px += needed + 24;
  }
  return { places, rows: row + 1 };
}

function keyLayers(plot: Plot, sources: readonly string[], places: readonly KeyPlace[], left: number, compact: boolean): readonly Layer[] {
  const from = compact ? 0 : -left + 1;
  const room = plot.width - 16;
  return [
    ...sources.flatMap((source, index) => shapeLayers(plot, [{ x: from + (places[index]?.px ?? 0) + 5, y: places[index]?.py ?? 0, title: source }], SHAPES[index % SHAPES.length] ?? "circle")),
    labels(sources.map((source, index): Label => ({ px: from + (places[index]?.px ?? 0) + 16, py: places[index]?.py ?? 0, text: shorten(source, compact ? room : plot.width + left - 20) })), { fill: colour.ink2 }),
  ];
}
