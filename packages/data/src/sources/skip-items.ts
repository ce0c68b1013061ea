import type { Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "../config/source-schema.ts";
import type { FileResult } from "./source-kind.ts";

/** Problems of a whole file: leaving one record out would not mend them. */
const OF_FILE: ReadonlySet<string> = new Set(["CSV-QUOTE", "CSV-DELIMITER", "CSV-COLUMN-MISSING", "CSV-COLUMN-TRANSLATED", "CSV-TITLE-LINES", "DATE-AMBIGUOUS", "DATE-UNPROVED", "JIRA-PAGES", "JIRA-ANSWER"]);

/** Which record a problem is about: the number of a row, or the element of an array. */
function recordOf({ record, pointer }: Diagnostic): string | undefined {
  if (record !== undefined) return `row ${String(record)}`;
  const element = /^(?:\/issues|\/items)?\/(\d+)(?:\/|$)/.exec(pointer ?? "")?.[1];
  return element === undefined ? undefined : `element ${element}`;
}

/**
 * Leaves out the work items whose records have a mistake, where the source declares that; else the result stays as it is. `lineOf` gives
 * the line on which a row (from 1) begins.
 */
export function withoutWrongItems(result: FileResult, { onError }: FileDeclarations, lineOf: (record: number) => number): FileResult {
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  if (onError !== "skip-rows" || errors.length === 0 || errors.some((error) => OF_FILE.has(error.code) || recordOf(error) === undefined)) return result;
  const byRecord = Map.groupBy(errors, (error) => recordOf(error) ?? "");
  const lines = new Set([...byRecord.values()].flatMap(([first]) => (first?.record === undefined ? [] : [lineOf(first.record)])));
  const wrong = ({ source }: NonNullable<FileResult["items"]>[number]): boolean => (source.pointer === undefined ? lines.has(source.line) : byRecord.has(`element ${/(\d+)$/.exec(source.pointer)?.[1] ?? ""}`));
  const items = (result.items ?? []).filter((item) => !wrong(item));
  if (items.length === 0) return result;
  const skipped = [...byRecord.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const index = Number(/\d+/.exec(recordOf(first) ?? "0")?.[0]);
    const record = first.record ?? index + 1;
    return [{ line: first.record === undefined ? first.line : lineOf(first.record), record, code: first.code, message: first.message }];
  });
  return { ...result, items, used: items.length, skipped, diagnostics: result.diagnostics.filter(({ severity }) => severity !== "error") };
}
