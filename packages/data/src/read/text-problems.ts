import type { Diagnostic } from "@almanac/core";
import { diagnostic, wholeFile, type Place } from "../diagnostics/diagnostic.ts";

/** Files over this size are refused before they are read. */
export const SIZE_LIMIT = 256 * 1024 * 1024;
/** JSON that is held whole takes ten times its size in memory. */
export const HELD_JSON_LIMIT = 48 * 1024 * 1024;
/** Exports of trackers that are read in parts. */
export const STREAMED_SIZE_LIMIT = 2 * 1024 * 1024 * 1024;
/** What people write: prose and configuration. */
export const WRITTEN_SIZE_LIMIT = 5 * 1024 * 1024;

const EXPECTED = "the text of an export";

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean => prefix.every((byte, index) => bytes[index] === byte);

/** The byte-order mark of a file, from its first bytes. */
export function markOf(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: "utf-8", length: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: "utf-16le", length: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: "utf-16be", length: 2 };
  return undefined;
}

export function sizeProblem(file: string, size: number, limit: number): Diagnostic | undefined {
  if (size <= limit) return undefined;
  return diagnostic("FILE-TOO-LARGE", wholeFile(file), {
    message: "the file is over the size limit",
    found: `${String(size)} bytes`,
    expected: `at most ${String(limit)} bytes`,
    hint: limit === WRITTEN_SIZE_LIMIT ? "split the text into several files, or move data into an export" : "export fewer fields, or split the export by project",
  });
}

/** First bytes of files that are no text, and what to do with each. */
const BINARIES: readonly { readonly bytes: readonly number[]; readonly what: string; readonly hint: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a spreadsheet or zip archive", hint: "open it and export it as CSV, or unpack it" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: "a spreadsheet or zip archive", hint: "open it and export it as CSV, or unpack it" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive", hint: "unpack it (`gunzip`), and keep the file that was in it" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], what: "a workbook or document of an old Office", hint: "open it and export it as CSV, or save it as .xlsx" },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: "a PDF document", hint: "export the data from where the document was made, as CSV or JSON" },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: "a document of a word processor", hint: "save it as plain text in UTF-8, or export the data as CSV" },
];

/** What a file is instead of text, told from its first bytes. */
export function impostor(file: string, bytes: Uint8Array): Diagnostic | undefined {
  if (bytes.length === 0) return emptyFile(file, "the file is empty", "0 bytes");
  const binary = BINARIES.find((one) => startsWith(bytes, one.bytes));
  if (binary !== undefined)
    return diagnostic("FILE-ZIP", wholeFile(file), {
      message: `this is ${binary.what}, not text`,
      found: `a file that begins with ${new TextDecoder("windows-1252").decode(bytes.subarray(0, 4)).replaceAll(/[^!-~]/g, "").slice(0, 4) || "bytes that are no text"}`,
      expected: EXPECTED,
      hint: binary.hint,
    });
  const mark = markOf(bytes);
  const head = (mark !== undefined && mark.encoding !== "utf-8" ? "" : new TextDecoder("windows-1252").decode(bytes.subarray(mark?.length ?? 0, 400))).trimStart().toLowerCase();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b/.test(head))
    return diagnostic("FILE-HTML", wholeFile(file), {
      message: "this is a web page, not data; the download was probably redirected to a sign-in page",
      found: "a file that begins with <html",
      expected: EXPECTED,
      hint: "sign in to the tracker, then export again",
    });
  if (/^<\?xml\b/.test(head))
    return diagnostic("FILE-HTML", wholeFile(file), {
      message: "this is XML, which no kind of source is; the download was probably answered with an error",
      found: "a file that begins with <?xml",
      expected: EXPECTED,
      hint: "look at the file in a text editor for what the server said, then export again as CSV or JSON",
    });
  if (head.startsWith("version https://git-lfs.github.com/spec/"))
    return diagnostic("FILE-LFS-POINTER", wholeFile(file), {
      message: "this is a Git large-file pointer, not the file itself",
      found: "a Git LFS pointer",
      expected: EXPECTED,
      hint: "fetch the real file with `git lfs pull`",
    });
  return undefined;
}

export const emptyFile = (file: string, message: string, found: string): Diagnostic =>
  diagnostic("FILE-EMPTY", wholeFile(file), { message, found, expected: EXPECTED, hint: "export it again, or remove the file" });

/** UTF-16 without a mark shows as every second byte being zero. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros++;
  return head.length >= 4 && zeros >= head.length * 0.4;
}

export const unmarkedUtf16 = (file: string): Diagnostic =>
  diagnostic("FILE-UTF16", wholeFile(file), {
    message: "this looks like UTF-16 without a byte-order mark",
    found: "a NUL at every second byte",
    expected: "UTF-8",
    hint: "save it as UTF-8, or declare `encoding: utf-16le` on its source",
  });

/** The encoding that was declared is not that of the file. Such encodings do not say at which byte. */
export const otherEncoding = (file: string, encoding: string): Diagnostic =>
  diagnostic("FILE-ENCODING", wholeFile(file), {
    message: `the file is not ${encoding}`,
    found: "bytes that encode no character",
    expected: encoding,
    hint: "correct `encoding:` of the source, or save the file as UTF-8",
  });

export function notUtf8(place: Place, byte: number): Diagnostic {
  const shown = byte.toString(16).toUpperCase().padStart(2, "0");
  return diagnostic("FILE-ENCODING", place, {
    message: `byte ${shown} is not valid UTF-8`,
    found: `byte ${shown}`,
    expected: "UTF-8",
    // Only an export has a source to declare it on.
    hint: /^(?:content\/|data\/[^/]+$)/.test(place.file) ? "save the file as UTF-8; a text editor offers it when you save under another name" : "save the file as UTF-8, or declare its encoding on the source, for example `encoding: windows-1252`",
  });
}

export const nulCharacter = (place: Place): Diagnostic =>
  diagnostic("FILE-NUL", place, { message: "a NUL character (U+0000) stands in the text", found: "U+0000", expected: "text", hint: "remove the character, or export the file again" });

export const unresolvedMerge = (place: Place, marker: string): Diagnostic =>
  diagnostic("FILE-CONFLICT", place, {
    message: "a merge was left unresolved here",
    found: marker,
    expected: "a file without conflict markers",
    hint: "resolve the merge: keep one of the two sides and remove the marker lines",
  });

const decodes = (bytes: Uint8Array, stream: boolean): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
};

/** Offset of the first byte that is not UTF-8: the longest prefix that may be text, less a sequence that it leaves unfinished. */
export function firstBadByte(bytes: Uint8Array): number {
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
