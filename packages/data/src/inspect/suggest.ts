import type { Diagnostic } from "@almanac/core";
import { stringify } from "yaml";
import type { FileDeclarations } from "../config/source-schema.ts";
import { hasError } from "../diagnostics/diagnostic.ts";
import { KINDS, kindNamed } from "../sources/kinds.ts";
import { historyHint, likelyKinds, recognisedKind } from "../sources/recognise.ts";
import { sourceInput } from "../sources/source-input.ts";
import type { KnownColumn, Parsed, SourceInput, SourceKind, TableFile } from "../sources/source-kind.ts";
import { azureDraft } from "./azure-draft.ts";
import { amended, isMissingWord, looksNumeric, type Draft } from "./draft.ts";
import { kindScore, matchedColumns } from "./header-match.ts";
import { readableForm } from "./readable-form.ts";
import { tableDraft } from "./table-draft.ts";

/** What a file is read with, when nobody has declared anything. */
export interface SuggestionInput {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of a workbook: its sheets, read beforehand. */
  readonly sheet?: Parsed<TableFile>;
  /** The kind that somebody asks for. */
  readonly kind?: string;
}

export interface Suggestion {
  readonly kind: string;
  /** A `sources:` block for data/almanac.yaml, its doubts as comments. */
  readonly yaml: string;
  /** What would still be refused with it; nothing, if all goes well. */
  readonly diagnostics: readonly Diagnostic[];
}

const ROUNDS = 40;
const ZONE = "UTC";
const CANDIDATES = 4;
/** Below, a few common words (id, name, status) are all that a table and a kind share. */
const LEAST_SCORE = 0.6;

/** A declaration with which a file can be read: of the likeliest kind, or as a declared table. */
export function suggestion({ file, bytes, sheet, kind: wanted }: SuggestionInput): Suggestion {
  const inputOf = (declaration: FileDeclarations): SourceInput => sourceInput(file, bytes.length, () => bytes, declaration, sheet);
  // What is recognised as it lies there needs neither delimiter nor encoding: multi-line cells look like lines above a header.
  const asItLies = wanted === undefined ? recognisedKind(inputOf({})) : { diagnostics: [] };
  const form = sheet !== undefined || "kind" in asItLies ? { declaration: {}, doubts: [] } : readableForm(file, bytes);
  const plain = inputOf(form.declaration);
  const known = wanted === undefined ? recognisedKind(plain) : kindNamed(wanted);
  const attempts: Attempt[] = [];
  if (known !== undefined && "kind" in known) attempts.push(attempt(known, { declaration: form.declaration, doubts: form.doubts }, inputOf));
  for (const sure of attempts) if (!hasError(sure.diagnostics)) return written(file, sure, form);
  const azure = azureDrafts(plain, form, wanted);
  for (const draft of wanted === undefined ? [...azure, ...likelyDrafts(plain, form)] : azure) {
    const tried = attempt(draft.kind, draft.draft, inputOf);
    attempts.push(tried);
    // Headers that are only like those of a kind, and records that it refuses: it is another thing.
    if (!hasError(tried.diagnostics) && tried.draft.declaration.onError === undefined) return written(file, tried, form);
  }
  const table = plain.table();
  const fallback = kindNamed("table");
  if (wanted === undefined && fallback !== undefined && "ok" in table && isTable(file, table.ok)) {
    const draft = tableDraft(table.ok, form, ZONE);
    attempts.push(attempt(fallback, { ...draft, doubts: [...draft.doubts, ...otherwise(plain, table.ok)] }, inputOf));
  }
  // A text with a comma in it is no table: only what somebody recognised is worth mending by hand.
  const working = attempts.filter(({ diagnostics }) => !hasError(diagnostics));
  const chosen = working.find(({ draft }) => draft.declaration.onError === undefined) ?? working[0] ?? attempts.find(({ kind }) => kind !== fallback);
  return chosen === undefined ? { kind: "unknown", yaml: `# ${file}: ${whyNone(file, table)}\n`, diagnostics: [] } : written(file, chosen, form);
}

