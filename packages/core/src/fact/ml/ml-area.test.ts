import { describe, expect, test } from "vitest";
import { bin, card, check, claimed, dataset, evaluation, group, incident, mlFacts, release, run } from "../../../test/ml-fixtures.ts";
import type { Records } from "../../model/records/records.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { share } from "../../model/units.ts";
import { mlArea } from "./ml-area.ts";

const everything: Partial<Records> = {
  dataChecks: [check({}), check({ outcome: "fail", dimension: "timeliness", passed: 10, failed: 90 })],
  datasets: [dataset("d")],
  modelCards: [card("m", { datasets: ["d"] })],
  evaluations: [
    evaluation({ value: 0.8 }),
    evaluation({ value: 0.7, slice: "locale = pl" }),
    evaluation({ value: 0.75, version: "0", evaluatedOn: isoDate("2026-10-01") }),
    evaluation({ value: 0.95, split: "train", sampleSize: 1000 }),
    evaluation({ value: 0.85, split: "validation", sampleSize: 1000 }),
    claimed({ value: 0.8 }),
  ],
  fairnessCounts: [group("a", [10, 10, 10, 10]), group("b", [20, 0, 10, 10])],
  driftBins: [bin("x", "low", 50, 40), bin("x", "high", 50, 60)],
  modelReleases: [release("R-1", "2026-11-01T10:00:00Z")],
  modelIncidents: [incident("I-1", "2026-11-01T10:00:00Z")],
  trainingRuns: [run("r1", { metrics: [{ name: "auc", value: 0.9 }] })],
};
const goal = { model: "m", metric: "Accuracy", atLeast: 0.85 };

