import { expect, test } from "vitest";
import { card, check, evaluation, group, incident, mlFacts, release, run } from "../../../test/ml-fixtures.ts";
import { isoDate, isoInstant } from "../../model/time.ts";

test("a model stands in the register as soon as a card, an evaluation or a release names it", () => {
  const facts = mlFacts({ modelCards: [card("carded", { title: "The carded one", owner: "Lead" })], evaluations: [evaluation({ value: 0.9, model: "measured" })], modelReleases: [release("R-1", "2026-11-01T10:00:00Z", { model: "released" })] });
  expect(facts.rows("models.register.models").map(({ model, title, stage, owner }) => [model, title, stage, owner])).toEqual([["carded", "The carded one", "not released", "Lead"], ["measured", null, "not released", null], ["released", null, "production", null]]);
  expect(facts.value("models.register.count")).toBe(3);
  expect(facts.value("models.register.in-production")).toBe(1);
});

test("the furthest environment is the stage, its newest release the version, whoever took what back", () => {
  const to = (id: string, day: string, version: string, environment: "production" | "shadow" | "staging") => release(id, `${day}T10:00:00Z`, { version, environment });
  const facts = mlFacts({ modelReleases: [to("R-1", "2026-07-01", "1", "production"), to("R-2", "2026-10-01", "2", "production"), to("R-3", "2026-10-02", "1", "production"), to("R-4", "2026-11-01", "3", "shadow"), to("R-5", "2026-11-10", "4", "staging")] });
  expect(facts.rows("models.register.models")).toEqual([expect.objectContaining({ stage: "production", version: "1", since: "2026-10-02" })]);
});

test("without a fairness evaluation are those whose decisions nobody counted", () => {
  const facts = mlFacts({ modelCards: [card("m"), card("n")], fairnessCounts: [group("a", [10, 10, 10, 10]), group("b", [10, 10, 10, 10], { countedOn: isoDate("2026-11-01") })], modelReleases: [release("R-1", "2026-11-01T10:00:00Z", { model: "n" })], modelIncidents: [incident("I-1", "2026-11-10T10:00:00Z", { model: "n" })] });
  expect(facts.value("models.register.without-fairness")).toBe(1);
  // The counts that were read stand behind it: who may not see them may not see what they are not about.
  expect(facts.keys("models.register.without-fairness")).toEqual(["n", "m Age a", "m Age b"]);
  expect(facts.value("models.register.in-production-without-fairness")).toBe(1);
  expect(facts.rows("models.register.models").map(({ fairness, incidents }) => [fairness, incidents])).toEqual([["2026-11-01", 0], [null, 1]]);
});

test("a goal that is missed outweighs one that is met, and one without a value is not met", () => {
  const goals = [{ model: "m", metric: "Accuracy", atLeast: 0.5 }, { model: "m", metric: "Recall", atLeast: 0.9 }, { model: "n", metric: "Recall", atLeast: 0.9 }];
  const facts = mlFacts({ modelCards: [card("m"), card("n"), card("o")], evaluations: [evaluation({ value: 0.8 }), evaluation({ value: 0.7, metric: "Recall" })] }, { goals });
  expect(facts.rows("models.register.models").map(({ goals: word }) => word)).toEqual(["not met", "not evaluated", "no goal"]);
});

test("sections of cards without their placeholders; long ones are cut at a word", () => {
  const section = (name: "metrics" | "factors" | "intended-use", text: string) => ({ name, headings: [name], text, fields: [] });
  const facts = mlFacts({ modelCards: [card("m", { sections: [section("metrics", "AUC\n\nof the test set"), section("factors", "TBD"), section("intended-use", "word ".repeat(400))] })] });
  const rows = facts.rows("models.card.sections");
  expect(rows.map(({ section: name }) => name)).toEqual(["metrics", "intended use"]);
  expect(rows[0]).toMatchObject({ text: "AUC of the test set" });
  expect(String(rows[1]?.["text"])).toMatch(/word …$/);
});

test("quality through time has every validation, oldest first", () => {
  const facts = mlFacts({ dataChecks: [check({ passed: 90 }), check({ passed: 98, checkedAt: isoInstant("2026-10-30T04:00:00Z") })] });
  expect(facts.rows("datasets.quality.history").map(({ on, rate }) => [on, rate])).toEqual([["2026-10-30", 0.98], ["2026-11-20", 0.9]]);
});

test("values of runs: finished ones with a day, by metric and day", () => {
  const logged = (id: string, day: string, value: number, status: "finished" | "failed" = "finished") => run(id, { status, startedAt: isoInstant(`${day}T08:00:00Z`), metrics: [{ name: "auc", value: 0.1 }, { name: "auc", value }] });
  const facts = mlFacts({ trainingRuns: [logged("b", "2026-11-10", 0.9), logged("a", "2026-11-01", 0.8), logged("c", "2026-11-12", 0.95, "failed")] });
  expect(facts.rows("experiments.runs.values").map(({ run: id, on, value }) => [id, on, value])).toEqual([["a", "2026-11-01", 0.8], ["b", "2026-11-10", 0.9]]);
});
