import { describe, expect, test } from "vitest";
import { bin, card, claimed, dataset, evaluation, group, incident, mlFacts, release, run } from "../../../test/ml-fixtures.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { metricDirection } from "./metric-direction.ts";

test.each([
  ["NDCG at 10", "higher"],
  ["value_weighted_recall", "higher"],
  ["Weighted absolute error, four weeks ahead", "lower"],
  ["p85_wait_days", "lower"],
  ["Searches without a result", "lower"],
  ["Coverage of the 80 % interval", undefined],
])("of %s, %s is better", (metric, direction) => {
  expect(metricDirection(metric)).toBe(direction);
});

test("a goal says which way is better, whatever the name", () => {
  expect(metricDirection("coverage_80", [{ model: "m", metric: "coverage_80", atMost: 0.8 }])).toBe("lower");
});

describe("evaluations", () => {
  test("goals look at the newest value of the split named test, and say what is not evaluated", () => {
    const facts = mlFacts(
      { evaluations: [evaluation({ value: 0.65, version: "2" }), evaluation({ value: 0.99, evaluatedOn: isoDate("2026-10-01") }), evaluation({ value: 0.99, split: "train" }), evaluation({ value: 90, metric: "Latency, ms" })] },
      { goals: [{ model: "m", metric: "Accuracy", atLeast: 0.68 }, { model: "m", metric: "Latency, ms", atMost: 90 }, { model: "m", metric: "Recall", atLeast: 0.5 }] },
    );
    expect(facts.value("models.evaluation.goals-met")).toBe(1);
    expect(facts.rows("models.evaluation.goals")).toEqual([expect.objectContaining({ value: 0.65, margin: -0.03, met: "no", version: "2" }), expect.objectContaining({ margin: 0, met: "yes" }), expect.objectContaining({ value: null, met: "not evaluated" })]);
    expect(facts.because("models.evaluation.goal-margin{model=m}")).toBe("1 of 3 goals of the model has not been evaluated");
    expect(mlFacts({ evaluations: [evaluation({ value: 1 })] }, { goals: [{ model: "m", metric: "Accuracy", atMost: 0.9 }] }).value("models.evaluation.goal-margin{model=m}")).toBe(-0.1);
    expect(mlFacts({ evaluations: [evaluation({ value: 1 })] }).because("models.evaluation.goals-met")).toContain("rules.models.goals");
  });

  test("the worst slice is the one furthest behind its own whole, in the direction of the metric", () => {
    const error = (value: number, slice?: string) => evaluation({ value, metric: "Absolute error", ...(slice === undefined ? {} : { slice }) });
    const facts = mlFacts({ evaluations: [error(0.27), error(0.25, "north"), error(0.33, "poland"), evaluation({ value: 0.5, metric: "Coverage" }), evaluation({ value: 0.1, metric: "Coverage", slice: "poland" })] });
    expect(facts.rows("models.evaluation.worst-slices")).toEqual([expect.objectContaining({ metric: "Absolute error", part: "test, poland", gap: 0.06, whole: 0.27 })]);
  });

  test("a result in words is no value, and what a card claims is not taken for a measurement", () => {
    const facts = mlFacts({ modelCards: [card("m")], evaluations: [evaluation({ value: 0.66 }), claimed({ value: 0.7, valueText: "0.70 +/- 0.01", plusMinus: 0.01 }), claimed({ value: null, valueText: "310 ms", metric: "Latency" })] });
    expect(facts.value("models.evaluation.stated-in-words")).toBe(1);
    expect(facts.rows("models.evaluation.stated")).toEqual([expect.objectContaining({ value: 0.7, "plus-minus": 0.01, measured: 0.66 }), expect.objectContaining({ written: "310 ms", value: null, measured: null })]);
    expect(facts.rows("models.evaluation.newest")).toEqual([expect.objectContaining({ value: 0.66 })]);
  });
});

