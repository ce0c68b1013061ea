import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Model } from "../../model/model.ts";
import type { Money } from "../../model/money.ts";
import type { ActualCost, Benefit, BudgetLine, CostCategory } from "../../model/records/money-budget.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import type { CloudCost } from "../../model/records/money-cloud.ts";
import type { FxRate, Quota } from "../../model/records/money.ts";
import type { Records } from "../../model/records/records.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { isKnownFact } from "../catalogue.ts";
import type { Fact, TableFact } from "../fact.ts";
import { factContext, scopesOf } from "../scope.ts";
import { budgetTables } from "./budget-tables.ts";
import { moneyArea } from "./money-area.ts";
import { moneyInput } from "./money-input.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const source = { file: "data/sources/money.csv", line: 2 };
const program = aProgram({ workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }] }, workstreams: [{ id: "search", title: "Search" }, { id: "fraud", title: "Fraud" }] });

const modelOf = (records: Partial<Records>, asOf = "2026-03-15T12:00:00Z"): Model => ({ program, asOf: isoInstant(asOf), items: [], records, sources: [], documents: [], quality: [] });

function facts(records: Partial<Records>, asOf?: string): Readonly<Record<string, Fact>> {
  const context = factContext(modelOf(records, asOf), sha256);
  const computed = moneyArea.facts({ context, scopes: scopesOf(context), previous: undefined });
  expect(computed.map(({ fact }) => fact.id).filter((id) => !isKnownFact(id, ["search", "fraud"]))).toEqual([]);
  return Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
}
const valueOf = (fact: Fact | undefined) => (fact?.type === "scalar" ? (fact.value ?? fact.notAvailable?.reason) : undefined);
const rowsOf = (fact: Fact | undefined): TableFact["rows"] => (fact?.type === "table" ? fact.rows : []);
const cents = (amount: number, currency = "EUR"): Money => ({ amount: BigInt(amount), scale: 2, currency });

const line = (workstream: string, month: string, amount: number, more: Partial<BudgetLine> = {}): BudgetLine => ({ source, id: `${workstream}-cloud`, planKind: "baseline", version: "1", setOn: isoDate("2025-12-15"), workstream, category: "cloud", from: isoDate(`2026-${month}-01`), to: isoDate(`2026-${month}-${month === "02" ? "28" : "31"}`), amount: cents(amount), ...more });
const cost = (document: string, date: string, amount: number, more: Partial<ActualCost> = {}): ActualCost => ({ source, document, date: isoDate(date), basis: "invoice", entry: amount < 0 ? "credit" : "charge", amount: cents(amount), category: "cloud", workstream: "search", budgetLine: "search-cloud", ...more });
const rate = (basis: FxRate["basis"], date: string, value: number, periodFrom?: string): FxRate => ({ source, from: "USD", to: "EUR", basis, date: isoDate(date), rate: value, ...(periodFrom === undefined ? {} : { periodFrom: isoDate(periodFrom) }) });

test("no records of money, no facts", () => {
  expect(facts({})).toEqual({});
});

describe("earned value", () => {
  const budgetLines = [
    line("search", "01", 10_000, { earned: cents(10_000), earnedRule: "milestones" }),
    line("search", "02", 10_000, { earned: cents(5_000) }),
    line("search", "03", 20_000, { earned: cents(99_999) }),
    line("fraud", "01", 5_000, { percentComplete: 0.1 as NonNullable<BudgetLine["percentComplete"]> }),
    line("fraud", "02", 5_000, { percentComplete: 0.5 as NonNullable<BudgetLine["percentComplete"]> }),
    line("search", "01", 1, { version: "2", setOn: isoDate("2026-03-16") }),
  ];
  const all = facts({ budgetLines, actuals: [cost("A", "2026-02-28", 15_000), cost("B", "2026-03-10", 700), cost("C", "2026-03-20", 9_000, { serviceTo: isoDate("2026-02-28") })] });

  test("up to the last month that ended, at the baseline of the day, with the cost that was posted", () => {
    expect(valueOf(all["earned-value.performance.status-date"])).toBe("2026-02-28");
    expect(["bac", "pv", "ev", "ac"].map((what) => valueOf(all[`earned-value.performance.${what}`]))).toEqual([500, 300, 200, 150]);
    expect(valueOf(all["earned-value.performance.cpi"])).toBeCloseTo(200 / 150, 12);
    expect(valueOf(all["earned-value.performance.spi{program=search}"])).toBe(0.75);
  });

  test("a workstream without cost has no cost index; the month is shown by itself", () => {
    expect(valueOf(all["earned-value.performance.cpi{program=fraud}"])).toBe("zero-denominator");
    expect(rowsOf(all["earned-value.performance.workstreams"]).map((row) => [row[0], row.at(-3), row.at(-2), row.at(-1)])).toEqual([[null, 150, 90, 0.6], ["search", 100, 50, 0.5], ["fraud", 50, 40, 0.8]]);
  });

  test("earned schedule in months of the baseline", () => {
    expect(valueOf(all["earned-value.schedule.es"])).toBeCloseTo(1 + 50 / 150, 12);
    expect(valueOf(all["earned-value.schedule.spi-t"])).toBeCloseTo((1 + 50 / 150) / 2, 12);
  });

  test("without actuals cost is not known, and not 0", () => {
    const none = facts({ budgetLines });
    expect([valueOf(none["earned-value.performance.ac"]), valueOf(none["earned-value.performance.cpi"]), valueOf(none["earned-value.performance.spi"])]).toEqual(["no-data", "no-data", expect.closeTo(2 / 3, 12)]);
  });
});

