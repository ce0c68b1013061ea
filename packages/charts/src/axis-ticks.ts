/** Whole steps first; fractions are for shares, where one is 1 %. */
const STEPS = [1, 2, 5] as const;

/** The smallest of 1, 2 or 5 times a power of ten that draws at most `most` gridlines up to `max`. */
function stepFor(max: number, most: number, least: number): number {
  for (let power = least; ; power *= 10) {
    for (const factor of STEPS) if (Math.floor(max / (factor * power) + 1e-9) <= most) return factor * power;
  }
}

/**
 * Gridlines above zero, at most four and mostly two or three. `least` is the smallest sensible step: 1 for counts, 0.01 for shares.
 * A maximum below the least step has none: the zero line carries such a chart.
 */
export function ticksUpTo(max: number, least: number = 1): readonly number[] {
  const few = stepFor(max, 3, least);
  const step = Math.floor(max / few + 1e-9) >= 2 ? few : stepFor(max, 4, least);
  return Array.from({ length: Math.floor(max / step + 1e-9) }, (_, index) => (index + 1) * step);
}
