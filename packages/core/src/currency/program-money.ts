import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { decimalText, exactSum, type Money } from "../model/money.ts";
import type { IsoDate } from "../model/time.ts";
import { compareText } from "../model/time.ts";
import { rateFor, type AmountNature, type RateBook, type UsedRate } from "./rate-for.ts";

/** An exact amount with what decides its rate. */
export interface DatedMoney {
  readonly money: Money;
  readonly nature: AmountNature;
  /** Of a flow the last day of the period it belongs to: the end of its service, else its posting day. */
  readonly date: IsoDate;
}

/** One number of the program's currency, and the rates that made it. */
export interface ProgramMoney {
  /** In whole units of the program's currency, unrounded; 0 for no amounts. */
  readonly amount: Measure<number>;
  /** Every rate that was used, by currency and date; none where all amounts are in the program's currency. */
  readonly rates: readonly UsedRate[];
}

/** An exact amount as a number of whole units of its own currency. */
export const wholeUnits = (money: Pick<Money, "amount" | "scale">): number => Number(decimalText(money));

/**
 * The sum of dated amounts in the program's currency. Amounts of one currency and rate are summed exactly, then converted once
 * (METHOD.md 1.5 and 6.3); the few converted sums are added with compensation. Which rate: {@link rateFor}. One amount without a
 * rate leaves the whole sum without a value (`missing-rate`): it is never counted one for one, and never left out.
 *
 * Put `ratesText(rates)` into the arguments of a receipt, and `rates.flatMap(({ quotes }) => quotes)` among its rows.
 *
 * @param book `{ to: program.currency, asOf: context.asOfDate, rates: records.fxRates ?? [] }`
 */
export function programMoney(amounts: readonly DatedMoney[], book: RateBook): ProgramMoney {
  const own: Money[] = [];
  const byRequest = new Map<string, { readonly first: DatedMoney; readonly monies: Money[] }>();
  for (const dated of amounts) {
    const { money, nature, date } = dated;
    if (money.currency === book.to) own.push(money);
    else {
      const key = `${money.currency} ${nature === "flow" ? date : nature}`;
      const group = byRequest.get(key);
      if (group === undefined) byRequest.set(key, { first: dated, monies: [money] });
      else group.monies.push(money);
    }
  }
  const byRate = new Map<string, { readonly rate: UsedRate; readonly monies: Money[] }>();
  for (const { first, monies } of byRequest.values()) {
    const rate = rateFor(first.money.currency, first.nature, first.date, book);
    if (!isAvailable(rate)) return { amount: notAvailable(rate.notAvailable, rate.because), rates: [] };
    const { from, basis, date, ageDays } = rate.value;
    const key = [from, basis, date, rate.value.insteadOfAverage ? "instead" : ""].join(" ");
    const group = byRate.get(key);
    if (group === undefined) byRate.set(key, { rate: rate.value, monies: [...monies] });
    else byRate.set(key, { rate: ageDays > group.rate.ageDays ? rate.value : group.rate, monies: [...group.monies, ...monies] });
  }
  const groups = [...byRate.entries()].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
  const converted = groups.map(({ rate, monies }) => wholeUnits(exactSum(monies)) * rate.rate);
  return { amount: available(sum([wholeUnits(exactSum(own)), ...converted])), rates: groups.map(({ rate }) => rate) };
}
