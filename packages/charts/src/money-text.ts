import { formatShort } from "@almanac/core";

/** `€5.87m`, `−€19.0k`: three digits are as fine as a chart can be read; the data table has the amount. @param currency ISO 4217 */
export const shortMoney = (amount: number, currency: string, locale: string): string => formatShort(amount, "money", locale, currency);

/** `€2m`, `€0`: a round amount of an axis, without decimals that it does not have. @param currency ISO 4217 */
export function moneyTick(amount: number, currency: string, locale: string): string {
  const text = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact", maximumSignificantDigits: 3 }).format(Math.abs(amount));
  return amount < 0 ? `\u2212${text}` : text;
}
