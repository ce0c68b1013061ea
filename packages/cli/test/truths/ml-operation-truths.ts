import { cell, column, plus, rows, size, value } from "./readings.ts";
import { means, says, truth, type Truth } from "./truth.ts";

const GROUPS = "models.fairness.groups";
const COMPARISONS = "models.drift.comparisons";
const RELEASES = "releases.delivery.releases";
const INCIDENTS = "incidents.register.incidents";
const QUALITY = "datasets.quality.dimensions";
const NOT_PASSED = "datasets.quality.not-passed";
const CHAMPION = { model: "fraud-card-champion", attribute: "Customer since" };

/** Fairness, drift, releases, incidents, data quality. */
export const ML_OPERATION_TRUTHS: readonly Truth[] = [
  truth("a demographic parity ratio of 0.42", [
    says("0.0805", cell(GROUPS, { ...CHAMPION, group: "under one year" }, "selected")),
    says("0.0336", cell(GROUPS, { ...CHAMPION, group: "over five years" }, "selected")),
    says("0.42", cell("models.fairness.attributes", CHAMPION, "parity-ratio")),
    means("330/600 = 0.55", 0.55, cell(GROUPS, { ...CHAMPION, group: "under one year" }, "tpr")),
    means("420/688 = 0.61", 0.61, cell(GROUPS, { ...CHAMPION, group: "over five years" }, "tpr")),
    says("0.9.0", cell("models.fairness.attributes", CHAMPION, "version")),
  ]),
  truth("the group of unknown card country has 34 cases", [
    means("34 cases", 34, cell(GROUPS, { attribute: "Card country", group: "unknown" }, "n")),
    means("it has no true positive rate", null, cell(GROUPS, { attribute: "Card country", group: "unknown" }, "tpr")),
    means("no positive one", "no positive case among 34", cell(GROUPS, { attribute: "Card country", group: "unknown" }, "warning")),
  ]),
  truth("14 comparisons of 5 features", [
    means("14 comparisons", 14, rows(COMPARISONS)),
    means("5 features", 5, size("models.drift.major")),
    means("Major drift: fraud-card-rules Card country on 2026-11-20", ["Card country"], column(COMPARISONS, { band: "major" }, "feature")),
    says("0.274", cell(COMPARISONS, { model: "fraud-card-rules", feature: "Card country", on: "2026-11-20", band: "major" }, "psi")),
    says("0.107", cell(COMPARISONS, { model: "demand-northern", feature: "Promotion depth", on: "2026-11-20", band: "moderate" }, "psi")),
    means("Major drift", 1, value("models.drift.major")),
    means("moderate", 1, value("models.drift.moderate")),
    means("all others below 0.1", 12, rows(COMPARISONS, { band: "stable" })),
  ], [["The major one is the cross-border payments", "a cause, told in prose"]]),
  truth("19 releases, 11 of them to production", [
    means("19 releases", 19, rows(RELEASES)),
    means("11 of them to production", 11, rows(RELEASES, { environment: "production" })),
    means("7 to production", 7, value("releases.delivery.deployments")),
    means("2 of which failed", 2, size("releases.delivery.open-failures")),
    means("2 of which failed", 2, rows(RELEASES, { environment: "production", outcome: "failed" })),
    { ...means("change failure rate 2/7", 2 / 7, value("releases.delivery.change-failure-rate")), decimals: 6 },
    { ...means("2 are rollbacks", 2 / 7, value("releases.delivery.rollback-rate")), words: "2 of which are rollbacks", decimals: 6 },
  ]),
  truth("REL-2026-031 (demand-northern 2.4.0, 6 October) was taken back", [
    { ...means("3 h 25 min", 3 + 25 / 60, cell(RELEASES, { release: "REL-2026-031" }, "recovery")), decimals: 6 },
    { ...means("124 h 50 min", 124 + 50 / 60, cell(RELEASES, { release: "REL-2026-036" }, "recovery")), decimals: 6 },
    means("64.125 h", 64.125, value("releases.delivery.recovery")),
    means("by REL-2026-032", "REL-2026-031", cell(RELEASES, { release: "REL-2026-032" }, "takes-back")),
    means("by REL-2026-037", "REL-2026-036", cell(RELEASES, { release: "REL-2026-037" }, "takes-back")),
  ], [["The goal of gate 6 is 15 minutes", "a goal of the handbook"]]),
  truth("rollbacks carry no changes", [means("rollbacks carry no changes", [0, 0], column(RELEASES, { unplanned: "yes" }, "changes"))], [["so they have no lead time", "lead time is one figure over the changes of all releases"]]),
  truth("6 incidents; INC-2026-17", [
    means("6 incidents", 6, rows(INCIDENTS)),
    means("INC-2026-17 (wrong region) and INC-2026-18", ["INC-2026-17", "INC-2026-18"], column(INCIDENTS, { hours: null }, "incident")),
    means("are open", 2, value("incidents.register.open")),
    means("are open", 2, value("impediments.incidents.open")),
    means("the only one of severity 1", ["INC-2026-18"], column(INCIDENTS, { severity: 1 }, "incident")),
    means("its cost unknown", null, cell(INCIDENTS, { incident: "INC-2026-18" }, "cost")),
    means("153,000.00 EUR", 153_000, value("incidents.register.cost")),
    means("153,000.00 EUR", 153_000, value("impediments.incidents.cost")),
  ]),
  truth("8 validations of two datasets", [
    means("8 validations of two datasets", 8, plus(...["card-transactions", "chargeback-labels"].map((dataset) => cell("datasets.quality.datasets", { dataset }, "validations")))),
    means("3,570 of 10,460", 3570, cell(QUALITY, { dataset: "chargeback-labels", dimension: "timeliness" }, "passed")),
    says("10,460", cell(QUALITY, { dataset: "chargeback-labels", dimension: "timeliness" }, "total")),
    says("0.341", cell(QUALITY, { dataset: "chargeback-labels", dimension: "timeliness" }, "rate")),
    says("0.981", cell(QUALITY, { dataset: "chargeback-labels", dimension: "timeliness" }, "before")),
    means("30 October", "2026-10-30", cell(QUALITY, { dataset: "chargeback-labels", dimension: "timeliness" }, "before-on")),
  ]),
  truth("41 payments of an unknown channel are a warning", [
    means("41 payments of an unknown channel", 41, cell(NOT_PASSED, { dataset: "card-transactions", column: "channel", on: "2026-11-20" }, "failed")),
    means("are a warning", "warn", cell(NOT_PASSED, { dataset: "card-transactions", column: "channel", on: "2026-11-20" }, "outcome")),
    means("two payment ids stood twice on 30 October", 2, cell(NOT_PASSED, { dataset: "card-transactions", outcome: "fail" }, "failed")),
    means("the only other failure of that dataset", 2, rows(NOT_PASSED, { dataset: "card-transactions" })),
  ]),
  truth("4 builds, each with 10 tests of two tables", [
    means("4 builds", 4, cell("datasets.quality.datasets", { dataset: "promotion-history" }, "validations")),
    means("10 tests of two tables", 10, plus(...["promotion-history", "sales-history-12-regions"].map((dataset) => cell("datasets.quality.datasets", { dataset }, "checks")))),
    means("412 rows on 26 October 2026", 412, cell(NOT_PASSED, { dataset: "promotion-history", column: "region", on: "2026-10-26" }, "failed")),
    means("still in 96", 96, cell(NOT_PASSED, { dataset: "promotion-history", column: "region", on: "2026-11-20" }, "failed")),
    means("three rows of sales_history_12_regions stood twice on 2 October", 3, cell(NOT_PASSED, { dataset: "sales-history-12-regions", on: "2026-10-02" }, "failed")),
  ], [["those of Poland", "a result of dbt counts rows; it does not say of which region"]]),
  truth("promotions_agree_with_the_ledger belongs to no dimension", [
    means("belongs to no dimension of data quality", 1, cell("datasets.quality.datasets", { dataset: "promotion-history" }, "none")),
    means("missing depths are a warning in every build", 4, rows(NOT_PASSED, { dataset: "promotion-history", column: "depth", outcome: "warn" })),
  ]),
];