test("everything in the catalogue is published where there are records, and nothing else", () => {
  const bases = new Set(mlFacts(everything, { goals: [goal] }).ids.map((id) => id.replace(/\{.*$/, "")));
  expect([...bases].sort()).toEqual(Object.keys(mlArea.catalogue).sort());
});

test("no records: no facts, rather than zeros", () => {
  expect(mlFacts({}).ids).toEqual([]);
});

test("headlines are scalars of the catalogue", () => {
  const facts = mlFacts(everything, { goals: [goal] });
  for (const base of mlArea.headlines) expect(facts.fact(base)).toMatchObject({ type: "scalar" });
});

test("what happens after the as-of time does not exist", () => {
  const later: Partial<Records> = {
    dataChecks: [check({ checkedAt: isoInstant("2026-11-23T04:00:00Z"), passed: 1 })],
    datasets: [dataset("e", { publishedOn: isoDate("2026-11-23") })],
    evaluations: [evaluation({ value: 0.1, evaluatedOn: isoDate("2026-11-23") })],
    fairnessCounts: [group("a", [1, 9, 9, 1], { countedOn: isoDate("2026-11-23") })],
    driftBins: [bin("x", "low", 1, 90, { comparedOn: isoDate("2026-11-23") })],
    modelReleases: [release("R-2", "2026-11-22T21:00:01Z")],
    modelIncidents: [incident("I-2", "2026-11-22T21:00:01Z")],
    trainingRuns: [run("r2", { startedAt: isoInstant("2026-11-22T21:00:01Z") })],
  };
  const both = Object.fromEntries(Object.entries(everything).map(([kind, records]) => [kind, [...records, ...((later as Record<string, readonly unknown[]>)[kind] ?? [])]]));
  const [now, then] = [mlFacts(both, { goals: [goal] }), mlFacts(everything, { goals: [goal] })];
  for (const id of then.ids) expect(now.fact(id)).toEqual(then.fact(id));
});

test("the order of records changes no scalar", () => {
  const turned = Object.fromEntries(Object.entries(everything).map(([kind, records]) => [kind, [...records].reverse()]));
  const [facts, other] = [mlFacts(everything, { goals: [goal] }), mlFacts(turned, { goals: [goal] })];
  for (const id of facts.ids.filter((each) => facts.fact(each)?.type === "scalar")) expect(other.fact(id)).toEqual(facts.fact(id));
});

describe("data quality", () => {
  test("the newest validation of each dataset counts, the one before stands beside it", () => {
    const old = isoInstant("2026-10-30T04:00:00Z");
    const facts = mlFacts({ dataChecks: [check({ checkedAt: old, passed: 98 }), check({ passed: 40, outcome: "fail" }), check({ dimension: "validity", outcome: "pass" })] }, { dataQualityGate: share(0.95) });
    expect(facts.value("datasets.quality.minimum")).toBe(0.4);
    expect(facts.value("datasets.quality.mean")).toBe(0.7);
    expect(facts.value("datasets.quality.below-gate")).toBe(1);
    expect(facts.value("datasets.quality.worst{dataset=d}")).toBe(0.4);
    expect(facts.rows("datasets.quality.dimensions")).toEqual([expect.objectContaining({ dimension: "completeness", rate: 0.4, before: 0.98, "before-on": "2026-10-30" }), expect.objectContaining({ dimension: "validity", rate: 1, before: null })]);
    expect(facts.rows("datasets.quality.datasets")).toEqual([expect.objectContaining({ gate: "no", validations: 2 })]);
  });

  test("suites of one dataset run on days of their own: the newest run of each counts", () => {
    const weekly = { suite: "weekly", dimension: "timeliness" as const };
    const facts = mlFacts({ dataChecks: [check({ suite: "daily", passed: 90 }), check({ suite: "daily", passed: 70, checkedAt: isoInstant("2026-11-19T04:00:00Z") }), check({ ...weekly, passed: 50, checkedAt: isoInstant("2026-11-15T04:00:00Z") })] });
    expect(facts.rows("datasets.quality.dimensions")).toEqual([expect.objectContaining({ dimension: "completeness", rate: 0.9, before: 0.7, "before-on": "2026-11-19" }), expect.objectContaining({ dimension: "timeliness", rate: 0.5, before: null })]);
  });

  test("a tool that counts failures without a total gives no rate, and its failures are listed", () => {
    const facts = mlFacts({ datasets: [dataset("promotion-history")], dataChecks: [check({ tool: "dbt", dataset: "promotion_history", total: null, passed: null, failed: 412, outcome: "fail" })] });
    expect(facts.value("datasets.quality.minimum")).toBeNull();
    expect(facts.because("datasets.quality.minimum")).toContain("no tool counts the records");
    expect(facts.because("datasets.quality.below-gate")).toContain("rules.models.dataQualityGate");
    expect(facts.rows("datasets.quality.not-passed")).toEqual([expect.objectContaining({ dataset: "promotion-history", failed: 412, outcome: "fail" })]);
  });

  test("a check that could not be run says nothing; few records have an interval", () => {
    const facts = mlFacts({ dataChecks: [check({ outcome: "error", passed: 0 }), check({ total: 10, passed: 10 })] });
    expect(facts.rows("datasets.quality.dimensions")).toEqual([expect.objectContaining({ passed: 10, total: 10, low: expect.closeTo(0.7225, 4) as number, high: 1 })]);
  });
});

test("sufficiency: the largest count of the newest day, and no verdict without a number that is needed", () => {
  const facts = mlFacts({ dataChecks: [check({ total: 500, passed: 500, checkedAt: isoInstant("2026-10-01T04:00:00Z") }), check({ total: 90 }), check({ total: 80 })], evaluations: [evaluation({ value: 1, split: "train", sampleSize: 70 }), evaluation({ value: 1, sampleSize: 20 }), evaluation({ value: 1, sampleSize: 999, slice: "pl" })] });
  expect(facts.rows("datasets.sufficiency.records")).toEqual([{ dataset: "d", checked: 90, "checked-on": "2026-11-20", evaluated: 70, split: "train", "evaluated-on": "2026-11-01" }]);
  expect(facts.because("datasets.sufficiency.sufficient")).toContain("no export states how many records a dataset needs");
});

describe("documents of datasets", () => {
  const sensitive = (text: string) => [{ about: "personalSensitiveInformation", text }];

  test("what is made from personal data is personal data, unless it says otherwise", () => {
    const facts = mlFacts({ datasets: [dataset("logs", { statements: sensitive("Session ids.") }), dataset("tail", { derivedFrom: ["logs"] }), dataset("tail-of-tail", { derivedFrom: ["tail"] }), dataset("clean", { derivedFrom: ["logs"], statements: sensitive("None.") }), dataset("prices")] });
    expect(facts.value("datasets.documentation.personal-data")).toBe(3);
    expect(facts.keys("datasets.documentation.personal-data-unstated")).toEqual(["tail", "tail-of-tail"]);
    expect(facts.rows("datasets.documentation.datasets").map(({ dataset: id, personal }) => [id, personal])).toEqual([["clean", "none"], ["logs", "yes, stated"], ["prices", "not stated"], ["tail", "yes (made from logs), not stated"], ["tail-of-tail", "yes (made from tail), not stated"]]);
  });

  test("a placeholder is no licence", () => {
    const facts = mlFacts({ datasets: [dataset("a", { licences: [] }), dataset("b", { licences: ["TBD"] }), dataset("c")] });
    expect(facts.keys("datasets.documentation.licence-missing")).toEqual(["a", "b"]);
  });

  test("use is counted by any of a dataset's names", () => {
    const facts = mlFacts({ datasets: [dataset("long-tail", { otherNames: ["Long tail"] }), dataset("idle")], modelCards: [card("m", { datasets: ["long_tail"] })], evaluations: [evaluation({ value: 1, dataset: "Long tail" })], trainingRuns: [run("r", { params: { dataset: "long-tail" } })] });
    expect(facts.rows("datasets.use.datasets")).toEqual([expect.objectContaining({ dataset: "idle", models: 0, values: 0, runs: 0 }), expect.objectContaining({ dataset: "long-tail", models: 1, evaluated: 1, values: 1, runs: 1 })]);
    expect(facts.value("datasets.use.unused")).toBe(1);
  });
});
