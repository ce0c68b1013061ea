import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Model } from "../../model/model.ts";
import type { Money } from "../../model/money.ts";
import type { Risk } from "../../model/records/governance-risk.ts";
import type { BudgetLine } from "../../model/records/money-budget.ts";
import type { Records } from "../../model/records/records.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { share } from "../../model/units.ts";
import type { Fact, TableFact } from "../fact.ts";
import { isKnownFact } from "../catalogue.ts";
import { factContext, scopesOf } from "../scope.ts";
import { riskArea } from "./risk-area.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const money = (amount: number, currency = "EUR"): Money => ({ amount: BigInt(amount), scale: 0, currency });
const NOW = "data/sources/risk/2026-11-22/risks.csv";
const BEFORE = "data/sources/risk/2026-11-15/risks.csv";

const program = aProgram({ workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }] }, workstreams: [{ id: "a", title: "A" }] });

const risk = (id: string, p: number, amount: number, more: Partial<Risk> = {}): Risk => ({ source: { file: NOW, line: Number(id.slice(2)) + 1 }, id, title: `Title of ${id}`, type: "threat", inherent: { probability: share(p), impact: { basis: "amount", amount: money(amount) } }, status: "open", opened: isoDate("2026-10-01"), ...more });
const file = (name: string, exportedAt: string): Model["sources"][number] => ({ source: "risks", file: name, kind: "risk-register", role: "primary", area: "governance", sha256: "", bytes: 1, exportedAt: isoInstant(exportedAt), exportedAtBasis: "declared", records: 1, itemRecords: 0, otherRecords: 0, rejected: 0, warnings: 0, history: "reconstructed" });

function facts(records: Model["records"], rules: Model["program"]["rules"] = {}, audience?: Model["sources"][number]["audience"]): Readonly<Record<string, Fact>> {
  const model: Model = { program: { ...program, rules }, asOf: isoInstant("2026-11-22T21:00:00Z"), items: [], records: records ?? {}, sources: [file(BEFORE, "2026-11-15T21:00:00Z"), file(NOW, "2026-11-22T21:00:00Z")].map((one) => (audience === undefined ? one : { ...one, audience })), documents: [], quality: [] };
  const context = factContext(model, sha256);
  const computed = riskArea.facts({ context, scopes: scopesOf(context), previous: undefined });
  expect(computed.map(({ fact }) => fact.id).filter((id) => !isKnownFact(id, ["a"]))).toEqual([]);
  return Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
}
const valueOf = (fact: Fact | undefined) => (fact?.type === "scalar" ? (fact.value ?? fact.notAvailable) : undefined);
const rowsOf = (fact: Fact | undefined): TableFact["rows"] => (fact?.type === "table" ? fact.rows : []);

const before = { source: { file: BEFORE, line: 2 }, asOf: isoDate("2026-11-15") };
const mitigated = risk("R-1", 0.5, 100_000, { residual: { probability: share(0.2) }, workstream: "a", driver: "Vendor", mitigation: { cost: money(10_000), due: isoDate("2026-11-21"), status: "open" } });

describe("a register", () => {
  const all = facts({
    risks: [mitigated, risk("R-2", 0.55, 85_000, { driver: "Vendor" }), risk("R-3", 0.4, 150_000, { type: "opportunity" }), risk("R-4", 0.9, 10, { status: "closed", closed: isoDate("2026-11-18") }), risk("R-5", 0.9, 10, { opened: isoDate("2026-11-23") }), { ...risk("R-6", 0, 0), inherent: {} }],
    riskHistory: [risk("R-1", 0.5, 100_000, before), risk("R-4", 0.9, 10, before), risk("R-7", 0.1, 500, before)],
  });

  test("sums open threats and opportunities apart; what opens later does not exist, what has no amount is counted", () => {
    expect(Object.fromEntries(["inherent", "residual", "opportunities", "net", "worst-case"].map((part) => [part, valueOf(all[`risk.exposure.${part}`])]))).toEqual({ inherent: 96_750, residual: 66_750, opportunities: 60_000, net: 6750, "worst-case": 185_000 });
    expect(valueOf(all["risk.exposure.residual{program=a}"])).toBe(20_000);
    expect(["all", "open", "opportunities", "closed", "without-value"].map((part) => valueOf(all[`risk.register.${part}`]))).toEqual([5, 4, 1, 1, 1]);
  });

  test("runs over its exports: a risk that is missing from the next one has ended", () => {
    expect(rowsOf(all["risk.burndown.days"])).toEqual([["2026-11-15", 50_059, 3], ["2026-11-22", 66_750, 2]]);
    expect(rowsOf(all["risk.burndown.moves"]).map(([date, id, , what, from, to]) => [date, id, what, from, to])).toEqual([
      ["2026-11-22", "R-1", "lower", 50_000, 20_000],
      ["2026-11-22", "R-4", "closed", 9, null],
      ["2026-11-22", "R-7", "closed", 50, null],
      ["2026-11-22", "R-2", "opened", null, 46_750],
      ["2026-11-22", "R-3", "opened", null, 60_000],
    ]);
    expect(valueOf(all["risk.burndown.change"])).toBe(16_691);
  });

  test("names what is overdue and what mitigation has brought", () => {
    expect(valueOf(all["risk.mitigation.overdue"])).toBe(1);
    expect(valueOf(all["risk.mitigation.return"])).toBe(2);
    expect(valueOf(all["risk.review.stale"])).toMatchObject({ reason: "no-data" });
  });

  test("says what losses may come to, with and without the shared driver", () => {
    expect(all["risk.loss.p80"]?.receipt.arguments).toMatchObject({ trials: 10_000, seed: "1", stream: "risk" });
    expect([valueOf(all["risk.loss.p95"]), valueOf(all["risk.loss.p95-independent"])]).toEqual([185_000, 185_000]);
    expect(rowsOf(all["risk.drivers.groups"])).toEqual([["Vendor", 2, "R-1 R-2", 66_750, 185_000, 0.55, 0.2]]);
    expect(rowsOf(all["risk.loss.curve"])[0]?.[1]).toBeCloseTo(0.55, 1);
  });
});

