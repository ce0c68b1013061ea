import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available, valueOrNull } from "../model/measure.ts";
import type { Money } from "../model/money.ts";
import type { ActualCost, BudgetLine } from "../model/records/money-budget.ts";
import { isoDate } from "../model/time.ts";
import { accruedCost, costDay } from "./accrued-cost.ts";
import { commitmentTrueUp } from "./commitment-true-up.ts";
import { budgetForecast } from "./forecast.ts";
import { openCommitments } from "./open-commitments.ts";
import { planInForce } from "./plan-version.ts";
import { budgetVariance } from "./variance.ts";

const source = { file: "a.csv", line: 2 };
const eur = (amount: number, currency = "EUR"): Money => ({ amount: BigInt(amount), scale: 0, currency });
const posted = (document: string, basis: ActualCost["basis"], amount: number, more: Partial<ActualCost> = {}): ActualCost => ({ source, document, basis, date: isoDate("2026-02-01"), entry: amount < 0 ? "credit" : "charge", amount: eur(amount), ...more });
const AS_OF = isoDate("2026-03-01");

test("variance: positive is under plan, and a plan of 0 has no percentage", () => {
  expect(budgetVariance({ plan: 120_000, actual: 138_000 })).toEqual({ variance: -18_000, variancePct: available(-0.15), favourable: false });
  expect(budgetVariance({ plan: 0, actual: 5 }).variancePct).toMatchObject({ notAvailable: "zero-denominator" });
});

