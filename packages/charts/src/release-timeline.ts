import { formatDate } from "@almanac/core";
import type { TopLevelSpec } from "vega-lite";
import { dateLabels } from "./axes.ts";
import { daysAfter, monthTicks, spanInDays, utc } from "./date-axis.ts";
import { placeDotLabels } from "./dot-labels.ts";
import { chartOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import type { Box } from "./label-place.ts";
import { shorten, widest } from "./label-text.ts";
import { dots, hairlines, labels, rules, type Point } from "./marks.ts";
import { colour } from "./theme.ts";

export interface TimelineRelease {
  readonly id: string;
  readonly on: string;
  readonly version: string;
  /** Where to, in words, for the hover. */
  readonly to: string;
  /** Production is solid, everything before it a ring. */
  readonly production: boolean;
  readonly failed: boolean;
  /** Takes another release back. */
  readonly rollback: boolean;
}

export interface ReleaseTimelineFigure {
  readonly title: string;
  /** One row each, in the order they are drawn. */
  readonly models: readonly { readonly name: string; readonly releases: readonly TimelineRelease[] }[];
  /** Last day of the axis. */
  readonly asOf: string;
  /** Span that the rates beside the chart count. */
  readonly window?: { readonly from: string; readonly label: string } | undefined;
}

const ROW = { wide: 30, compact: 44 } as const;
const RADIUS = 4.25;

/** Releases by model and date: solid to production, a ring to what stands before it, a crossed mark where one failed. */
export function releaseTimeline(figure: Readonly<ReleaseTimelineFigure>, size: ChartSize): TopLevelSpec {
  const { title, models, asOf, window } = figure;
  const dates = models.flatMap(({ releases }) => releases.map(({ on }) => on)).toSorted();
  const first = dates[0];
  if (first === undefined) throw new Error("a timeline needs at least one release");
  const rowHeight = size.compact ? ROW.compact : ROW.wide;
  const height = models.length * rowHeight;
  const left = size.compact ? 8 : Math.ceil(Math.min(size.width * 0.3, widest(models.map(({ name }) => name)) * 1.06)) + 18;
  const air = Math.max(4, Math.round(spanInDays(first, asOf) * 0.02));
  const margin = { top: window === undefined ? 8 : 24, right: 14, bottom: 28, left };
  const plot = plotOf(size, height, margin, [utc(daysAfter(first, -air)), utc(daysAfter(asOf, air))], [height, 0], "utc");
  const y = (index: number): number => index * rowHeight + (size.compact ? rowHeight - 14 : rowHeight / 2);
  const all = models.flatMap(({ name, releases }, index) => releases.map((release) => ({ ...release, name, y: y(index) })));
  const said = ({ id, name, version, to, on, failed, rollback }: (typeof all)[number]): string => `${id}: ${name} ${version} to ${to}, ${formatDate(on)}${failed ? ", failed" : ""}${rollback ? ", takes a release back" : ""}`;
  const points = (of: typeof all): readonly Point[] => of.map((release) => ({ x: utc(release.on), y: release.y, title: said(release) }));
  const months = monthTicks(daysAfter(first, -air), asOf, plot.width, 54);

  const layers: Layer[] = [hairlines(models.map((_, index) => ({ x: 0, x2: plot.width, y: y(index), y2: y(index) })), { stroke: colour.grid })];
  if (window !== undefined && window.from > first) {
    layers.push(rules(plot, [{ x: utc(window.from), x2: utc(window.from), y: -6, y2: height }], { stroke: colour.ink3, strokeDash: [2, 3] }));
    layers.push(labels([{ px: toX(plot, utc(window.from)) + 6, py: -14, text: window.label }], { fill: colour.ink3 }));
  }
  const held = all.filter(({ failed }) => !failed);
  const [inProduction, before] = [held.filter(({ production }) => production), held.filter(({ production }) => !production)];
  if (before.length > 0) layers.push(dots(plot, points(before), RADIUS - 0.5, { fill: colour.paper, stroke: colour.ink, strokeWidth: 1.5 }));
  if (inProduction.length > 0) layers.push(dots(plot, points(inProduction), RADIUS, { fill: colour.ink }));
  const failed = all.filter((release) => release.failed);
  const arm = 5;
  if (failed.length > 0) {
    layers.push(dots(plot, points(failed), RADIUS + 2, { fill: colour.paper }));
    layers.push(hairlines(failed.flatMap((release) => [1, -1].map((sign) => ({ x: toX(plot, utc(release.on)) - arm, x2: toX(plot, utc(release.on)) + arm, y: release.y - sign * arm, y2: release.y + sign * arm }))), { stroke: colour.ink, strokeWidth: 2.25 }));
  }
  const boxes = all.map((release): Box => ({ left: toX(plot, utc(release.on)) - RADIUS - 1, right: toX(plot, utc(release.on)) + RADIUS + 1, top: release.y - RADIUS, bottom: release.y + RADIUS }));
  const wanted = [...failed, ...held.toSorted((a, b) => (a.on < b.on ? 1 : -1))].map((release) => ({ x: toX(plot, utc(release.on)), y: release.y, text: release.failed ? `${release.version} failed` : release.rollback ? `back to ${release.version}` : release.version }));
  const placed = placeDotLabels(wanted, boxes, RADIUS + 1, plot);
  layers.push(labels(placed.filter(({ text }) => !text.endsWith(" failed")), { fill: colour.ink2, halo: true }));
  const strong = placed.filter(({ text }) => text.endsWith(" failed"));
  if (strong.length > 0) layers.push(labels(strong, { fill: colour.ink, strong: true, halo: true }));
  layers.push(labels(models.map(({ name }, index) => (size.compact ? { px: 0, py: y(index) - 19, text: shorten(name, size.width - 10, 600) } : { px: -left, py: y(index), text: shorten(name, left - 14, 600) })), { fill: colour.ink, strong: true, halo: size.compact }));
  layers.push(...dateLabels(plot, months));
  const counts = models.map(({ name, releases }) => `${name}: ${String(releases.length)}${releases.some((release) => release.failed) ? `, of which ${String(releases.filter((release) => release.failed).length)} failed` : ""}`);
  return chartOf(plot, `${title}. Releases by model from ${formatDate(first)} to ${formatDate(asOf)}. ${counts.join("; ")}.`, layers);
}
