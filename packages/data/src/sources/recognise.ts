import type { Diagnostic } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { withoutWords } from "../table/mask.ts";
import { positionsNamed } from "../table/table-columns.ts";
import { positionsOf } from "./columns.ts";
import { headInput } from "./head-input.ts";
import { HISTORY_HEADERS } from "./jira-csv/headers.ts";
import { nearlyRecognised, suggestHint } from "./nearly-recognised.ts";
import { KINDS } from "./kinds.ts";
import { restrictedAmongPublic, restrictedFolder, SOURCES_FOLDER } from "./source-folders.ts";
import type { ChosenSource } from "./source-files.ts";
import { isWorkbook } from "./workbook.ts";
import type { SourceInput, SourceKind } from "./source-kind.ts";

interface RecognisedSources {
  readonly chosen: readonly ChosenSource[];
  readonly statusFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Without declared sources every file of the sources folders is recognised by its name and content. What is not recognised is an error. */
export function recogniseSources(config: LoadedConfig, paths: readonly string[], inputOf: (path: string) => SourceInput): RecognisedSources {
  const restricted = restrictedFolder(config);
  const pathsByKind = new Map<SourceKind, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const kind = recognisedKind(headInput(inputOf(path)));
    if (!("kind" in kind)) diagnostics.push(...kind.diagnostics.map((found) => (isForFew(path, restricted) ? withoutCells(found) : found)));
    else if (kind.audience === "restricted" && (restricted === undefined || !path.startsWith(`${restricted}/`))) diagnostics.push(restrictedAmongPublic(path, kind.kind));
    else pathsByKind.set(kind, [...(pathsByKind.get(kind) ?? []), path]);
  }
  const chosen = KINDS.flatMap((kind): readonly ChosenSource[] => {
    const files = pathsByKind.get(kind);
    return files === undefined || kind.kind === "jira-statuses" ? [] : [{ declaration: { id: kind.kind, kind: kind.kind, files: "**" }, files }];
  });
  const statusFiles = [...pathsByKind].flatMap(([kind, files]) => (kind.kind === "jira-statuses" ? files : []));
  return { chosen, statusFiles, diagnostics };
}

/** Whether a file that could not be recognised was meant for few: by its place, or by the kind that it is named for. */
const isForFew = (path: string, restricted: string | undefined): boolean =>
  (restricted !== undefined && path.startsWith(`${restricted}/`)) || (namedKind(path.replace(`${SOURCES_FOLDER}/`, ""))?.audience ?? "public") !== "public";

/** What is said of the form of such a file holds none of its cells; without its header, the first record is taken for one. */
function withoutCells(found: Diagnostic): Diagnostic {
  if (found.code === "FILE-UNRECOGNISED" || found.code === "FILE-TWO-KINDS") return { ...withoutWords(found), expected: "an export of a known kind", hint: suggestHint(found.file) };
  return /^(?:FILE|WORKBOOK)-/.test(found.code) ? { ...found, masked: true } : withoutWords(found);
}

/** The kind that the folder or the name of a file begins with: `risk-register/2026.csv`, `risk-register-2026.csv`. */
function namedKind(file: string): SourceKind | undefined {
  const parts = file.split("/");
  const begins = (kind: string): boolean => parts.some((part) => part.toLowerCase().startsWith(kind) && !/^[a-z0-9]/.test(part.slice(kind.length)));
  return KINDS.filter(({ kind }) => begins(kind)).toSorted((a, b) => b.kind.length - a.kind.length)[0];
}

/** Whether a table has every column that a kind must have. */
function hasRequired({ columns }: SourceKind, input: SourceInput): boolean {
  const required = columns.filter((column) => column.required);
  if (required.length === 0 || required.some(({ headers }) => headers.length === 0)) return false;
  const table = input.table();
  return "ok" in table && required.every(({ headers }) => headers.some((name) => positionsNamed(table.ok.header, name).length > 0));
}

interface Guess {
  readonly kind: SourceKind;
  readonly sureness: number;
}

/** The kinds that a file may be of, the likeliest first. */
export const likelyKinds = (input: SourceInput): readonly Guess[] =>
  KINDS.map((kind) => ({ kind, sureness: kind.recognise(input) }))
    .filter(({ sureness }) => sureness > 0)
    .toSorted((a, b) => b.sureness - a.sureness);

/** The kind of a file that needs no declaration, or why it cannot be used without one. */
export function recognisedKind(input: SourceInput): SourceKind | { readonly diagnostics: readonly Diagnostic[] } {
  const named = namedKind(input.file.replace(`${SOURCES_FOLDER}/`, ""));
  if (named !== undefined && (named.recognise(input) > 0 || hasRequired(named, input))) return named;
  const [first, second] = likelyKinds(input);
  if (first === undefined) return { diagnostics: unreadable(input) ?? [unrecognised(input, named)] };
  if (second !== undefined && second.sureness === first.sureness) return { diagnostics: [twoKinds(input, first.kind, second.kind)] };
  return first.kind.kind === "history-csv" && !hasHistoryHeaders(headerOf(input)) ? { diagnostics: [history(input)] } : first.kind;
}