describe("budget", () => {
  const months = [line("search", "01", 10_000), line("search", "02", 10_000), line("search", "03", 10_000), line("search", "01", 12_000, { planKind: "plan", version: "2", setOn: isoDate("2026-01-20") }), line("search", "02", 12_000, { planKind: "plan", version: "2", setOn: isoDate("2026-01-20") }), line("search", "03", 12_000, { planKind: "plan", version: "2", setOn: isoDate("2026-01-20") })];
  const actuals = [cost("A", "2026-01-31", 11_000), cost("B", "2026-02-28", 9_000), cost("C", "2026-03-10", 500)];

  test("the plan in force against complete months", () => {
    const all = facts({ budgetLines: months, actuals });
    expect([valueOf(all["budget.plan.total"]), valueOf(all["budget.plan.baseline"]), valueOf(all["budget.actual.to-date"]), valueOf(all["budget.variance.to-date"])]).toEqual([360, 300, 205, 40]);
    expect(rowsOf(all["budget.forecast.methods"])[0]?.slice(1, 6)).toEqual([360, 300, 320, expect.closeTo(300, 9), null]);
    expect(valueOf(all["budget.forecast.declared"])).toBe("no-data");
  });

  test("the own forecast, if it covers every month to come", () => {
    const forecast = line("search", "03", 15_000, { planKind: "forecast", version: "f", setOn: isoDate("2026-03-05") });
    expect(valueOf(facts({ budgetLines: [...months, forecast], actuals })["budget.forecast.declared"])).toBe(350);
  });

  test("declared totals that differ from their lines are counted", () => {
    const total = (id: string, amount: number) => ({ source, id, planKind: "baseline", version: "1", amount: cents(amount) }) as const;
    expect(valueOf(facts({ budgetLines: months, budgetTotals: [total("a", 30_000), total("b", 30_001)] })["budget.plan.totals-that-differ"])).toBe(1);
  });

  test("a cost in a currency without rate leaves the sum without value", () => {
    expect(valueOf(facts({ actuals: [cost("A", "2026-01-31", 100, { amount: cents(100, "USD") })] })["budget.actual.to-date"])).toBe("missing-rate");
  });

  test("workstreams, categories, months and quarters add to the whole", () => {
    const context = factContext(modelOf({}), sha256);
    const posting = fc.record({ amount: fc.integer({ min: -5_000, max: 100_000 }), workstream: fc.constantFrom("search", "fraud"), category: fc.constantFrom<CostCategory>("cloud", "people", "tools"), date: fc.constantFrom("2026-01-31", "2026-02-10", "2026-02-28"), currency: fc.constantFrom("EUR", "USD") });
    fc.assert(
      fc.property(fc.array(posting, { minLength: 1, maxLength: 8 }), (list) => {
        const actual = list.map(({ amount, date, currency, workstream, category }, index) => cost(`D${String(index)}`, date, amount, { workstream, category, amount: cents(amount, currency) }));
        const input = moneyInput({ ...context, model: modelOf({ budgetLines: months, actuals: actual, fxRates: [rate("closing", "2026-01-02", 0.5)] }) });
        const tables = new Map(budgetTables(input).map(({ fact }) => [fact.id, rowsOf(fact)]));
        const column = (id: string, at: number, keep: (row: TableFact["rows"][number]) => boolean = () => true): number => (tables.get(id) ?? []).filter(keep).reduce((sum, row) => sum + (typeof row[at] === "number" ? row[at] : 0), 0);
        const whole = list.reduce((sum, { amount, currency }) => sum + (currency === "USD" ? amount * 0.5 : amount), 0) / 100;
        const parts = [column("budget.variance.lines", 4), column("budget.variance.months", 4), column("budget.variance.quarters", 4, (row) => String(row[0]).includes("Q")), column("budget.variance.quarters", 4, (row) => row[0] === "2026"), column("budget.actual.months", tables.get("budget.actual.months")?.[0]?.length === undefined ? 0 : (tables.get("budget.actual.months")?.[0]?.length ?? 1) - 1)];
        for (const part of parts) expect(part).toBeCloseTo(whole, 6);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("vendors", () => {
  const contract = { source, id: "C-1", vendor: "V-1", title: "Hours", start: isoDate("2026-01-01"), end: isoDate("2026-12-31"), noticeBy: isoDate("2026-06-13"), annualMinimum: cents(120_000, "USD"), monthlyMinimum: cents(9_000, "USD"), serviceLevels: [{ name: "Up", promised: 99, direction: "at-least", unit: "%", from: isoDate("2026-02-01"), to: isoDate("2026-02-28"), measured: 98, met: false }, { name: "Up", promised: 99, direction: "at-least", unit: "%", from: isoDate("2026-03-01"), to: isoDate("2026-03-31"), measured: 99, met: true }] } as const;
  const invoices = [cost("I-1", "2026-02-02", 10_000, { contract: "C-1", vendor: "V-1", serviceTo: isoDate("2026-01-31"), amount: cents(10_000, "USD") }), cost("I-2", "2026-03-02", 8_000, { contract: "C-1", vendor: "V-1", serviceTo: isoDate("2026-02-28"), amount: cents(8_000, "USD") })];
  const all = facts({ vendorContracts: [contract], actuals: invoices });

  test("notice is due on the ninetieth day and not on the ninety-first", () => {
    expect(valueOf(all["vendors.notice.due"])).toBe(1);
    expect(valueOf(facts({ vendorContracts: [{ ...contract, noticeBy: isoDate("2026-06-14") }] })["vendors.notice.due"])).toBe(0);
  });

  test("what a spend agreement lacks, in its own currency", () => {
    const of = (what: string) => valueOf(all[`vendors.spend-agreement.${what}{contract=C-1}`]);
    // Two months of 100 and 80, ten more at 90; the 80 is billed as 90. 100 + 90 + 10 x 90 = 1,090 of 1,200.
    expect([of("spent"), of("missing"), of("recent-month"), of("expected-shortfall"), of("months-below"), of("minimum")]).toEqual([180, 1020, 90, 120, 1, 1200]);
  });

  test("a service level is known once its period has ended", () => {
    expect([valueOf(all["vendors.service-level.met"]), valueOf(all["vendors.service-level.missed"])]).toEqual([0, 1]);
  });
});

describe("cloud", () => {
  const month = { billingFrom: isoInstant("2026-02-01T00:00:00Z"), billingTo: isoInstant("2026-03-01T00:00:00Z"), from: isoInstant("2026-02-01T00:00:00Z"), to: isoInstant("2026-02-08T00:00:00Z") };
  const row = (more: Partial<CloudCost>): CloudCost => ({ source, form: "FOCUS 1.2", provider: "Cloud", category: "Usage", correction: false, ...month, tags: [], billed: cents(0, "USD"), effective: cents(0, "USD"), list: cents(0, "USD"), ...more });
  const cloudCosts = [
    row({ category: "Purchase", billed: cents(10_000, "USD"), list: cents(20_000, "USD"), invoice: "N-1" }),
    row({ service: "GPU compute", effective: cents(7_000, "USD"), list: cents(14_000, "USD"), commitment: { id: "r", status: "Used" }, tags: [{ key: "workstream", value: "search" }, { key: "model", value: "m" }, { key: "run", value: "r1" }] }),
    row({ service: "GPU compute", effective: cents(3_000, "USD"), commitment: { id: "r", status: "Unused" } }),
    row({ service: "Inference", billed: cents(400, "USD"), effective: cents(400, "USD"), list: cents(400, "USD"), consumedQuantity: 2, consumedUnit: "Thousand requests", invoice: "N-1", tags: [{ key: "model", value: "m" }, { key: "workstream", value: "search" }] }),
    row({ service: "Later", effective: cents(9_999, "USD"), from: isoInstant("2026-03-14T00:00:00Z"), to: isoInstant("2026-03-21T00:00:00Z"), billingFrom: isoInstant("2026-03-01T00:00:00Z") }),
  ];
  const { billed: _, list: __, ...effectiveOnly } = row({ form: "provider", effective: cents(1_000) });
  const all = facts({ cloudCosts: [...cloudCosts, effectiveOnly], fxRates: [rate("average", "2026-02-28", 0.5, "2026-02-01")], actuals: [cost("N-1", "2026-03-03", 10_400, { amount: cents(10_400, "USD") })] });

  test("each basis by itself, in the program's currency; rows that do not state it are left out", () => {
    expect(["billed", "effective", "list"].map((basis) => valueOf(all[`cloud.cost.${basis}`]))).toEqual([52, 62, 72]);
    expect(rowsOf(all["cloud.cost.years"]).at(-1)?.slice(-2)).toEqual(["104.00 USD", "10.00 EUR and 104.00 USD"]);
  });

  test("use, savings and allocation", () => {
    expect([valueOf(all["cloud.commitment.utilisation"]), valueOf(all["cloud.savings.rate"]), valueOf(all["cloud.allocation.coverage"])]).toEqual([0.7, expect.closeTo((144 - 104) / 144, 12), expect.closeTo(37 / 62, 12)]);
    // The commitment of the first export was bought in another month: nothing is billed for it. The second export states no billed cost at all.
    expect(rowsOf(facts({ cloudCosts: [...cloudCosts, { ...effectiveOnly, commitment: { id: "s", status: "Used" } }], fxRates: [rate("average", "2026-02-28", 0.5, "2026-02-01")] })["cloud.commitment.months"]).map((own) => own.slice(1, 5))).toEqual([["r", 0, 35, 15], ["s", null, 10, 0]]);
    expect(rowsOf(all["cloud.gpu.workstreams"]).map((gpu) => gpu.slice(0, 3))).toEqual([["search", 35, "70.00 USD"], [null, 15, "30.00 USD"]]);
  });

  test("a thousand requests, a run, and an experiment that nobody accepted", () => {
    expect(rowsOf(all["cloud.unit.inferences"])).toEqual([["m", 2, 2, 1, "2 USD"]]);
    expect([valueOf(all["cloud.unit.training-run"]), valueOf(all["cloud.unit.accepted-experiment"])]).toEqual([35, "no-data"]);
  });

  test("an accepted experiment carries the cost of those that were not", () => {
    const run = (id: string, tags: Readonly<Record<string, string>>): TrainingRun => ({ source, id, status: "finished", startedAt: isoInstant("2026-02-03T08:00:00Z"), params: {}, metrics: [], tags, unsorted: {} });
    const perAccepted = (...trainingRuns: readonly TrainingRun[]) => valueOf(facts({ cloudCosts, trainingRuns, fxRates: [rate("average", "2026-02-28", 0.5, "2026-02-01")] })["cloud.unit.accepted-experiment"]);
    expect(perAccepted(run("r1", { accepted: "true" }), run("r2", { accepted: "false" }))).toBe(35);
    expect(perAccepted(run("r1", { accepted: "true" }), run("r2", { accepted: "yes" }))).toBe(17.5);
    expect(perAccepted(run("r1", { accepted: "false" }))).toBe("zero-denominator");
    expect(perAccepted(run("r1", {}))).toBe("no-data");
  });

  test("an invoice is what its rows bill", () => {
    expect(valueOf(all["cloud.cost.invoices-that-differ"])).toBe(0);
    expect(rowsOf(all["cloud.cost.invoices"])).toEqual([["N-1", "104.00 USD", "104.00 USD", "0.00 USD"]]);
  });
});

test("cost by month: nothing posted is 0 in a complete month and unknown in one that is not", () => {
  const monthly = (budgetLine: "people" | "cloud", day: string): ActualCost => cost(`${budgetLine} ${day}`, day, 1_000, { budgetLine, category: budgetLine });
  const actuals = [monthly("people", "2026-01-31"), monthly("cloud", "2026-01-31"), monthly("people", "2026-02-28")];
  // Columns: month, workstream, cloud, people, total. On 1 March the cloud of February is not posted yet; on 15 March it never came.
  expect(rowsOf(facts({ actuals }, "2026-03-01T12:00:00Z")["budget.actual.months"])).toEqual([["2026-01", "search", 10, 10, 20], ["2026-02", "search", null, 10, 10]]);
  expect(rowsOf(facts({ actuals })["budget.actual.months"])[1]).toEqual(["2026-02", "search", 0, 10, 10]);
  // Nor is February compared with its budget on that day.
  const budgetLines = [line("search", "01", 5_000), line("search", "02", 5_000)];
  expect([facts({ actuals, budgetLines }, "2026-03-01T12:00:00Z"), facts({ actuals, budgetLines })].map((all) => valueOf(all["budget.variance.to-date"]))).toEqual([30, 70]);
  // By category: budget, and cost once the month is complete. People cost what no line of the budget plans.
  expect(rowsOf(facts({ actuals, budgetLines }, "2026-03-01T12:00:00Z")["budget.variance.categories"])).toEqual([["2026-01", "cloud", 50, 10], ["2026-01", "people", 0, 10], ["2026-02", "cloud", 50, null], ["2026-02", "people", 0, null]]);
});

test("benefits: each promised up to its own last measurement, what nobody has measured is no zero, and what was stated later does not exist", () => {
  const benefit = (id: string, basis: Benefit["basis"], to: string, amount: number, statedOn: string): Benefit => ({ source, id, title: id, basis, from: isoDate("2026-01-01"), to: isoDate(to), amount: cents(amount), statedOn: isoDate(statedOn) });
  const all = facts({ benefits: [benefit("B", "business-case", "2026-01-31", 10_000, "2025-12-01"), benefit("B", "business-case", "2026-02-28", 10_000, "2025-12-01"), benefit("B", "realised", "2026-01-31", 8_000, "2026-02-15"), benefit("B", "realised", "2026-02-28", 8_000, "2026-03-16"), benefit("N", "business-case", "2026-01-31", 6_000, "2025-12-01")] });
  expect([valueOf(all["benefits.realised.promised"]), valueOf(all["benefits.realised.amount"]), valueOf(all["benefits.realised.share"]), valueOf(all["benefits.realised.measured"])]).toEqual([100, 80, 0.8, 1]);
  // The second period of B, whose measurement was stated after the as-of date, and N, which nobody measures.
  expect([valueOf(all["benefits.realised.unmeasured"]), valueOf(all["benefits.realised.case"])]).toEqual([160, 260]);
  expect(rowsOf(all["benefits.realised.benefits"]).map((row) => row.slice(3, 8))).toEqual([[200, 100, 80, "2026-01-31", 0.8], [60, null, null, null, null]]);
});

test("quota: everything in use at the peak, and what is asked for", () => {
  const quota = (date: string, more: Partial<Quota>): Quota => ({ source, date: isoDate(date), resource: "GPUs", resourceType: "gpu", unit: "GPU", granted: 8, ...more });
  const all = facts({ quotas: [quota("2026-02-01", { used: 8 }), quota("2026-02-08", {}), quota("2026-02-15", { used: 6, requested: 16, requestedOn: isoDate("2026-02-10") }), quota("2026-03-16", { used: 8 })] });
  expect([valueOf(all["quota.use.times-full"]), valueOf(all["quota.use.gpu-peak"])]).toEqual([1, 1]);
  const other = facts({ quotas: [quota("2026-02-01", { used: 8 }), quota("2026-02-08", {}), quota("2026-02-15", { used: 8 }), quota("2026-02-01", { used: 8, region: "north" })] })["quota.use.times-full"];
  // Two full measurements of the two of the fuller resource: the full one of the other is none of them.
  expect(other).toMatchObject({ value: 2, n: 2, receipt: { rows: 2 } });
  expect(rowsOf(all["quota.use.resources"])[0]?.slice(4)).toEqual([8, 6, 8, "2026-02-01", 1, 1, 2, "2026-02-01", 16, "2026-02-10"]);
  expect(rowsOf(all["quota.use.measurements"]).map((row) => row.slice(3))).toEqual([["2026-02-01", 8, 8], ["2026-02-08", 8, null], ["2026-02-15", 8, 6]]);
});

test("currency: cost in each currency, and what the rate did to it", () => {
  const all = facts({ budgetLines: [line("search", "01", 9_000)], fxRates: [rate("budget", "2025-12-15", 0.9), rate("closing", "2026-01-30", 0.8)], actuals: [cost("A", "2026-01-31", 0, { amount: cents(11_000, "USD") })] });
  expect(valueOf(all["currency.exposure.cost{currency=USD}"])).toBe(110);
  expect([valueOf(all["currency.variance.volume"]), valueOf(all["currency.variance.currency"])]).toEqual([expect.closeTo(-9, 9), expect.closeTo(11, 9)]);
  expect(valueOf(all["currency.rates.age"])).toBe(44);
});

test("a rate keeps every decimal of its quote, and one of later than the as-of date does not exist", () => {
  const all = facts({ fxRates: [rate("closing", "2026-03-06", 0.8791), rate("closing", "2026-03-20", 0.9)] });
  expect(rowsOf(all["currency.rates.newest"])).toEqual([["USD", "EUR", "closing", "0.8791", "2026-03-06", 9, "yes", 1, "2026-03-06", "0.8791", "0.8791", null]]);
});