test("overfitting is judged with the standard error that there is, and not without one", () => {
  const pair = (model: string, metric: string, train: number, validation: number, changes: object) => [evaluation({ model, metric, split: "train", value: train }), evaluation({ model, metric, split: "validation", value: validation, ...changes })];
  const facts = mlFacts({ evaluations: [...pair("a", "Accuracy", 0.98, 0.85, { standardError: 0.01 }), ...pair("b", "Absolute error", 0.124, 0.287, { sampleSize: 3100 }), ...pair("c", "Accuracy", 0.99, 0.5, {}), ...pair("d", "RMSE, euros", 40, 80, { sampleSize: 50 })] });
  expect(facts.rows("models.overfit.gaps").map(({ model, gap, basis, flag }) => [model, gap, basis, flag])).toEqual([
    ["a", 0.13, "stated", "overfit"],
    ["b", 0.163, "binomial, from the sample size", "overfit"],
    ["c", 0.49, "none: no sample size is stated", "not judged"],
    ["d", 40, "none: the value is no share", "not judged"],
  ]);
  expect(facts.fact("models.overfit.flagged")).toMatchObject({ value: 2, n: 2 });
});

test("drift: the newest comparison of each feature is banded; numbers have a distance, categories have none", () => {
  const edges = [{ upper: 1 }, { lower: 1 }];
  const facts = mlFacts({ driftBins: [bin("Length", "", 500, 500, { ...edges[0], comparedOn: isoDate("2026-10-01") }), bin("Length", "", 500, 500, { ...edges[1], comparedOn: isoDate("2026-10-01") }), bin("Length", "", 500, 800, edges[1]), bin("Length", "", 500, 200, edges[0]), bin("Country", "home", 900, 890), bin("Country", "other", 100, 110)] });
  expect(facts.value("models.drift.major")).toBe(1);
  expect(facts.value("models.drift.moderate")).toBe(0);
  expect(facts.value("models.drift.highest")).toBeCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), 12);
  expect(facts.rows("models.drift.comparisons").map(({ feature, on, band, exceeds, ks }) => [feature, on, band, exceeds, ks])).toEqual([
    ["Country", "2026-11-20", "stable", "no", null],
    ["Length", "2026-10-01", "stable", "no", 0],
    ["Length", "2026-11-20", "major", "yes", 0.3],
  ]);
});

test("fairness: newest counts only, small groups without rates, warnings for few positives", () => {
  const facts = mlFacts({ fairnessCounts: [group("old", [1, 1, 1, 1], { countedOn: isoDate("2026-09-01") }), group("big", [400, 100, 400, 100]), group("small", [10, 10, 20, 10]), group("tiny", [20, 0, 0, 0]), group("none", [0, 3, 31, 0])] });
  expect(facts.rows("models.fairness.groups").map(({ group: name, selected, tpr, warning }) => [name, selected, tpr, warning])).toEqual([
    ["big", 0.5, 0.8, null],
    ["none", 3 / 34, null, "no positive case among 34"],
    ["small", 0.4, 0.5, "small: 20 positive cases of 50"],
    ["tiny", null, null, "fewer than 30 records, no rates"],
  ]);
  expect(facts.value("models.fairness.lowest-parity-ratio")).toBeCloseTo(3 / 34 / 0.5, 12);
});

test("model cards: a section without a heading and a placeholder are missing, fields count by share", () => {
  const facts = mlFacts({ modelCards: [card("a", { gated: true, sections: [{ name: "metrics", headings: ["Metrics"], text: "AUC", fields: [] }, { name: "factors", headings: ["Factors"], text: "TBD", fields: [] }, { name: "model-details", headings: ["Details"], text: "x", fields: [{ label: "By", text: "us" }, { label: "For", text: "[More Information Needed]" }] }] })] });
  expect(facts.value("models.card.complete")).toBe(0);
  expect(facts.rows("models.card.cards")).toEqual([expect.objectContaining({ score: 1.5 / 9, filled: 2, access: "gated", missing: "intended use, factors, evaluation data, training data, quantitative analyses, ethical considerations, caveats and recommendations" })]);
});

