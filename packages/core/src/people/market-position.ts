import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface MarketPosition {
  /** In [lowest, highest published percentile]. */
  readonly percentile: Measure<number>;
  /** `below-P25` or `above-P75` where the salary lies outside of the published percentiles, with the outermost of them. */
  readonly bound: string | null;
}

/**
 * Percentile of a salary among published percentiles of a benchmark, piecewise linear between neighbours: 112 000 between a median
 * of 100 000 and a P75 of 130 000 is P60. Outside nobody knows more than the side (`beyond-horizon`). Where neighbours
 * have the same value, the lower percentile. An empty benchmark is `no-data`. METHOD.md 7.2, `people.marketPosition`.
 *
 * @param benchmark percentile in (0, 100) as text → value, in the currency of the salary
 */
export function marketPosition({ salary, benchmark }: { readonly salary: number; readonly benchmark: Readonly<Record<string, number>> }): MarketPosition {
  const points = Object.entries(benchmark).map(([p, value]) => ({ p: Number(p), value })).sort((a, b) => a.p - b.p);
  const [lowest, highest] = [points[0], points.at(-1)];
  if (lowest === undefined || highest === undefined) return { percentile: notAvailable("no-data", "the benchmark has no percentile"), bound: null };
  if (salary < lowest.value) return { percentile: notAvailable("beyond-horizon", "it is below the lowest published percentile"), bound: `below-P${String(lowest.p)}` };
  if (salary > highest.value) return { percentile: notAvailable("beyond-horizon", "it is above the highest published percentile"), bound: `above-P${String(highest.p)}` };
  const index = points.findIndex(({ value }) => value >= salary);
  const above = points[index] ?? highest;
  const below = points[index - 1];
  if (below === undefined || above.value === salary) return { percentile: available(above.p), bound: null };
  return { percentile: available(below.p + ((above.p - below.p) * (salary - below.value)) / (above.value - below.value)), bound: null };
}
