import { compareInstants, type Diagnostic, type IsoInstant, type Sprint } from "@almanac/core";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";
import type { JsonFile } from "../../read/json.ts";
import type { FileResult, KindContext, SourceInput, SourceKind } from "../source-kind.ts";
import { isSprintState, sprintOf } from "./sprint-object.ts";
import { sprintTable } from "./sprint-table.ts";

type Answer = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Answer => typeof value === "object" && value !== null && !Array.isArray(value);
const isSprint = (value: unknown): boolean => isObject(value) && "id" in value && "name" in value && isSprintState(value["state"]) && !("fields" in value);

const startsAsJson = (input: SourceInput): boolean => {
  const text = input.text();
  return "ok" in text && /^\s*[[{]/.test(text.ok.text.slice(0, 200));
};

/** The sprints of an answer: its `values`, or a bare array. */
function valuesOf(value: unknown): { readonly values: readonly unknown[]; readonly path: (index: number) => readonly PropertyKey[] } | undefined {
  if (Array.isArray(value)) return { values: value, path: (index) => [index] };
  return isObject(value) && Array.isArray(value["values"]) ? { values: value["values"], path: (index) => ["values", index] } : undefined;
}

function readAnswer(json: JsonFile, file: string): FileResult {
  const answer = valuesOf(json.value);
  if (answer === undefined)
    return { file, records: {}, total: 0, used: 0, skipped: [], diagnostics: [diagnostic("JIRA-ANSWER", json.place([]), { message: "this JSON holds no sprints", found: "another document", expected: "an answer with `values`, or an array of sprints", hint: "export with /rest/agile/1.0/board/BOARD/sprint" })] };
  const problems: Diagnostic[] = [];
  const sprints = answer.values.flatMap((value, index): readonly Sprint[] => {
    const base = answer.path(index);
    const place = (path: readonly PropertyKey[], key?: boolean): Place => json.place([...base, ...path], key);
    const start = place([]);
    const found = sprintOf(value, { file: start.file, line: start.line, ...(start.pointer === undefined ? {} : { pointer: start.pointer }) }, place);
    if ("title" in found) return [found];
    problems.push(...found);
    return [];
  });
  // Planned ends are no events: only what has happened bounds the time of the export.
  const newest = sprints.flatMap(({ activatedAt, completedAt }): readonly IsoInstant[] => [activatedAt, completedAt].filter((at) => at !== undefined)).toSorted(compareInstants).at(-1);
  return { file, records: { sprints }, total: answer.values.length, used: sprints.length, skipped: [], ...(newest === undefined ? {} : { newestEvent: newest }), diagnostics: problems };
}

/** Whether the last page of an answer is there. */
function missingPages(documents: readonly JsonFile[]): readonly Diagnostic[] {
  const paged = documents.filter(({ value }) => isObject(value) && typeof value["isLast"] === "boolean");
  const [open] = paged;
  if (open === undefined || paged.some(({ value }) => isObject(value) && value["isLast"] === true)) return [];
  return [
    diagnostic("JIRA-PAGES", open.place(["isLast"]), {
      message: "the last page of the sprints is missing",
      found: "isLast: false",
      expected: "a page with isLast: true",
      hint: "fetch every page (startAt) and keep each as a file of this source",
    }),
  ];
}

function readFiles(inputs: readonly SourceInput[], context: KindContext) {
  const table = sprintTable(context.declaration.dates?.timeZone ?? context.timeZone);
  const documents: JsonFile[] = [];
  const files = inputs.flatMap((input): readonly FileResult[] => {
    if (!startsAsJson(input)) return table.read([input], context).files;
    const json = input.json();
    if (!("ok" in json)) return [{ file: input.file, records: {}, total: 0, used: 0, skipped: [], diagnostics: json.diagnostics }];
    documents.push(json.ok);
    return [readAnswer(json.ok, input.file)];
  });
  return { files, diagnostics: missingPages(documents) };
}

/** Sprints: a table, or the answer of Jira's agile interface. */
export const sprintsKind: SourceKind = {
  ...sprintTable("UTC"),
  recognise: (input) => {
    if (!startsAsJson(input)) return sprintTable("UTC").recognise(input);
    const json = input.json();
    const values = "ok" in json ? (valuesOf(json.ok.value)?.values ?? []) : [];
    return values.length > 0 && values.every(isSprint) ? 1 : 0;
  },
  read: readFiles,
};
