import { isoInstant, type DataCheck, type Diagnostic, type IsoInstant } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import { diagnostic, hasError } from "../../diagnostics/diagnostic.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { countAt, elementsOf, formOf, isMapping, isMissing, keysOf, textAt, type DocumentNode } from "../../read/document-node.ts";
import { rememberSince } from "../../table/since.ts";
import { expectationDimension, namedDimension } from "./dimensions.ts";

/** `20260901T081233.123456Z`, as 0.x writes it, or ISO 8601; without an offset it is UTC. */
function instantOf(text: string): IsoInstant | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d+)?Z$/.exec(text);
  const [, year, month, day, hour, minute, second, fraction = ""] = compact ?? [];
  const written = compact === null ? text.replace(/^(\d{4}-\d{2}-\d{2}) /, "$1T") : `${year ?? ""}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second ?? ""}${fraction}Z`;
  return parseInstant(written) ?? parseInstant(`${written}Z`);
}

function checkedAt(meta: DocumentNode, problems: Diagnostic[]): IsoInstant | undefined {
  const nodes = [meta.get("validation_time"), meta.get("run_id").get("run_time"), meta.get("batch_markers").get("ge_load_time")];
  const given = nodes.find((node) => !isMissing(node));
  const instant = given === undefined || typeof given.value !== "string" ? undefined : instantOf(given.value);
  if (instant !== undefined) return isoInstant(instant);
  problems.push(
    diagnostic("VALUE-MISSING", (given ?? meta).place(), {
      message: "the result does not say when the data was validated",
      found: given === undefined ? "nothing" : formOf(given.value),
      expected: "`validation_time` in `meta`",
      hint: "export the validation result of the checkpoint, not a summary of it",
    }),
  );
  return undefined;
}

const assetOf = (meta: DocumentNode): string | undefined =>
  [meta.get("active_batch_definition").get("data_asset_name"), meta.get("batch_kwargs").get("data_asset_name"), meta.get("batch_spec").get("table_name"), meta.get("batch_kwargs").get("table")]
    .map(({ value }) => value)
    .find((value) => typeof value === "string" && value !== "") as string | undefined;

/** 0.18: one group of keys; 1.x with several metrics: one group for each. */
const raised = (info: DocumentNode): boolean => info.get("raised_exception").value === true || keysOf(info).some((key) => info.get(key).get("raised_exception").value === true);

function outcomeOf(result: DocumentNode): DataCheck["outcome"] | undefined {
  if (raised(result.get("exception_info"))) return "error";
  const { value } = result.get("success");
  if (value === true) return "pass";
  const severity = result.get("expectation_config").get("severity").value;
  return value === false ? (severity === "warning" || severity === "info" ? "warn" : "fail") : undefined;
}

/** Rows that were looked at and rows that passed, where the expectation is about rows. */
function countsOf(result: DocumentNode, type: string, problems: Diagnostic[]): Pick<DataCheck, "total" | "passed" | "failed"> {
  const said = result.get("result");
  const elements = countAt(said.get("element_count"), problems);
  const unexpected = countAt(said.get("unexpected_count"), problems);
  const missing = type.endsWith("_null") ? undefined : countAt(said.get("missing_count"), problems);
  if (elements === undefined || unexpected === undefined) return { total: null, passed: null, failed: unexpected ?? null };
  const total = elements - (missing ?? 0);
  if (total >= unexpected) return { total, passed: total - unexpected, failed: unexpected };
  problems.push(
    diagnostic("CHECKS-COUNT", said.get("unexpected_count").place(), {
      message: `${String(unexpected)} of ${String(total)} values are unexpected: that cannot be`,
      found: String(unexpected),
      expected: `at most ${String(total)}`,
      hint: "export the result again; if it was edited by hand, correct it",
    }),
  );
  return { total: null, passed: null, failed: null };
}

function checkOf(result: DocumentNode, common: Omit<DataCheck, "check" | "outcome" | "total" | "passed" | "failed" | "source">, file: string, problems: Diagnostic[]): DataCheck | undefined {
  const config = result.get("expectation_config");
  const type = textAt(config.get("type"), problems) ?? textAt(config.get("expectation_type"), problems);
  const outcome = outcomeOf(result);
  if (type === undefined || outcome === undefined) {
    const missing = type === undefined ? "`expectation_config` with its `type`" : "`success`, true or false";
    problems.push(diagnostic("VALUE-MISSING", result.place(), { message: `a result has no ${missing}`, found: formOf(result.value), expected: missing, hint: "export the validation result again" }));
    return undefined;
  }
  const kwargs = config.get("kwargs");
  const column = textAt(kwargs.get("column"), problems) ?? [kwargs.get("column_A"), kwargs.get("column_B")].map(({ value }) => value).filter((value) => typeof value === "string").join(", ");
  const listed = elementsOf(kwargs.get("column_list")).map(({ value }) => String(value)).join(", ");
  const dimension = namedDimension(config.get("meta").get("dimension").value) ?? expectationDimension(type);
  const place = result.place();
  const check: DataCheck = {
    source: { file, line: place.line, ...(place.pointer === undefined ? {} : { pointer: place.pointer }) },
    ...common,
    check: type,
    ...(column === "" && listed === "" ? {} : { column: column === "" ? listed : column }),
    ...(dimension === undefined ? {} : { dimension }),
    outcome,
    ...(outcome === "error" ? { total: null, passed: null, failed: null } : countsOf(result, type, problems)),
  };
  return rememberSince(rememberPlace(check, () => place), check.checkedAt);
}

/** The numbers that the tool states of itself must be those of its results, or results are missing. */
function statisticsProblems(validation: DocumentNode, results: readonly DocumentNode[]): readonly Diagnostic[] {
  const statistics = validation.get("statistics");
  const passed = results.filter((result) => result.get("success").value === true).length;
  const expected = [["evaluated_expectations", results.length, "results"], ["successful_expectations", passed, "successful results"]] as const;
  return expected.flatMap(([key, count, what]) => {
    const said = statistics.get(key);
    if (typeof said.value !== "number" || said.value === count) return [];
    return [
      diagnostic("CHECKS-COUNT", said.place(), {
        message: `the result states ${String(said.value)} ${what} and holds ${String(count)}`,
        found: String(said.value),
        expected: String(count),
        hint: "export the whole result: do not filter it, and use `result_format` BASIC or more",
      }),
    ];
  });
}

export interface ReadChecks {
  readonly checks: readonly DataCheck[];
  readonly total: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one validation result, of Great Expectations 0.18 or 1.x. */
export function readValidation(validation: DocumentNode, file: string): ReadChecks {
  const problems: Diagnostic[] = [];
  const results = elementsOf(validation.get("results"));
  const meta = validation.get("meta");
  const at = checkedAt(isMapping(meta) ? meta : validation, problems);
  const suite = textAt(validation.get("suite_name"), problems) ?? textAt(meta.get("expectation_suite_name"), problems);
  const dataset = assetOf(meta);
  problems.push(...statisticsProblems(validation, results));
  if (at === undefined) return { checks: [], total: results.length, diagnostics: problems };
  const common = { tool: "great-expectations" as const, checkedAt: at, ...(dataset === undefined ? {} : { dataset }), ...(suite === undefined ? {} : { suite }) };
  const checks = results.flatMap((result) => checkOf(result, common, file, problems) ?? []);
  return { checks: hasError(problems) ? [] : checks, total: results.length, diagnostics: problems };
}
