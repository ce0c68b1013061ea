/** Amounts of one column in one unit, so that they can be compared at a glance. */
export interface MoneyScale {
  /** The unit for a column head: `€k`. */
  readonly unit: string;
  /** An amount in that unit, without sign and currency: `2,213`. */
  readonly figure: (amount: number) => string;
}

/** From here on the column is in thousands. */
const THOUSANDS_FROM = 100_000;

/** @param currency ISO 4217 */
export function moneyScale(amounts: readonly number[], currency: string, locale: string): MoneyScale {
  const thousands = amounts.some((amount) => Math.abs(amount) >= THOUSANDS_FROM);
  const symbol = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, roundingMode: "halfExpand" });
  return { unit: `${symbol}${thousands ? "k" : ""}`, figure: (amount) => plain.format(Math.abs(amount) / (thousands ? 1000 : 1)) };
}
