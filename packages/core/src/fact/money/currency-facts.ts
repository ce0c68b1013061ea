import { sum } from "simple-statistics";
import { costDay } from "../../budget/accrued-cost.ts";
import { varianceSplit } from "../../currency/variance-split.ts";
import { programMoney, wholeUnits, type DatedMoney } from "../../currency/program-money.ts";
import { rateFor } from "../../currency/rate-for.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { exactSum } from "../../model/money.ts";
import type { FxRate } from "../../model/records/money.ts";
import { compareText, daysBetween } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { budgetView } from "./budget-view.ts";
import { amountFact, costRow, flows, moneyColumn, rateRow, withRates, type MoneyInput } from "./money-input.ts";

const STALE_AFTER_DAYS = 7;

/** The newest quote of each pair and basis, as text with every decimal of the quote, with its age, and how many there are. */
function rates(input: MoneyInput): readonly ComputedFact[] {
  const asOf = input.context.asOfDate;
  const known = input.book.rates.filter(({ date }) => date <= asOf);
  if (known.length === 0) return [];
  const groups = [...Map.groupBy(known, ({ from, to, basis }) => `${from} ${to} ${basis}`)].sort(([a], [b]) => compareText(a, b));
  const rows = groups.flatMap(([, own]) => {
    const ordered = own.toSorted((a, b) => compareText(a.date, b.date));
    const newest = ordered.at(-1) as FxRate;
    const values = ordered.map(({ rate }) => rate);
    const age = daysBetween(newest.date, asOf);
    return [[newest.from, newest.to, newest.basis, String(newest.rate), newest.date, age, newest.basis === "closing" ? (age > STALE_AFTER_DAYS ? "yes" : "no") : null, ordered.length, ordered[0]?.date ?? null, String(Math.min(...values)), String(Math.max(...values)), newest.quotedBy ?? null]];
  });
  const averages = known.filter(({ basis }) => basis === "average").toSorted((a, b) => compareText(a.date, b.date) || compareText(a.from, b.from));
  const text = (name: string, label: string, unit: "text" | "date" | "days" | "count" | "score" = "text") => ({ name, label, unit });
  const columns = [text("from", "From"), text("to", "To"), text("basis", "Basis"), text("rate", "Newest rate"), text("date", "Quoted", "date"), text("age", "Age", "days"), text("stale", "Older than 7 days"), text("quotes", "Quotes", "count"), text("first", "First quoted", "date"), text("low", "Lowest"), text("high", "Highest"), text("source", "Source")];
  const closing = known.filter(({ basis }) => basis === "closing").map(({ date }) => date).sort(compareText).at(-1);
  const head = { dimensions: {}, rule: "fx.convert", arguments: { asOf, staleAfterDays: STALE_AFTER_DAYS }, rows: known.map(rateRow) };
  return [
    tableFact({ ...head, base: "currency.rates.newest", label: "Exchange rates: the newest of each currency and basis" }, columns, rows, input.context.sha256),
    ...(averages.length === 0 ? [] : [tableFact({ ...head, base: "currency.rates.averages", label: "Average rates, at which costs of a month are converted", rows: averages.map(rateRow) }, [text("from", "From"), text("to", "To"), { name: "period-from", label: "From day", unit: "date" }, text("period-to", "To day", "date"), text("rate", "Rate", "score")], averages.map((rate) => [rate.from, rate.to, rate.periodFrom ?? null, rate.date, rate.rate]), input.context.sha256)]),
    scalarFact({ ...head, base: "currency.rates.age", label: "Age of the newest closing rate", rows: known.filter(({ basis, date }) => basis === "closing" && date === closing).map(rateRow) }, "days", closing === undefined ? notAvailable("no-data", "no closing rate is known") : available(daysBetween(closing, asOf)), input.context.sha256),
  ];
}

const currenciesOf = (input: MoneyInput): readonly string[] => [...new Set(input.cost.map(({ amount }) => amount.currency))].sort(compareText);

/** Cost posted so far in each currency, before any conversion. */
function exposure(input: MoneyInput): readonly ComputedFact[] {
  const currencies = currenciesOf(input);
  if (currencies.length === 0 || (currencies.length === 1 && currencies[0] === input.book.to)) return [];
  return currencies.map((currency) => {
    const own = input.cost.filter(({ amount }) => amount.currency === currency);
    return scalarFact({ base: "currency.exposure.cost", dimensions: { currency }, label: "Cost posted so far in this currency, not converted", rule: "fx.convertSeries", currency, arguments: { to: input.context.asOfDate, costBasis: "accrual" }, rows: own.map(costRow) }, "money", available(wholeUnits(exactSum(own.map(({ amount }) => amount)))), input.context.sha256, own.length);
  });
}

