import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";

export interface ConvertedSeries {
  /** One for each item, in their order; `missing-rate` where its period has none. */
  readonly amounts: readonly Measure<number>[];
  /** `missing-rate` as soon as one item has no rate: a sum of a part would look like the whole. */
  readonly total: Measure<number>;
  /** Each once, in the order of the items. */
  readonly missingPeriods: readonly string[];
}

/**
 * Flows in another currency, each at the rate of its own period: `amount x periodRates[period]`. No item gives a total of 0.
 * METHOD.md 6.3, id `fx.convertSeries`. Source: IAS 21.
 *
 * @param items amounts in whole units of the source currency
 * @param periodRates units of the target currency for one unit of the source
 */
export function convertSeries({ items, periodRates }: { readonly items: readonly { readonly period: string; readonly amount: number }[]; readonly periodRates: Readonly<Record<string, number>> }): ConvertedSeries {
  const amounts = items.map(({ period, amount }): Measure<number> => {
    const rate = Object.hasOwn(periodRates, period) ? periodRates[period] : undefined;
    return rate === undefined || !Number.isFinite(rate) || rate <= 0 ? notAvailable("missing-rate", `no rate of ${period}`) : available(amount * rate);
  });
  const missingPeriods = [...new Set(items.flatMap(({ period }, index) => (amounts[index] !== undefined && isAvailable(amounts[index]) ? [] : [period])))];
  const known = amounts.flatMap((amount) => (isAvailable(amount) ? [amount.value] : []));
  return { amounts, missingPeriods, total: missingPeriods.length > 0 ? notAvailable("missing-rate", `no rate of ${missingPeriods.join(", ")}`) : available(sum(known)) };
}
