import { programMoney } from "../../currency/program-money.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import type { Measure } from "../../model/measure.ts";
import type { Money } from "../../model/money.ts";
import type { FactContext } from "../scope.ts";

/** An estimate in the program's currency at the budget rate of the as-of date, and the rates that made it. */
export function initiativeMoney(money: Money, { program, asOfDate, model }: FactContext): { readonly amount: Measure<number>; readonly rates: readonly UsedRate[] } {
  return programMoney([{ money, nature: "budget", date: asOfDate }], { to: program.currency, asOf: asOfDate, rates: model.records?.fxRates ?? [] });
}
