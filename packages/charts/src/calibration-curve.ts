import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, shareText, xLabels, yAxis, zeroLine } from "./axes.ts";
import { chartOf, leftMargin, localeOf, plotOf, toX, toY, type ChartSize, type Layer, type Plot } from "./frame.ts";
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
    const title = (point: CalibrationPoint): string => `${label}, ${shareText(point.stated, locale)} stated: ${shareText(point.happened, locale)} of ${String(point.n)} happened, interval ${shareText(point.low, locale)} to ${shareText(point.high, locale)}`;
    layers.push(rules(plot, points.map(({ x, low, high }) => ({ x, x2: x, y: low, y2: high })), { stroke: LOOKS[look].line, strokeWidth: 1.5 }));
    layers.push(dots(plot, points.map((point) => ({ x: point.x, y: point.happened, title: title(point) })), RADIUS, LOOKS[look].dot));
  }
  layers.push(zeroLine(plot), ...words(plot, drawn), asPromised(plot));
  const stated = size.compact ? [0, 0.5, 0.85] : [0, 0.25, 0.5, 0.85, 0.95];
  layers.push(...xLabels(plot, stated.map((value) => ({ px: toX(plot, value), text: shareText(value, locale), last: false }))));
  const said = series.map(({ label, points }) => `${label}: ${points.map(({ stated: s, happened, n }) => `${shareText(s, locale)} stated, ${shareText(happened, locale)} of ${String(n)} happened`).join("; ")}`);
  return chartOf(plot, `How often it happened against the confidence that was stated. ${said.join(". ")}.`, layers);
}

type Drawn = CalibrationSeries & { readonly points: readonly (CalibrationPoint & { readonly x: number })[] };

/** The name of each series beside its first point, on the side that has room; names that would touch step apart. */
function words(plot: Plot, series: readonly Drawn[]): readonly Layer[] {
  const wanted = series.flatMap(({ label, look, points: [first] }) => (first === undefined ? [] : [{ label, look, x: toX(plot, first.x), y: toY(plot, first.happened) }]));
  const left = (x: number, text: string): boolean => x - labelWidth(text, 600) > 24;
  const edge = (Math.max(1, series.length) * DODGE) / 2 + RADIUS + 4;
  let above = -Infinity;
  return wanted
    .toSorted((a, b) => a.y - b.y)
    .map(({ label, look, x, y }) => {
      const py = Math.max(y, above + LINE_GAP);
      above = py;
      const atLeft = left(x, label);
      return labels([{ px: atLeft ? x - edge : x + edge, py, text: label }], { align: atLeft ? "right" : "left", fill: LOOKS[look].line, strong: true, halo: true });
    });
}

const asPromised = (plot: Plot): Layer => labels([{ px: toX(plot, 0.25) + 12, py: toY(plot, 0.25) + 12, text: "as promised" }], { fill: colour.ink2, halo: true });
