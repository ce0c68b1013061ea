import { formatText } from "@almanac/core";

const AMOUNT = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** Amounts as exports write them, `380000.00 USD` or `477.70 EUR and 5385.71 USD`, as readers see money: `$380,000`. Other words stay as they are. */
export function amountWords(text: string, locale: string): string {
  return text
    .split(" and ")
    .map((part) => {
      const [, amount, currency] = AMOUNT.exec(part) ?? [];
      return amount === undefined || currency === undefined ? part : formatText(Number(amount), "money", locale, currency);
    })
    .join(" and ");
}
