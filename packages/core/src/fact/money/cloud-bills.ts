import { endedMonth } from "../../budget/booked-month.ts";
import type { Charge, CloudBasis } from "../../cloud/charge.ts";
import { programMoney, type DatedMoney, type ProgramMoney } from "../../currency/program-money.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { isAvailable } from "../../model/measure.ts";
import { decimalText, exactSum, type Money } from "../../model/money.ts";
import type { CloudCost } from "../../model/records/money-cloud.ts";
import { compareInstants, compareText, isoDate, type IsoDate } from "../../model/time.ts";
import type { RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { monthsBetween } from "./budget-view.ts";
import type { MoneyInput } from "./money-input.ts";

/** Cloud bills as far as they are known on the as-of date. */
export interface CloudBills {
  readonly rows: readonly CloudCost[];
  /** Billing months, oldest first, `YYYY-MM`. */
  readonly months: readonly string[];
  /** Newest billing month that has ended. */
  readonly month: string | undefined;
  readonly ofMonth: readonly CloudCost[];
}

/** Bills are of whole months in UTC, whatever the time zone of the program (FOCUS 1.2). */
export const billingMonth = ({ billingFrom, from }: CloudCost): string => (billingFrom ?? from).slice(0, 7);
const monthEnd = (month: string): IsoDate => monthsBetween(isoDate(`${month}-01`), isoDate(`${month}-01`))[0]?.to ?? isoDate(`${month}-28`);

export function cloudBills({ records, context }: MoneyInput): CloudBills {
  const { asOf } = context.model;
  const rows = (records.cloudCosts ?? []).filter(({ category, from, to }) => compareInstants(category === "Usage" ? to : from, asOf) <= 0);
  const months = [...new Set(rows.map(billingMonth))].sort(compareText);
  // Bills have rows of their own: whether their invoices are posted does not matter here.
  const month = months.filter((one) => one <= endedMonth(context.asOfDate).slice(0, 7)).at(-1);
  return { rows, months, month, ofMonth: rows.filter((row) => billingMonth(row) === month) };
}

/** A purchase whose price comes back in the usage that it pays for: at list or contracted prices it would count twice (METHOD.md 6.2). */
const prepays = ({ category, billed, effective }: CloudCost): boolean => category === "Purchase" && billed !== undefined && billed.amount > 0n && effective?.amount === 0n;

/** Rows that state a basis and count on it. */
export const stating = (rows: readonly CloudCost[], basis: CloudBasis): readonly CloudCost[] => rows.filter((row) => row[basis] !== undefined && !((basis === "list" || basis === "contracted") && prepays(row)));

const dayOfBill = (row: CloudCost, { book }: MoneyInput): IsoDate => {
  const end = monthEnd(billingMonth(row));
  return end < book.asOf ? end : book.asOf;
};

/** Cost in the program's currency, at the rate of each billing month. */
export const costOn = (rows: readonly CloudCost[], basis: CloudBasis, input: MoneyInput): ProgramMoney =>
  programMoney(
    stating(rows, basis).flatMap((row): readonly DatedMoney[] => {
      const money = row[basis];
      return money === undefined ? [] : [{ money, nature: "flow", date: dayOfBill(row, input) }];
    }),
    input.book,
  );

/** Exact sums by currency, as the bills have them, for example `30714.09 USD and 510.4462 EUR`. Empty without a row that states the basis. */
export function billedText(rows: readonly CloudCost[], basis: CloudBasis): string | null {
  const monies = stating(rows, basis).flatMap((row): Money | readonly Money[] => row[basis] ?? []);
  if (monies.length === 0) return null;
  return [...Map.groupBy(monies, ({ currency }) => currency)].sort(([a], [b]) => compareText(a, b)).map(([currency, own]) => `${shortest(exactSum(own))} ${currency}`).join(" and ");
}

/** Decimal text without zeros behind the second decimal. */
export function shortest(amount: Pick<Money, "amount" | "scale">): string {
  const text = decimalText(amount);
  return amount.scale <= 2 ? text : text.replace(/(\.\d\d\d*?)0+$/, "$1");
}

/** A row as the rules of cloud cost read it, in its own currency. */
export function nativeCharge(row: CloudCost): Charge {
  const value = (money: Money | undefined): number | null => (money === undefined ? null : Number(decimalText(money)));
  const currency = row.effective?.currency ?? row.billed?.currency ?? "";
  return {
    category: row.category,
    currency,
    billed: value(row.billed),
    effective: value(row.effective),
    list: value(row.list),
    contracted: value(row.contracted),
    commitment: row.commitment === undefined ? undefined : { id: row.commitment.id, status: row.commitment.status ?? null },
    tags: Object.fromEntries(row.tags.map(({ key, value: tag }) => [key, String(tag)])),
  };
}

/** Rows in the program's currency; undefined when one has no rate. */
export function chargesOf(rows: readonly CloudCost[], input: MoneyInput): { readonly charges: readonly Charge[]; readonly rates: readonly UsedRate[] } | undefined {
  const factors = new Map<string, { readonly factor: number; readonly rates: readonly UsedRate[] }>();
  const charges: Charge[] = [];
  for (const row of rows) {
    const native = nativeCharge(row);
    const key = `${native.currency} ${billingMonth(row)}`;
    const known = factors.get(key) ?? unitIn(native.currency, dayOfBill(row, input), input);
    if (known === undefined) return undefined;
    factors.set(key, known);
    const times = (value: number | null): number | null => (value === null ? null : value * known.factor);
    charges.push({ ...native, currency: input.book.to, billed: times(native.billed), effective: times(native.effective), list: times(native.list), contracted: times(native.contracted) });
  }
  return { charges, rates: [...factors.values()].flatMap(({ rates }) => rates) };
}

function unitIn(currency: string, date: IsoDate, { book }: MoneyInput) {
  const { amount, rates } = programMoney([{ money: { amount: 1n, scale: 0, currency }, nature: "flow", date }], book);
  return isAvailable(amount) ? { factor: amount.value, rates } : undefined;
}

export const cloudRow = (row: CloudCost): RowRef =>
  recordRow(row, `${row.from.slice(0, 10)} ${row.service ?? row.category}`, { category: row.category, billed: row.billed === undefined ? null : shortest(row.billed), effective: row.effective === undefined ? null : shortest(row.effective) });

export const tagOf = (row: CloudCost, key: string): string | undefined => {
  const found = row.tags.find((tag) => tag.key === key);
  return found === undefined || String(found.value) === "" ? undefined : String(found.value);
};
