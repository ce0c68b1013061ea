/** Streams so that each stands after its predecessors. @throws RangeError when a predecessor is unknown or the order is circular. */
export function streamOrder<T extends { readonly id: string; readonly after?: readonly string[] }>(streams: readonly T[]): readonly T[] {
  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  const ordered = new Set<T>();
  const visit = (stream: T, path: readonly T[]): void => {
    if (ordered.has(stream)) return;
    if (path.includes(stream)) throw new RangeError(`streams wait for each other: ${[...path, stream].map(({ id }) => id).join(", ")}`);
    for (const id of stream.after ?? []) {
      const predecessor = byId.get(id);
      if (predecessor === undefined) throw new RangeError(`stream "${stream.id}" comes after "${id}", which does not exist`);
      visit(predecessor, [...path, stream]);
    }
    ordered.add(stream);
  };
  for (const stream of streams) visit(stream, []);
  return [...ordered];
}
