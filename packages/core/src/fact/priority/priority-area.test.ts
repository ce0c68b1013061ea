import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Model } from "../../model/model.ts";
import type { Money } from "../../model/money.ts";
import type { ProgramRules } from "../../model/program-rules.ts";
import type { CheckIn, Initiative, KeyResult } from "../../model/records/governance-planning.ts";
import type { Records } from "../../model/records/records.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { share } from "../../model/units.ts";
import { factContext, scopesOf } from "../scope.ts";
import { priorityArea } from "./priority-area.ts";

const euros = (amount: number, currency = "EUR"): Money => ({ amount: BigInt(amount), scale: 0, currency });
const source = (line: number, file = "initiatives.csv") => ({ source: { file, line } });

const ready: Initiative = { ...source(2), id: "I-1", title: "Ready", status: "running", workstream: "a", value: { low: euros(100), mode: euros(200), high: euros(600) }, effort: { mode: 10 }, reach: 1000, impact: 2, confidence: share(0.5), businessValue: 8, timeCriticality: 2, riskReduction: 2, jobSize: 4, feasibility: 4, costOfDelay: euros(20), duration: 10, after: ["I-9"] };
const second: Initiative = { ...source(3), id: "I-2", title: "Second", status: "proposed", value: { mode: euros(240) }, effort: { low: 8, mode: 10, high: 20 }, businessValue: 4, timeCriticality: 8, riskReduction: 0, jobSize: 2, feasibility: 2, dataReadiness: share(0.9), costOfDelay: euros(90), duration: 30, after: ["I-1"] };
const done: Initiative = { ...source(4), id: "I-9", title: "Done", status: "finished", value: { mode: euros(200) }, effort: { low: 4, mode: 5, high: 8 }, costOfDelay: euros(1), duration: 1, after: [], actualEffort: 9, actualValue: euros(150) };

const result = (id: string, changes: Partial<KeyResult> = {}): KeyResult => ({ ...source(2, "key-results.csv"), objective: "O-1", objectiveTitle: "Objective", id, title: id, start: 10, target: 20, weight: share(0.5), workstream: "a", ...changes });
const checkIn = (keyResult: string, on: string, value: number): CheckIn => ({ ...source(3, "check-ins.csv"), keyResult, on: isoDate(on), value });

function facts(records: Partial<Records>, rules: ProgramRules = {}) {
  const model: Model = {
    program: { id: "test", title: "Test", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflow: { columns: [] }, workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [{ id: "a", title: "A" }, { id: "b", title: "B" }], rules, seed: "1" },
    asOf: isoInstant("2026-11-22T21:00:00Z"), items: [], records, sources: [], documents: [], quality: [],
  };
  const context = factContext(model, (text) => createHash("sha256").update(text).digest("hex"));
  const computed = priorityArea.facts({ context, scopes: scopesOf(context), previous: undefined });
  const byId = new Map(computed.map(({ fact }) => [fact.id, fact]));
  return {
    ids: [...byId.keys()],
    fact: (id: string) => byId.get(id),
    value: (id: string) => { const fact = byId.get(id); return fact?.type === "scalar" ? fact.value : undefined; },
    rows: (id: string) => { const fact = byId.get(id); return fact?.type === "table" ? fact.rows : undefined; },
  };
}

