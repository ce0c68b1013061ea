import { parseDecimal } from "./decimal.ts";

/** `percent * count / 100` as an exact fraction. */
export interface PercentPosition {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Where P per cent of `count` lies, P being the decimal written: 7 % of 100 is exactly 7 and not 7.000000000000001
 * (METHOD.md 1.3, "Exact ranks").
 *
 * @throws RangeError when the percentage is not a decimal in [0, 100].
 */
export function percentPosition(percent: number | string, count: number): PercentPosition {
  const { digits, scale } = parseDecimal(percent);
  const hundred = 100n * 10n ** BigInt(scale);
  if (digits < 0n || digits > hundred) throw new RangeError(`percentage ${String(percent)} is not in [0, 100]`);
  return { numerator: digits * BigInt(count), denominator: hundred };
}

/** Nearest rank `ceil(P * n / 100)`, 1-based and at least 1; `n` must be at least 1. */
export function exactRank(percent: number | string, n: number): number {
  const { numerator, denominator } = percentPosition(percent, n);
  return Math.max(1, Number((numerator + denominator - 1n) / denominator));
}
