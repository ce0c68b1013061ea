import type { TopLevelSpec } from "vega-lite";
import { columnLabels, type ColumnLabel } from "./column-labels.ts";
import { chartOf, plotOf, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { labelWidth, widest, wrap } from "./label-text.ts";
import { labels, rects, type Label, type Span } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface HeatCell {
  /** In the unit of the figure; null is no data and stays empty. */
  readonly value: number | null;
  /** As it is written in the cell. */
  readonly text: string;
  /** A plan or a forecast: blue. */
  readonly ahead: boolean;
  /** More than there is: outlined and bold. */
  readonly over: boolean;
  /** Words of the hover. */
  readonly title: string;
}

/** Something that lasts from one place of the columns to another, below the rows: 0 is the beginning of the first column, 1 its end. */
export interface HeatSpan {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface HeatMapFigure {
  /** What the cells are, for the description. */
  readonly title: string;
  readonly columns: readonly ColumnLabel[];
  /** At least one; each with a cell for every column. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
  /** Name of the row of spans, and the spans by their beginning. */
  readonly spans?: { readonly name: string; readonly list: readonly HeatSpan[] } | undefined;
}

const CELL = 32;
const GAP = 2;
const HEAD = 42;
const NAME_LINE = 22;
const SPAN_BAR = 7;
const MOST_SPANS = 6;
/** Least and greatest share of ink in a cell: the number in it stays readable in both schemes. */
const LEAST_INK = 0.05;
const INK_RANGE = 0.23;

interface PlacedCell extends HeatCell {
  readonly left: number;
  readonly width: number;
  readonly top: number;
}

/** Rows by columns of shaded cells with their numbers; what is more than there is has an outline, what is planned is blue. */
export function heatMap({ title, columns, rows, spans }: Readonly<HeatMapFigure>, size: ChartSize): TopLevelSpec {
  if (rows.length === 0 || columns.length === 0) throw new Error("a heat map needs a row and a column");
  const room = size.compact ? 0 : Math.min(widest([...rows.map(({ name }) => name), spans?.name ?? ""]), size.width * 0.24);
  const left = size.compact ? 1 : Math.ceil(room) + 14;
  const step = CELL + GAP + (size.compact ? NAME_LINE : 0);
  const list = spans?.list.slice(0, MOST_SPANS) ?? [];
  const spanTop = rows.length * step + (list.length === 0 ? 0 : 10 + (size.compact ? NAME_LINE : 0));
  const spanStep = LINE_GAP + SPAN_BAR + 8;
  const height = list.length === 0 ? rows.length * step : spanTop + list.length * spanStep;
  const plot = plotOf(size, height, { top: HEAD, right: 1, bottom: 2, left }, [0, size.width - left - 1], [height, 0]);
  const width = plot.width / columns.length;
  const most = Math.max(1e-9, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0)));
  const cells = rows.flatMap((row, index) =>
    row.cells.map((cell, at): PlacedCell => ({ ...cell, left: at * width, width: width - GAP, top: index * step + (size.compact ? NAME_LINE : 0) })),
  );
  const layers: Layer[] = [...columnLabels(plot, columns, -12, "above")];
  layers.push(...cellLayers(plot, cells, most));
  layers.push(...nameLayers(plot, [...rows.map(({ name }, index) => ({ name, top: index * step })), ...(list.length === 0 ? [] : [{ name: spans?.name ?? "", top: spanTop - (size.compact ? NAME_LINE : 0) }])], size, room));
  layers.push(...spanLayers(plot, list, width, spanTop, spanStep));
  const over = cells.filter((cell) => cell.over).length;
  const said = spans === undefined || spans.list.length === 0 ? "" : ` ${spans.name}: ${spans.list.map(({ text }) => text).join("; ")}.`;
  return chartOf(plot, `${title}: ${rows.map(({ name, cells: own }) => `${name} ${own[0]?.text ?? ""} at first, ${own.at(-1)?.text ?? ""} at last`).join("; ")}.${over === 0 ? "" : ` ${String(over)} cells are outlined.`}${said}`, layers);
}

const numbersFit = (cells: readonly PlacedCell[]): boolean => cells.every(({ text, width }) => labelWidth(text, 600) <= width);

function cellLayers(plot: Plot, cells: readonly PlacedCell[], most: number): readonly Layer[] {
  const known = cells.filter(({ value }) => value !== null);
  const spanOf = ({ left, width, top, title }: PlacedCell): Span => ({ x: left, x2: left + width, y: top, y2: top + CELL, title });
  const inkOf = ({ value }: PlacedCell): number => Math.round((LEAST_INK + (INK_RANGE * (value ?? 0)) / most) * 50) / 50;
  const layers: Layer[] = [];
  for (const ahead of [false, true]) {
    for (const [ink, own] of [...Map.groupBy(known.filter((cell) => cell.ahead === ahead), inkOf)].toSorted(([a], [b]) => a - b)) {
      layers.push(rects(plot, own.map(spanOf), { fill: ahead ? colour.spot : colour.ink, fillOpacity: ink }));
    }
  }
  const over = known.filter((cell) => cell.over);
  const inset = 1;
  if (over.length > 0) layers.push(rects(plot, over.map(({ left, width, top }) => ({ x: left + inset, x2: left + width - inset, y: top + inset, y2: top + CELL - inset })), { fill: "none", stroke: colour.ink, strokeWidth: 2 }));
  if (!numbersFit(known)) return layers;
  const textOf = ({ left, width, top, text }: PlacedCell): Label => ({ px: left + width / 2, py: top + CELL / 2, text });
  for (const [ahead, strong] of [[false, false], [true, false], [false, true], [true, true]] as const) {
    const own = known.filter((cell) => cell.ahead === ahead && cell.over === strong);
    if (own.length > 0) layers.push(labels(own.map(textOf), { align: "center", fill: ahead ? colour.spot : colour.ink, strong }));
  }
  return layers;
}

function nameLayers(plot: Plot, names: readonly { readonly name: string; readonly top: number }[], size: ChartSize, room: number): readonly Layer[] {
  if (size.compact) return [labels(names.map(({ name, top }): Label => ({ px: 0, py: top + NAME_LINE / 2, text: wrap(name, plot.width, 1)[0] ?? "" })), { fill: colour.ink })];
  const placed = names.flatMap(({ name, top }) => {
    const lines = wrap(name, room + 1, 2);
    return lines.map((text, line): Label => ({ px: -14, py: top + CELL / 2 + (line - (lines.length - 1) / 2) * LINE_GAP, text }));
  });
  return [labels(placed, { align: "right", fill: colour.ink })];
}

/** Black bars with their words beneath, each on its own line. */
function spanLayers(plot: Plot, list: readonly HeatSpan[], width: number, top: number, step: number): readonly Layer[] {
  if (list.length === 0) return [];
  const bars = list.map(({ from, to, text }, index): Span => ({ x: from * width, x2: Math.max(to * width - GAP, from * width + 3), y: top + index * step, y2: top + index * step + SPAN_BAR, title: text }));
  const words = list.map(({ from, text }, index): Label => ({ px: Math.max(0, Math.min(from * width, plot.width - labelWidth(text))), py: top + index * step + SPAN_BAR + 10, text }));
  return [rects(plot, bars, { fill: colour.ink }), labels(words, { fill: colour.ink2 })];
}