describe("forecast", () => {
  const plan = Object.freeze(Array.from({ length: 12 }, () => 100));
  const actual = Object.freeze([90, 110, 120, 130]);

  test("three methods, three answers", () => {
    const of = (method: "runRate" | "planRemaining" | "performance") => valueOrNull(budgetForecast({ plan, actual, method, window: 3 }).forecast);
    expect([of("runRate"), of("planRemaining"), of("performance")]).toEqual([1410, 1250, 1350]);
  });

  test("no complete month is no run rate; nothing planned so far is no performance", () => {
    expect(budgetForecast({ plan, actual: [], method: "runRate", window: 3 })).toMatchObject({ monthlyRunRate: { notAvailable: "no-data" }, forecast: { notAvailable: "no-data" }, budget: 1200 });
    expect(budgetForecast({ plan: [0, 100], actual: [10], method: "performance", window: 3 }).forecast).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("once all months are complete every method says what was spent", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 }), fc.constantFrom("runRate" as const, "planRemaining" as const, "performance" as const), (spent, method) => {
        const total = spent.reduce((sum, one) => sum + one, 0);
        expect(budgetForecast({ plan: spent.map(() => 50), actual: spent, method, window: 3 }).forecast).toEqual(available(total));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("spend agreements", () => {
  test("FOCUS example: 228 used of 1,200 promised, 972 are billed in the last month", () => {
    const bill = commitmentTrueUp({ usage: [48, 120, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0], monthlyMinimum: 0, annualMinimum: 1200 });
    expect(bill).toMatchObject({ trueUp: 972, total: 1200, usageTotal: 228 });
    expect(bill.billed.at(-1)).toBe(972);
  });

  test("monthly shortfalls count towards the year", () => {
    expect(commitmentTrueUp({ usage: [80, 120], monthlyMinimum: 100, annualMinimum: 250 })).toEqual({ monthlyShortfall: [20, 0], trueUp: 30, billed: [100, 150], total: 250, usageTotal: 200 });
  });

  test("never less than use or minimum, and the months add to the total", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), fc.nat(500), fc.nat(8000), (usage, monthlyMinimum, annualMinimum) => {
        const { total, usageTotal, billed } = commitmentTrueUp({ usage, monthlyMinimum, annualMinimum });
        expect(total).toBeGreaterThanOrEqual(Math.max(usageTotal, annualMinimum, monthlyMinimum * usage.length));
        expect(billed.reduce((sum, one) => sum + one, 0)).toBe(total);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cost on accrual basis", () => {
  test("an invoice replaces the accrual that it settles; payments, orders, drafts and later postings are no cost", () => {
    const actuals = [
      posted("ACC-1", "accrual", 500),
      posted("INV-1", "invoice", 520, { settles: "ACC-1" }),
      posted("ACC-2", "accrual", 300),
      posted("CN-1", "invoice", -20),
      posted("PAY-1", "payment", 520, { settles: "INV-1" }),
      posted("PO-1", "purchase-order", 900),
      posted("INV-2", "invoice", 70, { status: "draft" }),
      posted("INV-3", "invoice", 70, { date: isoDate("2026-03-02") }),
    ];
    expect(accruedCost(actuals, AS_OF).map(({ document }) => document)).toEqual(["INV-1", "ACC-2", "CN-1"]);
  });

  test("before the invoice came, the accrual stood", () => {
    const actuals = [posted("ACC-1", "accrual", 500), posted("INV-1", "invoice", 520, { settles: "ACC-1", date: isoDate("2026-03-02") })];
    expect(accruedCost(actuals, AS_OF).map(({ document }) => document)).toEqual(["ACC-1"]);
  });

  test("a cost belongs to the end of its service", () => {
    expect(costDay(posted("A", "invoice", 1, { serviceTo: isoDate("2026-01-31") }))).toBe("2026-01-31");
    expect(costDay(posted("A", "invoice", 1))).toBe("2026-02-01");
  });
});

describe("open commitments", () => {
  const opened = (...actuals: readonly ActualCost[]) => openCommitments(actuals, accruedCost(actuals, AS_OF), AS_OF).map(({ order, open }) => [order.line ?? order.document, open === undefined ? undefined : Number(open.amount)]);

  test("promised less invoiced, line by line; a credit note opens the order again", () => {
    const order = [posted("PO", "purchase-order", 720, { line: "1", budgetLine: "a" }), posted("PO", "purchase-order", 100, { line: "2", budgetLine: "b" })];
    expect(opened(...order, posted("INV", "invoice", 500, { settles: "PO", budgetLine: "a" }), posted("CN", "invoice", -20, { settles: "INV", budgetLine: "a" }))).toEqual([["1", 240], ["2", 100]]);
  });

  test("never below 0; a settled or cancelled order promises nothing", () => {
    expect(opened(posted("C", "commitment", 100), posted("INV", "invoice", 130, { settles: "C" }))).toEqual([["C", 0]]);
    expect(opened(posted("C", "commitment", 100, { status: "settled" }), posted("D", "purchase-order", 100, { status: "cancelled" }))).toEqual([]);
  });

  test("an invoice in another currency cannot be subtracted", () => {
    expect(opened(posted("C", "commitment", 100), posted("INV", "invoice", 30, { settles: "C", amount: eur(30, "USD") }))).toEqual([["C", undefined]]);
  });
});

describe("version of a plan", () => {
  const line = (id: string, version: string, setOn: string): BudgetLine => ({ source, id, planKind: "plan", version, setOn: isoDate(setOn), category: "cloud", from: isoDate("2026-01-01"), to: isoDate("2026-01-31"), amount: eur(1) });
  const lines = [line("b", "2", "2026-07-01"), line("a", "1", "2025-12-15")];

  test("the newest set on or before the day; a version of tomorrow does not exist", () => {
    expect(planInForce(lines, "plan", isoDate("2026-06-30"))?.version).toBe("1");
    expect(planInForce(lines, "plan", isoDate("2026-07-01"))?.lines.map(({ id }) => id)).toEqual(["b"]);
    expect(planInForce(lines, "plan", isoDate("2025-12-14"))).toBeUndefined();
    expect(planInForce(lines, "forecast", isoDate("2026-07-01"))).toBeUndefined();
  });
});
