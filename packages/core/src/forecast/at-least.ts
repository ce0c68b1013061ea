import { ascending } from "../stats/ascending.ts";
import { exactRank } from "../stats/percent-position.ts";

/**
 * For each confidence c %, the largest total that at least c % of the trials reached: sorted descending, rank `ceil(c n / 100)`.
 * This is not the ascending (100 - c) percentile, which is one rank too low whenever `c n / 100` is whole. Null (`no-data`)
 * without trials. METHOD.md 3.3, id `forecast.atLeast`.
 *
 * @param confidences percentages in [0, 100], taken as the decimals written; the keys of the result
 */
export function atLeast({ totals, confidences }: { readonly totals: readonly number[]; readonly confidences: readonly (number | string)[] }): Readonly<Record<string, number | null>> {
  const descending = ascending(totals).toReversed();
  return Object.fromEntries(confidences.map((c) => [String(c), descending[exactRank(c, descending.length) - 1] ?? null]));
}
