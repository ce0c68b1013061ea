/**
 * An exact amount of money: `amount` in units of 10^-scale of one ISO 4217 currency, as written in the source
 * (`300,000.50 CHF` is amount 30000050n, scale 2). Never a binary fraction; rounded once, where it is displayed (METHOD.md 1.5).
 */
export interface Money {
  readonly amount: bigint;
  readonly scale: number;
  readonly currency: string;
}

/** The amount as decimal text without currency, for example `-1200.50`. */
export function decimalText({ amount, scale }: Pick<Money, "amount" | "scale">): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const sign = amount < 0n ? "-" : "";
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

type Amount = Pick<Money, "amount" | "scale">;

const atScale = ({ amount, scale }: Amount, wanted: number): bigint => amount * 10n ** BigInt(wanted - scale);

/** The exact sum of amounts of one currency; ten times 0.1 is 1.0. The sum of nothing is 0. */
export function exactSum(amounts: readonly Amount[]): Amount {
  const scale = amounts.reduce((most, one) => Math.max(most, one.scale), 0);
  return { amount: amounts.reduce((sum, one) => sum + atScale(one, scale), 0n), scale };
}

/** `a − b`, exactly, of one currency. */
export const exactDifference = (a: Amount, b: Amount): Amount => exactSum([a, { amount: -b.amount, scale: b.scale }]);

/** Sign of a − b, exactly. Undefined for two currencies: those have no order. */
export function compareMoney(a: Money, b: Money): number | undefined {
  if (a.currency !== b.currency) return undefined;
  const { amount } = exactDifference(a, b);
  return amount < 0n ? -1 : amount > 0n ? 1 : 0;
}
