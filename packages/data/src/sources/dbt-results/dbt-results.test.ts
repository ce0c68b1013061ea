import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { dbtResultsKind } from "./kind.ts";
import { testedColumn, testedTable, testName } from "./test-name.ts";

const EXAMPLE = exampleOf("dbt-results", "json");

test("tests with their outcome, table, column and dimension; rows that passed are not counted by dbt", () => {
  expect(recordsIn(dbtResultsKind, "dataChecks", EXAMPLE)).toMatchObject([
    { tool: "dbt", suite: "meridian", dataset: "sales_history", check: "not_null_sales_history_article", column: "article", dimension: "completeness", outcome: "pass", failed: 0, total: null, passed: null, checkedAt: "2026-11-20T04:31:02.77Z" },
    { dataset: "sales_history", column: "region", dimension: "consistency", outcome: "fail", failed: 12 },
  ]);
  expect(surenessOf(dbtResultsKind, EXAMPLE)).toBe(1);
});

test("models are counted and left alone; a test that could not run says nothing about the data", () => {
  const document = {
    metadata: { dbt_schema_version: "https://schemas.getdbt.com/dbt/run-results/v5.json", generated_at: "2026-11-20T04:31:07Z" },
    results: [
      { status: "success", unique_id: "model.meridian.orders", timing: [], failures: null },
      { status: "error", unique_id: "test.meridian.my_rule", timing: [], failures: null },
      { status: "warn", unique_id: "test.meridian.unique_orders_id.abc", timing: [], failures: 2 },
      { status: "skipped", unique_id: "test.meridian.dbt_utils_recency_orders_1__day.abc", timing: [], failures: null },
    ],
  };
  const { records, total, used, diagnostics } = readOne(dbtResultsKind, JSON.stringify(document));
  expect(diagnostics).toEqual([]);
  expect([total, used]).toEqual([4, 3]);
  expect(records.dataChecks?.map(({ outcome, failed, dimension, checkedAt }) => [outcome, failed, dimension, checkedAt])).toEqual([
    ["error", null, undefined, "2026-11-20T04:31:07Z"],
    ["warn", 2, "uniqueness", "2026-11-20T04:31:07Z"],
    ["skipped", null, "timeliness", "2026-11-20T04:31:07Z"],
  ]);
});

describe("what is refused, where it stands", () => {
  test.each([
    ["a status that dbt does not write", EXAMPLE.replace('"status": "fail"', '"status": "failed"'), ["27:17 VALUE-NOT-ALLOWED"]],
    ["failures that are no number", EXAMPLE.replace('"failures": 12', '"failures": "twelve"'), ["36:19 VALUE-TYPE"]],
    ["a result without its name", EXAMPLE.replace(/ {6}"unique_id": "test.meridian.not_null.*\n/, ""), ["10:5 VALUE-MISSING"]],
    ["a manifest", '{ "metadata": { "dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json" }, "nodes": {} }', ["1:15 VALUE-MISSING"]],
  ])("%s", (_, text, places) => {
    expect(placesIn(dbtResultsKind, text)).toEqual(places);
  });

  test("a manifest is not claimed", () => {
    expect(surenessOf(dbtResultsKind, '{ "metadata": { "dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json" }, "results": [] }')).toBe(0);
  });
});

test.each([
  ['select a\nfrom "warehouse"."demand"."sales_history"\nwhere a is null', "sales_history"],
  ["with child as (select a from db.schema.orders) select * from child", "orders"],
  ["select * from `project`.`schema`.`orders`", "orders"],
  ["select * from [db].[dbo].[orders]", "orders"],
  ["with base as (select 1) select * from base", undefined],
])("the table of %s is %s", (sql, table) => {
  expect(testedTable(sql)).toBe(table);
});

test("names of tests", () => {
  expect(testName("unit_test.meridian.a")).toBeUndefined();
  expect(testName("test.meridian.dbt_expectations_expect_column_values_to_be_between_orders_price__0.abc")?.dimension).toBe("validity");
  expect(testName("test.meridian.source_not_null_shop_orders_id.abc")?.dimension).toBe("completeness");
  expect(testedColumn("accepted_values_orders_state__open__closed", "orders")).toBe("state");
  expect(testedColumn("not_null_orders_id", undefined)).toBeUndefined();
});
