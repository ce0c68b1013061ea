import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, dateLabels, shareText, zeroLine } from "./axes.ts";
import { dateTicks, utc } from "./date-axis.ts";
import { chartOf, leftMargin, localeOf, plotOf, toY, type ChartSize, type Layer } from "./frame.ts";
import { spread } from "./label-place.ts";
import { bold, labelWidth, shorten, widest } from "./label-text.ts";
import { acrossAt, dots, labels, line, rules } from "./marks.ts";
import { categoryColour, colour, LINE_GAP, type CategoryNumber } from "./theme.ts";

export interface ObjectiveLine {
  /** Short name, on a phone all that is written at the end of the line. */
  readonly key: string;
  readonly title: string;
  /** Colour of the workstream that it belongs to; ink where it belongs to several or none. */
  readonly colour?: CategoryNumber | undefined;
  /** Share of the way by day of check-in, null where it was not measured; below 0 where it is worse than at the start. */
  readonly values: readonly (number | null)[];
}

export interface ObjectiveTrendFigure {
  /** Days of check-ins, oldest first, at least two. */
  readonly dates: readonly string[];
  readonly lines: readonly ObjectiveLine[];
}

const HEIGHT = { wide: 300, compact: 240 } as const;
const STEP = 0.25;
/** Share of the width that a name may take; the data table has it whole. */
const NAME_SHARE = 0.34;
const nameOf = ({ key, title }: Pick<ObjectiveLine, "key" | "title">): string => (title === "" ? key : `${key} ${title}`);

/** Progress of objectives by check-in; the dashed line is the target. */
export function objectiveTrend({ dates, lines }: Readonly<ObjectiveTrendFigure>, size: ChartSize): TopLevelSpec {
  const [first, last] = [dates[0], dates.at(-1)];
  const known = lines.flatMap(({ values }) => values).filter((value) => value !== null);
  if (first === undefined || last === undefined || first === last || known.length === 0) throw new Error("a trend of objectives needs two check-ins and a value");
  const locale = localeOf(size);
  const percent = (value: number): string => (value === 1 ? shareText(value, locale) : shareText(value, locale).replace("\u00a0%", ""));
  const top = Math.max(1, ...known);
  const low = Math.min(0, ...known);
  const from = Math.floor(low / STEP) * STEP;
  const ticks = Array.from({ length: Math.floor((Math.ceil(top / STEP) * STEP - from) / STEP + 1e-9) + 1 }, (_, index) => from + index * STEP).filter((tick) => tick >= low - 1e-9 || tick === 0);
  const shown = ticks.length > 8 ? ticks.filter((tick) => Number.isInteger(tick / (2 * STEP))) : ticks;
  // Where most names would be cut, the keys alone say more.
  const keysOnly = size.compact || lines.filter((each) => labelWidth(nameOf(each)) > size.width * NAME_SHARE).length * 2 > lines.length;
  const ends = lines.flatMap((each) => {
    const { key, values, colour: category } = each;
    const value = values.findLast((each) => each !== null);
    const share = value === undefined || value === null ? undefined : shareText(value, locale);
    return value === undefined || value === null || share === undefined ? [] : [{ value, text: `${bold(share)} ${keysOnly ? key : shorten(nameOf(each), size.width * NAME_SHARE)}`, fill: category === undefined ? colour.ink : categoryColour(category) }];
  });
  const margin = { top: 12, right: Math.ceil(widest(ends.map(({ text }) => text)) * 1.03) + 16, bottom: BOTTOM_MARGIN, left: leftMargin(shown.map(percent)) };
  const plot = plotOf(size, size.compact ? HEIGHT.compact : HEIGHT.wide, margin, [utc(first), utc(last)], [Math.min(low, 0) === 0 ? 0 : low - 0.04, top + 0.02], "utc");
  const grid = shown.filter((tick) => tick !== 0 && tick !== 1);
  const layers: Layer[] = [
    ...(grid.length > 0 ? [rules(plot, grid.map((tick) => acrossAt(plot, tick)), { stroke: colour.grid })] : []),
    rules(plot, [acrossAt(plot, 1)], { stroke: colour.ink2, strokeWidth: 1.25, strokeDash: [5, 3] }),
    labels(shown.map((tick) => ({ px: -9, py: toY(plot, tick), text: percent(tick) })), { align: "right", fill: colour.ink3 }),
    labels([{ px: 4, py: toY(plot, 1) + 11, text: "target" }], { fill: colour.ink2, halo: true }),
    zeroLine(plot),
  ];
  for (const { key, values, colour: category } of lines) {
    const stroke = category === undefined ? colour.ink : categoryColour(category);
    const points = values.map((value, index) => ({ x: utc(dates[index] ?? last), y: value }));
    const measured = points.flatMap(({ x, y }, index) => (y === null ? [] : [{ x, y, title: `${key}, ${formatDate(dates[index] ?? last)}: ${shareText(y, locale)}` }]));
    if (measured.length > 1) layers.push(line(plot, points, { stroke }));
    if (measured.length > 0) layers.push(dots(plot, measured, 2.5, { fill: stroke }));
  }
  const places = spread(ends.map(({ value }) => toY(plot, value)), LINE_GAP + 1, 6, plot.height - 4);
  ends.forEach(({ text, fill }, index) => layers.push(labels([{ px: plot.width + 10, py: places[index] ?? 0, text }], { fill })));
  layers.push(...dateLabels(plot, dateTicks(first, last, plot.width, size.compact ? 56 : 64, "date")));
  return chartOf(plot, `Progress of ${String(lines.length)} objectives from ${formatDate(first)} to ${formatDate(last)}, where 100\u00a0% is the target. ${ends.map(({ text }) => text.replace(/[\ue000\ue001]/g, "")).join("; ")}.`, layers);
}
