import { drawnEdges, nodeHeight, type GraphFigure, type GraphNode, type Place, type PlacedGraph } from "./graph-figure.ts";

/** Pixels between two boxes of the stack, over a group's name, and for the name itself. */
const GAP = 10;
const GROUP_HEAD = 30;
/** Pixels between two lanes, and what all lanes together may take of the width. */
const LANE = 11;
const MOST_OF_WIDTH = 0.3;
/** From this width on a box is one line high. */
const WIDE = 400;
const ONE_LINE = 30;

/** What comes first stands above what comes of it; among those that may be next, the group is kept together, then the given order. A circle is entered at its first node. */
function inOrder(figure: GraphFigure): readonly GraphNode[] {
  const left = [...figure.nodes];
  const edges = drawnEdges(figure);
  const out: GraphNode[] = [];
  const open = new Set(left.map(({ id }) => id));
  while (left.length > 0) {
    const ready = left.filter(({ id }) => edges.every((edge) => edge.to !== id || !open.has(edge.from)));
    const group = out.at(-1)?.group;
    const next = ready.find((node) => node.group === group) ?? ready[0] ?? (left[0] as GraphNode);
    left.splice(left.indexOf(next), 1);
    open.delete(next.id);
    out.push(next);
  }
  return out;
}

interface Lane {
  readonly from: string;
  readonly first: number;
  readonly last: number;
}

/** All arrows from one node share a lane; two nodes share it when their stretches don't meet. Short stretches are nearest to the boxes. */
function laneOf(lanes: readonly Lane[]): ReadonlyMap<string, number> {
  const taken: Lane[][] = [];
  const numbers = new Map<string, number>();
  for (const lane of lanes.toSorted((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first)) {
    const free = taken.findIndex((others) => others.every((other) => other.last < lane.first || lane.last < other.first));
    const number = free === -1 ? taken.length : free;
    taken[number] = [...(taken[number] ?? []), lane];
    numbers.set(lane.from, number);
  }
  return numbers;
}

/** One box a row, so that any graph fits any width: the arrows run in lanes beside the boxes. For phones, and for graphs that are too wide for a page. */
export function stackedLayout(figure: GraphFigure, width: number): PlacedGraph {
  const nodes = inOrder(figure);
  const edges = drawnEdges(figure);
  const row = new Map(nodes.map(({ id }, index) => [id, index]));
  const rowOf = (id: string): number => row.get(id) ?? 0;
  const lanes = nodes.flatMap(({ id }): readonly Lane[] => {
    const rows = [rowOf(id), ...edges.filter(({ from }) => from === id).map(({ to }) => rowOf(to))];
    return rows.length === 1 ? [] : [{ from: id, first: Math.min(...rows), last: Math.max(...rows) }];
  });
  const numbers = laneOf(lanes);
  const count = Math.max(0, ...[...numbers.values()].map((number) => number + 1));
  const step = count === 0 ? 0 : Math.min(LANE, (width * MOST_OF_WIDTH) / count);
  const gutter = count === 0 ? 2 : Math.ceil(count * step) + 14;
  const oneLine = width - gutter >= WIDE;
  const titles = new Map((figure.groups ?? []).map(({ id, title }) => [id, title]));
  let y = 2;
  const groups: PlacedGraph["groups"][number][] = [];
  const placed = nodes.map((node, index) => {
    const title = node.group === undefined ? undefined : titles.get(node.group);
    if (title !== undefined && nodes[index - 1]?.group !== node.group) {
      groups.push({ x: gutter, y, width: width - gutter, height: GROUP_HEAD, title, ground: false });
      y += GROUP_HEAD;
    }
    const place = { x: gutter, y, width: width - gutter - 2, height: oneLine ? ONE_LINE : nodeHeight(node, width - gutter - 2), node, oneLine };
    y += place.height + GAP;
    return place;
  });
  const lines = edges.map((edge) => {
    const [source, target] = [placed[rowOf(edge.from)], placed[rowOf(edge.to)]] as const;
    const x = gutter - 12 - (numbers.get(edge.from) ?? 0) * step;
    const at = (box: typeof source, share: number): number => (box === undefined ? 0 : box.y + box.height * share);
    // Arrows leave below the middle and arrive above it, so that a box that does both shows both.
    const [start, end] = [at(source, 0.68), at(target, 0.32)];
    const points: readonly Place[] = [{ x: gutter, y: start }, { x, y: start }, { x, y: end }, { x: gutter, y: end }];
    return { edge, points };
  });
  return { width, height: y - GAP + 2, nodes: placed, edges: lines, groups };
}
