/** A decimal number kept exactly: `digits / 10 ** scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/**
 * The decimal as written, so that ranks and money never pass through binary floating point (METHOD.md 1.3, 1.5).
 * A number is read as JavaScript prints it: `99.9` is 999/10.
 *
 * @throws RangeError when the text is not a decimal number.
 */
export function parseDecimal(value: number | string): Decimal {
  const text = String(value);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = SHAPE.exec(text) ?? [];
  if (whole + fraction === "") throw new RangeError(`"${text}" is not a decimal number`);
  const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
