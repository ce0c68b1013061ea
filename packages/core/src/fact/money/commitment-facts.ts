import { tableFact, type ComputedFact } from "../computed.ts";
import { budgetView, openAmount } from "./budget-view.ts";
import { amountFact, amountText, cell, costRow, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

/** What is promised and not invoiced: in all, and order by order. */
export function commitmentFacts(input: MoneyInput): readonly ComputedFact[] {
  const { commitments } = budgetView(input);
  if (commitments.length === 0) return [];
  const { amount, rates } = openAmount(commitments, input);
  const head = { dimensions: {}, rule: "fx.convert", arguments: { asOf: input.context.asOfDate, basis: "orders and commitments less invoices" }, rows: commitments.flatMap(({ order, invoices }) => [costRow(order), ...invoices.map(costRow)]) };
  const columns = [
    { name: "document", label: "Order or commitment", unit: "text" },
    { name: "about", label: "About", unit: "text" },
    { name: "program", label: "Workstream", unit: "text" },
    { name: "contract", label: "Contract", unit: "text" },
    { name: "ordered", label: "Promised", unit: "text" },
    { name: "invoiced", label: "Invoiced", unit: "text" },
    { name: "open-local", label: "Open, as promised", unit: "text" },
    moneyColumn("open", "Open", input),
  ] as const;
  const rows = commitments.map((one) => [one.order.line === undefined ? one.order.document : `${one.order.document}/${one.order.line}`, one.order.title ?? null, one.order.workstream ?? null, one.order.contract ?? null, amountText(one.order.amount), amountText(one.invoiced), one.open === undefined ? null : amountText(one.open), cell(openAmount([one], input).amount)]);
  return [amountFact({ ...head, base: "budget.commitment.open", label: "Promised and not invoiced" }, amount, rates, input, commitments.length), tableFact({ ...withRates(head, rates), base: "budget.commitment.orders", label: "Orders and commitments, and what of each is open" }, columns, rows, input.context.sha256)];
}
