import type { DataCheck, Diagnostic } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import { diagnostic, hasError } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { countAt, documentNode, elementsOf, formOf, isMapping, isMissing, textAt, type DocumentNode } from "../../read/document-node.ts";
import { rememberSince } from "../../table/since.ts";
import type { FileResult, SourceInput, SourceKind } from "../source-kind.ts";
import { testedColumn, testedTable, testName } from "./test-name.ts";

const OUTCOMES: Readonly<Record<string, DataCheck["outcome"]>> = { pass: "pass", success: "pass", fail: "fail", warn: "warn", error: "error", "runtime error": "error", skipped: "skipped" };

const isRunResults = (document: DocumentNode): boolean =>
  isMapping(document) && Array.isArray(document.get("results").value) && typeof document.get("metadata").get("dbt_schema_version").value === "string" && /run-results/.test(String(document.get("metadata").get("dbt_schema_version").value));

function recognise(input: SourceInput): number {
  const json = input.json();
  return "ok" in json && isRunResults(documentNode(json.ok)) ? 1 : 0;
}

function timeOf(result: DocumentNode, metadata: DocumentNode, problems: Diagnostic[]): DataCheck["checkedAt"] | undefined {
  const execution = elementsOf(result.get("timing")).find((step) => step.get("name").value === "execute");
  const node = [execution?.get("completed_at"), metadata.get("generated_at")].find((candidate) => candidate !== undefined && !isMissing(candidate));
  const { value } = node ?? { value: undefined };
  const instant = typeof value === "string" ? (parseInstant(value) ?? parseInstant(`${value}Z`)) : undefined;
  if (instant === undefined)
    problems.push(diagnostic("VALUE-MISSING", (node ?? result).place(), { message: "nothing says when this test ran", found: formOf(value), expected: "`completed_at` of its execution, or `generated_at` in `metadata`", hint: "copy `target/run_results.json` again after `dbt test`" }));
  return instant;
}

function outcomeOf(status: DocumentNode, problems: Diagnostic[]): DataCheck["outcome"] | undefined {
  const outcome = typeof status.value === "string" ? OUTCOMES[status.value.toLowerCase()] : undefined;
  const words = Object.keys(OUTCOMES);
  if (outcome === undefined)
    problems.push(
      diagnostic("VALUE-NOT-ALLOWED", status.place(), { message: `a test cannot end as ${formOf(status.value)}`, found: formOf(status.value), expected: `one of ${words.join(", ")}`, hint: `${typeof status.value === "string" ? didYouMean(status.value, words) : ""}copy the file again after \`dbt test\``.trim() }),
    );
  return outcome;
}

function checkOf(result: DocumentNode, metadata: DocumentNode, file: string, problems: Diagnostic[]): readonly DataCheck[] {
  const id = textAt(result.get("unique_id"), problems);
  if (id === undefined) {
    problems.push(diagnostic("VALUE-MISSING", result.place(), { message: "a result has no `unique_id`", found: "nothing", expected: "`unique_id`", hint: "copy the file again after `dbt test`" }));
    return [];
  }
  const test = testName(id);
  if (test === undefined) return [];
  const outcome = outcomeOf(result.get("status"), problems);
  const checkedAt = timeOf(result, metadata, problems);
  const failures = countAt(result.get("failures"), problems);
  const sql = [result.get("compiled_code"), result.get("compiled_sql")].map(({ value }) => value).find((value) => typeof value === "string");
  const dataset = sql === undefined ? undefined : testedTable(String(sql));
  const column = testedColumn(test.name, dataset);
  if (outcome === undefined || checkedAt === undefined) return [];
  const place = result.place();
  const check: DataCheck = {
    source: { file, line: place.line, ...(place.pointer === undefined ? {} : { pointer: place.pointer }) },
    tool: "dbt",
    ...(dataset === undefined ? {} : { dataset }),
    suite: test.project,
    check: test.name,
    ...(column === undefined ? {} : { column }),
    ...(test.dimension === undefined ? {} : { dimension: test.dimension }),
    outcome,
    checkedAt,
    total: null,
    passed: null,
    failed: outcome === "error" || outcome === "skipped" ? null : (failures ?? null),
  };
  return [rememberSince(rememberPlace(check, () => place), checkedAt)];
}

function read(input: SourceInput): FileResult {
  const json = input.json();
  const empty = { file: input.file, records: {}, total: 1, used: 0, skipped: [] };
  if (!("ok" in json)) return { ...empty, diagnostics: json.diagnostics };
  const document = documentNode(json.ok);
  if (!isRunResults(document))
    return {
      ...empty,
      diagnostics: [diagnostic("VALUE-MISSING", document.get("metadata").place(), { message: "this JSON is no `run_results.json` of dbt", found: formOf(document.get("metadata").get("dbt_schema_version").value), expected: "`metadata` with the `dbt_schema_version` of run results", hint: "copy `target/run_results.json`, not `manifest.json` or `sources.json`" })],
    };
  const problems: Diagnostic[] = [];
  const results = elementsOf(document.get("results"));
  const checks = results.flatMap((result) => checkOf(result, document.get("metadata"), input.file, problems));
  const dataChecks = hasError(problems) ? [] : checks;
  return { file: input.file, records: { dataChecks }, total: results.length, used: dataChecks.length, skipped: [], diagnostics: problems };
}

/** `target/run_results.json` of dbt: the outcomes of its tests. Models, seeds and snapshots in it are counted and left alone. */
export const dbtResultsKind: SourceKind = {
  kind: "dbt-results",
  title: "Data checks (dbt tests)",
  area: "ml",
  audience: "public",
  fills: ["dataChecks"],
  columns: [],
  recognise,
  read: (inputs) => ({ files: inputs.map(read), diagnostics: [] }),
};
