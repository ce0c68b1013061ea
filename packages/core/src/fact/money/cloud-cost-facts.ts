import type { CloudBasis } from "../../cloud/charge.ts";
import { available, notAvailable } from "../../model/measure.ts";
import { exactDifference, exactSum, type Money } from "../../model/money.ts";
import type { CloudCost } from "../../model/records/money-cloud.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { billedText, billingMonth, cloudRow, costOn, shortest, stating, type CloudBills } from "./cloud-bills.ts";
import { amountFact, cell, costRow, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

const BASES = [["billed", "Billed cost"], ["effective", "Effective cost: commitments spread over their use"], ["list", "Cost at list prices"]] as const satisfies readonly (readonly [CloudBasis, string])[];
const text = (name: string, label: string): TableColumn => ({ name, label, unit: "text" });
const count = (name: string, label: string): TableColumn => ({ name, label, unit: "count" });

const costs = (rows: readonly CloudCost[], input: MoneyInput): readonly (number | null)[] => BASES.map(([basis]) => (stating(rows, basis).length === 0 ? null : cell(costOn(rows, basis, input).amount)));
const costColumns = (input: MoneyInput): readonly TableColumn[] => BASES.map(([basis, label]) => moneyColumn(basis, label, input));

/** Each basis by itself, of the last month that has ended: they are three answers to three questions, and are never added. */
function lastMonth(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const { month, ofMonth } = bills;
  if (month === undefined) return [];
  return BASES.map(([basis, label]) => {
    const own = stating(ofMonth, basis);
    const without = ofMonth.filter((row) => row[basis] === undefined).length;
    const { amount, rates } = costOn(ofMonth, basis, input);
    const head = { base: `cloud.cost.${basis}`, dimensions: {}, label: `${label}, last complete month`, rule: "cloud.cost", arguments: { month, basis, ...(without === 0 ? {} : { rowsWithoutBasis: without }) }, rows: own.map(cloudRow) };
    return amountFact(head, own.length === 0 ? notAvailable("no-data", `no row of the bills states a ${basis} cost`) : amount, rates, input, own.length);
  });
}

/** By month and by year, in the program's currency and as billed. */
function course(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const row = (period: string, rows: readonly CloudCost[]) => [period, rows.length, ...costs(rows, input), billedText(rows, "billed"), billedText(rows, "effective")];
  const columns = [text("period", "Billing period"), count("rows", "Rows"), ...costColumns(input), text("billed-local", "Billed cost, as billed"), text("effective-local", "Effective cost, as billed")];
  const { rates } = costOn(bills.rows, "effective", input);
  const head = withRates({ dimensions: {}, rule: "cloud.cost", arguments: { basis: "one a column, never added", asOf: input.context.asOfDate }, rows: bills.rows.map(cloudRow) }, rates);
  const by = (key: (row: CloudCost) => string) => [...Map.groupBy(bills.rows, key)].sort(([a], [b]) => compareText(a, b)).map(([period, rows]) => row(period, rows));
  return [
    tableFact({ ...head, base: "cloud.cost.months", label: "Cloud cost by billing month; the last may be incomplete" }, columns, by(billingMonth), input.context.sha256),
    tableFact({ ...head, base: "cloud.cost.years", label: "Cloud cost by year, and of all bills" }, columns, [...by((one) => billingMonth(one).slice(0, 4)), row("all", bills.rows)], input.context.sha256),
  ];
}

/** What the last complete month was spent on: charge categories and services, one basis each. */
function parts(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const { month, ofMonth } = bills;
  if (month === undefined) return [];
  const { rates } = costOn(ofMonth, "effective", input);
  const head = withRates({ dimensions: {}, rule: "cloud.cost", arguments: { month }, rows: ofMonth.map(cloudRow) }, rates);
  const grouped = (key: (row: CloudCost) => string) => [...Map.groupBy(ofMonth, key).values()].map((rows) => ({ rows, first: rows[0] as CloudCost, values: costs(rows, input) })).sort((a, b) => (b.values[1] ?? 0) - (a.values[1] ?? 0));
  return [
    tableFact({ ...head, base: "cloud.cost.categories", label: "Cloud cost of the last complete month by charge category" }, [text("category", "Charge category"), count("rows", "Rows"), ...costColumns(input)], grouped(({ category }) => category).map(({ rows, first, values }) => [first.category, rows.length, ...values]), input.context.sha256),
    tableFact({ ...head, base: "cloud.cost.services", label: "Cloud cost of the last complete month by service" }, [text("provider", "Provider"), text("service", "Service"), count("rows", "Rows"), ...costColumns(input)], grouped(({ provider, service }) => `${provider}/${service ?? ""}`).map(({ rows, first, values }) => [first.provider, first.service ?? null, rows.length, ...values]), input.context.sha256),
  ];
}

/** Whether an invoice was posted with exactly what its rows bill. */
function invoices(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const posted = Map.groupBy(input.cost.filter(({ basis }) => basis === "invoice"), ({ document }) => document);
  const billed = Map.groupBy(bills.rows.filter(({ invoice, billed: amount }) => invoice !== undefined && amount !== undefined && posted.has(invoice)), ({ invoice }) => invoice ?? "");
  if (billed.size === 0) return [];
  const rows = [...billed].sort(([a], [b]) => compareText(a, b)).map(([invoice, own]) => {
    const entries = posted.get(invoice) ?? [];
    const currencies = new Set([...own.flatMap(({ billed: amount }) => amount?.currency ?? []), ...entries.map(({ amount }) => amount.currency)]);
    const sums = [exactSum(own.flatMap(({ billed: amount }): Money | readonly Money[] => amount ?? [])), exactSum(entries.map(({ amount }) => amount))] as const;
    const difference = exactDifference(...sums);
    return { invoice, own, entries, agrees: currencies.size === 1 && difference.amount === 0n, cells: [...sums, difference].map((sum) => `${shortest(sum)} ${[...currencies].join("/")}`) };
  });
  const head = { dimensions: {}, rule: "cloud.cost", arguments: { basis: "billed" }, rows: rows.flatMap(({ own, entries }) => [...own.map(cloudRow), ...entries.map(costRow)]) };
  return [
    scalarFact({ ...head, base: "cloud.cost.invoices-that-differ", label: "Invoices posted with another amount than their rows bill" }, "count", available(rows.filter(({ agrees }) => !agrees).length), input.context.sha256, rows.length),
    tableFact({ ...head, base: "cloud.cost.invoices", label: "Cloud invoices: billed by their rows, and posted as cost" }, [text("invoice", "Invoice"), text("billed", "Billed"), text("posted", "Posted"), text("difference", "Difference")], rows.map(({ invoice, cells }) => [invoice, ...cells]), input.context.sha256),
  ];
}

export const cloudCostFacts = (bills: CloudBills, input: MoneyInput): readonly ComputedFact[] => (bills.rows.length === 0 ? [] : [...lastMonth(bills, input), ...course(bills, input), ...parts(bills, input), ...invoices(bills, input)]);
