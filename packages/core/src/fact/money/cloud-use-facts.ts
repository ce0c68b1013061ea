import { sum } from "simple-statistics";
import { cloudCommitment } from "../../cloud/commitment.ts";
import { cloudSavings } from "../../cloud/savings.ts";
import { cloudUnitCost } from "../../cloud/unit-cost.ts";
import { available, notAvailable } from "../../model/measure.ts";
import type { CloudCost } from "../../model/records/money-cloud.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { billedText, billingMonth, chargesOf, cloudRow, costOn, tagOf, type CloudBills } from "./cloud-bills.ts";
import { amountFact, cell, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

const text = (name: string, label: string): TableColumn => ({ name, label, unit: "text" });
const noRate = notAvailable<number>("missing-rate", "a bill is in a currency without a rate to the program’s");

/** Amortised exports of providers state no billed cost: what was paid for a commitment is then unknown, and not nothing. */
const statesBilled = (rows: readonly CloudCost[]): boolean => rows.some(({ billed }) => billed !== undefined);

/** How much of each commitment was used, month by month. */
function commitments(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const own = bills.rows.filter(({ commitment }) => commitment !== undefined);
  if (own.length === 0) return [];
  const months = [...Map.groupBy(own, (row) => `${billingMonth(row)} ${row.commitment?.id ?? ""}`)].sort(([a], [b]) => compareText(a, b));
  const quantity = (rows: readonly CloudCost[], status: "Used" | "Unused"): number => sum(rows.flatMap((row) => (row.category === "Usage" && row.commitment?.status === status ? (row.commitment.quantity ?? row.consumedQuantity ?? row.pricingQuantity ?? []) : [])));
  const rows = months.flatMap(([, part]) => {
    const first = part[0] as CloudCost;
    const converted = chargesOf(part, input);
    const use = converted === undefined ? undefined : cloudCommitment({ rows: converted.charges })[first.commitment?.id ?? ""];
    const share = use === undefined ? null : cell(use.utilisation);
    return [[billingMonth(first), first.commitment?.name ?? first.commitment?.id ?? null, statesBilled(part) ? (use?.purchased ?? null) : null, use?.used ?? null, use?.unused ?? null, share, share === null ? null : 1 - share, quantity(part, "Used"), quantity(part, "Unused"), first.pricingUnit ?? first.consumedUnit ?? first.commitment?.unit ?? null]];
  });
  const ofMonth = own.filter((row) => billingMonth(row) === bills.month && row.category === "Usage");
  const charges = chargesOf(ofMonth, input);
  const uses = charges === undefined ? [] : Object.values(cloudCommitment({ rows: charges.charges }));
  const [used, unused] = [sum(uses.map((use) => use.used)), sum(uses.map((use) => use.unused))];
  const measure = charges === undefined ? noRate : used + unused === 0 ? notAvailable<number>("zero-denominator", "no use of a commitment is charged in the month") : available(used / (used + unused));
  const head = { dimensions: {}, rule: "cloud.commitment", arguments: { ...(bills.month === undefined ? {} : { month: bills.month }), basis: "effective" } };
  const columns = [text("month", "Billing month"), text("commitment", "Commitment"), moneyColumn("purchased", "Purchased (billed)", input), moneyColumn("used", "Used", input), moneyColumn("unused", "Not used", input), { name: "utilisation", label: "Used share", unit: "share" } as const, { name: "unused-share", label: "Paid and not used", unit: "share" } as const, { name: "quantity-used", label: "Quantity used", unit: "ratio" } as const, { name: "quantity-unused", label: "Quantity not used", unit: "ratio" } as const, text("in", "In")];
  return [
    scalarFact({ ...withRates({ ...head, rows: ofMonth.map(cloudRow) }, charges?.rates ?? []), base: "cloud.commitment.utilisation", label: "Share of commitments used, last complete month" }, "share", measure, input.context.sha256, ofMonth.length),
    tableFact({ ...withRates({ ...head, arguments: { basis: "effective" }, rows: own.map(cloudRow) }, costOn(own, "effective", input).rates), base: "cloud.commitment.months", label: "Commitments by billing month: paid, used and not used" }, columns, rows, input.context.sha256),
  ];
}

/** What discounts save over list prices, of the rows that state both. */
function savings(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const usage = bills.ofMonth.filter(({ category }) => category === "Usage");
  const stated = usage.filter(({ list, effective }) => list !== undefined && effective !== undefined);
  if (bills.month === undefined || usage.length === 0) return [];
  const converted = chargesOf(stated, input);
  const result = converted === undefined ? undefined : cloudSavings({ rows: converted.charges });
  const missing = stated.length === 0 ? notAvailable<number>("no-data", "no usage row states a list cost") : undefined;
  const without = usage.length - stated.length;
  const head = { dimensions: {}, rule: "cloud.savings", arguments: { month: bills.month, basis: "effective against list", ...(without === 0 ? {} : { rowsWithoutListCost: without }), listCost: billedText(stated.filter(({ commitment }) => commitment?.status !== "Unused"), "list") ?? "none" }, rows: stated.map(cloudRow) };
  const rates = converted?.rates ?? [];
  return [
    scalarFact({ ...withRates(head, rates), base: "cloud.savings.rate", label: "Effective savings rate, last complete month" }, "share", missing ?? result?.effectiveSavingsRate ?? noRate, input.context.sha256, stated.length),
    amountFact({ ...head, base: "cloud.savings.amount", label: "Saved against list prices, last complete month" }, missing ?? result?.savings ?? noRate, rates, input, stated.length),
  ];
}

/** Which part of the cost a tag gives to somebody. */
function allocation(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const { month, ofMonth } = bills;
  if (month === undefined) return [];
  const tag = input.context.program.rules?.models?.costTag ?? "workstream";
  const own = ofMonth.filter(({ effective }) => effective !== undefined);
  const converted = chargesOf(own, input);
  const result = converted === undefined ? undefined : cloudUnitCost({ rows: converted.charges, tagKey: tag, units: {} });
  const head = withRates({ dimensions: {}, rule: "cloud.unit", arguments: { month, basis: "effective", tag }, rows: own.map(cloudRow) }, converted?.rates ?? []);
  const part = (value: string | undefined): readonly CloudCost[] => own.filter((row) => tagOf(row, tag) === value);
  const values = [...new Set(own.map((row) => tagOf(row, tag)))].sort((a, b) => compareText(a ?? "\uffff", b ?? "\uffff"));
  const whole = cell(costOn(own, "effective", input).amount);
  const rows = values.map((value) => {
    const cost = cell(costOn(part(value), "effective", input).amount);
    return [value ?? null, part(value).length, cost, cost === null || whole === null || whole === 0 ? null : cost / whole, billedText(part(value), "effective")];
  });
  const providers = [...Map.groupBy(own, ({ form, effective }) => `${form} ${effective?.currency ?? ""}`)].sort(([a], [b]) => compareText(a, b)).map(([form, charged]) => {
    const [all, none] = [cell(costOn(charged, "effective", input).amount), charged.filter((row) => tagOf(row, tag) === undefined)];
    const open = cell(costOn(none, "effective", input).amount);
    return [form, charged.length, billedText(charged, "effective"), billedText(none, "effective"), all === null || open === null || all === 0 ? null : 1 - open / all];
  });
  return [
    scalarFact({ ...head, base: "cloud.allocation.coverage", label: "Share of effective cost that carries the tag, last complete month" }, "share", result?.allocationCoverage ?? noRate, input.context.sha256, own.length),
    tableFact({ ...head, base: "cloud.allocation.values", label: "Effective cost of the last complete month by tag; the row without a value has none" }, [text("value", "Tag value"), { name: "rows", label: "Rows", unit: "count" }, moneyColumn("effective", "Effective cost", input), { name: "share", label: "Share", unit: "share" }, text("local", "As billed")], rows, input.context.sha256),
    tableFact({ ...head, base: "cloud.allocation.forms", label: "Allocation by form of bill, last complete month" }, [text("form", "Form and currency"), { name: "rows", label: "Rows", unit: "count" }, text("effective", "Effective cost"), text("unallocated", "Without the tag"), { name: "coverage", label: "Covered", unit: "share" }], providers, input.context.sha256),
  ];
}

/** Whether a row is about GPUs, by the words of its service, resource or description. */
const isGpu = ({ service, resourceType, sku, description }: CloudCost): boolean => [service, resourceType, sku, description].some((words) => words !== undefined && /\bGPUs?\b/i.test(words));

function gpus(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const own = bills.rows.filter(isGpu);
  const { month } = bills;
  if (own.length === 0 || month === undefined) return [];
  const tag = input.context.program.rules?.models?.costTag ?? "workstream";
  const ofMonth = own.filter((row) => billingMonth(row) === month);
  const later = own.filter((row) => billingMonth(row) > month);
  const { amount, rates } = costOn(ofMonth, "effective", input);
  const hours = (rows: readonly CloudCost[]): number => sum(rows.flatMap(({ category, consumedUnit, consumedQuantity }) => (category === "Usage" && consumedQuantity !== undefined && /hour/i.test(consumedUnit ?? "") ? consumedQuantity : [])));
  const values = [...new Set(own.map((row) => tagOf(row, tag)))].sort((a, b) => compareText(a ?? "\uffff", b ?? "\uffff"));
  const rows = values.map((value) => {
    const [inMonth, since] = [ofMonth.filter((row) => tagOf(row, tag) === value), later.filter((row) => tagOf(row, tag) === value)];
    const used = own.filter((row) => tagOf(row, tag) === value && row.category === "Usage" && (row.consumedQuantity ?? 0) > 0).map(({ from }) => from.slice(0, 10)).sort(compareText);
    return [value ?? null, cell(costOn(inMonth, "effective", input).amount), billedText(inMonth, "effective"), hours(inMonth), cell(costOn(since, "effective", input).amount), hours(since), used.at(-1) ?? null];
  });
  const head = { dimensions: {}, rule: "cloud.cost", arguments: { month, basis: "effective", rows: "service, resource or description names a GPU", tag } };
  const columns = [text("value", "Tag value, empty without a tag"), moneyColumn("effective", "Effective cost, last complete month", input), text("local", "As billed"), { name: "hours", label: "GPU hours used", unit: "hours" } as const, moneyColumn("since", "Effective cost since then", input), { name: "hours-since", label: "GPU hours used since then", unit: "hours" } as const, { name: "last", label: "Last charge began", unit: "date" } as const];
  return [
    amountFact({ ...head, base: "cloud.gpu.cost", label: "Effective cost of GPUs, last complete month", rows: ofMonth.map(cloudRow) }, amount, rates, input, ofMonth.length),
    tableFact({ ...withRates({ ...head, rows: own.map(cloudRow) }, costOn([...ofMonth, ...later], "effective", input).rates), base: "cloud.gpu.workstreams", label: "GPU cost and hours by workstream" }, columns, rows, input.context.sha256),
  ];
}

export const cloudUseFacts = (bills: CloudBills, input: MoneyInput): readonly ComputedFact[] => (bills.rows.length === 0 ? [] : [...commitments(bills, input), ...savings(bills, input), ...allocation(bills, input), ...gpus(bills, input)]);
