import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN } from "./axes.ts";
import { chartOf, leftMargin, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { labelWidth, wrap } from "./label-text.ts";
import { dots, hairlines, labels, rects, type Label, type Point } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface QuadrantPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface QuadrantFigure {
  /** At least one. */
  readonly points: readonly QuadrantPoint[];
  /** From where on a value counts as high. */
  readonly cut: { readonly x: number; readonly y: number };
  readonly xLabel: string;
  readonly yLabel: string;
  /** Words in the corners: high or low y first, then high or low x. */
  readonly corners: { readonly highLow: string; readonly highHigh: string; readonly lowLow: string; readonly lowHigh: string };
}

const HEIGHT = { wide: 300, compact: 340 } as const;
const RADIUS = 5;
const GAP = 6;
/** Share of a domain that is left free at its ends: across, a name must find room. */
const AIR = { x: 0.3, y: 0.18 } as const;
/** Names wider than this share of the plot break over two lines, of which the second is indented. */
const NAME_SHARE = 0.42;
const INDENT = 8;
/** Pixels between a name and a cut. */
const CLEAR = 3;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly names: readonly string[];
}
interface Corner extends Label {
  readonly align: "left" | "right";
}

/** A dot for each place, with the names of all that stand there. What lies at or above both cuts is tinted. */
export function quadrantPlot({ points, cut, xLabel, yLabel, corners }: Readonly<QuadrantFigure>, size: ChartSize): TopLevelSpec {
  if (points.length === 0) throw new Error("a quadrant plot needs at least one point");
  const [xTicks, yTicks] = [valuesOf(points.map(({ x }) => x)), valuesOf(points.map(({ y }) => y))];
  const margin = { top: 24, right: 2, bottom: BOTTOM_MARGIN + 18, left: leftMargin(yTicks.map(String)) };
  const plot = plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, margin, domainOf(xTicks, cut.x, AIR.x), domainOf(yTicks, cut.y, AIR.y));
  const [cutX, cutY] = [toX(plot, halfway(xTicks, cut.x, plot.xDomain)), toY(plot, halfway(yTicks, cut.y, plot.yDomain))];
  const places = [...Map.groupBy(points, ({ x, y }) => `${String(x)} ${String(y)}`).values()].flatMap((own): readonly Place[] => (own[0] === undefined ? [] : [{ x: own[0].x, y: own[0].y, names: own.map(({ name }) => name) }]));
  const cornerWords: readonly Corner[] = [
    { px: 6, py: 12, text: corners.highLow, align: "left" },
    { px: plot.width - 6, py: 12, text: corners.highHigh, align: "right" },
    { px: 6, py: plot.height - 11, text: corners.lowLow, align: "left" },
    { px: plot.width - 6, py: plot.height - 11, text: corners.lowHigh, align: "right" },
  ];
  const dot = ({ x, y, names }: Place): Point => ({ x, y, title: `${names.join(", ")}: ${xLabel} ${String(x)}, ${yLabel} ${String(y)}` });
  const xAt = (px: number): number => plot.xDomain[0] + (px / plot.width) * (plot.xDomain[1] - plot.xDomain[0]);
  const yAt = (py: number): number => plot.yDomain[1] - (py / plot.height) * (plot.yDomain[1] - plot.yDomain[0]);
  const layers: Layer[] = [
    rects(plot, [{ x: xAt(cutX), x2: plot.xDomain[1], y: yAt(cutY), y2: plot.yDomain[1] }], { fill: colour.tint }),
    hairlines([{ x: cutX, x2: cutX, y: 0, y2: plot.height }, { x: 0, x2: plot.width, y: cutY, y2: cutY }], { stroke: colour.ink2, strokeWidth: 1, strokeDash: [5, 4] }),
    hairlines([{ x: 0, x2: plot.width, y: plot.height, y2: plot.height }, { x: 0, x2: 0, y: 0, y2: plot.height }], { stroke: colour.ink, strokeWidth: 1 }),
    labels(apart(yTicks.map((y): Label => ({ px: -9, py: toY(plot, y), text: String(y) })), "py"), { align: "right", fill: colour.ink3 }),
    labels(apart(xTicks.map((x): Label => ({ px: toX(plot, x), py: plot.height + 15, text: String(x) })), "px"), { align: "center", fill: colour.ink3 }),
    labels([{ px: plot.width, py: plot.height + 33, text: xLabel }], { align: "right", fill: colour.ink2 }),
    labels([{ px: 1 - plot.margin.left, py: -14, text: yLabel }], { fill: colour.ink2 }),
  ];
  for (const align of ["left", "right"] as const) layers.push(labels(cornerWords.filter((corner) => corner.align === align).map(({ px, py, text }) => ({ px, py, text })), { align, fill: colour.ink3 }));
  layers.push(dots(plot, places.map(dot), RADIUS, { fill: colour.ink }));
  const words = placeNames(plot, places, cornerWords, [cutX, cutY]);
  if (words.length > 0) layers.push(labels(words, { fill: colour.ink, halo: true }));
  return chartOf(plot, `${xLabel} across, ${yLabel} up: ${points.map(({ name, x, y }) => `${name} ${String(x)} and ${String(y)}`).join("; ")}.`, layers);
}

