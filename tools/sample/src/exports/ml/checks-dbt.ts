import type { ExportFile } from "../export-file.ts";

interface Test {
  readonly name: string;
  readonly table: "sales_history_12_regions" | "promotion_history";
  readonly sql: string;
  readonly severity?: "warn";
  /** Failing rows on each day of {@link DAYS}. */
  readonly failures: readonly number[];
}

const DAYS = ["2026-09-04", "2026-10-02", "2026-10-26", "2026-11-20"];
const SALES = "sales_history_12_regions";
const PROMOTIONS = "promotion_history";

const TESTS: readonly Test[] = [
  { name: `not_null_${SALES}_article`, table: SALES, sql: "where article is null", failures: [0, 0, 0, 0] },
  { name: `not_null_${SALES}_units`, table: SALES, sql: "where units is null", failures: [0, 0, 0, 0] },
  { name: `dbt_utils_unique_combination_of_columns_${SALES}_article__store__day`, table: SALES, sql: "group by article, store, day having count(*) > 1", failures: [0, 3, 0, 0] },
  { name: `relationships_${SALES}_region__region__ref_regions_`, table: SALES, sql: "where region not in (select region from regions)", failures: [0, 0, 0, 0] },
  { name: `dbt_utils_recency_${SALES}_1__day`, table: SALES, sql: "having max(day) < current_date - 1", failures: [0, 0, 0, 0] },
  { name: `not_null_${PROMOTIONS}_depth`, table: PROMOTIONS, sql: "where depth is null", severity: "warn", failures: [6, 4, 5, 2] },
  { name: `accepted_values_${PROMOTIONS}_region__region_names`, table: PROMOTIONS, sql: "where region not in (select name from regions)", failures: [0, 0, 0, 0] },
  { name: `relationships_${PROMOTIONS}_region__region__ref_supplier_regions_`, table: PROMOTIONS, sql: "where region not in (select region from supplier_regions)", failures: [0, 0, 412, 96] },
  { name: `dbt_utils_unique_combination_of_columns_${PROMOTIONS}_article__region__week`, table: PROMOTIONS, sql: "group by article, region, week having count(*) > 1", failures: [0, 0, 0, 0] },
  { name: "promotions_agree_with_the_ledger", table: PROMOTIONS, sql: "where depth > 0.9", failures: [0, 0, 0, 0] },
];

const hashOf = (name: string): string => [...name].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16).padStart(8, "0") + "5e";

function resultOf({ name, table, sql, severity, failures }: Test, day: string, index: number, order: number): unknown {
  const count = failures[index] ?? 0;
  const status = count === 0 ? "pass" : (severity ?? "fail");
  const at = (second: number): string => `${day}T04:31:${String(second).padStart(2, "0")}.120000Z`;
  return {
    status,
    timing: [{ name: "compile", started_at: at(2 * order), completed_at: at(2 * order) }, { name: "execute", started_at: at(2 * order), completed_at: at(2 * order + 1) }],
    thread_id: "Thread-1 (worker)",
    execution_time: 1,
    adapter_response: { rows_affected: 1 },
    message: count === 0 ? null : `Got ${String(count)} results, configured to ${status} if != 0`,
    failures: count,
    unique_id: `test.meridian.${name}.${hashOf(name)}`,
    compiled: true,
    compiled_code: `select *\nfrom "warehouse"."demand"."${table}"\n${sql}`,
    relation_name: null,
  };
}

const modelResult = (table: string, day: string): unknown => ({
  status: "success",
  timing: [{ name: "execute", started_at: `${day}T04:30:02.000000Z`, completed_at: `${day}T04:30:41.500000Z` }],
  thread_id: "Thread-1 (worker)",
  execution_time: 39.5,
  adapter_response: { rows_affected: 1 },
  message: "SUCCESS",
  failures: null,
  unique_id: `model.meridian.${table}`,
  compiled: true,
  compiled_code: null,
  relation_name: `"warehouse"."demand"."${table}"`,
});

/** `target/run_results.json` of `dbt build`: two models and their tests, one file a day. */
export const dbtFiles = (): readonly ExportFile[] =>
  DAYS.map((day, index): ExportFile => {
    const document = {
      metadata: { dbt_schema_version: "https://schemas.getdbt.com/dbt/run-results/v6.json", dbt_version: "1.9.1", generated_at: `${day}T04:32:00.000000Z`, invocation_id: `00000000-0000-4000-8000-${day.replaceAll("-", "").padStart(12, "0")}`, env: {} },
      results: [modelResult(SALES, day), modelResult(PROMOTIONS, day), ...TESTS.map((test, order) => resultOf(test, day, index, order))],
      elapsed_time: 61.2,
      args: { which: "build" },
    };
    return { path: `dbt/${day}/run_results.json`, text: `${JSON.stringify(document, null, 2)}\n` };
  });

export const dbtTruths = (): readonly string[] => [
  `\`dbt/*/run_results.json\`: ${String(DAYS.length)} builds, each with ${String(TESTS.length)} tests of two tables (and two models, which are no checks). Regions of promotion_history fail in 412 rows on 26 October 2026 and still in 96, those of Poland, on 20 November; three rows of sales_history_12_regions stood twice on 2 October.`,
  "`dbt/*/run_results.json`: promotions_agree_with_the_ledger belongs to no dimension of data quality; missing depths are a warning in every build.",
];
