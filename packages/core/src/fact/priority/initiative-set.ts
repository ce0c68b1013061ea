import { programMoney } from "../../currency/program-money.ts";
import { ratesText } from "../../currency/rates-text.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { isAvailable } from "../../model/measure.ts";
import type { Money } from "../../model/money.ts";
import type { Initiative, ThreePoint } from "../../model/records/governance-planning.ts";
import { compareText } from "../../model/time.ts";
import type { Range } from "../../priority/simulate-scores.ts";
import type { RowRef } from "../computed.ts";
import type { Receipt } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

/** An initiative with its money in the program's currency. */
export interface PricedInitiative {
  readonly initiative: Initiative;
  /** Null where it is not stated or has no rate. */
  readonly value: Range | null;
  /** Money a week. */
  readonly costOfDelay: number | null;
  readonly rates: readonly UsedRate[];
}

const isOpen = ({ status }: Initiative): boolean => status !== "finished" && status !== "cancelled";

/** Amounts of an initiative are promises, so they stand at the rate of the as-of day. */
function priced(money: Money | undefined, context: FactContext): { readonly amount: number | null; readonly rates: readonly UsedRate[] } {
  if (money === undefined) return { amount: null, rates: [] };
  const { amount, rates } = programMoney([{ money, nature: "balance", date: context.asOfDate }], { to: context.program.currency, asOf: context.asOfDate, rates: context.model.records?.fxRates ?? [] });
  return { amount: isAvailable(amount) ? amount.value : null, rates };
}

function pricedRange(range: ThreePoint<Money> | undefined, context: FactContext): { readonly value: Range | null; readonly rates: readonly UsedRate[] } {
  const [low, mode, high] = [priced(range?.low, context), priced(range?.mode, context), priced(range?.high, context)];
  const value = mode.amount === null ? null : { mode: mode.amount, ...(low.amount === null ? {} : { low: low.amount }), ...(high.amount === null ? {} : { high: high.amount }) };
  return { value, rates: mode.rates };
}

/** Every initiative by id, with its money in the program's currency. */
export const initiativesOf = (context: FactContext): readonly PricedInitiative[] =>
  (context.model.records?.initiatives ?? []).toSorted((a, b) => compareText(a.id, b.id)).map((initiative) => {
    const [value, delay] = [pricedRange(initiative.value, context), priced(initiative.costOfDelay, context)];
    return { initiative, value: value.value, costOfDelay: delay.amount, rates: [...value.rates, ...delay.rates] };
  });

/** Those that are still to be ordered: neither finished nor cancelled. */
export const openOnes = (all: readonly PricedInitiative[]): readonly PricedInitiative[] => all.filter(({ initiative }) => isOpen(initiative));

/** `{ rates }` for a receipt, where amounts were converted. */
export function ratesArgument(items: readonly PricedInitiative[]): Receipt["arguments"] {
  const rates = ratesText([...new Map(items.flatMap((item) => item.rates).map((rate) => [`${rate.from} ${rate.date}`, rate])).values()]);
  return rates === "" ? {} : { rates };
}

export const rowOfInitiative = ({ initiative }: PricedInitiative, detail: RowRef["detail"]): RowRef => recordRow(initiative, initiative.id, { title: initiative.title, ...detail });
