import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact, FactInterval, Unit } from "../fact/fact.ts";
import type { Assertion } from "./assertion.ts";
import { judgePolicy } from "./judge-policy.ts";
import type { PolicyGround } from "./policy-ground.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
const scalar = (id: string, value: number | string | null, unit: Unit = "items", more: { readonly label?: string; readonly interval?: FactInterval } = {}): Fact => ({ type: "scalar", id, label: more.label ?? "In progress", audience: "public", unit, value, ...(value === null ? { notAvailable: { reason: "no-data", because: "no item is started" } } : {}), ...(more.interval === undefined ? {} : { interval: more.interval }), receipt });
const ground = (...facts: readonly Fact[]): PolicyGround => ({ facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])), workstreams: [{ id: "fraud", title: "Fraud detection" }, { id: "search", title: "Search ranking" }], asOfDate: "2026-11-22", locale: "en-GB" });
const asserted = (changes: Partial<Assertion> = {}): Assertion => ({ id: "wip-limit", path: "handbook/flow-policy.md", line: 12, column: 1, sentence: "At most 30 items are in progress.", fact: "delivery.wip.now", bound: { kind: "atMost", is: "number", value: 30 }, gate: false, ...changes });
const waiver = { why: "two teams hand over", until: "2027-01-31", by: "Product sponsor" };

describe("one fact", () => {
  test("is kept at the bound, and says how much is left below it", () => {
    expect(judgePolicy(asserted(), ground(scalar("delivery.wip.now", 30)))).toMatchObject({ state: "kept", because: "exactly as required", value: "30\u00a0items", bound: "at most 30\u00a0items" });
    expect(judgePolicy(asserted(), ground(scalar("delivery.wip.now", 21)))).toMatchObject({ state: "kept", because: "9\u00a0items to spare" });
  });

  test("is broken past it, by how much", () => {
    expect(judgePolicy(asserted(), ground(scalar("delivery.wip.now", 41)))).toMatchObject({ state: "broken", because: "11\u00a0items over" });
    expect(judgePolicy(asserted({ bound: { kind: "atLeast", is: "share", value: 0.85 } }), ground(scalar("delivery.wip.now", 0.8, "share")))).toMatchObject({ state: "broken", because: "5\u00a0percentage points short", bound: "at least 85\u00a0%" });
    expect(judgePolicy(asserted({ bound: { kind: "atMost", is: "date", value: "2027-01-01" } }), ground(scalar("delivery.wip.now", "2027-01-13", "date")))).toMatchObject({ state: "broken", because: "12\u00a0days too late", bound: "1\u00a0Jan\u00a02027 or earlier" });
    expect(judgePolicy(asserted({ bound: { kind: "equals", is: "word", value: "on-track" } }), ground(scalar("delivery.wip.now", "off-track", "text")))).toMatchObject({ state: "broken", because: "it is off track", bound: "on track" });
  });

  test("reads a word as it is written or as it is published", () => {
    for (const value of ["on-track", "On track"]) expect(judgePolicy(asserted({ bound: { kind: "equals", is: "word", value } }), ground(scalar("delivery.wip.now", "on-track", "text")))).toMatchObject({ state: "kept", value: "on track", because: "exactly as required" });
  });

  test("shows as many digits as tell a value from a bound that it misses, and compares what is published", () => {
    const asks = asserted({ bound: { kind: "atLeast", is: "number", value: 0.3 } });
    expect(judgePolicy(asks, ground(scalar("delivery.wip.now", 0.298, "share")))).toMatchObject({ state: "broken", value: "29.8\u00a0%", bound: "at least 30\u00a0%", because: "0.2\u00a0percentage points short" });
    expect(judgePolicy(asks, ground(scalar("delivery.wip.now", 0.1 + 0.2 - 1e-16, "share")))).toMatchObject({ state: "kept" });
  });

  test("cannot be judged without a value, on a table, in another kind of value, or when its dates are not known well enough", () => {
    const states = [ground(), ground(scalar("delivery.wip.now", null)), ground({ type: "table", id: "delivery.wip.now", label: "x", audience: "public", columns: [], rows: [], receipt }), ground(scalar("delivery.wip.now", "2026-11-22", "date")), ground(scalar("delivery.wip.now", 29, "items", { interval: { low: 25, high: 33, because: "dates known to the week" } }))].map((each) => judgePolicy(asserted(), each));
    expect(states.map(({ state }) => state)).toEqual(Array(5).fill("unjudged"));
    expect(states.map(({ because }) => because)).toEqual(["this edition publishes no such figure", "no item is started", "it is a table, and a policy is judged by a single figure", "it is a date, and its bound is not", "it lies between 25\u00a0items and 33\u00a0items: dates known to the week"]);
  });

  test("may be bounded by another fact, of the same unit", () => {
    const asks = asserted({ fact: "forecast.when.p85{program=*}", bound: { kind: "atMost", is: "fact", value: "program.target.date{program=*}" } });
    const dates = (unit: Unit): PolicyGround => ground(scalar("forecast.when.p85{program=fraud}", "2027-01-21", "date"), scalar("forecast.when.p85{program=search}", "2026-12-01", "date"), scalar("program.target.date{program=fraud}", unit === "date" ? "2027-01-08" : 3, unit, { label: "Target date" }), scalar("program.target.date{program=search}", "2026-12-15", "date", { label: "Target date" }));
    expect(judgePolicy(asks, dates("date"))).toMatchObject({ state: "broken", because: "Fraud detection: 21\u00a0Jan\u00a02027, 13\u00a0days too late", value: "1\u00a0Dec\u00a02026 to 21\u00a0Jan\u00a02027", facts: [{ bound: "8\u00a0Jan\u00a02027 or earlier (Target date, Fraud detection)" }, { state: "holds" }] });
    expect(judgePolicy(asks, dates("days"))).toMatchObject({ state: "unjudged", because: "Fraud detection: 21\u00a0Jan\u00a02027, it is a date, and its bound is a number of days" });
  });
});

