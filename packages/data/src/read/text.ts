import type { Diagnostic } from "@almanac/core";
import type { Place } from "../diagnostics/diagnostic.ts";
import { lineIndex } from "./line-index.ts";
import { sizeOf, type ProgramFiles } from "./program-files.ts";
import { emptyFile, firstBadByte, impostor, looksLikeUtf16, markOf, notUtf8, nulCharacter, otherEncoding, SIZE_LIMIT, sizeProblem, unmarkedUtf16, unresolvedMerge } from "./text-problems.ts";

/** A file as text, without its byte-order mark. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
  readonly encoding: string;
  readonly bom: boolean;
}

type ReadText = { readonly ok: TextFile } | { readonly diagnostics: readonly Diagnostic[]; readonly encoding?: string; readonly bom?: boolean };

const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  "windows-1252": "windows-1252",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
};
export const KNOWN_ENCODINGS: readonly string[] = Object.keys(ENCODINGS);

/** The encoding of a file, as its mark says, else as declared, else UTF-8. */
export const encodingOf = (head: Uint8Array, declared: string | undefined): string => markOf(head)?.encoding ?? ENCODINGS[declared?.toLowerCase() ?? "utf-8"] ?? "utf-8";

/** Reads a file whose size is looked at first: one over the limit is refused unread. */
export function readTextFile(files: ProgramFiles, file: string, declared?: string, limit = SIZE_LIMIT): ReadText {
  const large = sizeProblem(file, sizeOf(files, file), limit);
  return large === undefined ? readText(file, files.read(file), declared) : { diagnostics: [large] };
}

/** Decodes a file strictly: never a replacement character, never a guess between encodings. */
export function readText(file: string, bytes: Uint8Array, declared?: string): ReadText {
  const wrong = sizeProblem(file, bytes.length, SIZE_LIMIT) ?? impostor(file, bytes);
  if (wrong !== undefined) return { diagnostics: [wrong] };
  const mark = markOf(bytes);
  const encoding = encodingOf(bytes, declared);
  const body = bytes.subarray(mark?.length ?? 0);
  const facts = { encoding, bom: mark !== undefined };
  if (mark === undefined && declared === undefined && looksLikeUtf16(bytes)) return { ...facts, diagnostics: [unmarkedUtf16(file)] };
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    if (encoding !== "utf-8") return { ...facts, diagnostics: [otherEncoding(file, encoding)] };
    const offset = firstBadByte(body);
    const before = new TextDecoder("utf-8").decode(body.subarray(0, offset));
    const place = { file, ...lineIndex(before).at(before.length) };
    return { ...facts, diagnostics: [notUtf8(place, body[offset] ?? 0)] };
  }
  if (text.trim() === "") return { ...facts, diagnostics: [emptyFile(file, "the file holds nothing but blank space", "blank space")] };
  const diagnostics = unwanted(file, text);
  return diagnostics.length > 0 ? { ...facts, diagnostics } : { ok: { file, text, ...facts } };
}

function unwanted(file: string, text: string): readonly Diagnostic[] {
  const place = (offset: number): Place => ({ file, ...lineIndex(text).at(offset) });
  const nul = text.indexOf("\0");
  if (nul >= 0) return [nulCharacter(place(nul))];
  const conflict = /^(?:<{7} |>{7} )/m.exec(text);
  return conflict === null ? [] : [unresolvedMerge(place(conflict.index), conflict[0].trim())];
}
