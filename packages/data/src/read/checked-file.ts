import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { Diagnostic } from "@almanac/core";
import type { Place } from "../diagnostics/diagnostic.ts";
import { bytePositions, type BytePositions } from "./byte-positions.ts";
import { bytesAt, type ByteReader } from "./byte-reader.ts";
import { encodingOf } from "./text.ts";
import { emptyFile, firstBadByte, impostor, looksLikeUtf16, markOf, notUtf8, nulCharacter, sizeProblem, STREAMED_SIZE_LIMIT, unmarkedUtf16, unresolvedMerge } from "./text-problems.ts";

/** A UTF-8 file that was walked once and found to be text; it is read in parts, never held whole. */
export interface CheckedFile {
  readonly file: string;
  readonly reader: ByteReader;
  /** Where the text begins, after the byte-order mark. */
  readonly start: number;
  readonly bom: boolean;
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string;
  readonly positions: BytePositions;
}

type CheckFile =
  | { readonly ok: CheckedFile }
  /** The file is in another encoding, which is only read whole. */
  | { readonly whole: true }
  | { readonly diagnostics: readonly Diagnostic[]; readonly sha256?: string };

const PART = 1024 * 1024;
const CONFLICTS = [Buffer.from("<<<<<<< "), Buffer.from(">>>>>>> ")] as const;
/** Bytes that are looked at again at the start of the next part: a marker and the line end before it may lie across the border. */
const OVERLAP = 16;

/** The same checks as of `readText`, of a file of up to 2 GiB, in one walk and constant memory. */
export function checkFile(file: string, reader: ByteReader, declared?: string, part = PART): CheckFile {
  const large = sizeProblem(file, reader.size, STREAMED_SIZE_LIMIT);
  if (large !== undefined) return { diagnostics: [large] };
  const head = bytesAt(reader, 0, 400);
  const wrong = impostor(file, head);
  if (wrong !== undefined) return { diagnostics: [wrong] };
  if (encodingOf(head, declared) !== "utf-8") return { whole: true };
  const start = markOf(head)?.length ?? 0;
  if (start === 0 && declared === undefined && looksLikeUtf16(head)) return { diagnostics: [unmarkedUtf16(file)] };
  const walked = walk(reader, start, Math.max(part, 2 * OVERLAP));
  const positions = bytePositions(reader, start);
  const at = (offset: number): Place => ({ file, ...positions.at(offset) });
  const refused = (problem: Diagnostic): CheckFile => ({ diagnostics: [problem], sha256: walked.sha256 });
  if (walked.bad !== undefined) return refused(notUtf8(at(walked.bad), bytesAt(reader, walked.bad, 1)[0] ?? 0));
  if (walked.blank) return refused(emptyFile(file, "the file holds nothing but blank space", "blank space"));
  if (walked.nul !== undefined) return refused(nulCharacter(at(walked.nul)));
  if (walked.conflict !== undefined) return refused(unresolvedMerge(at(walked.conflict), bytesAt(reader, walked.conflict, 7).toString("latin1")));
  return { ok: { file, reader, start, bom: start > 0, sha256: walked.sha256, positions } };
}

interface Walked {
  readonly sha256: string;
  readonly blank: boolean;
  /** Offsets in the file of the first byte that is not UTF-8, the first NUL, the first conflict marker. */
  readonly bad?: number;
  readonly nul?: number;
  readonly conflict?: number;
}

function walk(reader: ByteReader, start: number, size: number): Walked {
  const hash = createHash("sha256").update(bytesAt(reader, 0, start));
  const buffer = Buffer.allocUnsafe(size);
  let blank = true;
  let bad: number | undefined;
  let nul: number | undefined;
  let conflict: number | undefined;
  /** Bytes at the start of the buffer that were hashed with the part before. */
  let kept = 0;
  for (let offset = start; offset < reader.size; ) {
    const count = reader.read(offset, buffer.subarray(kept));
    if (count === 0) throw new Error("the file became shorter while it was read");
    const fresh = buffer.subarray(kept, kept + count);
    hash.update(fresh);
    const all = buffer.subarray(0, kept + count);
    const base = offset - kept;
    offset += count;
    const last = offset >= reader.size;
    if (bad === undefined) {
      const checked = last ? all : all.subarray(0, wholeCharacters(all));
      // A character that begins in the overlap was checked or is whole in it.
      const from = base === start ? 0 : firstCharacter(all);
      if (!isUtf8(checked.subarray(from))) bad = base + from + firstBadByte(checked.subarray(from));
    }
    const zero = nul === undefined ? fresh.indexOf(0) : -1;
    if (zero >= 0) nul = base + kept + zero;
    conflict ??= markerIn(all, base === start, base);
    if (blank) blank = all.toString("utf8", base === start ? 0 : firstCharacter(all), last ? all.length : wholeCharacters(all)).trim() === "";
    kept = Math.min(OVERLAP, all.length);
    buffer.copyWithin(0, all.length - kept, all.length);
  }
  return { sha256: hash.digest("hex"), blank, ...(bad === undefined ? {} : { bad }), ...(nul === undefined ? {} : { nul }), ...(conflict === undefined ? {} : { conflict }) };
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Length of the bytes without a character that they may cut off at their end. */
export function wholeCharacters(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && isContinuation(bytes[at])) at--;
  return (bytes[at] ?? 0) >= 0xc0 ? at : bytes.length;
}

/** Offset of the first byte of the overlap that may begin a character: what stands before it was checked with the part before. */
function firstCharacter(bytes: Uint8Array): number {
  let at = 0;
  while (at < 3 && isContinuation(bytes[at])) at++;
  return at;
}

/** Offset in the file of the first conflict marker at the start of a line. U+2028 and U+2029 end a line too. */
function markerIn(bytes: Buffer, first: boolean, base: number): number | undefined {
  const found = CONFLICTS.flatMap((marker) => {
    for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
      const before = bytes[at - 1];
      const separator = bytes[at - 3] === 0xe2 && bytes[at - 2] === 0x80 && (before === 0xa8 || before === 0xa9);
      if (before === undefined ? first : before === 10 || before === 13 || separator) return [base + at];
    }
    return [];
  });
  return found.length === 0 ? undefined : Math.min(...found);
}
