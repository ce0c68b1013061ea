/** An edge from what waits to what it waits for, with whatever the caller knows about it. */
export interface Edge<T> {
  readonly from: string;
  readonly to: string;
  readonly about: T;
}

/**
 * Circles in a graph, as the edges that close them, in the order of the edges. One circle for each way back that a walk in depth
 * finds, so that mending all of them leaves no circle; not every combination of them. No recursion: chains may be long.
 */
export function cyclesOf<T>(edges: readonly Edge<T>[]): readonly (readonly Edge<T>[])[] {
  const out = Map.groupBy(edges, ({ from }) => from);
  const done = new Set<string>();
  const cycles: (readonly Edge<T>[])[] = [];
  for (const root of out.keys()) {
    if (done.has(root)) continue;
    // The walk: the node, which of its edges comes next, and the edge that led to it.
    const stack: { readonly node: string; next: number; readonly via?: Edge<T> }[] = [{ node: root, next: 0 }];
    const depth = new Map([[root, 0]]);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = out.get(top.node)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        done.add(top.node);
        depth.delete(top.node);
        stack.pop();
        continue;
      }
      const open = depth.get(edge.to);
      if (open !== undefined) cycles.push([...stack.slice(open + 1).flatMap(({ via }) => (via === undefined ? [] : [via])), edge]);
      else if (!done.has(edge.to)) {
        depth.set(edge.to, stack.length);
        stack.push({ node: edge.to, next: 0, via: edge });
      }
    }
  }
  return cycles;
}
