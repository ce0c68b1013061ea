import { available, notAvailable, type Measure } from "../model/measure.ts";
import { decimalText } from "../model/money.ts";
import { parseDecimal } from "../stats/decimal.ts";

/** `a / b` towards minus infinity, for b > 0. */
const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n);

/**
 * A pay figure as it is published: rounded to a multiple of `base`, a half up (towards plus infinity), on the decimal as written.
 * METHOD.md 7.6 R6, id `sdc.roundPublish`. Unit: the unit of the value, usually whole currency units with base 1000.
 * `zero-denominator` for a base that is not above 0.
 */
export function roundPublish(value: number | string, base: number | string): Measure<number> {
  const [amount, step] = [parseDecimal(value), parseDecimal(base)];
  if (step.digits <= 0n) return notAvailable("zero-denominator", "a value cannot be rounded to a multiple of nothing");
  const scale = Math.max(amount.scale, step.scale);
  const exact = amount.digits * 10n ** BigInt(scale - amount.scale);
  const unit = step.digits * 10n ** BigInt(scale - step.scale);
  return available(Number(decimalText({ amount: floorDivide(2n * exact + unit, 2n * unit) * unit, scale })));
}
