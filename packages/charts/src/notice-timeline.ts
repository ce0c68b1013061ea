import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { BOTTOM_MARGIN, xLabels } from "./axes.ts";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { chartOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { labelWidth, shorten, widest } from "./label-text.ts";
import { dots, labels, rules } from "./marks.ts";
import { BOLD, colour } from "./theme.ts";

interface NoticeRow {
  readonly label: string;
  /** Last day for notice; left out where the contract names none. */
  readonly noticeBy?: string | undefined;
  /** Last day; left out where it runs until it is ended. */
  readonly ends?: string | undefined;
  /** What happens on that day, for example `renews`. */
  readonly verb: string;
}

export interface NoticeTimelineFigure {
  /** In the order of drawing; at least one that has a date. */
  readonly rows: readonly NoticeRow[];
  readonly asOf: string;
}

const ROW = { wide: 46, compact: 62 } as const;
const TOP = 22;
const LABEL = 220;

/** Until when each contract runs, and the flag of the last day for notice: hollow where it has passed. */
export function noticeTimeline({ rows, asOf }: Readonly<NoticeTimelineFigure>, size: ChartSize): TopLevelSpec {
  const dates = rows.flatMap(({ noticeBy, ends }) => [noticeBy, ends]).filter((date) => date !== undefined);
  if (dates.length === 0) throw new Error("a timeline of notice needs a contract with a date");
  const all = [asOf, ...dates].toSorted();
  const [first, last] = [all[0] ?? asOf, all.at(-1) ?? asOf];
  const air = Math.max(7, Math.ceil(spanInDays(first, last) * 0.04));
  const [from, to] = [daysAfter(first, -air), daysAfter(last, air)];
  const row = size.compact ? ROW.compact : ROW.wide;
  const height = rows.length * row;
  const left = size.compact ? 0 : Math.min(LABEL, Math.ceil(Math.max(...rows.map(({ label }) => labelWidth(label, BOLD)))) + 24);
  const endText = ({ ends, verb }: NoticeRow): string => (ends === undefined ? "runs until it is ended" : `${verb} ${formatDate(ends)}`);
  const plot = plotOf(size, height, { top: TOP, right: Math.ceil(widest(rows.map(endText))) + 12, bottom: BOTTOM_MARGIN, left }, [utc(from), utc(to)], [height, 0], "utc");
  const middle = (index: number): number => (index + (size.compact ? 0.5 : 0.36)) * row;
  const end = ({ ends }: NoticeRow): number => (ends === undefined ? plot.xDomain[1] : utc(ends));
  const months = monthTicks(from, to, plot.width, size.compact ? 62 : 74);
  // On a phone the labels stand where the line would run.
  const now = size.compact ? rows.map((_, index) => ({ x: utc(asOf), x2: utc(asOf), y: middle(index) - 9, y2: middle(index) + 9 })) : [{ x: utc(asOf), x2: utc(asOf), y: 0, y2: height }];
  const layers: Layer[] = [
    rules(plot, months.map(({ date }) => ({ x: utc(date), x2: utc(date), y: 0, y2: height })), { stroke: colour.grid }),
    rules(plot, now, { stroke: colour.ink, strokeWidth: 2 }),
    rules(plot, rows.map((each, index) => ({ x: Math.min(utc(asOf), end(each)), x2: end(each), y: middle(index), y2: middle(index) })), { stroke: colour.ink, strokeWidth: 1.75 }),
    rules(plot, rows.flatMap((each, index) => (each.ends === undefined ? [] : [{ x: end(each), x2: end(each), y: middle(index) - 6, y2: middle(index) + 6 }])), { stroke: colour.ink, strokeWidth: 1.75 }),
  ];
  const flags = rows.flatMap(({ label, noticeBy }, index) => (noticeBy === undefined ? [] : [{ index, noticeBy, passed: noticeBy < asOf, x: utc(noticeBy), y: middle(index), title: `${label}: notice by ${formatDate(noticeBy)}${noticeBy < asOf ? ", passed" : ""}` }]));
  const point = ({ x, y, title }: (typeof flags)[number]) => ({ x, y, title });
  const [open, gone] = [flags.filter(({ passed }) => !passed), flags.filter(({ passed }) => passed)];
  if (open.length > 0) layers.push(dots(plot, open.map(point), 6, { fill: colour.ink }, "triangle-down"));
  if (gone.length > 0) layers.push(dots(plot, gone.map(point), 6, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.75 }, "triangle-down"));
  for (const { index, noticeBy, passed } of flags) {
    const text = `notice by ${formatDate(noticeBy, "day-month")}${passed ? ", passed" : ""}`;
    const half = labelWidth(text, passed ? 400 : BOLD) / 2;
    // The line of the as-of date runs between the words of a day that has passed and those of one to come.
    const now = toX(plot, utc(asOf));
    const [least, most] = size.compact ? [half, plot.width - half] : passed ? [half, Math.max(half, now - half - 6)] : [Math.min(now + half + 6, plot.width - half), plot.width - half];
    layers.push(labels([{ px: Math.min(Math.max(toX(plot, utc(noticeBy)), least), most), py: middle(index) + 17, text }], { align: "center", fill: passed ? colour.ink2 : colour.ink, strong: !passed, halo: true }));
  }
  layers.push(labels(rows.map((each, index) => ({ px: toX(plot, end(each)) + 8, py: middle(index), text: endText(each) })), { fill: colour.ink2, halo: true }));
  layers.push(labels(rows.map(({ label }, index) => ({ px: -left, py: size.compact ? index * row + 12 : middle(index), text: shorten(label, size.compact ? size.width - 4 : left - 14, BOLD) })), { fill: colour.ink, strong: true, halo: true }));
  const today = formatDate(asOf, "day-month");
  layers.push(labels([{ px: Math.max(toX(plot, utc(asOf)), labelWidth(today, BOLD) / 2 - left), py: -12, text: today }], { align: "center", fill: colour.ink, strong: true }));
  layers.push(...xLabels(plot, months.map(({ date, label }) => ({ px: toX(plot, utc(date)), text: label, last: false }))));
  return chartOf(plot, `Contracts as of ${formatDate(asOf)}. ${rows.map((each) => `${each.label}: ${each.noticeBy === undefined ? "no day for notice" : `notice by ${formatDate(each.noticeBy)}${each.noticeBy < asOf ? ", passed" : ""}`}, ${endText(each)}`).join("; ")}.`, layers);
}
