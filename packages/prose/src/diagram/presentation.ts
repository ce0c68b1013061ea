import type { DrawnElement } from "./drawn.ts";
import { tokenOf, type ColourUse } from "./palette.ts";

/** Presentation attributes in effect. */
export type Presentation = Readonly<Record<string, string>>;

/** What the root of every diagram declares; an element writes only what differs. */
export const ROOT_PRESENTATION: Presentation = {
  fill: "var(--ink)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "font-size": "13",
  "font-weight": "400",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "text-decoration": "none",
};

const TEXT = ["fill", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "text-decoration", "opacity"];
const SHAPE = ["fill", "fill-opacity", "stroke", "opacity"];
const LINE = ["stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"];

/** Thin rules; a heavier one stands out at 2 px and needs no more. */
const HEAVIEST_RULE = 2;

const withoutUnit = (value: string): string => value.replace(/(\d)px\b/g, "$1");
const rounded = (value: string): string => withoutUnit(value).replace(/\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))));

function colour(value: string, use: ColourUse, otherwise: string): string {
  return tokenOf(value, use) ?? otherwise;
}

/** Mermaid's bold is heavier than the site's: 600 is the heaviest weight in use. */
const weight = (value: string): string => (Number(value) >= 600 ? "600" : "400");

function valueOf(property: string, element: DrawnElement, isText: boolean): string {
  const read = element.style[property === "text-decoration" ? "text-decoration-line" : property] ?? "";
  switch (property) {
    case "fill":
      // A gradient or pattern as fill has no place in two inks: the shape becomes a tinted one.
      return colour(read, isText ? "text" : "fill", isText ? "var(--ink)" : "var(--tint)");
    case "stroke":
      return colour(read, "stroke", "var(--ink)");
    case "font-weight":
      return weight(read);
    case "stroke-width":
      // The bands of a Sankey diagram are lines, and their weight is what they say: half transparent, without a fill.
      if (element.style["fill"] === "none" && element.style["stroke-opacity"] === "0.5") return rounded(read);
      return String(Math.min(Number(rounded(read)), HEAVIEST_RULE));
    case "stroke-dasharray":
      return /^[\s,]*(?:0|1[\s,]+0)?(?:px)?[\s,]*$/.test(withoutUnit(read)) ? "none" : rounded(read).replaceAll(",", "");
    default:
      return rounded(read);
  }
}

const isTextElement = (element: DrawnElement): boolean => element.name === "text" || element.name === "tspan";

/** The presentation attributes of a shape or text: those whose effect differs from what it inherits. */
export function presentationOf(element: DrawnElement, inherited: Presentation): Presentation {
  const isText = isTextElement(element);
  const own: Record<string, string> = {};
  const write = (property: string): void => {
    const value = valueOf(property, element, isText);
    if (value !== "" && value !== inherited[property]) own[property] = value;
  };
  for (const property of isText ? TEXT : SHAPE) write(property);
  if (!isText && (own["stroke"] ?? "none") !== "none") for (const property of LINE) write(property);
  if (element.name === "tspan") delete own["opacity"];
  return own;
}