describe("age of models in production", () => {
  test("taking a release back makes nothing younger", () => {
    const facts = mlFacts({ modelReleases: [release("R-1", "2026-07-21T08:00:00Z", { version: "2.3" }), release("R-2", "2026-10-06T08:00:00Z", { version: "2.4", failed: true }), release("R-3", "2026-10-06T11:00:00Z", { version: "2.3", rollbackOf: "R-2" })] }, { refreshAfterDays: 120 });
    expect(facts.rows("models.age.production")).toEqual([{ model: "m", version: "2.3", released: "2026-10-06", trained: "2026-07-21", basis: "first release of the version", age: 124, overdue: 4 }]);
    expect(facts.value("models.age.overdue")).toBe(1);
  });

  test("the last finished run before the first release is the training; a later one is not", () => {
    const ran = (id: string, day: string, changes = {}) => run(id, { startedAt: isoInstant(`${day}T08:00:00Z`), endedAt: isoInstant(`${day}T09:00:00Z`), ...changes });
    const facts = mlFacts({ modelReleases: [release("R-1", "2026-11-01T08:00:00Z")], trainingRuns: [ran("a", "2026-10-01"), ran("b", "2026-10-20"), ran("c", "2026-10-25", { status: "failed" }), ran("d", "2026-11-10")] });
    expect(facts.rows("models.age.production")).toEqual([expect.objectContaining({ trained: "2026-10-20", basis: "last run before its first release", age: 33 })]);
    expect(facts.because("models.age.overdue")).toContain("rules.models.refreshAfterDays");
  });
});

describe("runs", () => {
  test("running ones are no failures; pauses reach to the as-of date", () => {
    const day = (text: string) => ({ startedAt: isoInstant(`${text}T08:00:00Z`) });
    const facts = mlFacts({ trainingRuns: [run("a", day("2026-09-10")), run("b", { ...day("2026-10-12"), status: "failed" }), run("c", { ...day("2026-10-14"), status: "running" })] });
    expect(facts.fact("experiments.runs.success")).toMatchObject({ value: 0.5, n: 2 });
    expect(facts.value("experiments.runs.days-since-last")).toBe(39);
    expect(facts.rows("experiments.runs.by-experiment")).toEqual([expect.objectContaining({ runs: 3, finished: 1, failed: 1, running: 1, gap: 39, "gap-from": "2026-10-14", "failed-on": "2026-10-12" })]);
  });

  test("a run that ended after the as-of time was running, with what it had logged by then", () => {
    const at = isoInstant("2026-11-22T20:00:00Z");
    const facts = mlFacts({ trainingRuns: [run("a", { startedAt: at, endedAt: isoInstant("2026-11-23T02:00:00Z"), status: "finished", metrics: [{ name: "auc", value: 0.9 }, { name: "loss", value: 0.3, loggedAt: at }, { name: "loss", value: 0.1, loggedAt: isoInstant("2026-11-23T01:00:00Z") }] })] });
    expect(facts.fact("experiments.runs.success")).toMatchObject({ value: null, notAvailable: { reason: "zero-denominator" } });
    expect(facts.rows("experiments.runs.by-experiment")).toEqual([expect.objectContaining({ runs: 1, finished: 0, running: 1 })]);
  });

  test("the last logged value of finished runs, best in the direction of the metric", () => {
    const logged = (id: string, values: readonly number[], changes = {}) => run(id, { name: id, metrics: values.map((value, step) => ({ name: "loss", value, step })), ...changes });
    const facts = mlFacts({ trainingRuns: [logged("a", [0.1, 0.4]), logged("b", [0.9, 0.2]), logged("c", [0.05], { status: "failed" })] });
    expect(facts.rows("experiments.runs.best")).toEqual([expect.objectContaining({ runs: 2, lowest: 0.2, highest: 0.4, best: 0.2, run: "b" })]);
  });

  test("reproducibility reads names of tags and parameters, and placeholders are no evidence", () => {
    const facts = mlFacts({ trainingRuns: [run("a", { tags: { "mlflow.source.git.commit": "3e84ee", "mlflow.docker.image.uri": "registry/x@sha256:1" }, params: { random_state: "7", "dataset.digest": "ab12" } }), run("b", { tags: { "mlflow.source.git.commit": "unknown", committed_by: "x" }, params: { seeds: "1" } })] });
    expect(facts.value("experiments.reproducibility.mean")).toBe(0.5);
    expect(facts.rows("experiments.reproducibility.by-experiment")).toEqual([expect.objectContaining({ runs: 2, commit: 0.5, data: 0.5, seed: 0.5, image: 0.5 })]);
  });
});

