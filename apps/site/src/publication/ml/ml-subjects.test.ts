import type { TableFact, Unit } from "@almanac/core";
import { expect, test } from "vitest";
import { coursesOf, slicesOf } from "./course-of.ts";
import { lineageAbout, lineageSteps } from "./lineage-of.ts";
import { ratedDatasets } from "./quality-of.ts";
import { metricRuns } from "./runs-of.ts";
import { byStage } from "./stage-order.ts";
import { datasetPages, modelPages, rowsAbout, subjectHrefs } from "./subject-pages.ts";
import { namedRows, textIn } from "../table-rows.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 1, rowsDigest: "" };
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: TableFact["rows"]): TableFact => ({ type: "table", id, label: id, audience: "public", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows, receipt });
const factsOf = (...tables: readonly TableFact[]) => Object.fromEntries(tables.map((each) => [each.id, each]));

const register = table("models.register.models", { model: "text", title: "text", stage: "text" }, [["a", "The first", "shadow"], ["b/2 new", null, "production"], ["c", null, "not released"]]);
const documents = table("datasets.documentation.datasets", { dataset: "text" }, [["d"]]);

test("pages have plain addresses whatever the ids are, and what has no page has no link", () => {
  const facts = factsOf(register, documents);
  expect(modelPages(facts).map(({ title }) => title)).toEqual(["The first", "b/2 new", "c"]);
  const to = subjectHrefs(facts);
  expect(to.model("a")).toBe("/models/a/");
  expect(to.model("b/2 new")).toMatch(/^\/models\/b-2-new-[0-9a-f]{16}\/$/);
  expect([to.model("elsewhere"), to.dataset("d"), to.release("R-1")]).toEqual([undefined, "/datasets/d/", undefined]);
  expect(datasetPages({})).toEqual([]);
  expect(rowsAbout(facts, "models.register.models", "model", "c")).toHaveLength(1);
});

test("what decides something comes first", () => {
  expect(byStage(namedRows(register)).map((row) => textIn(row, "model"))).toEqual(["b/2 new", "a", "c"]);
});

const history = table("models.evaluation.history", { model: "text", metric: "text", part: "text", version: "text", value: "score", on: "date" }, [
  ["m", "Recall", "shadow", "1", 0.5, "2026-10-01"],
  ["m", "Recall", "shadow", "2", 0.6, "2026-11-01"],
  ["m", "Recall", "test", "1", 0.5, "2026-10-01"],
  ["n", "Recall", "test", "1", 0.5, "2026-10-01"],
]);
const goals = table("models.evaluation.goals", { model: "text", metric: "text", part: "text", goal: "text" }, [["m", "Recall", "test", "at least 0.65"]]);

test("courses of a model: those with a goal first, of the part that the goal is about", () => {
  expect(coursesOf(factsOf(history, goals), "m").map(({ part, rows, goal }) => [part, rows.length, goal === undefined ? "" : textIn(goal, "goal")])).toEqual([["test", 1, "at least 0.65"], ["shadow", 2, ""]]);
  expect(coursesOf({}, "m")).toEqual([]);
});

test("slices belong to the whole of their metric and split", () => {
  const newest = table("models.evaluation.newest", { model: "text", metric: "text", part: "text", value: "score" }, [["m", "Recall", "test", 0.6], ["m", "Recall", "test, locale = pl", 0.5], ["m", "Recall", "shadow", 0.6], ["m", "Other", "test, locale = pl", 0.1]]);
  expect(slicesOf(factsOf(newest), "m").map(({ metric, split, slices }) => [metric, split, slices.length])).toEqual([["Recall", "test", 1]]);
});

const steps = table("lineage.edges.steps", { from: "text", relation: "text", to: "text", stated: "text" }, [
  ["raw", "made into", "clean", "document"],
  ["clean", "trains", "m", "model card"],
  ["clean", "trains", "m", "training run"],
  ["clean", "evaluates", "n", "evaluation"],
  ["m", "base of", "o", "model card"],
  ["m", "is to bring", "B-1", "benefit"],
  ["m", "brought", "B-1", "benefit"],
]);

test("a step stands once, and what was brought is not still to come", () => {
  expect(lineageSteps(factsOf(steps)).map(({ from, relation, to }) => `${from} ${relation} ${to}`)).toEqual(["raw made into clean", "clean trains m", "clean evaluates n", "m base of o", "m brought B-1"]);
});

test("lineage of one thing is what leads to it and from it, not what shares a source with it", () => {
  const all = lineageSteps(factsOf(steps));
  expect(lineageAbout(all, "model", "m").map(({ to }) => to)).toEqual(["clean", "m", "o", "B-1"]);
  expect(lineageAbout(all, "dataset", "raw")).toHaveLength(5);
  expect(lineageAbout(all, "model", "elsewhere")).toEqual([]);
});

test("datasets with a rate, the worst first; runs of a metric from two on", () => {
  const quality = table("datasets.quality.datasets", { dataset: "text", minimum: "share" }, [["good", 0.99], ["uncounted", null], ["bad", 0.3]]);
  expect(ratedDatasets(factsOf(quality))).toEqual(["bad", "good"]);
  const values = table("experiments.runs.values", { experiment: "text", model: "text", metric: "text", value: "score" }, [["1", "m", "auc", 0.8], ["1", "m", "auc", 0.9], ["1", "m", "loss", 0.2]]);
  expect(metricRuns(factsOf(values)).map(({ metric, runs }) => [metric, runs.length])).toEqual([["auc", 2]]);
});
