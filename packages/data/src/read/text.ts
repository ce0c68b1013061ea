import type { Diagnostic } from "@almanac/core";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { lineIndex } from "./line-index.ts";

/** A file as text, without its byte-order mark. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
  readonly encoding: string;
  readonly bom: boolean;
}

type ReadText = { readonly ok: TextFile } | { readonly diagnostics: readonly Diagnostic[]; readonly encoding?: string; readonly bom?: boolean };

/** Files over this size are refused before they are decoded. */
const SIZE_LIMIT = 256 * 1024 * 1024;
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

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean => prefix.every((byte, index) => bytes[index] === byte);

function markOf(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: "utf-8", length: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: "utf-16le", length: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: "utf-16be", length: 2 };
  return undefined;
}

const decodes = (bytes: Uint8Array, stream: boolean): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
};

/** Offset of the first byte that is not UTF-8: the longest prefix that may be text, less a sequence that it leaves unfinished. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !decodes(bytes.subarray(0, good), false)) good--;
  return good;
}

/** What a file is instead of text, told from its first bytes. */
function impostor(file: string, bytes: Uint8Array): Diagnostic | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  const expected = "the text of an export";
  if (bytes.length === 0)
    return diagnostic("FILE-EMPTY", wholeFile(file), { message: "the file is empty", found: "0 bytes", expected, hint: "export it again, or remove the file" });
  if (bytes.length > SIZE_LIMIT)
    return diagnostic("FILE-TOO-LARGE", wholeFile(file), {
      message: "the file is over the size limit",
      found: `${String(bytes.length)} bytes`,
      expected: `at most ${String(SIZE_LIMIT)} bytes`,
      hint: "export fewer fields, or split the export by project",
    });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return diagnostic("FILE-ZIP", wholeFile(file), {
      message: "this is a spreadsheet or zip archive, not text",
      found: "a file that begins with PK",
      expected,
      hint: "open it and export it as CSV, or unpack it",
    });
  if (head.startsWith("<!doctype html") || head.startsWith("<html"))
    return diagnostic("FILE-HTML", wholeFile(file), {
      message: "this is a web page, not data; the download was probably redirected to a sign-in page",
      found: "a file that begins with <html",
      expected,
      hint: "sign in to the tracker, then export again",
    });
  if (head.startsWith("version https://git-lfs.github.com/spec/"))
    return diagnostic("FILE-LFS-POINTER", wholeFile(file), {
      message: "this is a Git large-file pointer, not the file itself",
      found: "a Git LFS pointer",
      expected,
      hint: "fetch the real file with `git lfs pull`",
    });
  return undefined;
}

/** UTF-16 without a mark shows as every second byte being zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros++;
  return head.length >= 4 && zeros >= head.length * 0.4;
}

/** Decodes a file strictly: never a replacement character, never a guess between encodings. */
export function readText(file: string, bytes: Uint8Array, declared?: string): ReadText {
  const wrong = impostor(file, bytes);
  if (wrong !== undefined) return { diagnostics: [wrong] };
  const mark = markOf(bytes);
  const encoding = mark?.encoding ?? ENCODINGS[declared?.toLowerCase() ?? "utf-8"] ?? "utf-8";
  const body = bytes.subarray(mark?.length ?? 0);
  const facts = { encoding, bom: mark !== undefined };
  if (mark === undefined && declared === undefined && looksLikeUtf16(bytes))
    return {
      ...facts,
      diagnostics: [
        diagnostic("FILE-UTF16", wholeFile(file), {
          message: "this looks like UTF-16 without a byte-order mark",
          found: "a NUL at every second byte",
          expected: "UTF-8",
          hint: "save it as UTF-8, or declare `encoding: utf-16le` on its source",
        }),
      ],
    };
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    if (encoding !== "utf-8")
      return {
        ...facts,
        diagnostics: [
          diagnostic("FILE-ENCODING", wholeFile(file), {
            message: `the file is not ${encoding}`,
            found: "bytes that encode no character",
            expected: encoding,
            hint: "correct `encoding:` of the source, or save the file as UTF-8",
          }),
        ],
      };
    const offset = firstBadByte(body);
    const before = new TextDecoder("utf-8").decode(body.subarray(0, offset));
    const byte = (body[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
    const place = { file, ...lineIndex(before).at(before.length) };
    return {
      ...facts,
      diagnostics: [
        diagnostic("FILE-ENCODING", place, {
          message: `byte ${byte} is not valid UTF-8`,
          found: `byte ${byte}`,
          expected: "UTF-8",
          hint: "save the file as UTF-8, or declare its encoding on the source, for example `encoding: windows-1252`",
        }),
      ],
    };
  }
  if (text.trim() === "")
    return { ...facts, diagnostics: [diagnostic("FILE-EMPTY", wholeFile(file), { message: "the file holds nothing but blank space", found: "blank space", expected: "the text of an export", hint: "export it again, or remove the file" })] };
  const diagnostics = unwanted(file, text);
  return diagnostics.length > 0 ? { ...facts, diagnostics } : { ok: { file, text, ...facts } };
}

function unwanted(file: string, text: string): readonly Diagnostic[] {
  const nul = text.indexOf("\0");
  if (nul >= 0)
    return [
      diagnostic(
        "FILE-NUL",
        { file, ...lineIndex(text).at(nul) },
        { message: "a NUL character (U+0000) stands in the text", found: "U+0000", expected: "text", hint: "remove the character, or export the file again" },
      ),
    ];
  const conflict = /^(?:<{7} |>{7} )/m.exec(text);
  if (conflict === null) return [];
  return [
    diagnostic(
      "FILE-CONFLICT",
      { file, ...lineIndex(text).at(conflict.index) },
      {
        message: "a merge was left unresolved here",
        found: conflict[0].trim(),
        expected: "a file without conflict markers",
        hint: "resolve the merge: keep one of the two sides and remove the marker lines",
      },
    ),
  ];
}
