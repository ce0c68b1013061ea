import { exactDifference, exactSum, type Money } from "../model/money.ts";
import type { ActualCost } from "../model/records/money-budget.ts";
import type { IsoDate } from "../model/time.ts";

/** A line of an order, or a commitment, and what of it is not invoiced yet. */
export interface OpenCommitment {
  readonly order: ActualCost;
  /** Invoices and unsettled accruals against it, credits subtracted. */
  readonly invoiced: Money;
  /** Never below 0. Undefined when an invoice is in another currency, so that nothing can be subtracted. */
  readonly open: Money | undefined;
  readonly invoices: readonly ActualCost[];
}

/** Whether an invoice line belongs to this line of an order: the only line, or the one of the same budget line or workstream. */
function belongs(invoice: ActualCost, order: ActualCost, siblings: readonly ActualCost[]): boolean {
  if (invoice.settles !== order.document) return false;
  if (siblings.length === 1) return true;
  const byLine = siblings.filter(({ budgetLine }) => budgetLine !== undefined && budgetLine === invoice.budgetLine);
  const byWorkstream = siblings.filter(({ workstream }) => workstream !== undefined && workstream === invoice.workstream);
  const match = [byLine, byWorkstream].find((some) => some.length > 0) ?? siblings;
  return match[0] === order;
}

/**
 * Purchase orders and commitments that are promised and not invoiced, as of a day. `open = max(0, ordered - invoiced)`, exactly, in
 * the currency of the order. Settled, cancelled and draft documents promise nothing. A credit note against an invoice opens the
 * order again. METHOD.md 6.1: committed spend is a column of its own, never added to cost.
 *
 * @param actuals all postings
 * @param cost the accrued cost among them, see `accruedCost`
 */
export function openCommitments(actuals: readonly ActualCost[], cost: readonly ActualCost[], asOf: IsoDate): readonly OpenCommitment[] {
  const orders = actuals.filter(({ basis, date, status }) => (basis === "purchase-order" || basis === "commitment") && date <= asOf && status !== "draft" && status !== "cancelled" && status !== "settled");
  const byDocument = Map.groupBy(orders, ({ document }) => document);
  const orderOf = new Map(cost.flatMap(({ document, settles }) => (settles !== undefined && byDocument.has(settles) ? [[document, settles] as const] : [])));
  // A credit note names the invoice that it corrects, and so the order behind that one.
  const against = cost.map((invoice) => (invoice.settles !== undefined && !byDocument.has(invoice.settles) && orderOf.has(invoice.settles) ? { invoice, settles: orderOf.get(invoice.settles) } : { invoice, settles: invoice.settles }));
  return orders.map((order) => {
    const siblings = byDocument.get(order.document) ?? [order];
    const invoices = against.flatMap(({ invoice, settles }) => (settles !== undefined && belongs({ ...invoice, settles }, order, siblings) ? [invoice] : []));
    const { currency } = order.amount;
    const same = invoices.filter(({ amount }) => amount.currency === currency);
    const invoiced = { ...exactSum(same.map(({ amount }) => amount)), currency };
    const rest = exactDifference(order.amount, invoiced);
    return { order, invoices, invoiced, open: same.length < invoices.length ? undefined : { ...(rest.amount < 0n ? { amount: 0n, scale: 0 } : rest), currency } };
  });
}
