import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { expectationDimension } from "./dimensions.ts";
import { greatExpectationsKind } from "./kind.ts";

const EXAMPLE = exampleOf("great-expectations", "json");

test("1.x: rows that passed of rows that were looked at, by dimension", () => {
  expect(recordsIn(greatExpectationsKind, "dataChecks", EXAMPLE)).toMatchObject([
    { dataset: "card-transactions", suite: "card_transactions_daily", check: "expect_column_values_to_not_be_null", column: "payment_id", dimension: "completeness", outcome: "pass", total: 48_210, passed: 48_210, failed: 0, checkedAt: "2026-11-20T04:00:12.481Z" },
    { column: "channel", dimension: "validity", outcome: "warn", total: 48_200, passed: 48_159, failed: 41 },
  ]);
  expect(surenessOf(greatExpectationsKind, EXAMPLE)).toBe(1);
});

const OLD = {
  success: false,
  results: [
    { success: true, expectation_config: { expectation_type: "expect_table_row_count_to_be_between", kwargs: { min_value: 1 }, meta: {} }, result: { observed_value: 48_210 }, meta: {}, exception_info: { raised_exception: false } },
    { success: false, expectation_config: { expectation_type: "expect_column_values_to_be_unique", kwargs: { column: "id" }, meta: {} }, result: {}, meta: {}, exception_info: { raised_exception: true, exception_message: "no such column" } },
    { success: false, expectation_config: { expectation_type: "expect_column_pair_values_to_be_equal", kwargs: { column_A: "a", column_B: "b" }, meta: { dimension: "accuracy" } }, result: { element_count: 10, missing_count: 0, unexpected_count: 3 }, meta: {}, exception_info: { raised_exception: false } },
  ],
  evaluation_parameters: {},
  statistics: { evaluated_expectations: 3, successful_expectations: 1, unsuccessful_expectations: 2, success_percent: 33.3 },
  meta: { great_expectations_version: "0.18.12", expectation_suite_name: "daily", active_batch_definition: { data_asset_name: "payments" }, run_id: { run_name: null, run_time: "2026-11-20T05:00:00+01:00" }, validation_time: "20261120T040012.481000Z" },
};

test("0.18: its own time, a check about no rows, one that raised an exception, a dimension that the author has written down", () => {
  expect(recordsIn(greatExpectationsKind, "dataChecks", JSON.stringify(OLD))).toMatchObject([
    { dataset: "payments", suite: "daily", dimension: "completeness", outcome: "pass", total: null, passed: null, checkedAt: "2026-11-20T04:00:12.481Z" },
    { outcome: "error", dimension: "uniqueness", total: null, passed: null, failed: null },
    { column: "a, b", dimension: "accuracy", outcome: "fail", total: 10, passed: 7, failed: 3 },
  ]);
});

test("the results of a checkpoint, and a list of results", () => {
  const checkpoint = { run_results: { "ValidationResultIdentifier::daily/x/1": { validation_result: OLD, actions_results: {} } }, success: false };
  expect(recordsIn(greatExpectationsKind, "dataChecks", JSON.stringify(checkpoint))).toHaveLength(3);
  expect(recordsIn(greatExpectationsKind, "dataChecks", JSON.stringify([OLD, OLD]))).toHaveLength(6);
});

describe("what is refused, where it stands", () => {
  test("a result of which part is missing: its statistics say so", () => {
    const { diagnostics, records } = readOne(greatExpectationsKind, EXAMPLE.replace('"evaluated_expectations": 2', '"evaluated_expectations": 12'));
    expect(diagnostics).toMatchObject([{ code: "CHECKS-COUNT", line: 31, found: "12", expected: "2" }]);
    expect(records.dataChecks).toEqual([]);
  });

  test.each([
    ["more unexpected values than values", EXAMPLE.replace('"unexpected_count": 41', '"unexpected_count": 48201'), ["24:84 CHECKS-COUNT"]],
    ["a negative count", EXAMPLE.replace('"element_count": 48210, "missing_count"', '"element_count": -1, "missing_count"'), ["24:36 VALUE-TYPE"]],
    ["no time", EXAMPLE.replace(/"run_id": .*\n.*"validation_time": .*\n/, '"run_id": null\n'), ["32:11 VALUE-MISSING"]],
    ["a result without its expectation", EXAMPLE.replace('"type": "expect_column_values_to_not_be_null",', ""), ["4:5 VALUE-MISSING"]],
    ["a suite in place of a result", '{ "expectations": [], "name": "daily" }', ["1:1 VALUE-MISSING"]],
    ["JSON that is cut off", EXAMPLE.slice(0, 400), ["12:101 JSON-CUT-OFF"]],
  ])("%s", (_, text, places) => {
    expect(placesIn(greatExpectationsKind, text)).toEqual(places);
  });
});

test.each([
  ["expect_column_values_to_not_be_null", "completeness"],
  ["expect_table_row_count_to_be_between", "completeness"],
  ["expect_compound_columns_to_be_unique", "uniqueness"],
  ["expect_column_proportion_of_unique_values_to_be_between", "uniqueness"],
  ["expect_column_values_to_match_regex", "validity"],
  ["expect_column_values_to_be_between", "validity"],
  ["expect_column_value_lengths_to_equal", "validity"],
  ["expect_column_values_to_be_of_type", "validity"],
  ["expect_column_mean_to_be_between", "accuracy"],
  ["expect_column_max_to_be_between", "accuracy"],
  ["expect_table_columns_to_match_ordered_list", "consistency"],
  ["expect_column_pair_values_a_to_be_greater_than_b", "consistency"],
  ["expect_table_row_count_to_equal_other_table", "consistency"],
  ["expect_multicolumn_sum_to_equal", "consistency"],
  ["expect_row_freshness_to_be_recent", "timeliness"],
  ["something_of_ours", undefined],
])("%s measures %s", (type, dimension) => {
  expect(expectationDimension(type)).toBe(dimension);
});
