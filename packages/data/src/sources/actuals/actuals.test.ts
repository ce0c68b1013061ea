import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn } from "../../../test/one-file.ts";
import { actualsKind } from "./kind.ts";

const HEADER = "Document,Date,Basis,Entry,Amount,Currency,Category,Service from,Service to";
const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

test("orders, invoices, credits and accruals stay apart; a credit is negative", () => {
  expect(recordsIn(actualsKind, "actuals", exampleOf("actuals")).map(({ basis, entry, amount, settles }) => [basis, entry, amount.amount, settles])).toEqual([
    ["purchase-order", "charge", 3_600_000n, undefined],
    ["invoice", "charge", 1_185_000n, "PO-2026-0117"],
    ["invoice", "credit", -118_500n, "INV-88210"],
    ["accrual", "charge", 940_000n, undefined],
  ]);
});

describe("negative amounts", () => {
  test("a charge of -1200 is refused, and the hint says how to mark a credit", () => {
    const result = readOne(actualsKind, table("I-1,2026-09-01,invoice,,-1200,EUR,people,,"));
    expect(result.diagnostics).toMatchObject([{ code: "NUMBER-NEGATIVE", line: 2, column: 25, field: "Amount" }]);
    expect(result.diagnostics[0]?.hint).toContain("mark credits as credits");
    expect(result.records.actuals).toEqual([]);
  });
  test("a credit may be written with or without its minus", () => {
    const credits = recordsIn(actualsKind, "actuals", table("I-1,2026-09-01,invoice,credit,-1200.50,EUR,,,", "I-2,2026-09-01,invoice,credit note,1200.50,EUR,,,"));
    expect(credits.map(({ amount }) => amount.amount)).toEqual([-120_050n, -120_050n]);
  });
  test("accounting parentheses are refused until they are declared", () => {
    const rows = table('I-1,2026-09-01,invoice,credit,"(1,200.00)",EUR,,,');
    expect(placesIn(actualsKind, rows)).toEqual(["2:31 NUMBER-PARENTHESES"]);
    expect(recordsIn(actualsKind, "actuals", rows, { numbers: { negative: "parentheses" } })[0]?.amount).toEqual({ amount: -120_000n, scale: 2, currency: "EUR" });
  });
});

test("an unknown basis, a service that ends before it begins, a document twice", () => {
  expect(
    placesIn(
      actualsKind,
      table(
        "I-1,2026-09-01,bill,,1.50,EUR,,,",
        "I-2,2026-09-01,invoice,,1.50,EUR,,2026-09-30,2026-09-01",
        "I-3,2026-09-01,invoice,,1.50,EUR,,,",
        "I-3,2026-09-01,invoice,,2.50,EUR,,,",
      ),
    ),
  ).toEqual(["2:16 CHOICE-WORD", "3:46 DATE-ORDER", "5:1 ROW-TWICE"]);
});

describe("published spend lists load through a mapping", () => {
  test.skipIf(realFile("budget/expenses-800.csv") === undefined)("expenses", () => {
    const actuals = recordsIn(actualsKind, "actuals", realFile("budget/expenses-800.csv") ?? "", {
      currency: "AED",
      columns: { document: "expense_id", workstream: "project_id", date: "date", category: "category", amount: "amount_aed", basis: { value: "payment" } },
      values: { category: { Entertainment: "other", Materials: "other", "Site Office": "facilities" } },
    });
    expect(actuals).toHaveLength(800);
    expect(actuals[1]?.amount).toEqual({ amount: 32_296n, scale: 1, currency: "AED" });
  });
  test.skipIf(realFile("budget/payment-applications-854.csv") === undefined)("payment applications, with a dash for nothing", () => {
    const actuals = recordsIn(actualsKind, "actuals", realFile("budget/payment-applications-854.csv") ?? "", {
      currency: "AED",
      missing: ["—"],
      columns: {
        document: "ipc_id",
        workstream: "project_id",
        contract: "contract_id",
        date: "submission_date",
        serviceFrom: "period_from",
        serviceTo: "period_to",
        amount: "net_certified_aed",
        basis: { value: "invoice" },
      },
      values: { status: { Certified: "open", Overdue: "open" } },
    });
    expect(actuals).toHaveLength(854);
    expect(actuals[0]).toMatchObject({ document: "IPC-PRJ-001-001", contract: "MC-PRJ-001-001", amount: { amount: 19_672_467n, scale: 0 }, status: "open" });
  });
  test.skipIf(realFile("vendors/purchase-orders-2767.csv") === undefined)("purchase orders", () => {
    const actuals = recordsIn(actualsKind, "actuals", realFile("vendors/purchase-orders-2767.csv") ?? "", {
      currency: "AED",
      missing: ["—"],
      columns: { document: "po_id", workstream: "project_id", vendor: "vendor_id", date: "issue_date", amount: "amount_aed", basis: { value: "purchase order" } },
      values: { status: { Delivered: "open" } },
    });
    expect(actuals).toHaveLength(2767);
    expect(actuals.filter(({ status }) => status === "draft")).toHaveLength(481);
  });
});