test("a review is stale after the days of the policy, counted from the opening where there was none; due today is not overdue", () => {
  const all = facts({ risks: [risk("R-1", 0.1, 10, { reviewedOn: isoDate("2026-11-12"), reviewBy: isoDate("2026-11-22") }), risk("R-2", 0.1, 10), risk("R-3", 0.1, 10, { reviewedOn: isoDate("2026-11-11"), reviewBy: isoDate("2026-11-21") })] }, { risk: { reviewAfterDays: 10 } });
  expect([valueOf(all["risk.review.stale"]), valueOf(all["risk.review.overdue"])]).toEqual([2, 1]);
  expect(rowsOf(all["risk.review.items"]).map(([id, , , days, late]) => [id, days, late])).toEqual([["R-2", 52, null], ["R-3", 11, 1]]);
});

test("an amount that no rate converts leaves the sums without a value, never one for one", () => {
  const all = facts({ risks: [risk("R-1", 0.5, 100), { ...risk("R-2", 0.5, 100), inherent: { probability: share(0.5), impact: { basis: "amount", amount: money(100, "USD") } } }] });
  expect(valueOf(all["risk.exposure.residual"])).toMatchObject({ reason: "missing-rate" });
  expect(valueOf(all["risk.loss.p80"])).toMatchObject({ reason: "missing-rate" });
});

test("a range counts with the mean of its distribution, and in the worst case with its high end", () => {
  const all = facts({ risks: [risk("R-1", 0, 0, { inherent: { probability: share(1), impact: { basis: "range", low: money(1), high: money(10) } } })] });
  expect(valueOf(all["risk.exposure.residual"])).toBeCloseTo(4.040012826945718, 7);
  expect(valueOf(all["risk.exposure.worst-case"])).toBe(10);
});

test("the matrix counts, and never sums; the register of another day has its own steps", () => {
  const all = facts({ risks: [risk("R-1", 0.21, 21), risk("R-2", 0.19, 59), risk("R-3", 0.01, 100), { ...risk("R-4", 0, 0), inherent: { probabilityStep: 5, impactStep: 5 } }] });
  expect(rowsOf(all["risk.matrix.cells"]).filter((row) => row[4] !== 0).map(([p, i, , , count, ids]) => [p, i, count, ids])).toEqual([[1, 3, 1, "R-2"], [1, 5, 1, "R-3"], [2, 2, 1, "R-1"], [5, 5, 1, "R-4"]]);
  // R-1 scores 4 and R-2 3, but loses 4.41 and 11.21; R-3 scores 5 and loses 1.
  expect(valueOf(all["risk.matrix.reversals"])).toBe(3);
});

test("of an internal register nothing is public, not even that nothing is overdue", () => {
  expect(Object.values(facts({ risks: [mitigated] }, {}, "internal")).filter(({ audience }) => audience !== "internal")).toEqual([]);
});

test("without a register there is no fact, not a zero", () => {
  expect(facts({})).toEqual({});
});

describe("contingency", () => {
  const line = (id: string, category: "contingency" | "people", to: string, amount: Money, more: Partial<BudgetLine> = {}): BudgetLine => ({ source: { file: "data/sources/budget.csv", line: 2 }, id, planKind: "plan", version: "v2", setOn: isoDate("2026-07-01"), category, from: isoDate("2026-01-01"), to: isoDate(to), amount, ...more });
  const certain = risk("R-1", 1, 100_000);
  const of = (budgetLines: readonly BudgetLine[], more: Partial<Records> = {}) => {
    const all = facts({ risks: [certain], budgetLines, ...more });
    return ["needed", "planned", "cover"].map((name) => valueOf(all[`risk.contingency.${name}`]));
  };

  test("what is planned for the periods to come, of the version in force, less what 80 % of the trials cost", () => {
    const planned = line("c", "contingency", "2026-12-31", money(70_000));
    expect(of([planned, line("p", "people", "2026-12-31", money(900_000))])).toEqual([100_000, 70_000, -30_000]);
    expect(of([planned, line("old", "contingency", "2026-12-31", money(5), { version: "v1", setOn: isoDate("2026-01-01") }), line("base", "contingency", "2026-12-31", money(7), { planKind: "baseline" }), line("later", "contingency", "2026-12-31", money(9), { version: "v3", setOn: isoDate("2026-12-01") })])).toEqual([100_000, 70_000, -30_000]);
    expect(of([planned, line("ended", "contingency", "2026-11-21", money(50_000)), line("today", "contingency", "2026-11-22", money(1_000))])).toEqual([100_000, 71_000, -29_000]);
  });

  test("a budget without such a line has no contingency that is known, and foreign money needs a rate", () => {
    expect(of([line("p", "people", "2026-12-31", money(900_000))]).slice(1)).toMatchObject([{ reason: "no-data" }, { reason: "no-data" }]);
    const foreign = line("c", "contingency", "2026-12-31", money(1_000, "USD"));
    expect(of([foreign])[1]).toMatchObject({ reason: "missing-rate" });
    expect(of([foreign], { fxRates: [{ source: { file: "data/sources/fx.csv", line: 2 }, from: "USD", to: "EUR", rate: 0.88, basis: "budget", date: isoDate("2026-01-01") }] })[1]).toBe(880);
  });
});