/** What stands against reading the file at all, if anything does. */
function unreadable(input: SourceInput): readonly Diagnostic[] | undefined {
  if (isWorkbook(input.file)) {
    const sheet = input.table();
    return "ok" in sheet ? undefined : sheet.diagnostics;
  }
  const text = input.text();
  if (!("ok" in text)) return text.diagnostics;
  if (/^\s*[[{]/.test(text.ok.text.slice(0, 200))) {
    const json = input.json();
    return "ok" in json ? undefined : json.diagnostics;
  }
  const table = input.table();
  const torn = "ok" in table ? table.ok.diagnostics.filter(({ code }) => code === "CSV-QUOTE" || code === "CSV-DELIMITER") : [];
  return torn.length > 0 ? torn : undefined;
}

function formOf(input: SourceInput): string {
  const text = input.text();
  if ("ok" in text && /^\s*[[{]/.test(text.ok.text.slice(0, 200))) return "JSON of another form";
  const table = input.table();
  return "ok" in table && table.ok.header.length > 1 ? `a table with the columns ${table.ok.header.join(", ")}` : "a text";
}

const headerOf = (input: SourceInput): readonly string[] => {
  const table = input.table();
  return "ok" in table ? table.ok.header : [];
};

/** Whether a table of changes has the headers that need no declaration. */
export const hasHistoryHeaders = (header: readonly string[]): boolean => (["key", "at", "status"] as const).every((role) => positionsOf(header, HISTORY_HEADERS[role] ?? []).length > 0);

const below = (file: string): string => file.replace(/^(?:.*\/)?sources\//, "");

/** A kind that is no table. */
const isDocument = ({ kind, columns }: SourceKind): boolean => columns.length === 0 && kind !== "table";

function unrecognised(input: SourceInput, named: SourceKind | undefined): Diagnostic {
  const required = (named?.columns ?? []).filter((column) => column.required).map(({ headers }) => headers[0] ?? "");
  const expected = named === undefined ? "an export of a known kind" : `a ${named.kind} export${required.length === 0 ? "" : `, with the columns ${required.join(", ")}`}`;
  return nearlyRecognised(input, named) ?? diagnostic("FILE-UNRECOGNISED", wholeFile(input.file), {
    message: named !== undefined && isDocument(named)
      ? `this file stands where files of the kind ${named.kind} are expected, and is none`
      : named?.kind === "table" && headerOf(input).length > 1
        ? "a table has to be declared: nothing is taken for one by its content, because every file would be"
        : "this file is no export that can be recognised",
    found: formOf(input),
    expected,
    hint: named !== undefined && isDocument(named) ? `export it again, or take it out of the folder; content/handbook/almanac/sources/${named.kind}.md says how, and where its files belong` : suggestHint(input.file),
  });
}

const twoKinds = (input: SourceInput, first: SourceKind, second: SourceKind): Diagnostic =>
  diagnostic("FILE-TWO-KINDS", wholeFile(input.file), {
    message: `this file may be ${first.kind} or ${second.kind}`,
    found: formOf(input),
    expected: "a file of one kind",
    hint: `declare it in data/almanac.yaml:\n\n    sources:\n      - id: ${first.kind}\n        kind: ${first.kind}\n        files: ${below(input.file)}\n\nor keep it in a folder of that name, data/sources/${first.kind}/`,
  });

function history(input: SourceInput): Diagnostic {
  const header = headerOf(input);
  return diagnostic("FILE-UNRECOGNISED", wholeFile(input.file), {
    message: "one key stands in many rows: this seems to be a history, one row per change, whose columns must be declared",
    found: `the columns ${header.filter((name) => name !== "").join(", ")}`,
    expected: "a source of kind history-csv with its `columns`",
    hint: historyHint(below(input.file), header),
  });
}

/** A declaration to copy: what can be told from the headers is filled in. */
export function historyHint(file: string, header: readonly string[]): string {
  const like = (pattern: RegExp): string => header.find((name) => pattern.test(name)) ?? "…";
  return `declare it in data/almanac.yaml:\n\n    sources:\n      - id: history\n        kind: history-csv\n        files: ${file}\n        columns: { key: ${like(/(?:^|[^a-z])(?:key|ticket)s?$|^issue(?:[ _-]?(?:key|id))?$|^id$/i)}, at: ${like(/updat|^changed|^at$|^date$/i)}, created: ${like(/creat/i)}, status: ${like(/^status/i)} }`;
}
