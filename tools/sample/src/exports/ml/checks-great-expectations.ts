import type { ExportFile } from "../export-file.ts";

interface Check {
  readonly type: string;
  readonly column?: string;
  readonly dimension?: string;
  readonly severity: "critical" | "warning";
  /** Rows that fail on each day of {@link DAYS}. */
  readonly unexpected: readonly number[];
  /** Highest number of failing rows that still passes. */
  readonly mostly: number;
}

interface Suite {
  readonly dataset: string;
  readonly name: string;
  readonly rows: readonly number[];
  readonly checks: readonly Check[];
}

const DAYS = ["2026-09-04", "2026-10-02", "2026-10-30", "2026-11-20"];

const SUITES: readonly Suite[] = [
  {
    dataset: "card-transactions", name: "card_transactions_weekly", rows: [412_300, 418_900, 425_100, 467_800],
    checks: [
      { type: "expect_column_values_to_not_be_null", column: "payment_id", severity: "critical", unexpected: [0, 0, 0, 0], mostly: 0 },
      { type: "expect_column_values_to_be_unique", column: "payment_id", severity: "critical", unexpected: [0, 0, 2, 0], mostly: 0 },
      { type: "expect_column_values_to_be_between", column: "amount", severity: "critical", unexpected: [3, 0, 4, 1], mostly: 10 },
      { type: "expect_column_values_to_be_in_set", column: "channel", severity: "warning", unexpected: [0, 0, 0, 41], mostly: 0 },
      { type: "expect_column_pair_values_a_to_be_greater_than_b", column: "at", dimension: "consistency", severity: "critical", unexpected: [0, 0, 0, 0], mostly: 0 },
    ],
  },
  {
    dataset: "chargeback-labels", name: "chargeback_labels_weekly", rows: [9840, 10_120, 10_410, 10_460],
    checks: [
      { type: "expect_column_values_to_not_be_null", column: "charged_back", severity: "critical", unexpected: [12, 9, 14, 11], mostly: 20 },
      { type: "expect_column_values_to_be_unique", column: "payment_id", severity: "critical", unexpected: [0, 0, 0, 0], mostly: 0 },
      // Payments whose label is due and has not come within 30 days.
      { type: "expect_column_values_to_be_between", column: "arrived", dimension: "timeliness", severity: "critical", unexpected: [180, 165, 201, 6890], mostly: 300 },
      { type: "expect_column_values_to_be_in_set", column: "charged_back", dimension: "validity", severity: "warning", unexpected: [0, 0, 0, 0], mostly: 0 },
    ],
  },
];

const passes = ({ unexpected, mostly }: Check, index: number): boolean => (unexpected[index] ?? 0) <= mostly;

function resultOf(check: Check, rows: number, index: number, asset: string): unknown {
  const unexpected = check.unexpected[index] ?? 0;
  return {
    success: passes(check, index),
    expectation_config: { type: check.type, kwargs: { batch_id: `warehouse-${asset}`, ...(check.column === undefined ? {} : { column: check.column }) }, meta: check.dimension === undefined ? {} : { dimension: check.dimension }, severity: check.severity },
    result: { element_count: rows, unexpected_count: unexpected, unexpected_percent: Number(((100 * unexpected) / rows).toFixed(4)), partial_unexpected_list: [], missing_count: 0, missing_percent: 0 },
    meta: {},
    exception_info: { raised_exception: false, exception_traceback: null, exception_message: null },
  };
}

function validationOf({ dataset, name, rows, checks }: Suite, day: string, index: number): unknown {
  const successful = checks.filter((check) => passes(check, index)).length;
  return {
    success: successful === checks.length,
    results: checks.map((check) => resultOf(check, rows[index] ?? 0, index, dataset)),
    suite_name: name,
    suite_parameters: {},
    statistics: { evaluated_expectations: checks.length, successful_expectations: successful, unsuccessful_expectations: checks.length - successful, success_percent: Number(((100 * successful) / checks.length).toFixed(2)) },
    meta: {
      great_expectations_version: "1.4.1",
      active_batch_definition: { datasource_name: "warehouse", data_connector_name: "fluent", data_asset_name: dataset, batch_identifiers: {} },
      run_id: { run_name: "weekly", run_time: `${day}T04:00:00+00:00` },
      validation_time: `${day}T04:00:11.204000+00:00`,
    },
    id: null,
  };
}

/** Validation results of Great Expectations 1.x, one file a dataset and day. */
export const greatExpectationsFiles = (): readonly ExportFile[] =>
  SUITES.flatMap((suite) => DAYS.map((day, index): ExportFile => ({ path: `great-expectations/${day}-${suite.dataset}.json`, text: `${JSON.stringify(validationOf(suite, day, index), null, 2)}\n` })));

export const greatExpectationsTruths = (): readonly string[] => [
  `\`great-expectations/*.json\`: ${String(SUITES.length * DAYS.length)} validations of two datasets. On 20 November 2026 the timeliness of chargeback-labels is 3,570 of 10,460 (0.341), after 0.981 on 30 October: the labels stopped on 3 November.`,
  "`great-expectations/2026-11-20-card-transactions.json`: 41 payments of an unknown channel are a warning; two payment ids stood twice on 30 October, which is the only other failure of that dataset.",
];
