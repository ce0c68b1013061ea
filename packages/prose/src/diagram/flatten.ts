import type { Element, ElementContent } from "hast";
import type { DrawnElement } from "./drawn.ts";
import { presentationOf, ROOT_PRESENTATION, type Presentation } from "./presentation.ts";
import { GEOMETRY, REFERENCES } from "./svg-rules.ts";

const SHAPES: ReadonlySet<string> = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const TEXTS: ReadonlySet<string> = new Set(["text", "tspan"]);
const DROPPED: ReadonlySet<string> = new Set(["style", "script", "title", "desc", "filter", "linearGradient", "radialGradient", "pattern", "metadata"]);

interface Naming {
  readonly prefix: string;
  /** Old id to new id, for every id that something in the drawing refers to. */
  readonly ids: Map<string, string>;
}

const rounded = (value: string): string => value.replace(/-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/gi, (number) => String(Number(Number(number).toFixed(2)) + 0));

/** Paths drawn as boxes with corners of radius 5, as boxes with square corners. */
const squared = (path: string): string =>
  path.replaceAll(/q0,-5[\s,]5,-5/g, "v-5h5").replaceAll(/q5,0[\s,]5,5/g, "h5v5").replaceAll(/q0,5[\s,]-5,5/g, "v5h-5").replaceAll(/q-5,0[\s,]-5,-5/g, "h-5v-5").replaceAll(/\s+/g, " ");

/** Arrow heads that Mermaid fills, as the open angles that the site draws. */
const ARROW_HEADS: readonly { readonly filled: RegExp; readonly open: string }[] = [
  { filled: /^M ?(?:0|-1)[ ,]0 ?L ?10[ ,]5 ?L ?0[ ,]10 ?z$/i, open: "M3 1L10 5L3 9" },
  { filled: /^M ?19,7 ?L ?9,13 ?L ?14,7 ?L ?9,1 ?Z$/i, open: "M12 3L19 7L12 11" },
];

function openArrow(element: DrawnElement): Element | undefined {
  const open = element.name === "path" ? ARROW_HEADS.find(({ filled }) => filled.test(element.attributes["d"] ?? ""))?.open : undefined;
  return open === undefined ? undefined : { type: "element", tagName: "path", properties: { d: open, fill: "none", stroke: "var(--ink)", "stroke-width": "1.25" }, children: [] };
}

/** A transform that a style sheet set, with its origin written out; attributes know no origin of their own. */
function styledTransform(element: DrawnElement): Record<string, string> {
  const matrix = element.style["transform"] ?? "none";
  if (matrix === "none" || element.attributes["transform"] !== undefined) return {};
  const [x = "0", y = "0"] = (element.style["transform-origin"] ?? "").replaceAll("px", "").split(" ");
  return { transform: rounded(`translate(${x} ${y}) ${matrix.replaceAll(",", "")} translate(${String(-Number(x))} ${String(-Number(y))})`) };
}

/** A drawing inside the drawing, such as an icon, as a group that stands where it stands and has its size. */
function innerDrawing({ attributes }: DrawnElement): Record<string, string> {
  const [left = 0, top = 0, width = 0, height = 0] = (attributes["viewBox"] ?? "").trim().split(/[\s,]+/).map(Number);
  const [x, y, across, down] = ["x", "y", "width", "height"].map((name) => Number.parseFloat(attributes[name] ?? "0") || 0);
  const scale = width > 0 && height > 0 && (across ?? 0) > 0 && (down ?? 0) > 0 ? Math.min((across ?? 0) / width, (down ?? 0) / height) : 1;
  return { transform: rounded(`translate(${String(x)} ${String(y)}) scale(${String(scale)}) translate(${String(-left)} ${String(-top)})`) };
}

const referenceIn = (value: string | undefined): string | undefined => (value === undefined ? undefined : (/^url\(["']?#([^"')]+)["']?\)$/.exec(value) ?? /^#(.+)$/.exec(value))?.[1]);

function collectIds(element: DrawnElement, naming: Naming): void {
  const found = [...[...REFERENCES].map((name) => element.attributes[name]), ...(element.name === "use" ? [element.attributes["href"] ?? element.attributes["xlink:href"]] : [])];
  for (const value of found) {
    const id = referenceIn(value);
    if (id !== undefined && !naming.ids.has(id)) naming.ids.set(id, `${naming.prefix}-${String(naming.ids.size)}`);
  }
  for (const child of element.children) if (typeof child !== "string") collectIds(child, naming);
}

const isHidden = (element: DrawnElement): boolean => element.style["display"] === "none" || element.style["visibility"] === "hidden" || element.style["opacity"] === "0";

/** Corners are square; a pill keeps its ends, because there the roundness is the shape. */
function keepsRadius(element: DrawnElement): boolean {
  const radius = Number(element.attributes["rx"] ?? "0");
  const side = Math.min(Number(element.attributes["width"] ?? "0"), Number(element.attributes["height"] ?? "0"));
  return element.name !== "rect" || radius * 2 >= side * 0.8;
}

function geometryOf(element: DrawnElement, naming: Naming): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    if (GEOMETRY.has(name) && (keepsRadius(element) || (name !== "rx" && name !== "ry"))) kept[name] = name === "d" ? squared(rounded(value)) : rounded(value.replaceAll("px", ""));
    const target = REFERENCES.has(name) || (element.name === "use" && (name === "href" || name === "xlink:href")) ? naming.ids.get(referenceIn(value) ?? "") : undefined;
    if (target !== undefined) kept[name === "xlink:href" ? "href" : name] = REFERENCES.has(name) ? `url(#${target})` : `#${target}`;
  }
  const id = naming.ids.get(element.attributes["id"] ?? "");
  return id === undefined ? kept : { id, ...kept };
}

