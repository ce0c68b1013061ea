import type { Diagnostic } from "@almanac/core";
import { SIZE_LIMIT } from "../read/text-problems.ts";
import { checkFile, type CheckedFile } from "../read/checked-file.ts";
import { streamCsv } from "../read/csv.ts";
import type { FileDeclarations } from "../config/source-schema.ts";
import type { Parsed, SourceInput, TableFile } from "./source-kind.ts";
import { isWorkbook } from "./workbook.ts";

/** Files over this size are read in parts where their kind can be; a smaller one is held whole for the time that it takes. */
const STREAMED_FROM = 8 * 1024 * 1024;

/** Anything but a byte-order mark and blank space before it. */
const startsJson = (head: string): boolean => /^\uFEFF?\s*[[{]/.test(head);

type Checked = { readonly ok: CheckedFile } | { readonly diagnostics: readonly Diagnostic[]; readonly sha256?: string };

const checks = new WeakMap<SourceInput, Checked | undefined>();

/** A large UTF-8 file that was found to be text, or what stands against it; undefined for a file that is to be read whole. */
export function streamed(input: SourceInput, declaration: FileDeclarations): Checked | undefined {
  if (input.open === undefined || input.size <= STREAMED_FROM || isWorkbook(input.file)) return undefined;
  if (checks.has(input)) return checks.get(input);
  const checked = checkFile(input.file, input.open(), declaration.encoding);
  const found = "whole" in checked ? undefined : checked;
  checks.set(input, found);
  return found;
}

/** SHA-256 of a file; empty for one that was refused for its size, unread. */
export function hashOf(input: SourceInput, declaration: FileDeclarations, sha256: (bytes: Uint8Array) => string): string {
  const checked = checks.has(input) ? streamed(input, declaration) : undefined;
  if (checked !== undefined) return "ok" in checked ? checked.ok.sha256 : (checked.sha256 ?? "");
  return input.size > SIZE_LIMIT ? "" : sha256(input.bytes());
}

const tables = new WeakMap<SourceInput, Parsed<TableFile>>();

/** A table of which a large file holds only the wanted columns; of more than `most` records those beyond are only counted. */
export function streamedTable(input: SourceInput, declaration: FileDeclarations, wanted: (header: readonly string[]) => ReadonlySet<number>, most: number): Parsed<TableFile> {
  const known = tables.get(input);
  if (known !== undefined) return known;
  const checked = streamed(input, declaration);
  const table = checked === undefined ? input.table(most) : tableOf(checked, declaration, wanted, most);
  const made = table ?? input.table(most);
  tables.set(input, made);
  return made;
}

/** The table of a large file, or what stands against reading it; undefined for one that is no CSV. */
export function tableOf(checked: Checked, { delimiter, preamble }: FileDeclarations, wanted: (header: readonly string[]) => ReadonlySet<number>, most?: number): Parsed<TableFile> | undefined {
  if (!("ok" in checked)) return checked;
  const head = Buffer.alloc(64);
  const length = checked.ok.reader.read(0, head);
  if (delimiter === undefined && startsJson(head.toString("utf8", 0, length))) return undefined;
  return { ok: streamCsv(checked.ok, { delimiter, preamble, wanted, most }) };
}
