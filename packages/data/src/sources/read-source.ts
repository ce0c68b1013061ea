import type { Diagnostic } from "@almanac/core";
import { openFile, sizeOf, type ProgramFiles } from "../read/program-files.ts";
import { readJson } from "../read/json.ts";
import { readTextFile } from "../read/text.ts";
import { maskedDiagnostic, withoutWords } from "../table/mask.ts";
import { readStatuses } from "./jira-statuses/read-statuses.ts";
import { kindNamed } from "./kinds.ts";
import { audienceOf } from "./source-folders.ts";
import type { ChosenSource } from "./source-files.ts";
import { sourceInput } from "./source-input.ts";
import type { FileResult, SourceInput, SourceKind } from "./source-kind.ts";
import { hashOf } from "./streamed-table.ts";
import type { ListedStatus } from "./tracker-item.ts";
import type { DecodedSheets } from "./workbook.ts";

/** What one file holds, and which bytes said it. */
export interface ReadFile extends FileResult {
  readonly bytes: number;
  readonly sha256: string;
  /** One of several dated exports from which the history was read. */
  readonly inSeries?: true;
}

export interface ReadSource {
  readonly read: readonly ReadFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A file of the program as kinds meet it. */
export const inputOf = (files: ProgramFiles, path: string, declaration: ChosenSource["declaration"] | undefined, sheets: DecodedSheets): SourceInput =>
  sourceInput(path, sizeOf(files, path), () => files.read(path), declaration, sheets.table(path, declaration ?? {}), () => openFile(files, path));

/** Reads the files of one source: pages of a search may be spread over them. Messages about a source that is not public hold no value. */
export function readSource(files: ProgramFiles, { declaration, files: paths, setting }: ChosenSource, timeZone: string, inputs: (path: string) => SourceInput): ReadSource {
  const kind = kindNamed(declaration.kind);
  if (kind === undefined) throw new Error(`the kind ${declaration.kind} was not checked with the configuration`);
  const masked = audienceOf(declaration) !== "public";
  // The words of a kind that is public by itself were not written to be hidden: a table masks its own, of others none is kept.
  const hide = kind.audience === "public" ? withoutWords : (found: Diagnostic) => maskedDiagnostic(found);
  const mask = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => (masked ? diagnostics.map(hide) : diagnostics);
  const opened = paths.map(inputs);
  const result = kind.read(opened, { declaration, timeZone, source: declaration.id, ...(setting === undefined ? {} : { setting }) });
  const read = result.files.map((file, index): ReadFile => {
    const input = opened[index];
    return { ...file, diagnostics: mask(file.diagnostics).map((found) => expectedColumns(found, kind)), bytes: input?.size ?? 0, sha256: input === undefined ? "" : hashOf(input, declaration, (bytes) => files.sha256(bytes)) };
  });
  return { read, diagnostics: mask(result.diagnostics) };
}

/** An empty file says nothing about itself: what its kind asks for is said in its place. */
function expectedColumns(found: Diagnostic, { title, columns }: SourceKind): Diagnostic {
  const asked = columns.filter(({ required }) => required).map(({ headers, role }) => headers[0] ?? role);
  return found.code === "FILE-EMPTY" && asked.length > 0 ? { ...found, expected: `${title} with the columns ${asked.join(", ")}` } : found;
}

/** Reads a status list of the tracker. */
export function readStatusFile(files: ProgramFiles, file: string): { readonly statuses: readonly ListedStatus[]; readonly diagnostics: readonly Diagnostic[] } {
  const text = readTextFile(files, file);
  if (!("ok" in text)) return { statuses: [], diagnostics: text.diagnostics };
  const json = readJson(text.ok.text, file);
  return "ok" in json ? readStatuses(json.ok) : { statuses: [], diagnostics: json.diagnostics };
}
