import type { Diagnostic } from "@almanac/core";
import { visit, type ParseError } from "jsonc-parser";
import type { Place } from "../diagnostics/diagnostic.ts";
import { bytesAt, type ByteReader } from "./byte-reader.ts";
import type { CheckedFile } from "./checked-file.ts";
import { STRICT_JSON } from "./json.ts";
import { DEPTH_LIMIT, syntaxProblem, tooDeep } from "./json-problems.ts";
import type { JsonSplit } from "./json-split.ts";
import { outerPlaces, shifted } from "./json-split-places.ts";
import { SIZE_LIMIT } from "./text-problems.ts";

const PART = 1024 * 1024;
/** What is looked at beyond an element that cannot be read. */
const BEYOND = 64 * 1024;

/**
 * Why a split document is no JSON, as `readJson` would say it of the whole text: the elements before the mistake are sound, so it is
 * looked for in a text with brackets in their place. `unreadable`: the first element that cannot be parsed; left out, the mistake
 * lies around the elements, or where the split ended.
 */
export function splitProblem(checked: CheckedFile, split: JsonSplit, unreadable: number | undefined): Diagnostic {
  const deep = tooDeepAt(checked.reader, checked.start);
  if (deep !== undefined) return tooDeep({ file: checked.file, ...checked.positions.at(deep) });
  const before = (unreadable === undefined ? split.outer : split.outer.subarray(0, split.outerOffset[unreadable])).toString();
  const outerAt = outerPlaces(checked, split, before);
  const from = unreadable === undefined ? split.broken : split.offset[unreadable];
  if (from === undefined) return syntaxProblem(before, firstError(before), outerAt);
  const rest = checked.reader.size - from;
  for (let length = unreadable === undefined ? 4 * PART : (split.length[unreadable] ?? 0) + BEYOND; ; length *= 4) {
    const tail = bytesAt(checked.reader, from, Math.min(length, SIZE_LIMIT)).toString();
    const error = firstError(before + tail);
    // A mistake at the end of what was looked at may be none.
    if (length < rest && length < SIZE_LIMIT && (error === undefined || error.offset + error.length >= before.length + tail.length)) continue;
    const tailAt = shifted(checked, from, tail);
    const at = (offset: number): Place => (offset < before.length ? outerAt(offset) : tailAt(offset - before.length));
    return syntaxProblem(before + tail, error, at);
  }
}

/** The parser's first mistake; no tree is built. */
function firstError(text: string): ParseError | undefined {
  let first: ParseError | undefined;
  visit(text, { onError: (error, offset, length) => void (first ??= { error, offset, length }) }, STRICT_JSON);
  return first;
}

/** Where a file nests too deeply, brackets counted as `readJson` does it: also in a text that is no JSON. */
function tooDeepAt(reader: ByteReader, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  for (let offset = start; offset < reader.size; offset += PART) {
    const bytes = bytesAt(reader, offset, PART);
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (escaped) escaped = false;
      else if (quoted) {
        if (byte === 92) escaped = true;
        else if (byte === 34) quoted = false;
      } else if (byte === 34) quoted = true;
      else if (byte === 123 || byte === 91) depth++;
      else if (byte === 125 || byte === 93) depth--;
      if (depth > DEPTH_LIMIT) return offset + at;
    }
  }
  return undefined;
}
