import { finishSvg, type SvgLabel } from "../finish-svg.ts";
import type { ChartSize } from "../frame.ts";
import { bold, labelWidth, shorten } from "../label-text.ts";
import { svgNumber, svgWords } from "../svg-parts.ts";
import { BOLD, categoryColour, colour } from "../theme.ts";
import { NODE_INSET, nodeLines, type GraphFigure, type GraphNode, type Place, type PlacedGraph } from "./graph-figure.ts";
import { layeredLayout, type LayeredShape } from "./layered-layout.ts";
import { stackedLayout } from "./stacked-layout.ts";

/** Tried in this order: the first that fits the width is drawn. */
const SHAPES: readonly LayeredShape[] = [
  { direction: "RIGHT", widest: 230, gap: 44 },
  { direction: "RIGHT", widest: 190, gap: 36 },
  { direction: "RIGHT", widest: 160, gap: 32 },
  { direction: "DOWN", widest: 170, gap: 34 },
  { direction: "RIGHT", widest: 132, gap: 22 },
];
/** Bend of an arrow's corner, and length and half width of its head. */
const CORNER = 5;
const HEAD = { length: 7, half: 3.5 } as const;

const towards = (from: Place, to: Place, length: number): Place => {
  const whole = Math.hypot(to.x - from.x, to.y - from.y);
  const share = whole === 0 ? 0 : Math.min(length, whole / 2) / whole;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};
const at = ({ x, y }: Place): string => `${svgNumber(x)},${svgNumber(y)}`;

/** A line through right angles with small bends, which stops where the head begins. */
function route(points: readonly Place[]): string {
  const last = points.length - 1;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(towards(point, before, HEAD.length))}`;
      if (index === last) return "";
      return `L${at(towards(point, before, CORNER))}Q${at(point)},${at(towards(point, after, CORNER))}`;
    })
    .join("");
}

function head(points: readonly Place[]): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return "";
  const whole = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [ux, uy] = [(tip.x - before.x) / whole, (tip.y - before.y) / whole];
  const back = { x: tip.x - ux * HEAD.length, y: tip.y - uy * HEAD.length };
  const side = (sign: number): Place => ({ x: back.x - uy * HEAD.half * sign, y: back.y + ux * HEAD.half * sign });
  return `M${at(tip)}L${at(side(1))}L${at(side(-1))}Z`;
}

function edgeOf({ edge, points }: PlacedGraph["edges"][number]): string {
  const stroke = edge.strong === true ? colour.ink : colour.ink3;
  const dash = edge.dashed === true ? ' stroke-dasharray="4,3"' : "";
  return `<path d="${route(points)}" fill="none" stroke="${stroke}" stroke-width="${edge.strong === true ? "2" : "1.25"}"${dash}/><path d="${head(points)}" fill="${stroke}"/>`;
}

const inkOf = ({ ink, category }: GraphNode): string => (category !== undefined ? categoryColour(category) : ink === "forecast" ? colour.spot : ink === "quiet" ? colour.rule : colour.ink);

/** Name at the start of the line, the rest at its end; each has at least its half. */
function lineOf({ title, detail }: GraphNode, x: number, y: number, width: number): readonly string[] {
  const room = width - 3 * NODE_INSET;
  const aside = detail === undefined ? undefined : shorten(detail, Math.max(room / 2, room - labelWidth(title, BOLD)));
  const name = shorten(title, room - (aside === undefined ? 0 : labelWidth(aside)), BOLD);
  const text = (at: number, anchor: string, words: string): string => `<text x="${svgNumber(at)}" y="${svgNumber(y + 20)}" fill="${colour.ink2}"${anchor}>${svgWords(words)}</text>`;
  return [text(x + NODE_INSET, "", bold(name)), ...(aside === undefined ? [] : [text(x + width - NODE_INSET, ' text-anchor="end"', aside)])];
}

function boxOf({ node, x, y, width, height, oneLine = false }: PlacedGraph["nodes"][number]): string {
  const words = node.words ?? [node.title, node.detail].filter((line) => line !== undefined).join(", ");
  const strong = node.strong === true;
  const place = `x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}"`;
  const stroke = `stroke="${strong ? colour.ink : colour.ink3}" stroke-width="${strong ? "1.75" : "0.75"}"${node.ink === "quiet" ? ' stroke-dasharray="3,3"' : ""}`;
  const outline = `<rect aria-label="${svgWords(words)}" ${place} fill="${colour.paper}" ${stroke}/>`;
  const edge = `<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="4" height="${svgNumber(height)}" fill="${inkOf(node)}"/>`;
  if (oneLine) return [outline, edge, ...lineOf(node, x, y, width)].join("");
  const lines = nodeLines(node, width);
  const at = (index: number): number => y + 20 + index * 16;
  const text = (words: string, drop: number): string => `<text x="${svgNumber(x + NODE_INSET)}" y="${svgNumber(drop)}" fill="${colour.ink2}">${svgWords(words)}</text>`;
  return [outline, edge, ...lines.title.map((words, index) => text(bold(words), at(index))), lines.detail === undefined ? "" : text(lines.detail, at(lines.title.length) + 0.5)].join("");
}

const groundOf = ({ x, y, width, height, ground }: PlacedGraph["groups"][number]): string =>
  ground ? `<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}" fill="${colour.tint}"/>` : "";
const groupName = ({ x, y, width, title, ground }: PlacedGraph["groups"][number]): string =>
  `<text x="${svgNumber(x + (ground ? 12 : 0))}" y="${svgNumber(y + 21)}" fill="${colour.ink2}">${svgWords(shorten(title, width - (ground ? 24 : 0)))}</text>`;

async function placesOf(figure: GraphFigure, { width, compact }: ChartSize): Promise<PlacedGraph> {
  if (!compact) {
    for (const shape of SHAPES) {
      const placed = await layeredLayout(figure, shape);
      if (placed.width <= width) return placed;
    }
  }
  return stackedLayout(figure, width);
}

/**
 * A directed graph as an SVG for the page: boxes with two lines, arrows from what comes first to what comes of it, groups on tinted ground.
 * In layers from left to right where that fits `size.width`, else from top to bottom, else (and on phones) one box a row with the arrows in lanes.
 * Never wider than asked; equal figures give equal bytes.
 *
 * @throws Error when the figure has no node, or two with one id.
 */
export async function drawGraph(figure: GraphFigure, size: ChartSize, { title, key }: Pick<SvgLabel, "title" | "key">): Promise<string> {
  if (figure.nodes.length === 0) throw new Error("a graph needs a node");
  const placed = await placesOf(figure, size);
  const body = [
    ...placed.groups.map(groundOf),
    ...placed.edges.toSorted((a, b) => Number(a.edge.strong === true) - Number(b.edge.strong === true)).map(edgeOf),
    ...placed.nodes.map(boxOf),
    ...placed.groups.map(groupName),
  ].join("");
  const [width, height] = [svgNumber(placed.width), svgNumber(placed.height)];
  return finishSvg(`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g>${body}</g></svg>`, { title, description: figure.description, key });
}
