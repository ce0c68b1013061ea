import type { Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "../config/schema.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readCsv } from "../read/csv.ts";
import { readJson, type JsonFile } from "../read/json.ts";
import { readText, type TextFile } from "../read/text.ts";
import { readHistoryCsv } from "./history-csv/read-history.ts";
import { readJiraCsv } from "./jira-csv/read-jira-csv.ts";
import { envelopeOf, missingPages, type Envelope } from "./jira-json/envelope.ts";
import { readJiraIssues } from "./jira-json/read-issues.ts";
import { readStatuses } from "./jira-statuses/read-statuses.ts";
import type { ListedStatus, ReadSource } from "./tracker-item.ts";

export interface ReadFile extends ReadSource {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

const nothing = { items: [], records: 0, itemRecords: 0, otherRecords: 0 } as const;

type Parsed = { readonly json: JsonFile } | { readonly csv: TextFile } | { readonly diagnostics: readonly Diagnostic[] };

function parsed(text: TextFile, kind: FileDeclarations["kind"]): Parsed {
  if (kind !== "jira-json") return { csv: text };
  const json = readJson(text.text, text.file);
  return "ok" in json ? { json: json.ok } : json;
}

/** Reads the files of one source. Pages of a search may be spread over them. */
export function readSourceFiles(
  files: ProgramFiles,
  paths: readonly string[],
  declarations: FileDeclarations,
  timeZone: string,
): { readonly read: readonly ReadFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const envelopes: Envelope[] = [];
  const read = paths.map((file): ReadFile => {
    const bytes = files.read(file);
    const head = { file, bytes: bytes.length, sha256: files.sha256(bytes) };
    const text = readText(file, bytes, declarations.encoding);
    if (!("ok" in text)) return { ...head, ...nothing, diagnostics: text.diagnostics };
    const content = parsed(text.ok, declarations.kind);
    if ("diagnostics" in content) return { ...head, ...nothing, diagnostics: content.diagnostics };
    if ("json" in content) {
      const envelope = envelopeOf(content.json);
      if ("issues" in envelope) envelopes.push(envelope);
      return { ...head, ...readJiraIssues(content.json) };
    }
    const csv = readCsv(content.csv, declarations.delimiter);
    const context = { declarations, timeZone };
    return { ...head, ...(declarations.kind === "history-csv" ? readHistoryCsv(csv, context) : readJiraCsv(csv, context)) };
  });
  return { read, diagnostics: missingPages(envelopes) };
}

/** Reads a status list of the tracker. */
export function readStatusFile(files: ProgramFiles, file: string): { readonly statuses: readonly ListedStatus[]; readonly diagnostics: readonly Diagnostic[] } {
  const text = readText(file, files.read(file));
  if (!("ok" in text)) return { statuses: [], diagnostics: text.diagnostics };
  const json = readJson(text.ok.text, file);
  return "ok" in json ? readStatuses(json.ok) : { statuses: [], diagnostics: json.diagnostics };
}