test("releases: 90 calendar days to production, whatever the clock did", () => {
  const facts = mlFacts({ modelReleases: [release("R-0", "2026-08-24T21:59:00Z"), release("R-1", "2026-08-24T22:00:00Z", { committedAt: [isoInstant("2026-08-24T12:00:00Z")] }), release("R-2", "2026-11-20T08:00:00Z", { failed: true, restoredAt: isoInstant("2026-11-23T08:00:00Z") }), release("R-3", "2026-11-21T08:00:00Z", { environment: "shadow" })] });
  expect(facts.value("releases.delivery.deployments")).toBe(2);
  expect(facts.value("releases.delivery.per-day")).toBe(2 / 90);
  expect(facts.value("releases.delivery.lead-time")).toBe(10);
  expect(facts.fact("releases.delivery.change-failure-rate")).toMatchObject({ value: 0.5, receipt: { arguments: { from: "2026-08-25", to: "2026-11-22", failed: 1 } } });
  // It is restored after the as-of time, so it is still open.
  expect(facts.value("releases.delivery.open-failures")).toBe(1);
  expect(facts.rows("releases.delivery.releases")).toHaveLength(4);
});

test("incidents: open first, cost in the program's currency and never one for one", () => {
  const euros = (amount: bigint) => ({ amount, scale: 2, currency: "EUR" });
  const facts = mlFacts({ modelIncidents: [incident("I-1", "2026-11-01T08:00:00Z", { resolvedAt: isoInstant("2026-11-01T20:00:00Z"), cost: euros(10_010n) }), incident("I-2", "2026-11-12T08:00:00Z", { severity: 1 }), incident("I-3", "2026-11-02T08:00:00Z", { cost: euros(20n) })] });
  expect(facts.value("incidents.register.open")).toBe(2);
  expect(facts.value("incidents.register.open-severity-1")).toBe(1);
  expect(facts.value("incidents.register.oldest-open")).toBe(20);
  expect(facts.value("incidents.register.resolution")).toBe(12);
  expect(facts.fact("incidents.register.cost")).toMatchObject({ value: 100.3, currency: "EUR", n: 2, receipt: { arguments: { withoutCost: 1 } } });
  expect(facts.rows("incidents.register.incidents").map(({ incident: id }) => id)).toEqual(["I-2", "I-3", "I-1"]);
  expect(mlFacts({ modelIncidents: [incident("I-4", "2026-11-01T08:00:00Z", { cost: { amount: 5n, scale: 0, currency: "USD" } })] }).fact("incidents.register.cost")).toMatchObject({ value: null, notAvailable: { reason: "missing-rate" } });
});

test("lineage: every step with what states it, models without data, data without a document", () => {
  const facts = mlFacts({ datasets: [dataset("raw"), dataset("clean", { derivedFrom: ["raw"] })], modelCards: [card("m", { datasets: ["clean"] }), card("n", { baseModels: ["team/m"] })], evaluations: [evaluation({ value: 1, dataset: "judgements" }), evaluation({ value: 1, dataset: "judgements", slice: "pl" })], modelReleases: [release("R-1", "2026-11-01T08:00:00Z")] });
  expect(facts.rows("lineage.edges.steps").map(({ from, relation, to, times }) => [from, relation, to, times])).toEqual([
    ["clean", "trains", "m", 1],
    ["judgements", "evaluates", "m", 2],
    ["m", "base of", "n", 1],
    ["m", "released to", "production", 1],
    ["raw", "made into", "clean", 1],
  ]);
  expect(facts.keys("lineage.edges.models-without-dataset")).toEqual(["n"]);
  expect(facts.value("lineage.edges.undocumented-datasets")).toBe(1);
  expect(facts.rows("lineage.edges.models").map(({ model, reuse }) => [model, reuse])).toEqual([["m", 1], ["n", 0]]);
});
