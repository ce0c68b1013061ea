import { formatText, formatValue } from "@almanac/core";
import { toX, toY, type Layer, type Plot } from "./frame.ts";
import { acrossAt, labels, rules } from "./marks.ts";
import { colour } from "./theme.ts";
import { utc, type DateTick } from "./date-axis.ts";
import { labelWidth } from "./label-text.ts";

/** Distance of the x labels' middle below the zero line. */
const X_LABEL_DROP = 16;
export const BOTTOM_MARGIN = 28;

export const countText = (value: number, locale: string): string => formatValue(value, "items", locale).figure;
export const itemsText = (value: number, locale: string): string => formatText(value, "items", locale);
export const daysText = (days: number, locale: string): string => formatText(days, "days", locale);
export const shareText = (share: number, locale: string): string => formatText(share, "share", locale);

/** Gridlines above zero with their figures at the left. The zero line is drawn apart, over the data's ground. */
export const yAxis = (plot: Plot, ticks: readonly number[], format: (value: number) => string): readonly Layer[] => [
  ...(ticks.length > 0 ? [rules(plot, ticks.map((tick) => acrossAt(plot, tick)), { stroke: colour.grid })] : []),
  labels(
    [0, ...ticks].map((tick) => ({ px: -9, py: toY(plot, tick), text: format(tick) })),
    { align: "right", fill: colour.ink3 },
  ),
];

export const zeroLine = (plot: Plot, strokeWidth: number = 1.25): Layer => rules(plot, [acrossAt(plot, 0)], { stroke: colour.ink, strokeWidth });

export interface AxisLabel {
  readonly px: number;
  readonly text: string;
  readonly last: boolean;
}

/** Labels under the zero line, the newest in bold. One that would leave the drawing moves inwards; one that would touch the newest is left out. */
export function xLabels(plot: Plot, wanted: readonly AxisLabel[]): readonly Layer[] {
  const placed = wanted.map(({ px, text, last }) => {
    const half = labelWidth(text, last ? 600 : 400) / 2;
    return { px: Math.min(Math.max(px, half - plot.margin.left), plot.width + plot.margin.right - half), py: plot.height + X_LABEL_DROP, text, last, half };
  });
  const strong = placed.filter((label) => label.last);
  const plain = placed.filter((label) => !label.last && strong.every((other) => Math.abs(other.px - label.px) >= other.half + label.half + 6));
  const row = ({ px, py, text }: { px: number; py: number; text: string }) => ({ px, py, text });
  return [
    ...(plain.length > 0 ? [labels(plain.map(row), { align: "center", fill: colour.ink3 })] : []),
    ...(strong.length > 0 ? [labels(strong.map(row), { align: "center", fill: colour.ink, strong: true })] : []),
  ];
}

export const dateLabels = (plot: Plot, ticks: readonly DateTick[]): readonly Layer[] =>
  xLabels(plot, ticks.map(({ date, label, last }) => ({ px: toX(plot, utc(date)), text: label, last })));
