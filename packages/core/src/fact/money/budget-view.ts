import { planInForce, type PlanVersion } from "../../budget/plan-version.ts";
import { costDay } from "../../budget/accrued-cost.ts";
import { openCommitments, type OpenCommitment } from "../../budget/open-commitments.ts";
import { programMoney, type ProgramMoney } from "../../currency/program-money.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { ActualCost, BudgetLine, CostCategory } from "../../model/records/money-budget.ts";
import { addDays, compareText, type IsoDate } from "../../model/time.ts";
import { flows, planned, type MoneyInput } from "./money-input.ts";

/** The budget in force with everything that is held against it. */
export interface BudgetView {
  readonly plan: PlanVersion | undefined;
  readonly baseline: PlanVersion | undefined;
  readonly forecast: PlanVersion | undefined;
  readonly commitments: readonly OpenCommitment[];
}

export function budgetView({ records, context, cost }: MoneyInput): BudgetView {
  const lines = records.budgetLines ?? [];
  const [baseline, plan, forecast] = (["baseline", "plan", "forecast"] as const).map((kind) => planInForce(lines, kind, context.asOfDate));
  return { plan: plan ?? baseline, baseline, forecast, commitments: openCommitments(records.actuals ?? [], cost, context.asOfDate) };
}

/** Which lines and costs are meant; a part that is not given is not asked for. */
export interface Selection {
  readonly workstream?: string | undefined;
  readonly category?: CostCategory | undefined;
  /** Inclusive. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

const within = ({ workstream, category }: Selection, record: { readonly workstream?: string; readonly category?: CostCategory }): boolean => (workstream === undefined || record.workstream === workstream) && (category === undefined || record.category === category);

/** Lines whose period ends within the selection. */
export const linesOf = (version: PlanVersion | undefined, selection: Selection): readonly BudgetLine[] =>
  (version?.lines ?? []).filter((line) => within(selection, line) && (selection.from === undefined || line.to >= selection.from) && (selection.to === undefined || line.to <= selection.to));

/** Costs whose month ends within the selection. */
export const costsOf = (cost: readonly ActualCost[], selection: Selection): readonly ActualCost[] =>
  cost.filter((entry) => within(selection, entry) && (selection.from === undefined || costDay(entry) >= selection.from) && (selection.to === undefined || costDay(entry) <= selection.to));

/** First and last day of the plan. */
export function spanOf(version: PlanVersion): { readonly from: IsoDate; readonly to: IsoDate } | undefined {
  const from = version.lines.map((line) => line.from).sort(compareText)[0];
  const to = version.lines.map((line) => line.to).sort(compareText).at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Ends of the plan's months up to a day. */
export function monthsBetween(from: IsoDate, to: IsoDate): readonly { readonly from: IsoDate; readonly to: IsoDate }[] {
  const months: { from: IsoDate; to: IsoDate }[] = [];
  for (let first = `${from.slice(0, 7)}-01` as IsoDate; first <= to; ) {
    const next = `${addDays(first, 31).slice(0, 7)}-01` as IsoDate;
    months.push({ from: first, to: addDays(next, -1) });
    first = next;
  }
  return months;
}

/** What is promised and not invoiced, at the closing rate. */
export function openAmount(commitments: readonly OpenCommitment[], { book }: MoneyInput): ProgramMoney {
  if (commitments.some(({ open }) => open === undefined)) return { amount: notAvailable("mixed-currency", "an order is invoiced in another currency than its own"), rates: [] };
  return programMoney(commitments.flatMap(({ open }) => (open === undefined ? [] : [{ money: open, nature: "balance" as const, date: book.asOf }])), book);
}

export const openOf = (commitments: readonly OpenCommitment[], selection: Selection): readonly OpenCommitment[] => commitments.filter(({ order }) => within(selection, order));

/**
 * The program's own forecast: cost of the months that have ended, and the lines of the newest forecast for those to come. Without
 * lines for each month that the plan still has there is none: a forecast of a part would look like the whole.
 */
export function declaredForecast({ plan, forecast }: BudgetView, selection: Selection, input: MoneyInput): Measure<number> {
  if (plan === undefined || forecast === undefined) return notAvailable("no-data", "no forecast was set by this day");
  const span = spanOf(plan);
  const after = linesOf(forecast, { ...selection, from: addDays(input.closed, 1) });
  const last = forecast.lines.map(({ to }) => to).sort(compareText).at(-1) ?? "";
  const first = forecast.lines.map(({ from }) => from).sort(compareText)[0] ?? "";
  if (span !== undefined && span.to > input.closed && (last < span.to || first > addDays(input.closed, 1))) return notAvailable("no-data", `the newest forecast does not cover every month to ${span.to}`);
  const [spent, rest] = [flows(costsOf(input.cost, { ...selection, from: span?.from, to: input.closed }), input).amount, planned(after, input).amount];
  if (!isAvailable(spent)) return spent;
  return isAvailable(rest) ? available(spent.value + rest.value) : rest;
}
