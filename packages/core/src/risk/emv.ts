import { decimalText } from "../model/money.ts";
import { parseDecimal } from "../stats/decimal.ts";

/**
 * Expected monetary value: `probability × impact`, in the unit of the impact; positive = loss of a threat, or gain of an opportunity.
 * The product is that of the decimals as written, so 55 % of 85,000 is 46,750 and not 46,750.00000000001 (METHOD.md 1.5).
 *
 * It is the mean of a loss that mostly does not come, so no amount that anybody will pay: show it with the worst case and the
 * percentiles of loss. METHOD.md 5.2, `risk.emv`.
 *
 * @param p probability in [0, 1]
 */
export function emv({ p, impact }: { readonly p: number; readonly impact: number }): number {
  if (!Number.isFinite(p) || !Number.isFinite(impact)) return p * impact;
  const [a, b] = [parseDecimal(p), parseDecimal(impact)];
  return Number(decimalText({ amount: a.digits * b.digits, scale: a.scale + b.scale }));
}
