import { parseDecimal } from "../stats/decimal.ts";
import { percentPosition } from "../stats/percent-position.ts";

/**
 * Whether the P-th percentile of n people's pay may be published: at least `minTail` of them on its thinner side,
 * `n × min(P, 100 − P) / 100 >= minTail`, compared exactly. The median from 10 people, quartiles from 20, deciles from 50; never the minimum
 * or the maximum. METHOD.md 7.6 R5, id `sdc.quantileAllowed`. Says nothing about R1 to R4, which the cell has to pass as well.
 *
 * @param p percentage in [0, 100], taken as the decimal written
 * @param minTail 5 unless said otherwise
 */
export function quantileAllowed({ n, p, minTail = 5 }: { readonly n: number; readonly p: number | string; readonly minTail?: number }): boolean {
  const below = percentPosition(p, n);
  const above = below.denominator * BigInt(n) - below.numerator;
  const thinner = below.numerator < above ? below.numerator : above;
  const { digits, scale } = parseDecimal(minTail);
  return thinner > 0n && thinner * 10n ** BigInt(scale) >= digits * below.denominator;
}
