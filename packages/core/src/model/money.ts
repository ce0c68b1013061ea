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
