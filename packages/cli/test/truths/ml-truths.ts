import { argument, cell, column, plus, rows, size, total, value } from "./readings.ts";
import { means, says, truth, type Find, type Truth } from "./truth.ts";

const CARDS = "models.card.cards";
const STATED = "models.evaluation.stated";
const HISTORY = "models.evaluation.history";
const RUNS = "experiments.runs.by-experiment";
const BEST = "experiments.runs.best";
const DATASETS = "datasets.documentation.datasets";
const MLFLOW = ["1", "2", "3", "4"];

/** What is added up over the four experiments of MLflow's search: the fifth and sixth are other files. */
const overMlflow = (words: string, planted: number, name: string): Find => means(words, planted, plus(...MLFLOW.map((experiment) => cell(RUNS, { experiment }, name))));

const ndcg = (version: string) => cell(HISTORY, { model: "search-two-tower", metric: "NDCG at 10", version }, "value");
const measured = (model: string, version: string, metric = "Value-weighted recall at 1 % alerts") => cell(HISTORY, { model, version, metric }, "value");

/** Model cards, datasets, runs, evaluations. */
export const ML_TRUTHS: readonly Truth[] = [
  truth("12 model cards; all nine sections", [
    means("12 model cards", 12, size("models.card.complete")),
    means("search-two-tower, demand-hierarchical, fraud-card-champion", ["search-two-tower", "demand-hierarchical", "fraud-card-champion"], column(CARDS, { filled: 9 }, "model")),
  ]),
  truth("cards with placeholders", [
    means("2 of 9", 2, cell(CARDS, { model: "demand-new-items" }, "filled")),
    means("3 of 9", 3, cell(CARDS, { model: "platform-queue-planner" }, "filled")),
  ]),
  truth("a result written `0.668 +/- 0.011`", [
    means("0.668 +/- 0.011", 0.668, cell(STATED, { written: "0.668 +/- 0.011" }, "value")),
    means("0.668 +/- 0.011", 0.011, cell(STATED, { written: "0.668 +/- 0.011" }, "plus-minus")),
    means("one of words (`310 ms`)", 1, value("models.evaluation.stated-in-words")),
    means("that is no number", null, cell(STATED, { written: "310 ms" }, "value")),
  ]),
  truth("access is gated by a prompt", [means("access is gated", ["fraud-card-champion"], column(CARDS, { access: "gated" }, "model"))]),
  truth("15 datasets, 3 of format 1.0", [
    means("15 datasets", 15, rows(DATASETS)),
    means("3 of format 1.0", 3, rows(DATASETS, { format: "1.0" })),
    means("the others of 1.1", 12, rows(DATASETS, { format: "1.1" })),
    means("weather-regional and feature-store-usage", ["weather-regional", "feature-store-usage"], column(DATASETS, { licence: null }, "dataset")),
    means("without a licence", 2, value("datasets.documentation.licence-missing")),
  ]),
  truth("6 datasets hold personal data", [
    means("6 datasets hold personal data", 6, value("datasets.documentation.personal-data")),
    means("search-click-logs", "yes, stated", cell(DATASETS, { dataset: "search-click-logs" }, "personal")),
    means("card-transactions, chargeback-labels, case-review-outcomes, invoice-orders", ["search-click-logs", "card-transactions", "chargeback-labels", "case-review-outcomes", "invoice-orders"], column(DATASETS, { personal: "yes, stated" }, "dataset")),
    means("the one of them that has no `rai:personalSensitiveInformation`", 1, value("datasets.documentation.personal-data-unstated")),
    means("query-logs-long-tail is the one", "yes (made from search-click-logs), not stated", cell(DATASETS, { dataset: "query-logs-long-tail" }, "personal")),
  ]),
  truth("48 runs of 4 experiments", [overMlflow("48 runs of 4 experiments", 48, "runs"), overMlflow("42 finished", 42, "finished"), overMlflow("4 failed", 4, "failed"), overMlflow("1 killed", 1, "killed"), overMlflow("1 running", 1, "running")]),
  truth("the last run of fraud-card-champion", [
    means("29 October 2026", "2026-10-29", cell(RUNS, { model: "fraud-card-champion" }, "last")),
    means("10 September", "2026-09-10", cell(RUNS, { model: "search-two-tower" }, "gap-from")),
    means("12 October", "2026-10-12", cell(RUNS, { model: "search-two-tower" }, "gap-to")),
  ]),
  truth("9 runs as MLflow's web page exports them", [
    means("9 runs", 9, cell(RUNS, { experiment: "queue-planner-page" }, "runs")),
    means("median_wait_days and p85_wait_days are the metrics", ["median_wait_days", "p85_wait_days"], column(BEST, { experiment: "queue-planner-page" }, "metric")),
    means("The run of 13 October", "2026-10-13", cell(RUNS, { experiment: "queue-planner-page" }, "failed-on")),
    means("failed and has no metrics", [8, 8], column(BEST, { experiment: "queue-planner-page" }, "runs")),
  ]),
  truth("3 runs of demand-intervals in MLflow's file store", [
    means("3 runs", 3, cell(RUNS, { experiment: "demand-intervals" }, "runs")),
    means("two metrics", 2, rows(BEST, { experiment: "demand-intervals" })),
    says("0.72", cell(BEST, { metric: "coverage_80" }, "lowest")),
    says("0.75", cell(BEST, { metric: "coverage_80" }, "median")),
    says("0.78", cell(BEST, { metric: "coverage_80" }, "highest")),
  ], [["12 steps", "a fact states the last value of a metric, not its steps"]]),
  truth("214 values of 12 models", [
    means("214 values", 214, argument("models.evaluation.newest", "values")),
    means("214 values", 214, total("datasets.use.datasets", {}, "values")),
    means("12 models", 12, argument("models.evaluation.newest", "models")),
  ]),
  truth("NDCG at 10 of search-two-tower on the test split rises", [
    says("0.612", ndcg("0.1")),
    says("0.660", ndcg("0.6")),
    means("six versions", 6, rows(HISTORY, { model: "search-two-tower", metric: "NDCG at 10", part: "test" })),
    means("13 November 2026", "2026-11-13", cell(HISTORY, { model: "search-two-tower", metric: "NDCG at 10", version: "0.6" }, "on")),
    means("3 July", "2026-07-03", cell(HISTORY, { model: "search-two-tower", version: "0.1" }, "on")),
    means("goal 0.68", "at least 0.68", cell("models.evaluation.goals", { model: "search-two-tower" }, "goal")),
    says("0.580", cell("models.evaluation.worst-slices", { model: "search-two-tower" }, "value")),
    says("0.080", cell("models.evaluation.worst-slices", { model: "search-two-tower" }, "gap")),
    means("Poland", "test, locale = pl", cell("models.evaluation.worst-slices", { model: "search-two-tower" }, "part")),
  ]),
  truth("value-weighted recall of fraud-card-champion on the test split is 0.600", [
    says("0.600", measured("fraud-card-champion", "0.9.0")),
    means("goal 0.65", "at least 0.65", cell("models.evaluation.goals", { model: "fraud-card-champion" }, "goal")),
    says("0.540", measured("fraud-card-rules", "2026.10")),
    says("0.028", cell("models.overfit.gaps", { model: "fraud-card-champion" }, "test-gap")),
    means("30 October 2026", "2026-10-30", cell("models.evaluation.goals", { model: "fraud-card-champion" }, "on")),
  ]),
  truth("demand-new-items 0.1 has an error", [
    says("0.124", cell("models.overfit.gaps", { model: "demand-new-items" }, "train")),
    says("0.287", cell("models.overfit.gaps", { model: "demand-new-items" }, "validation")),
    says("0.163", cell("models.overfit.gaps", { model: "demand-new-items" }, "gap")),
    says("overfit", cell("models.overfit.gaps", { model: "demand-new-items" }, "flag")),
  ]),
  truth("demand-northern 2.4.0 had an error", [
    says("0.443", measured("demand-northern", "2.4.0", "Weighted absolute error, four weeks ahead")),
    says("0.314", cell(HISTORY, { model: "demand-northern", version: "2.3.1", on: "2026-10-09" }, "value")),
    means("6 October 2026", "2026-10-06", cell(HISTORY, { model: "demand-northern", version: "2.4.0" }, "on")),
  ]),
];
