import type { IsoDate, Outcome } from "@almanac/core";
import { bandOn, bandText, type BandDates } from "../publication/forecast-band.ts";
import type { TimeAxis } from "../publication/time-axis.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Heights of the published forecast and of the supposed one; of one alone. */
const [PUBLISHED, SUPPOSED, ALONE] = [36, 55, 46];
const FLAG = 14;

type Attributes = Readonly<Record<string, string | number>>;

function drawn(name: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const at = (x: number): string => `${String(x)}%`;
const span = (from: number, to: number): string => at(Math.max(0, Math.round((to - from) * 100) / 100));

export const bandDatesOf = ({ p50, p85, p95 }: Outcome, target: IsoDate | null): BandDates => ({
  ...(p50 === null ? {} : { p50 }), ...(p85 === null ? {} : { p85 }), ...(p95 === null ? {} : { p95 }), ...(target === null ? {} : { target }),
});

function flagOf(axis: TimeAxis, dates: BandDates, bottom: number): readonly SVGElement[] {
  const { target } = bandOn(axis, dates);
  if (target === undefined) return [];
  const { label } = target;
  return [
    drawn("line", { class: "pole", x1: at(target.x), x2: at(target.x), y1: FLAG, y2: bottom }),
    drawn("svg", { x: at(target.x), y: FLAG - 2, overflow: "visible" }, drawn("path", { class: "flag", d: "M-5 0H5L0 8.5z" })),
    drawn("text", { class: "target", x: at(label.x), dx: label.anchor === "end" ? -9 : 9, y: FLAG + 8, "text-anchor": label.anchor }, label.text),
  ];
}

/** What is published, in the paler ink of an earlier forecast: a thin line from 50 to 85 % with a ring at its end. */
function publishedMarks(axis: TimeAxis, dates: BandDates): readonly SVGElement[] {
  const { p50, p85 } = bandOn(axis, dates);
  if (p50 === undefined || p85 === undefined) return [];
  return [drawn("line", { class: "published", x1: at(p50), x2: at(p85), y1: PUBLISHED, y2: PUBLISHED }), drawn("circle", { class: "ring", cx: at(p85), cy: PUBLISHED, r: 3.5 })];
}

function supposedMarks(axis: TimeAxis, dates: BandDates, middle: number): readonly SVGElement[] {
  const { p50, p85, p95, labels, beyond } = bandOn(axis, dates);
  return [
    ...(p50 === undefined && beyond === undefined ? [] : [drawn("line", { class: "wait", x1: "0%", x2: at(p50 ?? 100), y1: middle, y2: middle })]),
    ...(p85 === undefined || p95 === undefined ? [] : [drawn("rect", { class: "tail", x: at(p85), width: span(p85, p95), y: middle - 6, height: 12 })]),
    ...(p50 === undefined || p85 === undefined ? [] : [drawn("rect", { class: "likely", x: at(p50), width: span(p50, p85), y: middle - 6, height: 12 })]),
    ...(p50 === undefined ? [] : [drawn("rect", { class: "p50", x: at(p50), y: middle - 9, width: 2.5, height: 18 })]),
    ...(beyond === undefined ? [] : [drawn("svg", { x: "100%", y: middle, overflow: "visible" }, drawn("path", { class: "arrow", d: "M-8 -6 0 0-8 6" }))]),
    ...(beyond === undefined ? [] : [drawn("text", { class: "date beyond", x: "100%", y: middle + 24, "text-anchor": "end" }, `${beyond} ›`)]),
    ...labels.map((label) => drawn("text", { class: label.strong ? "date-85" : "date", x: at(label.x), y: middle + 24, "text-anchor": label.anchor }, label.text)),
  ];
}

/** The band of a row: what is supposed, with what is published above it where the two differ. */
export function bandSvg(axis: TimeAxis, supposed: BandDates, published: BandDates | undefined): SVGElement {
  const middle = published === undefined ? ALONE : SUPPOSED;
  const label = published === undefined ? bandText(supposed) : `${bandText(supposed)}. Published: ${bandText(published).replace(/^Forecast: /, "")}`;
  const grid = axis.ticks.map(({ x }) => drawn("line", { class: "grid", x1: at(x), x2: at(x), y1: "0%", y2: "100%" }));
  const before = published === undefined ? [] : publishedMarks(axis, published);
  return drawn("svg", { class: "glyph", role: "img", "aria-label": label, width: "100%", height: "100%" }, ...grid, ...before, ...supposedMarks(axis, supposed, middle), ...flagOf(axis, supposed, middle + 10));
}

/** The months over the bands. */
export const axisSvg = (axis: TimeAxis): SVGElement =>
  drawn(
    "svg",
    { width: "100%", height: "100%", "aria-hidden": "true" },
    ...axis.ticks.map(({ x, label }) => drawn("text", { x: at(x), dx: 4, y: 15 }, label)),
    ...axis.ticks.map(({ x }) => drawn("line", { class: "grid", x1: at(x), x2: at(x), y1: 4, y2: "100%" })),
  );