/** Whether a drawn element leaves a mark. Mermaid draws many empty groups, labels and paths. */
function isEmpty(node: Element): boolean {
  if (["g", "defs", "text", "tspan"].includes(node.tagName)) return node.children.length === 0;
  if (node.tagName === "path") return (node.properties["d"] ?? "") === "";
  if (node.tagName === "rect") return node.properties["width"] === undefined || node.properties["width"] === "0" || node.properties["height"] === "0" || (node.properties["fill"] === "none" && node.properties["stroke"] === undefined);
  return false;
}

function nodesOf(children: DrawnElement["children"], inherited: Presentation, naming: Naming, inText: boolean): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    // Mermaid offers foreign content beside plain text in a switch; the plain text is used.
    if (typeof child !== "string" && child.name === "foreignObject" && children.some((other) => typeof other !== "string" && other.name === "text")) return [];
    if (typeof child !== "string") return nodeOf(child, inherited, naming);
    return inText && child !== "" ? [{ type: "text", value: child }] : [];
  });
}

function nodeOf(element: DrawnElement, inherited: Presentation, naming: Naming): ElementContent[] {
  const { name } = element;
  if (DROPPED.has(name)) return [];
  const definition = name === "marker" || name === "clipPath" || name === "symbol";
  if (definition ? !naming.ids.has(element.attributes["id"] ?? "") : isHidden(element)) return [];
  // Links leave a diagram as plain groups: an image has no links, and the text beside it can.
  const tagName = name === "a" || name === "switch" || name === "svg" ? "g" : name;
  const drawn = SHAPES.has(name) || TEXTS.has(name);
  const presentation = drawn ? presentationOf(element, inherited) : {};
  const opacity = !drawn && element.style["opacity"] !== undefined && element.style["opacity"] !== "1" && name === "g" ? { opacity: rounded(element.style["opacity"]) } : {};
  const below = TEXTS.has(name) ? { ...inherited, ...presentation } : inherited;
  const arrow = openArrow(element);
  if (arrow !== undefined) return [arrow];
  const node: Element = { type: "element", tagName, properties: { ...(name === "svg" ? innerDrawing(element) : geometryOf(element, naming)), ...(definition ? {} : styledTransform(element)), ...presentation, ...opacity }, children: nodesOf(element.children, below, naming, TEXTS.has(name)) };
  if (isEmpty(node)) return [];
  // A group or span that says nothing itself is replaced by what is in it.
  if ((tagName === "g" || tagName === "tspan") && Object.keys(node.properties).length === 0) return node.children;
  return [node];
}

function boxOf(svg: DrawnElement): readonly [number, number, number, number] | undefined {
  const numbers = (svg.attributes["viewBox"] ?? "").trim().split(/[\s,]+/).map(Number);
  const [x, y, width, height] = numbers;
  if (x === undefined || y === undefined || width === undefined || height === undefined || !numbers.every(Number.isFinite) || width <= 0 || height <= 0) return undefined;
  return [Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)];
}

/**
 * The drawing as a self-contained element: no style sheet, class, script or link; colours are the site's tokens; ids begin
 * with `prefix`; size comes from the view box; named and described for readers who cannot see it. Undefined if it has no size.
 */
export function flattened(svg: DrawnElement, prefix: string, words: { readonly title: string; readonly description: string }): Element | undefined {
  const box = boxOf(svg);
  if (box === undefined) return undefined;
  const naming: Naming = { prefix, ids: new Map() };
  collectIds(svg, naming);
  const named = (tagName: string, id: string, value: string): Element => ({ type: "element", tagName, properties: { id }, children: [{ type: "text", value }] });
  return {
    type: "element",
    tagName: "svg",
    properties: {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: box.join(" "),
      width: String(box[2]),
      height: String(box[3]),
      role: "img",
      "aria-labelledby": `${prefix}-t`,
      "aria-describedby": `${prefix}-d`,
      fill: "var(--ink)",
      "font-family": "var(--sans)",
      "font-size": "13",
    },
    children: [named("title", `${prefix}-t`, words.title), named("desc", `${prefix}-d`, words.description), ...nodesOf(svg.children, ROOT_PRESENTATION, naming, false)],
  };
}