describe("initiatives", () => {
  const { value, rows, fact, ids } = facts({ initiatives: [second, done, ready] });

  test("every method ranks those that are still to be ordered, and has no rank for what has no inputs", () => {
    expect(value("priority.ranking.compared")).toBe(2);
    expect(rows("priority.ranking.methods")).toEqual([
      // RICE 1000 × 2 × 0.5 / 10; WSJF 12 / 4; CD3 20 / 10; weighted (1 + 1) / 2 of value and feasibility.
      ["I-1", "Ready", "a", "running", 100, 1, 3, 2, 2, 2, 1, 1, "dataReadiness"],
      ["I-2", "Second", null, "proposed", null, null, 6, 1, 3, 1, expect.closeTo((0.5 + 0.5 + 0.9) / 3, 12), 2, null],
    ]);
    expect(value("priority.ranking.leaders")).toBe(2);
  });

  test("weights of the program are the weights of the score", () => {
    const weighted = facts({ initiatives: [ready, second] }, { priority: { weights: { dataReadiness: 1 } } }).rows("priority.ranking.methods");
    expect(weighted?.map((row) => row.slice(-3))).toEqual([[null, null, "dataReadiness"], [0.9, 1, null]]);
  });

  test("a finished predecessor holds nothing up; the order and its cost are those of one team", () => {
    expect(rows("priority.sequence.order")).toEqual([[1, "I-1", null, 20, 10, expect.closeTo(110 / 40, 12), 10, 200], [2, "I-2", "I-1", 90, 30, 3, 40, 3600]]);
    expect([value("priority.sequence.delay-cost"), value("priority.sequence.enablers-ignored")]).toEqual([3800, 0]);
    const third: Initiative = { ...second, id: "I-3", costOfDelay: euros(25), duration: 10, after: [] };
    // Alone I-3 (2.5) stands before I-1 (2); with what waits for it I-1 is worth 2.75: 20 × 10 + 90 × 40 + 25 × 50 = 5,050 against 25 × 10 + 20 × 20 + 90 × 50 = 5,150.
    const other = facts({ initiatives: [ready, second, third] });
    expect([other.value("priority.sequence.delay-cost"), other.value("priority.sequence.enablers-ignored")]).toEqual([5050, 100]);
  });

  test("whoever waits for two has no index, and says so", () => {
    const two = facts({ initiatives: [ready, { ...second, after: ["I-1", "I-3"] }, { ...ready, id: "I-3" }] });
    expect(two.fact("priority.sequence.delay-cost")).toMatchObject({ value: null, notAvailable: { reason: "not-applicable" } });
    expect(two.ids).not.toContain("priority.sequence.order");
  });

  test("ranges are simulated, with trials, seed and stream in the receipt", () => {
    expect(fact("priority.ranges.ranks")?.receipt.arguments).toMatchObject({ engine: "simulation", trials: 4000, seed: "1", stream: "priority/<initiative>" });
    const [first, other] = rows("priority.ranges.outranks") ?? [];
    expect([first?.[1], other?.[2]]).toEqual([null, null]);
    expect(Number(first?.[2]) + Number(other?.[1])).toBeCloseTo(1, 12);
    expect(rows("priority.ranges.ranks")?.[0]?.[2]).toBe(first?.[2]);
    // Value 250 over 10; the mean of a beta-PERT is (100 + 4 × 200 + 600) / 6.
    expect(Number(rows("priority.ranges.ranks")?.[0]?.[1])).toBeCloseTo(25, 0);
    expect(value("priority.information.perfect")).toBeGreaterThan(0);
  });

  test("money of another currency without a rate has no score, and no effort no range", () => {
    const poor = facts({ initiatives: [{ ...ready, value: { mode: euros(5, "USD") }, costOfDelay: euros(5, "USD") }, { ...second, effort: { mode: 0 } }] });
    expect(poor.fact("priority.ranges.leader-chance")).toMatchObject({ value: null, notAvailable: { reason: "no-data" } });
    expect(poor.rows("priority.ranking.methods")?.[0]?.slice(8, 10)).toEqual([null, null]);
  });

  test("what finished is held against its estimate", () => {
    expect(rows("priority.outturn.initiatives")).toEqual([["I-9", "finished", 4, 5, 8, 9, 1.8, "no", 0.75, 200, 150, "EUR"]]);
    expect(value("priority.outturn.within-range")).toBe(0);
    expect(rows("priority.quadrants.initiatives")).toEqual([["I-1", 8, 4, "do-now"], ["I-2", 4, 2, "drop"]]);
    expect(ids.every((id) => id.startsWith("priority."))).toBe(true);
  });
});

describe("objectives", () => {
  const keyResults = [result("KR-1"), result("KR-2", { target: 0, weight: share(0.3) }), result("KR-3", { weight: share(0.2) }), result("KR-9", { objective: "O-2", workstream: "b" })];
  const checkIns = [checkIn("KR-1", "2026-11-06", 12), checkIn("KR-1", "2026-11-20", 15), checkIn("KR-1", "2026-11-25", 20), checkIn("KR-2", "2026-11-06", 12)];
  const { value, rows, fact, ids } = facts({ keyResults, checkIns });

  test("progress is that of the last check-in before the as-of date, down as well as up", () => {
    expect(rows("objectives.progress.key-results")?.map((row) => [row[0], row[5], row[8], row[10], row[11]])).toEqual([["KR-1", 15, 0.5, "2026-11-20", 2], ["KR-2", 12, -0.2, "2026-11-06", 16], ["KR-3", null, null, null, null], ["KR-9", null, null, null, null]]);
    // (0.5 × 0.5 − 0.2 × 0.3) / 0.8.
    expect(rows("objectives.progress.objectives")).toEqual([["O-1", "Objective", expect.closeTo(0.2375, 12), expect.closeTo(0.8, 12), 3, 1, 1], ["O-2", "Objective", null, 0, 1, 1, 0]]);
    expect(rows("objectives.progress.trend")).toEqual([["2026-11-06", expect.closeTo((0.2 * 0.5 - 0.2 * 0.3) / 0.8, 12), null], ["2026-11-20", expect.closeTo(0.2375, 12), null]]);
  });

  test("headlines by workstream: what is worse, missing, behind and old", () => {
    const at = (base: string) => [value(`objectives.${base}`), value(`objectives.${base}{program=a}`), value(`objectives.${base}{program=b}`)];
    expect(["progress.worse", "check-ins.missing", "check-ins.behind", "check-ins.oldest"].map(at)).toEqual([[1, 1, null], [2, 1, 1], [1, 1, null], [16, 16, null]]);
    expect(value("objectives.check-ins.count")).toBe(3);
    expect(fact("objectives.progress.mean{program=b}")).toMatchObject({ value: null, notAvailable: { reason: "no-data" } });
  });

  test("without records there are no facts, and every fact stands in the catalogue", () => {
    expect(facts({}).ids).toEqual([]);
    expect(ids.filter((id) => !(id.replace(/\{.*/, "") in priorityArea.catalogue))).toEqual([]);
  });
});
