import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, shareText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { labelWidth } from "./label-text.ts";
import { dots, labels, line, rules, type Style } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

export interface CalibrationPoint {
  /** Confidence or chance that was stated, 0 to 1. */
  readonly stated: number;
  /** How often it then happened, 0 to 1, and its interval. */
  readonly happened: number;
  readonly low: number;
  readonly high: number;
  /** Forecasts behind it. */
  readonly n: number;
}

export interface CalibrationSeries {
  readonly label: string;
  /** `counts` in ink, `dates` in spot, `chances` as rings. */
  readonly look: "counts" | "dates" | "chances";
  /** By what was stated, least first; at least one. */
  readonly points: readonly CalibrationPoint[];
}

export interface CalibrationFigure {
  readonly series: readonly CalibrationSeries[];
}

const HEIGHT = 260;
const RADIUS = 4.5;
/** Series stand beside each other, so that intervals at one stated level do not cover each other; pixels. */
const DODGE = 9;
const Y_TICKS = [0.25, 0.5, 0.75, 1] as const;

const LOOKS: Readonly<Record<CalibrationSeries["look"], { readonly dot: Style; readonly line: string }>> = {
  counts: { dot: { fill: colour.ink }, line: colour.ink },
  dates: { dot: { fill: colour.spot }, line: colour.spot },
  chances: { dot: { fill: colour.paper, stroke: colour.spot, strokeWidth: 1.75 }, line: colour.spot },
};

/** What was stated against how often it happened, with intervals: on the dashed line a promise is kept exactly, below it too much was promised. */
export function calibrationCurve({ series }: Readonly<CalibrationFigure>, size: ChartSize): TopLevelSpec {
  if (series.every(({ points }) => points.length === 0)) throw new Error("a calibration curve needs at least one point");
  const locale = localeOf(size);
  const tickText = (value: number): string => (value === 1 ? shareText(value, locale) : shareText(value, locale).replace("\u00a0%", ""));
  const margin = { top: 10, right: 30, bottom: BOTTOM_MARGIN, left: leftMargin(Y_TICKS.map(tickText)) };
  const plot = plotOf(size, HEIGHT, margin, [0, 1], [0, 1]);
  const onePixel = 1 / plot.width;
  const drawn = series.map(({ points, ...rest }, index) => {
    const shift = (index - (series.length - 1) / 2) * DODGE * onePixel;
    return { ...rest, points: points.map((point) => ({ ...point, x: point.stated + shift })) };
  });
  const layers: Layer[] = [...yAxis(plot, Y_TICKS, tickText), line(plot, [{ x: 0, y: 0 }, { x: 1, y: 1 }], { stroke: colour.ink2, strokeWidth: 1.25, strokeDash: [6, 4] })];
  for (const { look, points, label } of drawn) {
    const title = ({ stated, happened, n, low, high }: CalibrationPoint): string =>
      `${label}, ${shareText(stated, locale)} stated: ${shareText(happened, locale)} of ${String(n)} happened, interval ${shareText(low, locale)} to ${shareText(high, locale)}`;
    layers.push(rules(plot, points.map(({ x, low, high }) => ({ x, x2: x, y: low, y2: high })), { stroke: LOOKS[look].line, strokeWidth: 1.5 }));
    layers.push(dots(plot, points.map((point) => ({ x: point.x, y: point.happened, title: title(point) })), RADIUS, LOOKS[look].dot));
  }
  layers.push(zeroLine(plot), ...words(plot, drawn));
  const stated = size.compact ? [0, 0.5, 0.85] : [0, 0.25, 0.5, 0.85, 0.95];
  layers.push(...xLabels(plot, stated.map((value) => ({ px: toX(plot, value), text: shareText(value, locale), last: false }))));
  const said = series.map(({ label, points }) => `${label}: ${points.map(({ stated: s, happened, n }) => `${shareText(s, locale)} stated, ${shareText(happened, locale)} of ${String(n)} happened`).join("; ")}`);
  return chartOf(plot, `How often it happened against the confidence that was stated. ${said.join(". ")}.`, layers);
}

type Drawn = Omit<CalibrationSeries, "points"> & { readonly points: readonly (CalibrationPoint & { readonly x: number })[] };

interface Place {
  readonly px: number;
  readonly py: number;
  readonly align: "left" | "right";
}

const TEXT_HALF = 8;
const boxOf = ({ px, py, align }: Place, width: number): Box => ({ left: align === "left" ? px : px - width, right: align === "left" ? px + width : px, top: py - TEXT_HALF, bottom: py + TEXT_HALF });

/** What words keep off: every interval and its dot. */
const obstacles = (plot: Plot, series: readonly Drawn[]): readonly Box[] =>
  series.flatMap(({ points }) =>
    points.flatMap(({ x, happened, low, high }) => {
      const [px, py] = [toX(plot, x), toY(plot, happened)];
      return [
        { left: px - 3, right: px + 3, top: toY(plot, high), bottom: toY(plot, low) },
        { left: px - RADIUS - 2, right: px + RADIUS + 2, top: py - RADIUS - 2, bottom: py + RADIUS + 2 },
      ];
    }),
  );

/** Beside one of its points, the first one first, level with it or a line or two off. */
const beside = (plot: Plot, { points }: Drawn): readonly Place[] =>
  points.flatMap(({ x, happened }) => {
    const [px, py] = [toX(plot, x), toY(plot, happened)];
    return [0, -LINE_GAP, LINE_GAP, -2 * LINE_GAP, 2 * LINE_GAP].flatMap((off): readonly Place[] => [
      { px: px - RADIUS - 5, py: py + off, align: "right" },
      { px: px + RADIUS + 5, py: py + off, align: "left" },
    ]);
  });

/** Under or over the dashed line, where there is room. */
const alongLine = (plot: Plot): readonly Place[] =>
  [0.25, 0.62, 0.12, 0.38, 0.72].flatMap((at): readonly Place[] => [
    { px: toX(plot, at) + 12, py: toY(plot, at) + 12, align: "left" },
    { px: toX(plot, at) - 12, py: toY(plot, at) - 12, align: "right" },
  ]);

/** The name of each series beside its points, and of the dashed line along it: each in the first place where nothing else stands. */
function words(plot: Plot, series: readonly Drawn[]): readonly Layer[] {
  const taken: Box[] = [...obstacles(plot, series)];
  const place = (text: string, weight: number, places: readonly Place[], fill: string): readonly Layer[] => {
    const width = labelWidth(text, weight);
    const isFree = (box: Box): boolean => box.left >= 0 && box.right <= plot.width + plot.margin.right && box.top >= 0 && box.bottom <= plot.height && taken.every((other) => !overlaps(box, other));
    const found = places.find((each) => isFree(boxOf(each, width))) ?? places[0];
    if (found === undefined) return [];
    taken.push(boxOf(found, width));
    return [labels([{ px: found.px, py: found.py, text }], { align: found.align, fill, strong: weight > 400, halo: true })];
  };
  return [...series.flatMap((each) => place(each.label, 600, beside(plot, each), LOOKS[each.look].line)), ...place("as promised", 400, alongLine(plot), colour.ink2)];
}
