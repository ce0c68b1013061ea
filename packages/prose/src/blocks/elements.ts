import { formatDate } from "@almanac/core";
import type { Element, ElementContent } from "hast";

/** An element of a finished page. Only slots make them: what authors write goes through the sanitiser. */
export const element = (tagName: string, properties: Element["properties"], children: readonly (ElementContent | string)[] = []): Element => ({
  type: "element",
  tagName,
  properties,
  children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
});

/** A calendar date that machines read, too. */
export const dateElement = (date: string): Element => element("time", { dateTime: date }, [formatDate(date)]);

type Shape = "waiting" | "late" | "done";

const DRAWN: Readonly<Record<Shape, Element>> = {
  waiting: element("circle", { cx: 7, cy: 7, r: 5, fill: "none", stroke: "currentColor", strokeWidth: 2 }),
  late: element("rect", { x: 1.5, y: 1.5, width: 11, height: 11, fill: "currentColor" }),
  done: element("path", { d: "M1.5 7.5 5.5 11.5 12.5 2.5", fill: "none", stroke: "currentColor", strokeWidth: 2.25 }),
};

/** The shape of a state, as on the other pages. The word stands beside it. */
export const stateMark = (shape: Shape): Element => element("svg", { className: ["mark"], viewBox: "0 0 14 14", width: 14, height: 14, ariaHidden: "true" }, [DRAWN[shape]]);
