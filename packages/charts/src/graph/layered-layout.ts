import type { ElkNode } from "elkjs/lib/elk-api.js";
import { labelWidth } from "../label-text.ts";
import { BOLD } from "../theme.ts";
import { drawnEdges, NODE_INSET, nodeHeight, type GraphFigure, type GraphNode, type PlacedGraph } from "./graph-figure.ts";

/** Room for a group's name over its first box, and air on its other sides. */
const GROUP_PADDING = "[top=32,left=10,bottom=12,right=10]";
/** What the outline and an arrow's head need at the border of the drawing. */
const BORDER = 2;

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.edgeCoords": "ROOT",
  "elk.json.shapeCoords": "ROOT",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.spacing.edgeNodeBetweenLayers": "10",
  "elk.padding": `[top=${String(BORDER)},left=${String(BORDER)},bottom=${String(BORDER)},right=${String(BORDER)}]`,
  "elk.randomSeed": "1",
  "elk.spacing.componentComponent": "18",
  "elk.spacing.edgeEdge": "8",
  "elk.spacing.edgeNode": "10",
  "elk.spacing.nodeNode": "12",
} as const;

export interface LayeredShape {
  readonly direction: "RIGHT" | "DOWN";
  /** No box is wider than this, in pixels. */
  readonly widest: number;
  /** Pixels between two layers. */
  readonly gap: number;
}

const nodeWidth = ({ title, detail }: GraphNode, widest: number): number =>
  Math.min(widest, Math.ceil(Math.max(labelWidth(title, BOLD), labelWidth(detail ?? ""))) + 2 * NODE_INSET + 2);

/**
 * Layers of boxes with right-angled arrows between them, by the layered method of the Eclipse Layout Kernel. Equal figures give equal places.
 *
 * @throws Error when two nodes share an id.
 */
export async function layeredLayout(figure: GraphFigure, { direction, widest, gap }: LayeredShape): Promise<PlacedGraph> {
  const byId = new Map(figure.nodes.map((node) => [node.id, node]));
  if (byId.size !== figure.nodes.length) throw new Error("two nodes of a graph share an id");
  const groups = new Map((figure.groups ?? []).map((group) => [`group:${group.id}`, group.title]));
  const boxOf = (node: GraphNode): ElkNode => ({ id: `node:${node.id}`, width: nodeWidth(node, widest), height: nodeHeight(node, nodeWidth(node, widest)) });
  const groupOf = ({ group }: GraphNode): string | undefined => (group !== undefined && groups.has(`group:${group}`) ? `group:${group}` : undefined);
  const edges = drawnEdges(figure);
  const children: ElkNode[] = [...groups].flatMap(([id, title]) => {
    const own = figure.nodes.filter((node) => groupOf(node) === id);
    if (own.length === 0) return [];
    const options = { "elk.padding": GROUP_PADDING, "elk.nodeSize.constraints": "MINIMUM_SIZE", "elk.nodeSize.minimum": `(${String(Math.ceil(labelWidth(title, BOLD)) + 26)},0)` };
    return [{ id, children: own.map(boxOf), layoutOptions: options }];
  });
  // Loaded with the first graph: it is large, and most runs draw none.
  const { default: elk } = await import("elkjs/lib/elk.bundled.js");
  const layout = await new elk.default().layout({
    id: "graph",
    layoutOptions: { ...OPTIONS, "elk.direction": direction, "elk.layered.spacing.nodeNodeBetweenLayers": String(gap) },
    children: [...children, ...figure.nodes.filter((node) => groupOf(node) === undefined).map(boxOf)],
    edges: edges.map(({ from, to }, index) => ({ id: `edge:${String(index)}`, sources: [`node:${from}`], targets: [`node:${to}`] })),
  });
  const placed = layout.children?.flatMap((child: ElkNode) => [child, ...(child.children ?? [])]) ?? [];
  const box = ({ x = 0, y = 0, width = 0, height = 0 }: ElkNode) => ({ x, y, width, height });
  return {
    width: Math.ceil((layout as ElkNode).width ?? 0),
    height: Math.ceil((layout as ElkNode).height ?? 0),
    nodes: placed.flatMap((child) => {
      const node = byId.get(child.id.slice("node:".length));
      return child.id.startsWith("node:") && node !== undefined ? [{ ...box(child), node }] : [];
    }),
    edges: edges.flatMap((edge, index) => {
      const section = (layout as ElkNode).edges?.[index]?.sections?.[0];
      return section === undefined ? [] : [{ edge, points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] }];
    }),
    groups: placed.flatMap((child) => (groups.has(child.id) ? [{ ...box(child), title: groups.get(child.id) ?? "", ground: true }] : [])),
  };
}
