/** Optimistic, most likely and pessimistic, in one unit. */
export interface ThreePoints {
  readonly o: number;
  readonly m: number;
  readonly p: number;
}

/**
 * Classic PERT of a three-point estimate: mean `(O + 4M + P)/6`, standard deviation `(P - O)/6`, variance its square. Unit of the
 * estimate. A convention, not a distribution: a share of outcomes cannot be told from it. METHOD.md 3.6, id `estimate.pert` [MAL59].
 *
 * @throws RangeError unless `o <= m <= p`
 */
export function pert({ o, m, p }: ThreePoints): { readonly mean: number; readonly sd: number; readonly variance: number } {
  if (!(o <= m && m <= p)) throw new RangeError(`optimistic ${String(o)}, most likely ${String(m)} and pessimistic ${String(p)} must stand in that order`);
  const sd = (p - o) / 6;
  return { mean: (o + 4 * m + p) / 6, sd, variance: sd * sd };
}
