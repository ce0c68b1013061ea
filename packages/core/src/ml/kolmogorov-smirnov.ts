import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ascending } from "../stats/ascending.ts";

export interface KolmogorovSmirnov {
  /** Largest distance between the two empirical distribution functions, in [0, 1]. */
  readonly d: Measure<number>;
  /** What D exceeds in 5 % of comparisons of samples of one distribution. */
  readonly critical05: Measure<number>;
  /** Asymptotic p-value. With large samples look at D. */
  readonly pApprox: Measure<number>;
  readonly drift: Measure<boolean>;
}

/** 2 Σ (−1)^(k−1) exp(−2 k² λ²); below λ = 1 by its theta transform, which needs few terms where this needs many. */
function tail(lambda: number): number {
  const terms = [1, 2, 3, 4, 5, 6, 7, 8];
  if (lambda >= 1) return terms.reduce((total, k) => total + (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda), 0);
  return 1 - (Math.sqrt(2 * Math.PI) / lambda) * terms.reduce((total, k) => total + Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * lambda * lambda)), 0);
}

function fromDistance(distance: number, n: number, m: number): KolmogorovSmirnov {
  if (n === 0 || m === 0) {
    const empty = notAvailable<never>("no-data", "one of the two samples is empty");
    return { d: empty, critical05: empty, pApprox: empty, drift: empty };
  }
  // Whole numbers up to here: two samples of the same values have a D of exactly 0.
  const d = distance / (n * m);
  const root = Math.sqrt((n * m) / (n + m));
  const critical05 = Math.sqrt(-0.5 * Math.log(0.025)) / root;
  const p = d === 0 ? 1 : Math.min(1, Math.max(0, tail(d * root)));
  return { d: available(d), critical05: available(critical05), pApprox: available(p), drift: available(d > critical05) };
}

/**
 * Two-sample Kolmogorov-Smirnov test of raw values: D = max |F − G| over all points, ties counted at once (right-continuous distribution
 * functions); p ≈ 2 Σ (−1)^(k−1) exp(−2 k² λ²) with λ = D √(nm / (n + m)), clipped to [0, 1]; drift when D > √(−½ ln 0.025) / √(nm / (n + m)).
 * METHOD.md 9, id `ml.ks`.
 *
 * @returns `no-data` when a sample is empty
 */
export function kolmogorovSmirnov({ a, b }: { readonly a: readonly number[]; readonly b: readonly number[] }): KolmogorovSmirnov {
  const [first, second] = [ascending(a), ascending(b)];
  let [i, j, largest] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const point = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    while (first[i] === point) i++;
    while (second[j] === point) j++;
    largest = Math.max(largest, Math.abs(i * second.length - j * first.length));
  }
  return fromDistance(largest, first.length, second.length);
}

/**
 * The same from counts in ordered bins, all values of a bin taken as tied. D over bins is never larger than D over the values that they
 * hold, so a drift that it finds is one.
 */
export function kolmogorovSmirnovOfBins({ a, b }: { readonly a: readonly number[]; readonly b: readonly number[] }): KolmogorovSmirnov {
  const total = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  const [n, m] = [total(a), total(b)];
  let [i, j, largest] = [0, 0, 0];
  for (const [bin, count] of a.entries()) {
    i += count;
    j += b[bin] ?? 0;
    largest = Math.max(largest, Math.abs(i * m - j * n));
  }
  return fromDistance(largest, n, m);
}
