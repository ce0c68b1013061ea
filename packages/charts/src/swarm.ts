export interface SwarmDot {
  readonly key: string;
  /** Height in pixels. */
  readonly y: number;
}

/**
 * Sideways places, in pixels from the middle of a column, that keep dots of equal height apart: the first dot keeps the middle, the
 * next ones go right and left in turn. Depends on the order of the dots only. A column too narrow for all lets the rest overlap,
 * evenly over its width.
 */
export function swarm(dots: readonly SwarmDot[], radius: number, width: number): readonly number[] {
  const reach = Math.max(0, width / 2 - radius - 2);
  const step = radius * 2 + 0.5;
  const slots = Math.floor(reach / step);
  const places = Array.from({ length: slots * 2 + 1 }, (_, index) => (index % 2 === 1 ? 1 : -1) * Math.ceil(index / 2) * step);
  const placed: { readonly x: number; readonly y: number }[] = [];
  let crowded = 0;
  return dots.map(({ y }) => {
    const near = placed.filter((other) => Math.abs(other.y - y) < radius * 2);
    const free = places.find((x) => near.every((other) => Math.hypot(other.x - x, other.y - y) >= radius * 2));
    if (free === undefined) crowded += 1;
    const x = free ?? (places[crowded % places.length] as number);
    placed.push({ x, y });
    return x;
  });
}
