import type { StatusCategory } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, countText, dateLabels, yAxis, zeroLine } from "./axes.ts";
import { ticksUpTo } from "./axis-ticks.ts";
import { dateTicks, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, labelWidth, shorten, widest } from "./label-text.ts";
import { band, hairlines, labels, line, type Label, type Style } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface FlowColumn {
  readonly name: string;
  readonly category: StatusCategory;
  /** Items that have arrived in this column or further by the end of each date (METHOD.md 2.5): nested, so bands never go negative. */
  readonly values: readonly number[];
}

export interface CumulativeFlowFigure {
  /** Calendar dates, oldest first, at least one. */
  readonly dates: readonly string[];
  /** In board order: waiting first, done last. */
  readonly columns: readonly FlowColumn[];
  /** `W35`: count what is done from the first date on, which is the start of that week; left out: all that was ever done. */
  readonly doneFrom?: string | undefined;
}

interface Band {
  readonly name: string;
  readonly category: StatusCategory;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const HEIGHT = 320;
const WIDEST_LABEL = { compact: 128, wide: 190 } as const;

/** Items by state over time. A band's height is the work in that state; started work is darkest, waiting light, finished barely tinted. */
export function cumulativeFlowDiagram(figure: Readonly<CumulativeFlowFigure>, size: ChartSize): TopLevelSpec {
  const { doneFrom } = figure;
  const { dates, columns } = thinned(figure);
  if (dates.length === 0 || columns.length === 0) throw new Error("cumulative flow needs at least one date and one column");
  const locale = localeOf(size);
  const from = dates[0] as string;
  const to = dates.at(-1) as string;
  const bands = bandsOf(columns, doneFrom !== undefined);
  const top = Math.max(1, ...(bands[0]?.high ?? []));
  const ticks = ticksUpTo(top);
  const limit = size.compact ? WIDEST_LABEL.compact : WIDEST_LABEL.wide;
  const texts = bands.map((entry) => {
    const count = countText((entry.high.at(-1) as number) - (entry.low.at(-1) as number), locale);
    const name = entry.category === "done" && doneFrom !== undefined ? `${entry.name} since ${doneFrom}` : entry.name;
    return `${bold(count)} ${shorten(name, limit - labelWidth(`${count} `, 600))}`;
  });
  const margin = { top: 10, right: Math.ceil(widest(texts)) + 16, bottom: BOTTOM_MARGIN, left: leftMargin(ticks.map((tick) => countText(tick, locale))) };
  const plot = plotOf(size, HEIGHT, margin, dates.length === 1 ? [utc(from) - 1, utc(to) + 1] : [utc(from), utc(to)], [0, top * 1.02], "utc");

  const layers: Layer[] = [...yAxis(plot, ticks, (value) => countText(value, locale))];
  const shades = shadesOf(bands);
  // Paper first, so that gridlines end where the work begins.
  layers.push(band(plot, rowsOf(dates, { ...(bands[0] as Band), low: dates.map(() => 0) }), { fill: colour.paper }));
  bands.forEach((entry, index) => layers.push(band(plot, rowsOf(dates, entry), shades[index] as Style)));
  layers.push(...edges(plot, dates, bands), zeroLine(plot));
  layers.push(...inside(plot, dates, bands));
  const wanted = bands.map((entry) => toY(plot, ((entry.high.at(-1) as number) + (entry.low.at(-1) as number)) / 2));
  const places = spread(wanted, LINE_GAP, 6, plot.height - 6);
  const moved = bands.flatMap((_, index) => (Math.abs((places[index] as number) - (wanted[index] as number)) > 9 ? [{ x: plot.width + 2, x2: plot.width + 10, y: wanted[index] as number, y2: places[index] as number }] : []));
  if (moved.length > 0) layers.push(hairlines(moved, { stroke: colour.ink3, strokeWidth: 0.75 }));
  layers.push(labels(texts.map((text, index) => ({ px: plot.width + 13, py: places[index] as number, text })), { fill: colour.ink }));
  layers.push(...dateLabels(plot, dateTicks(from, to, plot.width, size.compact ? 46 : 200, "date")));
  const counts = bands.map((entry) => `${entry.name} ${countText((entry.high.at(-1) as number) - (entry.low.at(-1) as number), locale)}`).join(", ");
  return chartOf(plot, `Cumulative flow: items by state, ${from} to ${to}. On the last date: ${counts}.`, layers);
}

/** More dates than this are closer together than a pixel or two: every nth is drawn, back from the newest, and always the first. */
const MOST_DATES = 160;
function thinned({ dates, columns }: Readonly<CumulativeFlowFigure>): Pick<CumulativeFlowFigure, "dates" | "columns"> {
  const step = Math.ceil(dates.length / MOST_DATES);
  const kept = <Value>(values: readonly Value[]): readonly Value[] => values.filter((_, index) => index === 0 || (dates.length - 1 - index) % step === 0);
  return step <= 1 ? { dates, columns } : { dates: kept(dates), columns: columns.map((column) => ({ ...column, values: kept(column.values) })) };
}

/** Each band lies between the arrivals of its column and those of the next one. */
function bandsOf(columns: readonly FlowColumn[], fromFirst: boolean): readonly Band[] {
  const firstDone = columns.find((column) => column.category === "done");
  const base = fromFirst ? firstDone?.values[0] : undefined;
  const above = (values: readonly number[]): readonly number[] => (base === undefined ? values : values.map((value) => Math.max(0, value - base)));
  return columns.map(({ name, category, values }, index) => {
    const next = columns[index + 1];
    return { name, category, high: above(values), low: next ? above(next.values) : values.map(() => 0) };
  });
}

const rowsOf = (dates: readonly string[], entry: Band) =>
  // A single date has no width of its own: it is drawn across the plot.
  (dates.length === 1 ? [0, 0] : dates.map((_, index) => index)).map((index, at) => ({
    x: utc(dates[index] as string) + (dates.length === 1 ? at * 2 - 1 : 0),
    low: entry.low[index] as number,
    high: entry.high[index] as number,
  }));

/** Greys of one ink: waiting light, started from middle to full towards the end of the board, finished the tint of the page. */
function shadesOf(bands: readonly Band[]): readonly Style[] {
  const place = (category: StatusCategory, index: number) => {
    const mine = bands.flatMap((entry, at) => (entry.category === category ? [at] : []));
    return mine.length < 2 ? 1 : mine.indexOf(index) / (mine.length - 1);
  };
  return bands.map(({ category }, index) => {
    switch (category) {
      case "todo":
        return { fill: colour.ink, fillOpacity: 0.1 + 0.05 * place("todo", index) };
      case "inProgress":
        return { fill: colour.ink, fillOpacity: 0.46 + 0.54 * place("inProgress", index) };
      case "done":
        return { fill: colour.tint };
      default:
        return category satisfies never;
    }
  });
}

/** Up to four greys of started work tell themselves apart. */
const MOST_BARE_SHADES = 4;

/** A black edge where work starts, paper hairlines between states whose greys are close. */
function edges(plot: Plot, dates: readonly string[], bands: readonly Band[]): readonly Layer[] {
  const starts = bands.findIndex((entry) => entry.category === "inProgress");
  const bare = bands.filter((entry) => entry.category === "inProgress").length <= MOST_BARE_SHADES;
  return bands.flatMap((entry, index) => {
    const above = bands[index - 1];
    if (!above || (entry.category === "done" && above.category !== "done")) return [];
    if (entry.category === "inProgress" && index !== starts && bare) return [];
    const rows = rowsOf(dates, entry).map(({ x, high }) => ({ x, y: high }));
    return [line(plot, rows, index === starts ? { stroke: colour.ink, strokeWidth: 1.5 } : { stroke: colour.paper, strokeWidth: 0.75 })];
  });
}

/** Says `not started` and `finished` in their bands, where the band is thick enough for the word along its whole width. */
function inside(plot: Plot, dates: readonly string[], bands: readonly Band[]): readonly Layer[] {
  const todo = bands.filter((entry) => entry.category === "todo");
  const done = bands.filter((entry) => entry.category === "done");
  const word = (text: string, group: readonly Band[], wantedShare: number): readonly Label[] => {
    const high = group[0]?.high;
    const low = group.at(-1)?.low;
    if (!high || !low || dates.length < 2) return [];
    const half = labelWidth(text) / 2 + 4;
    const xs = dates.map((date) => toX(plot, utc(date)));
    const at = (series: readonly number[], x: number): number => {
      const next = Math.max(1, xs.findIndex((place) => place >= x));
      const [x0, x1] = [xs[next - 1] as number, xs[next] as number];
      const [v0, v1] = [series[next - 1] as number, series[next] as number];
      return toY(plot, v0 + ((v1 - v0) * (x - x0)) / Math.max(1e-9, x1 - x0));
    };
    const places = Array.from({ length: 33 }, (_, step) => 0.1 + (0.8 * step) / 32)
      .toSorted((a, b) => Math.abs(a - wantedShare) - Math.abs(b - wantedShare))
      .map((share) => share * plot.width);
    for (const px of places) {
      if (px - half < 0 || px + half > plot.width) continue;
      const roof = Math.max(at(high, px - half), at(high, px), at(high, px + half));
      const floor = Math.min(at(low, px - half), at(low, px), at(low, px + half));
      if (floor - roof >= 22) return [{ px, py: (floor + roof) / 2, text }];
    }
    return [];
  };
  const rows = [...word("not started", todo, 0.32), ...word("finished", done, 0.64)];
  return rows.length > 0 ? [labels(rows, { align: "center", fill: colour.ink2 })] : [];
}
