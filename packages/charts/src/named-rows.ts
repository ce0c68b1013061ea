import { BOTTOM_MARGIN } from "./axes.ts";
import { plotOf, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { widest, wrap } from "./label-text.ts";
import { labels, type Label } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

interface Wanted {
  readonly names: readonly string[];
  /** Height of a row's marks in pixels. */
  readonly band: number;
  /** Room for words right of the plot. */
  readonly right: number;
  /** Room above the first row, for column heads. */
  readonly top?: number;
  readonly bottom?: number;
  readonly xDomain: readonly [number, number];
}

/** A plot whose rows have names: y is pixels from the top of the plot, downwards. */
interface NamedRowPlot {
  readonly plot: Plot;
  /** Middle of a row's marks. */
  readonly middle: (row: number) => number;
  readonly names: readonly Layer[];
}

/** Names take at most so much of the width; longer ones break over two lines. */
const MOST_NAME_SHARE = 0.3;
const NAME_GAP = 14;
const NAME_LINE = 18;

/** Names left of their rows; on a phone above them, so that the marks have the whole width. */
export function namedRowPlot({ names, band, right, top = 4, bottom = BOTTOM_MARGIN, xDomain }: Readonly<Wanted>, size: ChartSize): NamedRowPlot {
  if (size.compact) {
    const step = NAME_LINE + band + 8;
    const plot = { ...plotOf(size, step * names.length, { top, right, bottom, left: 1 }, xDomain, [step * names.length, 0]) };
    const rows = names.map((name, index): Label => ({ px: 0, py: index * step + NAME_LINE / 2, text: wrap(name, size.width - 4, 1)[0] ?? "" }));
    return { plot, middle: (row) => row * step + NAME_LINE + band / 2, names: [labels(rows, { fill: colour.ink, halo: true })] };
  }
  const room = Math.min(widest(names), size.width * MOST_NAME_SHARE);
  const lines = names.map((name) => wrap(name, room + 1, 2));
  const step = Math.max(band + 8, ...lines.map((of) => of.length * LINE_GAP + 6));
  const left = Math.ceil(widest(lines.flat())) + NAME_GAP;
  const plot = plotOf(size, step * names.length, { top, right, bottom, left }, xDomain, [step * names.length, 0]);
  const middle = (row: number): number => (row + 0.5) * step;
  const placed = lines.flatMap((of, row) => of.map((text, line): Label => ({ px: -NAME_GAP, py: middle(row) + (line - (of.length - 1) / 2) * LINE_GAP, text })));
  return { plot, middle, names: [labels(placed, { align: "right", fill: colour.ink })] };
}
