import { shorten, wrap } from "../label-text.ts";
import { BOLD, type CategoryNumber } from "../theme.ts";

/** A box of a graph: a name and, below it, what there is to say of it. */
export interface GraphNode {
  readonly id: string;
  /** First line, in bold; on two lines where the box is narrow, and shortened where that is not enough. */
  readonly title: string;
  /** Last line, in grey. */
  readonly detail?: string | undefined;
  /** What the hover says; both lines, unshortened, when left out. */
  readonly words?: string | undefined;
  /** Black is what was measured or is done (the default), blue is what is forecast, quiet is what is not in use. */
  readonly ink?: "measured" | "forecast" | "quiet" | undefined;
  /** Colour of the workstream that it belongs to, on its leading edge, in place of the ink. */
  readonly category?: CategoryNumber | undefined;
  /** Part of what the finding speaks of: a heavier outline. */
  readonly strong?: boolean | undefined;
  /** Id of its group. */
  readonly group?: string | undefined;
}

/** An arrow from what comes first to what comes of it. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Part of what the finding speaks of. */
  readonly strong?: boolean | undefined;
  /** A loose tie: dashed. */
  readonly dashed?: boolean | undefined;
}

/** Boxes that belong together stand on one tinted ground with a name. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
}

export interface GraphFigure {
  /** One sentence for readers who don't see the drawing. */
  readonly description: string;
  /** In the order that readers expect: the drawing keeps it where the arrows allow. Ids are unique. */
  readonly nodes: readonly GraphNode[];
  /** Those that start or end at no node of the figure are left out, and so are those from a node to itself. */
  readonly edges: readonly GraphEdge[];
  readonly groups?: readonly GraphGroup[] | undefined;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends Place {
  readonly width: number;
  readonly height: number;
}

/** Where everything stands, in pixels of the drawing. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  /** `oneLine`: what there is to say of a node stands at the end of its name's line. */
  readonly nodes: readonly (PlacedBox & { readonly node: GraphNode; readonly oneLine?: boolean })[];
  readonly edges: readonly { readonly edge: GraphEdge; readonly points: readonly Place[] }[];
  readonly groups: readonly (PlacedBox & { readonly title: string; readonly ground: boolean })[];
}

/** Air beside the words of a box. */
export const NODE_INSET = 11;
const LINE = 16;
/** Room for words in a box of a width. */
const roomIn = (width: number): number => width - 2 * NODE_INSET + 4;

/** The lines of a box of a width: its name on at most two, and what there is to say of it. */
export function nodeLines({ title, detail }: GraphNode, width: number): { readonly title: readonly string[]; readonly detail: string | undefined } {
  return { title: wrap(title, roomIn(width), 2, BOLD), detail: detail === undefined ? undefined : shorten(detail, roomIn(width)) };
}

/** Height of a box of a width, in pixels. */
export const nodeHeight = (node: GraphNode, width: number): number => 14 + LINE * nodeLines(node, width).title.length + (node.detail === undefined ? 0 : LINE);

/** Arrows between nodes that the figure has. */
export function drawnEdges({ nodes, edges }: GraphFigure): readonly GraphEdge[] {
  const known = new Set(nodes.map(({ id }) => id));
  return edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
}
