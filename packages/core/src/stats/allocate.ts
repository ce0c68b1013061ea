import { available, notAvailable, type Measure } from "../model/measure.ts";
import { parseDecimal } from "./decimal.ts";

/** Weights as integers in one common scale, so that quotas and remainders are exact. */
function commonScale(weights: readonly number[]): readonly bigint[] {
  const decimals = weights.map(parseDecimal);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  return decimals.map((decimal) => decimal.digits * 10n ** BigInt(scale - decimal.scale));
}

/**
 * Whole parts of a whole total in proportion to weights, adding up to the total exactly: floors first, then one unit each
 * to the largest remainders, ties to the earlier item (largest remainder, Hamilton). A negative total mirrors the positive
 * one. Unit: the unit of the total, for example cents. METHOD.md 1.5.
 *
 * @returns `zero-denominator` when the weights add to zero, `not-applicable` when one is negative
 * @throws RangeError when the total is not an integer
 */
export function allocate(total: number, weights: readonly number[]): Measure<readonly number[]> {
  const scaled = commonScale(weights);
  const sum = scaled.reduce((left, right) => left + right, 0n);
  if (scaled.some((weight) => weight < 0n)) return notAvailable("not-applicable", "a weight is negative");
  if (sum === 0n) return notAvailable("zero-denominator", "the weights add up to zero");
  const magnitude = BigInt(Math.abs(total));
  const quotas = scaled.map((weight, index) => ({ index, floor: (magnitude * weight) / sum, remainder: (magnitude * weight) % sum }));
  const left = Number(magnitude - quotas.reduce((given, { floor }) => given + floor, 0n));
  const byRemainder = quotas.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  const parts = quotas.map(({ index, floor }) => Number(floor) + (extra.has(index) ? 1 : 0));
  return available(total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts);
}
