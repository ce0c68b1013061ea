import type { Diagnostic } from "@almanac/core";
import type { SourceDeclaration } from "../config/schema.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readCsv } from "../read/csv.ts";
import { readJson } from "../read/json.ts";
import { readText } from "../read/text.ts";
import { csvKind, type CsvKind } from "./csv-kind.ts";
import { jsonKind, type JsonKind } from "./jira-json/envelope.ts";
import type { ChosenSource } from "./source-files.ts";

type FileKind = JsonKind | CsvKind;

interface RecognisedSources {
  readonly chosen: readonly ChosenSource[];
  readonly statusFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Without declared sources every file of `data/sources/` is recognised by its content. What is not recognised is an error. */
export function recogniseSources(files: ProgramFiles, paths: readonly string[]): RecognisedSources {
  const pathsByKind = new Map<string, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const kind = recognise(files, path);
    if (typeof kind === "string") pathsByKind.set(kind, [...(pathsByKind.get(kind) ?? []), path]);
    else diagnostics.push(...kind);
  }
  const chosen = (["jira-json", "jira-csv"] as const).flatMap((kind): readonly ChosenSource[] => {
    const found = pathsByKind.get(kind) ?? [];
    const declaration: SourceDeclaration = { id: kind, kind, files: "**" };
    return found.length === 0 ? [] : [{ declaration, files: found }];
  });
  return { chosen, statusFiles: pathsByKind.get("jira-statuses") ?? [], diagnostics };
}

/** The kind of a file that needs no declaration, or why it cannot be used without one. */
function recognise(files: ProgramFiles, path: string): FileKind | readonly Diagnostic[] {
  const text = readText(path, files.read(path));
  if (!("ok" in text)) return text.diagnostics;
  if (/^\s*[[{]/.test(text.ok.text)) {
    const json = readJson(text.ok.text, path);
    if (!("ok" in json)) return json.diagnostics;
    const kind = jsonKind(json.ok.value);
    return kind === "unknown" ? [unrecognised(path, "JSON without issues")] : kind;
  }
  const csv = readCsv(text.ok);
  const torn = csv.diagnostics.filter(({ code }) => code === "CSV-QUOTE" || code === "CSV-DELIMITER");
  if (torn.length > 0) return torn;
  const kind = csvKind(csv);
  if (kind === "history-csv")
    return [
      diagnostic("FILE-UNRECOGNISED", wholeFile(path), {
        message: "one key stands in many rows: this seems to be a history, one row per change, whose columns must be declared",
        found: `the columns ${csv.header.filter((name) => name !== "").join(", ")}`,
        expected: "a source of kind history-csv with its `columns`",
        hint: historyHint(path.replace(/^data\/sources\//, ""), csv.header),
      }),
    ];
  return kind === "unknown" ? [unrecognised(path, csv.header.length <= 1 ? "a text" : `a table with the columns ${csv.header.join(", ")}`)] : kind;
}

const unrecognised = (path: string, found: string): Diagnostic =>
  diagnostic("FILE-UNRECOGNISED", wholeFile(path), {
    message: "this file is no export that can be recognised",
    found,
    expected: "Jira JSON, Jira CSV, or a status list",
    hint: "declare it under `sources:` in data/almanac.yaml with its kind and columns, or take it out of data/sources/",
  });

/** A declaration to copy: what can be told from the headers is filled in. */
export function historyHint(file: string, header: readonly string[]): string {
  const like = (pattern: RegExp): string => header.find((name) => pattern.test(name)) ?? "…";
  return `declare it in data/almanac.yaml:\n\n    sources:\n      - id: history\n        kind: history-csv\n        files: ${file}\n        columns: { key: ${like(/key|ticket|issue|^id$/i)}, at: ${like(/updat|^changed|^at$|^date$/i)}, created: ${like(/creat/i)}, status: ${like(/^status/i)} }`;
}
