import { commitmentTrueUp } from "../../budget/commitment-true-up.ts";
import { costDay } from "../../budget/accrued-cost.ts";
import { wholeUnits } from "../../currency/program-money.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { exactSum, type Money } from "../../model/money.ts";
import type { VendorContract } from "../../model/records/money-vendors.ts";
import { compareText, daysBetween } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { monthsBetween } from "./budget-view.ts";
import { amountText, cell, costRow, flows, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

const NOTICE_WITHIN_DAYS = 90;
/** Months of which the mean is taken to run on, as of the run rate of a budget. */
const RUN_ON_MONTHS = 3;

const nameOf = (id: string, { records }: MoneyInput): string => records.vendors?.find((vendor) => vendor.id === id)?.name ?? id;
const contractRow = (contract: VendorContract) => recordRow(contract, contract.id, { start: contract.start, end: contract.end ?? null, noticeBy: contract.noticeBy ?? null });

function notices(contracts: readonly VendorContract[], input: MoneyInput): readonly ComputedFact[] {
  const asOf = input.context.asOfDate;
  const running = contracts.filter(({ end }) => end === undefined || end >= asOf).toSorted((a, b) => compareText(a.noticeBy ?? "9999", b.noticeBy ?? "9999") || compareText(a.id, b.id));
  const days = ({ noticeBy }: VendorContract): number | null => (noticeBy === undefined ? null : daysBetween(asOf, noticeBy));
  const due = running.filter((contract) => { const left = days(contract); return left !== null && left >= 0 && left <= NOTICE_WITHIN_DAYS; });
  const head = { dimensions: {}, rule: "declared", arguments: { asOf, withinDays: NOTICE_WITHIN_DAYS } };
  const columns = [
    { name: "contract", label: "Contract", unit: "text" },
    { name: "vendor", label: "Vendor", unit: "text" },
    { name: "about", label: "About", unit: "text" },
    { name: "renewal", label: "Renews", unit: "text" },
    { name: "ends", label: "Ends", unit: "date" },
    { name: "notice-by", label: "Notice by", unit: "date" },
    { name: "days", label: "Days left, negative when past", unit: "days" },
    { name: "value", label: "Value", unit: "text" },
  ] as const;
  const rows = running.map((contract) => [contract.id, nameOf(contract.vendor, input), contract.title, contract.renewal ?? null, contract.end ?? null, contract.noticeBy ?? null, days(contract), contract.value === undefined ? null : amountText(contract.value)]);
  return [
    scalarFact({ ...head, base: "vendors.notice.due", label: "Contracts whose notice is due within 90 days", rows: due.map(contractRow) }, "count", available(due.length), input.context.sha256, running.length),
    tableFact({ ...head, base: "vendors.notice.contracts", label: "Running contracts and the day by which notice must be given", rows: running.map(contractRow) }, columns, rows, input.context.sha256),
  ];
}

/** What was billed under a spend agreement, what is missing, and what the vendor will bill for it if use runs on as it does. */
function spendAgreement(contract: VendorContract, input: MoneyInput): readonly ComputedFact[] {
  const { annualMinimum, monthlyMinimum, end } = contract;
  const minimum = annualMinimum ?? monthlyMinimum;
  if (minimum === undefined) return [];
  const { currency } = minimum;
  const asOf = input.context.asOfDate;
  const year = contractYear(contract, asOf);
  const cost = input.cost.filter((entry) => entry.contract === contract.id && costDay(entry) >= year.from && costDay(entry) <= year.to && costDay(entry) <= asOf);
  const months = monthsBetween(year.from, end !== undefined && end < year.to ? end : year.to);
  const last = cost.map((entry) => costDay(entry).slice(0, 7)).sort(compareText).at(-1);
  const known = months.filter(({ from, to }) => to <= asOf && last !== undefined && from.slice(0, 7) <= last);
  const billed = known.map((month) => wholeUnits(exactSum(cost.filter((entry) => costDay(entry) >= month.from && costDay(entry) <= month.to).map(({ amount }) => amount))));
  const whole = wholeUnits(exactSum(cost.map(({ amount }) => amount)));
  const [yearly, monthly] = [annualMinimum === undefined ? 0 : wholeUnits(annualMinimum), monthlyMinimum === undefined ? 0 : wholeUnits(monthlyMinimum)];
  const recent = billed.slice(-RUN_ON_MONTHS);
  const mean = recent.length === 0 ? undefined : recent.reduce((sum, one) => sum + one, 0) / recent.length;
  const mixed = cost.some(({ amount }) => amount.currency !== currency) ? notAvailable<number>("mixed-currency", "invoices of the contract are in another currency than its minimum") : undefined;
  const nothing = notAvailable<number>("no-data", "no month of the contract year has been invoiced yet");
  const expected = mean === undefined ? undefined : commitmentTrueUp({ usage: [...billed, ...months.slice(known.length).map(() => mean)], monthlyMinimum: monthly, annualMinimum: yearly });
  const shortfall = expected === undefined ? nothing : available(expected.trueUp + expected.monthlyShortfall.reduce((sum, one) => sum + one, 0));
  const toGo = available(Math.max(0, yearly - whole));
  const below = commitmentTrueUp({ usage: billed, monthlyMinimum: monthly, annualMinimum: 0 }).monthlyShortfall.filter((short) => short > 0).length;
  const head = { dimensions: { contract: contract.id }, rule: "budget.commitmentTrueUp", currency, arguments: { from: year.from, to: year.to, vendor: nameOf(contract.vendor, input), ...(annualMinimum === undefined ? {} : { annualMinimum: amountText(annualMinimum) }), ...(monthlyMinimum === undefined ? {} : { monthlyMinimum: amountText(monthlyMinimum) }), invoicedMonths: known.length }, rows: [contractRow(contract), ...cost.map(costRow)] };
  const money = (base: string, label: string, measure: Measure<number>): ComputedFact => scalarFact({ ...head, base: `vendors.spend-agreement.${base}`, label }, "money", mixed ?? measure, input.context.sha256, known.length);
  return [
    money("spent", "Invoiced under the spend agreement in its year", available(whole)),
    ...(annualMinimum === undefined ? [] : [money("minimum", "Yearly minimum of the spend agreement", available(yearly))]),
    ...(annualMinimum === undefined ? [] : [money("missing", "Still missing from the yearly minimum", toGo)]),
    money("recent-month", "Mean of the last three invoiced months", mean === undefined ? nothing : available(mean)),
    money("expected-shortfall", "Shortfall to be billed if use goes on as in the last three months", shortfall),
    ...(monthlyMinimum === undefined ? [] : [scalarFact({ ...head, base: "vendors.spend-agreement.months-below", label: "Invoiced months below the monthly minimum" }, "count", mixed ?? available(below), input.context.sha256, known.length)]),
  ];
}

/** The year of the contract that holds a day: years are counted from its start. */
function contractYear({ start }: VendorContract, day: MoneyInput["closed"]) {
  const years = Number(day.slice(0, 4)) - Number(start.slice(0, 4)) - (day.slice(5) < start.slice(5) ? 1 : 0);
  const from = `${String(Number(start.slice(0, 4)) + Math.max(0, years))}${start.slice(4)}` as typeof start;
  const months = monthsBetween(from, `${String(Number(from.slice(0, 4)) + 1)}${from.slice(4)}` as typeof start);
  return { from, to: months[11]?.to ?? from };
}

function serviceLevels(contracts: readonly VendorContract[], input: MoneyInput): readonly ComputedFact[] {
  const measured = contracts.flatMap((contract) => contract.serviceLevels.flatMap((level) => (level.met === undefined || level.to === undefined || level.to > input.context.asOfDate ? [] : [{ contract, level }])));
  if (measured.length === 0) return [];
  const met = measured.filter(({ level }) => level.met === true).length;
  const row = ({ contract, level }: (typeof measured)[number]) => recordRow(contract, `${contract.id} ${level.name} ${level.to ?? ""}`, { promised: level.promised, measured: level.measured ?? null });
  const head = { dimensions: {}, rule: "declared", arguments: { asOf: input.context.asOfDate }, rows: measured.map(row) };
  const columns = [{ name: "contract", label: "Contract", unit: "text" }, { name: "vendor", label: "Vendor", unit: "text" }, { name: "level", label: "Service level", unit: "text" }, { name: "to", label: "Measured to", unit: "date" }, { name: "promised", label: "Promised", unit: "ratio" }, { name: "measured", label: "Measured", unit: "ratio" }, { name: "in", label: "In", unit: "text" }, { name: "met", label: "Met", unit: "text" }] as const;
  return [
    scalarFact({ ...head, base: "vendors.service-level.met", label: "Share of service-level measurements that were met" }, "share", available(met / measured.length), input.context.sha256, measured.length),
    scalarFact({ ...head, base: "vendors.service-level.missed", label: "Service-level measurements that were missed", rows: measured.filter(({ level }) => level.met !== true).map(row) }, "count", available(measured.length - met), input.context.sha256, measured.length),
    tableFact({ ...head, base: "vendors.service-level.measurements", label: "Service levels promised and measured, newest first" }, columns, measured.toSorted((a, b) => compareText(b.level.to ?? "", a.level.to ?? "")).map(({ contract, level }) => [contract.id, nameOf(contract.vendor, input), level.name, level.to ?? null, level.promised, level.measured ?? null, level.unit, level.met === true ? "yes" : "no"]), input.context.sha256),
  ];
}

/** Who sends invoices, and since when nobody has. */
function invoices(input: MoneyInput): readonly ComputedFact[] {
  const found = input.cost.filter(({ basis, vendor }) => basis === "invoice" && vendor !== undefined);
  if (found.length === 0) return [];
  const rows = [...Map.groupBy(found, ({ vendor }) => vendor ?? "")].sort(([a], [b]) => compareText(a, b)).map(([vendor, own]) => {
    const charges = own.filter(({ entry }) => entry === "charge").toSorted((a, b) => compareText(a.date, b.date));
    const last = charges.at(-1);
    const local = [...Map.groupBy(own, ({ amount }) => amount.currency)].map(([currency, part]): Money => ({ ...exactSum(part.map(({ amount }) => amount)), currency }));
    return [nameOf(vendor, input), new Set(own.map(({ document }) => document)).size, local.map(amountText).join(" and "), cell(flows(own, input).amount), last?.document ?? null, last?.date ?? null, last === undefined ? null : daysBetween(last.date, input.context.asOfDate)];
  });
  const columns = [{ name: "vendor", label: "Vendor", unit: "text" }, { name: "documents", label: "Invoices and credit notes", unit: "count" }, { name: "local", label: "Invoiced, as billed", unit: "text" }, moneyColumn("amount", "Invoiced", input), { name: "last", label: "Last invoice", unit: "text" }, { name: "last-on", label: "Posted", unit: "date" }, { name: "days", label: "Days since then", unit: "days" }] as const;
  return [tableFact(withRates({ base: "vendors.invoice.vendors", dimensions: {}, label: "Invoices of each vendor, and when the last came", rule: "fx.convertSeries", arguments: { asOf: input.context.asOfDate }, rows: found.map(costRow) }, flows(found, input).rates), columns, rows, input.context.sha256)];
}

export function vendorFacts(input: MoneyInput): readonly ComputedFact[] {
  const contracts = (input.records.vendorContracts ?? []).filter(({ start }) => start <= input.context.asOfDate);
  const some = contracts.length > 0;
  return [...(some ? notices(contracts, input) : []), ...contracts.flatMap((contract) => spendAgreement(contract, input)), ...serviceLevels(contracts, input), ...invoices(input)];
}
