import { decimalText, type ActualCost, type Money } from "@almanac/core";
import { choice, currency, date, id, money, optional, required, text, type Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { CATEGORY_WORDS } from "../budget-lines/categories.ts";

const columns = {
  document: required(id(), ["Document", "Document number", "Invoice number", "Invoice ID", "Invoice", "PO number", "PO ID", "Expense ID"], "Number of the invoice, order, accrual or payment."),
  line: optional(id(), ["Document line", "Line item", "Item"], "Number of the line, where a document has several."),
  date: required(date(), ["Date", "Posting date", "Invoice date", "Issue date"], "Day on which it was posted. Before that day the amount does not exist."),
  basis: required(
    choice({
      invoice: ["invoice", "supplier invoice"],
      accrual: ["accrual"],
      "purchase-order": ["purchase order", "purchase-order", "po"],
      commitment: ["commitment"],
      payment: ["payment"],
    }),
    ["Basis", "Document type"],
    "`invoice` and `accrual` are cost, `purchase order` and `commitment` are promised, `payment` is cash. They are never added to each other.",
  ),
  entry: optional(
    choice({ charge: ["charge", "debit"], credit: ["credit", "credit note", "credit memo"] }),
    ["Entry", "Debit/credit"],
    "`charge`, or `credit` for money that comes back. Left out: `charge`.",
  ),
  amount: required(money("any"), ["Amount", "Net amount", "Amount in document currency"], "Amount without value-added tax. A credit is marked in `Entry`; its minus is optional."),
  currency: optional(currency(), ["Currency", "Document currency"], "ISO 4217 code of the amount."),
  category: optional(choice(CATEGORY_WORDS), ["Category", "Cost category"], "What the money was spent on."),
  workstream: optional(id(), ["Workstream", "Program", "Project"], "Id of the workstream."),
  budgetLine: optional(id(), ["Budget line", "Control account", "WBS element"], "Budget line that it uses up."),
  vendor: optional(id(), ["Vendor ID", "Vendor", "Supplier ID", "Supplier"], "Id of the vendor."),
  contract: optional(id(), ["Contract ID", "Contract", "Contract number"], "Id of the contract."),
  initiative: optional(id(), ["Initiative ID", "Initiative"], "Id of the initiative."),
  settles: optional(id(), ["Settles", "Reference"], "Of an invoice: number of the order or accrual that it settles. Of a payment: of the invoice."),
  status: optional(
    choice({ draft: ["draft"], open: ["open", "issued"], settled: ["settled", "closed", "paid", "invoiced"], cancelled: ["cancelled", "canceled"] }),
    ["Status"],
    "State of the document on the day of the export. Drafts and cancelled documents promise nothing.",
  ),
  serviceFrom: optional(date(), ["Service from"], "First day of the service."),
  serviceTo: optional(date(), ["Service to"], "Last day of the service, inclusive."),
  title: optional(text(), ["Title", "Description", "Text"], "What was bought."),
};

const negated = (amount: Money): Money => ({ ...amount, amount: -amount.amount });

function signed({ entry, amount }: Row<typeof columns>, { refuse }: RowContext<typeof columns>): Money | undefined {
  if (entry === "credit") return amount.amount > 0n ? negated(amount) : amount;
  if (amount.amount >= 0n) return amount;
  return refuse("amount", "NUMBER-NEGATIVE", {
    message: "a charge is negative: it must be zero or more",
    found: decimalText(amount),
    expected: "zero or more",
    hint: "mark credits as credits: `Entry` is `credit` in that row",
  });
}

/** What was invoiced, accrued, ordered and paid. */
export const actualsKind = tableKind<typeof columns, "actuals">({
  kind: "actuals",
  title: "Actual cost",
  area: "money",
  fills: "actuals",
  columns,
  signature: ["document", "date", "basis", "amount"],
  unique: ["document", "line", "basis"],
  currency: "currency",
  since: "date",
  recordOf: (row, context): ActualCost | undefined => {
    const { serviceFrom, serviceTo } = row;
    if (serviceFrom !== undefined && serviceTo !== undefined && serviceTo < serviceFrom)
      return context.refuse("serviceTo", "DATE-ORDER", {
        message: "the service ends before it begins",
        found: serviceTo,
        expected: `${serviceFrom} or later`,
        hint: "swap the two days, or correct one",
      });
    const amount = signed(row, context);
    if (amount === undefined) return undefined;
    const { currency: _currency, ...said } = row;
    return given({ ...said, source: context.source, entry: row.entry ?? "charge", amount });
  },
});