function whyNone(file: string, table: Parsed<TableFile>): string {
  const headerOnly = "ok" in table && table.ok.records.length === 0 && table.ok.header.some((name) => name.trim() !== "") && /\.(?:csv|tsv|json|xlsx)$/i.test(file);
  return headerOnly ? "the header is there and no record follows it: export it again with its records." : "no kind of export fits this file, and it is no table.";
}

/** One column is a table only in a file that says it is one. */
const isTable = (file: string, { header, records }: TableFile): boolean => records.length > 0 && (header.length > 1 || (/\.(?:csv|tsv|json|xlsx)$/i.test(file) && records.every((record) => record.length === 1)));

function azureDrafts(input: SourceInput, form: Draft, wanted: string | undefined): readonly { readonly kind: SourceKind; readonly draft: Draft }[] {
  const table = input.table();
  const kind = kindNamed("cloud-cost");
  const draft = kind === undefined || (wanted !== undefined && wanted !== kind.kind) || !("ok" in table) ? undefined : azureDraft(input.file, table.ok, form);
  return kind === undefined || draft === undefined ? [] : [{ kind, draft }];
}

/** What else a table may be, which a block of `sources:` alone cannot make of it. */
function otherwise(input: SourceInput, { header }: TableFile): readonly string[] {
  const [likely] = likelyKinds(input);
  switch (likely?.kind.kind) {
    case "history-csv":
      return ["It may be a history of work items, one row a change. As that it needs its statuses in `workflow:`, and:", ...historyHint("…", header).split("\n").filter((line) => line.trim().startsWith("kind") || line.trim().startsWith("columns")).map((line) => line.trim())];
    case "jira-csv":
      return ["Its keys look like those of work items. As `kind: jira-csv` it needs the columns key, status and created (or `created: { value: YYYY-MM-DD }`), and its statuses in `workflow:`."];
    default:
      return [];
  }
}

interface Attempt {
  readonly kind: SourceKind;
  readonly draft: Draft;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the file as declared, and mends the declaration by what is said against it. */
function attempt(kind: SourceKind, first: Draft, inputOf: (declaration: FileDeclarations) => SourceInput): Attempt {
  let draft = first;
  const required = (role: string): boolean => kind.columns.some((column) => column.role === role && column.required);
  for (let round = 0; ; round++) {
    const input = inputOf(draft.declaration);
    const result = kind.read([input], { declaration: draft.declaration, timeZone: ZONE, source: "source" });
    const diagnostics = [...result.diagnostics, ...result.files.flatMap((one) => one.diagnostics)];
    const table = input.table();
    const better = round < ROUNDS && "ok" in table ? diagnostics.map((one) => amended(draft, one, table.ok, required)).find((next) => next !== undefined) : undefined;
    if (better === undefined) return { kind, draft, diagnostics };
    draft = better;
  }
}

/** Drafts of the kinds whose columns the headers are most like. */
function likelyDrafts(input: SourceInput, form: Draft): readonly { readonly kind: SourceKind; readonly draft: Draft }[] {
  const table = input.table();
  if (!("ok" in table)) return [];
  const { header, records } = table.ok;
  const samples = header.map((_, position) => records.slice(0, 500).flatMap((record) => (isMissingWord(record[position] ?? "") || (record[position] ?? "").trim() === "" ? [] : [record[position] ?? ""])));
  const fits = (position: number, { type }: KnownColumn): boolean => {
    const texts = samples[position] ?? [];
    if (texts.length === 0) return true;
    if (type === "money" || type === "number" || type === "count" || type === "share") return looksNumeric(texts);
    // A title is no amount; a header that says otherwise is believed.
    if (type === "text" || type === "choice" || type === "boolean") return !looksNumeric(texts) || texts.every((text) => /^\d{1,6}$/.test(text));
    return type === "date" || type === "instant" ? texts.every((text) => /\d/.test(text)) && !texts.every((text) => /^\d{1,4}(?:\.\d+)?$/.test(text)) : true;
  };
  return KINDS.map((kind) => {
    const matched = matchedColumns(header, kind.columns, fits);
    return { kind, matched, score: kindScore(kind, input.file, header, matched) };
  })
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ kind, matched }) => ({ kind, draft: { declaration: { ...form.declaration, columns: columnsFor(header, kind, matched) }, doubts: form.doubts } }));
}

