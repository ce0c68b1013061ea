/** A rectangle in pixels of the plot, y downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Moves labels apart along one axis: order and the least gap are kept, and the sum of squared moves is least among layouts inside
 * `[low, high]` (pool adjacent violators). When there is no room the gap shrinks evenly.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const count = wanted.length;
  const step = count > 1 ? Math.min(gap, (high - low) / (count - 1)) : gap;
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  const blocks: { sum: number; size: number }[] = [];
  order.forEach((index, rank) => {
    let block = { sum: (wanted[index] as number) - rank * step, size: 1 };
    for (let before = blocks.at(-1); before && before.sum / before.size > block.sum / block.size; before = blocks.at(-1)) {
      blocks.pop();
      block = { sum: before.sum + block.sum, size: before.size + block.size };
    }
    blocks.push(block);
  });
  const placed = blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
  const out = [...wanted];
  order.forEach((index, rank) => {
    const base = Math.min(Math.max(placed[rank] as number, low), Math.max(low, high - (count - 1) * step));
    out[index] = base + rank * step;
  });
  return out;
}
