import { ratesText } from "../../currency/rates-text.ts";
import { programMoney, type DatedMoney, type ProgramMoney } from "../../currency/program-money.ts";
import type { RateBook, UsedRate } from "../../currency/rate-for.ts";
import type { PlanVersion } from "../../budget/plan-version.ts";
import { accruedCost, costDay } from "../../budget/accrued-cost.ts";
import { bookedMonth } from "../../budget/booked-month.ts";
import { valueOrNull, type Measure } from "../../model/measure.ts";
import { decimalText, type Money } from "../../model/money.ts";
import type { ActualCost, BudgetLine } from "../../model/records/money-budget.ts";
import type { FxRate } from "../../model/records/money.ts";
import type { Records } from "../../model/records/records.ts";
import type { IsoDate } from "../../model/time.ts";
import { scalarFact, type ComputedFact, type FactHead, type RowRef } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

/** What every group of money facts is computed from. */
export interface MoneyInput {
  readonly context: FactContext;
  readonly records: Partial<Records>;
  readonly book: RateBook;
  /** Cost on accrual basis, posted by the as-of date. */
  readonly cost: readonly ActualCost[];
  /** Last day of the last month whose cost is complete. */
  readonly closed: IsoDate;
}

/** A workstream, or the whole program without an id. */
export interface Part {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly workstream: string | undefined;
}

export function moneyInput(context: FactContext): MoneyInput {
  const { asOfDate: asOf } = context;
  const records = context.model.records ?? {};
  const cost = accruedCost(records.actuals ?? [], asOf);
  return { context, records, closed: bookedMonth(cost, asOf), book: { to: context.program.currency, asOf, rates: records.fxRates ?? [] }, cost };
}

/** The records of a workstream; all of them for the whole program. */
export const ofPart = <T extends { readonly workstream?: string }>(records: readonly T[], { workstream }: Part): readonly T[] => (workstream === undefined ? records : records.filter((record) => record.workstream === workstream));

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** Costs at the average rate of their month. */
export const flows = (cost: readonly ActualCost[], { book }: MoneyInput): ProgramMoney =>
  programMoney(cost.map((entry): DatedMoney => ({ money: entry.amount, nature: "flow", date: earlier(costDay(entry), book.asOf) })), book);

/** Planned amounts at the budget rate. */
export const planned = (lines: readonly Pick<BudgetLine, "amount" | "to">[], { book }: MoneyInput): ProgramMoney => programMoney(lines.map(({ amount, to }): DatedMoney => ({ money: amount, nature: "budget", date: to })), book);

export const cell = <T>(measure: Measure<T>): T | null => valueOrNull(measure);

export const moneyColumn = (name: string, label: string, { book }: MoneyInput): TableColumn => ({ name, label, unit: "money", currency: book.to });

export const rateRow = (quote: FxRate): RowRef => recordRow(quote, `${quote.from}/${quote.to} ${quote.basis} ${quote.date}`, { rate: quote.rate });
export const costRow = (entry: ActualCost): RowRef => recordRow(entry, entry.line === undefined ? entry.document : `${entry.document}/${entry.line}`, { date: entry.date, month: costDay(entry).slice(0, 7), amount: amountText(entry.amount) });
export const lineRow = (line: BudgetLine): RowRef => recordRow(line, `${line.id} ${line.from.slice(0, 7)}`, { kind: line.planKind, amount: amountText(line.amount), ...(line.earned === undefined ? {} : { earned: amountText(line.earned) }) });

/** An exact amount as receipts print it, for example `6700.00 EUR`. */
export const amountText = (money: Money): string => `${decimalText(money)} ${money.currency}`;

/** A version of a plan as receipts name it, for example `2026 v2 of 2026-07-01`. */
export const versionText = ({ version, setOn }: Pick<PlanVersion, "version" | "setOn">): string => `${version ?? "without a version"}${setOn === undefined ? "" : ` of ${setOn}`}`;

/** A head whose receipt names the rates that were used, with their quotes among its rows. */
export function withRates<H extends Pick<FactHead, "arguments" | "rows">>(head: H, rates: readonly UsedRate[]): H {
  if (rates.length === 0) return head;
  const quotes = [...new Set(rates.flatMap((rate) => rate.quotes))].map(rateRow);
  return { ...head, arguments: { ...head.arguments, rates: ratesText(rates) }, rows: [...head.rows, ...quotes] };
}

/** A scalar of money in the program's currency. */
export const amountFact = (head: FactHead, measure: Measure<number>, rates: readonly UsedRate[], { context, book }: MoneyInput, n?: number): ComputedFact =>
  scalarFact({ ...withRates(head, rates), currency: book.to }, "money", measure, context.sha256, n);
