import type { Money } from "@almanac/core";

/** Sign of a − b, exactly. Undefined for two currencies: those have no order. */
export function compareMoney(a: Money, b: Money): number | undefined {
  if (a.currency !== b.currency) return undefined;
  const scale = Math.max(a.scale, b.scale);
  const difference = a.amount * 10n ** BigInt(scale - a.scale) - b.amount * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