describe("every value of a dimension", () => {
  const every = asserted({ fact: "delivery.wip.now{program=*}", bound: { kind: "atMost", is: "number", value: 12 } });

  test("each must meet the bound, and those that do not are named", () => {
    expect(judgePolicy(every, ground(scalar("delivery.wip.now", 99), scalar("delivery.wip.now{program=fraud}", 13), scalar("delivery.wip.now{program=search}", 4)))).toMatchObject({ state: "broken", value: "4 to 13\u00a0items", because: "Fraud detection: 13\u00a0items, 1\u00a0item over" });
    expect(judgePolicy(every, ground(scalar("delivery.wip.now{program=fraud}", 12), scalar("delivery.wip.now{program=search}", 4)))).toMatchObject({ state: "kept", because: "all 2 meet it" });
  });

  test("a workstream whose figure is not there is missed", () => {
    expect(judgePolicy(every, ground(scalar("delivery.wip.now{program=search}", 4)))).toMatchObject({ state: "unjudged", because: "Fraud detection: this edition publishes no such figure" });
    expect(judgePolicy({ ...every, fact: "models.age.days{model=*}" }, ground())).toMatchObject({ state: "unjudged", because: "this edition publishes nothing that is called models.age.days{model=…}" });
  });
});

describe("a waiver", () => {
  const waived = asserted({ waiver });
  const broken = ground(scalar("delivery.wip.now", 41));

  test("bends a broken policy up to its last day, and not after it", () => {
    expect(judgePolicy(waived, broken)).toMatchObject({ state: "bent", because: "11\u00a0items over; waived until 31\u00a0Jan\u00a02027" });
    expect(judgePolicy(waived, { ...broken, asOfDate: "2027-01-31" }).state).toBe("bent");
    expect(judgePolicy(waived, { ...broken, asOfDate: "2027-02-01" })).toMatchObject({ state: "broken", because: "11\u00a0items over; its waiver ended on 31\u00a0Jan\u00a02027" });
  });

  test("is not needed by a policy that is kept, and never stands in for a figure", () => {
    expect(judgePolicy(waived, ground(scalar("delivery.wip.now", 9)))).toMatchObject({ state: "kept", because: "21\u00a0items to spare; the waiver is not needed" });
    expect(judgePolicy(waived, ground()).state).toBe("unjudged");
    expect(judgePolicy({ ...waived, fact: "delivery.wip.now{program=*}" }, ground(scalar("delivery.wip.now{program=fraud}", 41)))).toMatchObject({ state: "unjudged", because: "Search ranking: this edition publishes no such figure; what is known is waived until 31\u00a0Jan\u00a02027" });
  });
});

const bound = fc.record({ kind: fc.constantFrom("atLeast" as const, "atMost" as const, "equals" as const), is: fc.constant("number" as const), value: fc.integer({ min: -5, max: 5 }) });
test("a policy with missing data is never kept, nor bent, whatever its bound and waiver", () => {
  const value = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null });
  fc.assert(
    fc.property(bound, fc.option(fc.constant(waiver), { nil: undefined }), value, fc.boolean(), fc.boolean(), (limit, leave, other, first, absent) => {
      const [gone, there] = first ? ["fraud", "search"] : ["search", "fraud"];
      const facts = [scalar(`delivery.wip.now{program=${there}}`, other), ...(absent ? [] : [scalar(`delivery.wip.now{program=${gone}}`, null)])];
      const asks = asserted({ fact: "delivery.wip.now{program=*}", bound: limit, ...(leave === undefined ? {} : { waiver: leave }) });
      expect(["broken", "unjudged"]).toContain(judgePolicy(asks, ground(...facts)).state);
    }),
  );
});
