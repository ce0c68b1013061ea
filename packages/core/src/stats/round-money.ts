import { parseDecimal } from "./decimal.ts";

/**
 * An exact decimal amount rounded half away from zero to its minor units, as plain text: `2.675` to two digits is `2.68`.
 * Works on the decimal value, because the nearest double of 2.675 lies below it. Never writes a negative zero. METHOD.md 1.5.
 *
 * @param amount decimal text, in major units
 * @param minorDigits digits after the point, in [0, ∞): 2 for euro, 0 for yen
 * @throws RangeError when the amount is not a decimal number
 */
export function roundMoney(amount: string, minorDigits: number): string {
  const { digits, scale } = parseDecimal(amount);
  const magnitude = digits < 0n ? -digits : digits;
  const unit = 10n ** BigInt(Math.max(0, scale - minorDigits));
  const padding = 10n ** BigInt(Math.max(0, minorDigits - scale));
  const minor = ((2n * magnitude + unit) / (2n * unit)) * padding;
  const text = minor.toString().padStart(minorDigits + 1, "0");
  const whole = text.slice(0, text.length - minorDigits);
  const fraction = text.slice(text.length - minorDigits);
  return `${digits < 0n && minor > 0n ? "-" : ""}${whole}${minorDigits > 0 ? `.${fraction}` : ""}`;
}
