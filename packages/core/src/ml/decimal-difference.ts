import { decimalText, exactDifference } from "../model/money.ts";
import { parseDecimal } from "../stats/decimal.ts";

/** `a − b` of the decimals as they are written: 0.9 − 0.85 is 0.05, not 0.05000000000000004, which would exceed a tolerance of 0.05. */
export function decimalDifference(a: number, b: number): number {
  const [{ digits: left, scale: leftScale }, { digits: right, scale: rightScale }] = [parseDecimal(a), parseDecimal(b)];
  return Number(decimalText(exactDifference({ amount: left, scale: leftScale }, { amount: right, scale: rightScale })));
}