/**
 * What exchange rates did to the cost: the same cost at the budget rate, against the rates of its months. Budgets are in the
 * program's currency, so the volume part is the rest of the budget variance, see `budget.variance`.
 */
function variance(input: MoneyInput): readonly ComputedFact[] {
  const foreign = currenciesOf(input).filter((currency) => currency !== input.book.to);
  const parts = foreign.map((currency) => {
    const own = input.cost.filter((entry) => entry.amount.currency === currency && costDay(entry) <= input.closed);
    const local = wholeUnits(exactSum(own.map(({ amount }) => amount)));
    const rate = rateFor(currency, "budget", input.context.asOfDate, input.book);
    const spent = flows(own, input);
    const budgeted = plannedLocal(own, input);
    const actualRate = isAvailable(spent.amount) && local !== 0 ? spent.amount.value / local : undefined;
    const split = isAvailable(rate) && actualRate !== undefined && isAvailable(budgeted) ? varianceSplit({ budgetLocal: budgeted.value / rate.value.rate, actualLocal: local, budgetRate: rate.value.rate, actualRate }) : undefined;
    const missing = isAvailable(rate) ? (isAvailable(spent.amount) ? (isAvailable(budgeted) ? notAvailable<number>("no-data", "nothing was spent in the currency") : budgeted) : spent.amount) : notAvailable<number>(rate.notAvailable, rate.because);
    return { currency, own, local, rate, spent, split, missing, actualRate };
  });
  if (parts.length === 0) return [];
  const total = (pick: (split: NonNullable<(typeof parts)[number]["split"]>) => number): Measure<number> => parts.find(({ split }) => split === undefined)?.missing ?? available(sum(parts.flatMap(({ split }) => (split === undefined ? [] : pick(split)))));
  const own = parts.flatMap((part) => part.own);
  const used = [...parts.flatMap(({ rate }) => (isAvailable(rate) ? [rate.value] : [])), ...parts.flatMap(({ spent }) => spent.rates)];
  const head = { dimensions: {}, rule: "fx.varianceSplit", arguments: { to: input.closed, costBasis: "accrual", budget: "the lines of that cost" }, rows: own.map(costRow) };
  const columns = [{ name: "currency", label: "Currency", unit: "text" } as const, { name: "budget-rate", label: "Budget rate", unit: "text" } as const, { name: "actual-rate", label: "Mean rate of the cost", unit: "text" } as const, ...([["budget", "Budget"], ["actual", "Cost"], ["constant", "Cost at the budget rate"], ["volume", "Variance by volume"], ["fx", "Variance by currency"], ["total", "Variance"]] as const).map(([name, label]) => moneyColumn(name, label, input))];
  const rows = parts.map(({ currency, rate, actualRate, split }) => [currency, isAvailable(rate) ? String(rate.value.rate) : null, actualRate === undefined ? null : String(Number(actualRate.toPrecision(6))), split?.budget ?? null, split?.actual ?? null, split?.actualAtBudgetRate ?? null, split?.volume ?? null, split?.fx ?? null, split?.total ?? null]);
  return [
    amountFact({ ...head, base: "currency.variance.currency", label: "Budget variance that exchange rates made" }, total(({ fx }) => fx), used, input, own.length),
    amountFact({ ...head, base: "currency.variance.volume", label: "Budget variance of cost in other currencies that volume made" }, total(({ volume }) => volume), used, input, own.length),
    tableFact({ ...withRates(head, used), base: "currency.variance.currencies", label: "Budget variance of cost in other currencies: volume and currency" }, columns, rows, input.context.sha256),
  ];
}

/** The budget, in the program's currency, of the lines and months that a cost belongs to. */
function plannedLocal(cost: MoneyInput["cost"], input: MoneyInput): Measure<number> {
  const plan = budgetLinesFor(cost, input);
  return plan.length === 0 ? notAvailable("no-data", "no budget line is named by the cost") : programMoney(plan.map(({ amount, to }): DatedMoney => ({ money: amount, nature: "budget", date: to })), input.book).amount;
}

function budgetLinesFor(cost: MoneyInput["cost"], input: MoneyInput) {
  const named = new Set(cost.flatMap(({ budgetLine }) => budgetLine ?? []));
  const { plan } = budgetView(input);
  return (plan?.lines ?? []).filter(({ id, to }) => named.has(id) && to <= input.closed);
}

export const currencyFacts = (input: MoneyInput): readonly ComputedFact[] => [...rates(input), ...exposure(input), ...variance(input)];
