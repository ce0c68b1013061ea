import type { Money } from "@almanac/core";

type Amount = Pick<Money, "amount" | "scale">;

const atScale = ({ amount, scale }: Amount, wanted: number): bigint => amount * 10n ** BigInt(wanted - scale);

/** The exact sum of amounts of one currency; ten times 0.1 is 1.0. The sum of nothing is 0. */
export function exactSum(amounts: readonly Amount[]): Amount {
  const scale = amounts.reduce((most, one) => Math.max(most, one.scale), 0);
  return { amount: amounts.reduce((sum, one) => sum + atScale(one, scale), 0n), scale };
}

/** `a − b`, exactly. */
export const exactDifference = (a: Amount, b: Amount): Amount => exactSum([a, { amount: -b.amount, scale: b.scale }]);