/** Only what a header does not say by itself has to be declared. */
function columnsFor(header: readonly string[], kind: SourceKind, matched: ReturnType<typeof matchedColumns>): NonNullable<FileDeclarations["columns"]> {
  return Object.fromEntries(
    matched.flatMap(({ role, position, score }): readonly [string, string | { readonly column: string; readonly occurrence: number }][] => {
      const name = header[position] ?? "";
      const same = header.flatMap((other, index) => (other.trim().toLowerCase() === name.trim().toLowerCase() ? [index] : []));
      if (same.length > 1) return [[role, { column: name.trim(), occurrence: same.indexOf(position) + 1 }]];
      return score === 1 && kind.columns.find((column) => column.role === role)?.headers[0] === name ? [] : [[role, name.trim()]];
    }),
  );
}

const idOf = (file: string): string =>
  (file.split("/").at(-1) ?? file)
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || "source";

/** The path below the folder of sources, or the bare name of a file from elsewhere. */
const filesOf = (file: string): { readonly path: string; readonly elsewhere: boolean } => {
  const below = /(?:^|\/)(?:data|restricted)\/sources\/(.+)$/.exec(file)?.[1];
  return below === undefined ? { path: file.split("/").at(-1) ?? file, elsewhere: true } : { path: below, elsewhere: false };
};

function written(file: string, { kind, draft, diagnostics }: Attempt, form: Draft): Suggestion {
  const { path, elsewhere } = filesOf(file);
  const folder = kind.audience === "restricted" ? "restricted/sources/" : "data/sources/";
  const comments = [
    `${path} is read as ${kind.kind} (${kind.title}).`,
    ...(elsewhere ? [`Copy the file to ${folder}${path}.`] : []),
    ...(kind.audience === "restricted" ? ["Restricted: declare `restricted: { path: restricted }` beside `sources:`."] : []),
    ...new Set([...form.doubts, ...draft.doubts]),
    ...diagnostics.slice(0, 5).map(({ line, column, code, message }) => `Still to be mended, ${String(line)}:${String(column)} ${code}: ${message.split("\n")[0] ?? ""}`),
  ];
  const { columns = {}, values = {}, ...settings } = draft.declaration;
  const lines = [
    ...Object.entries({ id: idOf(file), kind: kind.kind, files: path, ...settings }).map(([key, value]) => `${key}: ${inline(value)}`),
    ...group("columns", columns),
    ...group("values", values),
  ];
  const block = lines.map((line, index) => `${index === 0 ? "  - " : "    "}${line}\n`).join("");
  return { kind: kind.kind, yaml: `sources:\n${comments.map((comment) => `  # ${comment}\n`).join("")}${block}`, diagnostics };
}

/** A file of a store says nothing by itself: the whole folder is one source. */
export function storeSuggestion(folder: string, kind: string): Suggestion {
  const { path, elsewhere } = filesOf(folder);
  const comments = [`The folder ${path} is read as ${kind} (${kindNamed(kind)?.title ?? kind}).`, ...(elsewhere ? [`Copy the whole folder to data/sources/${path}.`] : [])];
  return { kind, yaml: `sources:\n${comments.map((comment) => `  # ${comment}\n`).join("")}  - id: ${kind}\n    kind: ${kind}\n    files: ${inline(`${path}/**`)}\n`, diagnostics: [] };
}

const inline = (value: unknown): string => stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim();
const group = (name: string, entries: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(entries).length === 0 ? [] : [`${name}:`, ...Object.entries(entries).map(([key, value]) => `  ${inline(key)}: ${inline(value)}`)];
