import type { QualityDimension } from "@almanac/core";
import { expectationDimension } from "../great-expectations/dimensions.ts";

const GENERIC: readonly (readonly [RegExp, QualityDimension])[] = [
  [/recency|fresh/, "timeliness"],
  [/^not_null(?:_proportion)?_|at_least_one_|not_empty/, "completeness"],
  [/^unique_|unique_combination_of_columns/, "uniqueness"],
  [/^accepted_values_|accepted_range|not_accepted_values|not_constant|expression_is_true/, "validity"],
  [/^relationships_|relationships_where|equal_rowcount|equality|fewer_rows_than|cardinality_equality|mutually_exclusive|sequential_values/, "consistency"],
];
const PREFIX = /^(?:source_)?(?:dbt_utils_|dbt_expectations_)?/;

export interface TestName {
  readonly project: string;
  readonly name: string;
  readonly dimension: QualityDimension | undefined;
}

/** `test.<project>.<name>[.<hash>]`; undefined for models, seeds, snapshots and unit tests. */
export function testName(uniqueId: string): TestName | undefined {
  const [kind, project, name] = uniqueId.split(".");
  if (kind !== "test" || project === undefined || name === undefined) return undefined;
  const plain = name.replace(PREFIX, "");
  return { project, name, dimension: GENERIC.find(([pattern]) => pattern.test(plain))?.[1] ?? (plain.startsWith("expect_") ? expectationDimension(plain) : undefined) };
}

/** The table that the compiled SQL of a test reads first. Tables have a schema before them; the names of a `with` do not. */
export function testedTable(sql: string): string | undefined {
  const part = String.raw`(?:"[^"]+"|\x60[^\x60]+\x60|\[[^\]]+\]|[\w$-]+)`;
  const found = new RegExp(String.raw`\bfrom\s+(${part}(?:\s*\.\s*${part})+)`, "i").exec(sql)?.[1];
  // BigQuery quotes the whole name at once.
  return found?.split(/\.(?=[^.]*$)/)[1]?.trim().replace(/^["\x60[]|["\x60\]]$/g, "");
}

/** The column in the name of a generic test: `not_null_<table>_<column>`. */
export function testedColumn(name: string, table: string | undefined): string | undefined {
  const generic = /^(?:source_)?(?:not_null|unique|accepted_values|relationships)_(.+)$/.exec(name)?.[1];
  if (generic === undefined || table === undefined) return undefined;
  const start = generic.indexOf(`${table}_`);
  const column = start < 0 ? "" : generic.slice(start + table.length + 1).replace(/__.*$/, "");
  return column === "" ? undefined : column;
}