const valuesOf = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

function domainOf(values: readonly number[], cut: number, share: number): readonly [number, number] {
  const [low, high] = [Math.min(...values, cut), Math.max(...values, cut)];
  const air = Math.max(high - low, 1) * share;
  return [low - air, high + air];
}

/** The line of a cut stands between it and the nearest value below, so that no dot lies on it. */
function halfway(values: readonly number[], cut: number, [low]: readonly [number, number]): number {
  const below = values.filter((value) => value < cut).at(-1);
  return (cut + (below ?? low)) / 2;
}

/** Labels of an axis that do not touch each other. */
function apart(wanted: readonly Label[], along: "px" | "py"): readonly Label[] {
  const kept: Label[] = [];
  for (const label of wanted) {
    const before = kept.at(-1);
    const room = along === "py" ? LINE_GAP : before === undefined ? 0 : (labelWidth(before.text) + labelWidth(label.text)) / 2 + 6;
    if (before === undefined || Math.abs(label[along] - before[along]) >= room) kept.push(label);
  }
  return kept;
}

/** Names beside, above or under their dot, one a line, clear of dots, corners and one another, and of the cuts if that can be. What finds no place is on the hover. */
function placeNames(plot: Plot, places: readonly Place[], corners: readonly Corner[], [cutX, cutY]: readonly [number, number]): readonly Label[] {
  const dotBox = ({ x, y }: Place): Box => ({ left: toX(plot, x) - RADIUS - 1, right: toX(plot, x) + RADIUS + 1, top: toY(plot, y) - RADIUS - 1, bottom: toY(plot, y) + RADIUS + 1 });
  const cornerBox = ({ px, py, text, align }: Corner): Box => ({ left: align === "left" ? px : px - labelWidth(text), right: align === "left" ? px + labelWidth(text) : px, top: py - 8, bottom: py + 8 });
  const crosses = ({ left, right, top, bottom }: Box): boolean => (left < cutX + CLEAR && right > cutX - CLEAR) || (top < cutY && bottom > cutY);
  const taken: Box[] = [...places.map(dotBox), ...corners.map(cornerBox)];
  return places.flatMap((place): readonly Label[] => {
    const lines = place.names.flatMap((name) => wrap(name, plot.width * NAME_SHARE, 2).map((text, line) => ({ text, indent: line === 0 || place.names.length === 1 ? 0 : INDENT })));
    const [width, height] = [Math.max(...lines.map(({ text, indent }) => labelWidth(text) + indent)), lines.length * LINE_GAP];
    const [x, y] = [toX(plot, place.x), toY(plot, place.y)];
    const boxAt = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + height });
    // Over or under its dot a name stays on the dot's side of the cut, if it fits there.
    const [least, most] = [x > cutX && cutX + CLEAR + width <= plot.width - 2 ? cutX + CLEAR : 2, x < cutX && cutX - CLEAR - width >= 2 ? cutX - CLEAR - width : plot.width - width - 2];
    const sideways = (left: number): number => Math.min(Math.max(left, least), most);
    const candidates = [
      boxAt(x + RADIUS + GAP, y - height / 2),
      boxAt(x - RADIUS - GAP - width, y - height / 2),
      boxAt(sideways(x - width / 2), y - RADIUS - 2 - height),
      boxAt(sideways(x - width / 2), y + RADIUS + 2),
    ];
    const free = candidates.filter((box) => box.left >= 0 && box.right <= plot.width && box.top >= 0 && box.bottom <= plot.height && taken.every((other) => !overlaps(box, other)));
    const found = free.find((box) => !crosses(box)) ?? free[0];
    if (found === undefined) return [];
    taken.push(found);
    return lines.map(({ text, indent }, line): Label => ({ px: found.left + indent, py: found.top + (line + 0.5) * LINE_GAP, text }));
  });
}
