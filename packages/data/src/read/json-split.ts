import { partReader, type ByteReader } from "./byte-reader.ts";
import { DEPTH_LIMIT } from "./json-problems.ts";

/** A list of values in a JSON file that is too large to be held: where each of its objects and arrays stands. */
export interface JsonSplit {
  /** The document without its elements: `{}` or `[]` stands for each. */
  readonly outer: Buffer;
  /** For each element: its index in the list, where it begins in the file and in `outer`, its length, its line, its colons outside of texts. */
  readonly index: readonly number[];
  readonly offset: readonly number[];
  readonly outerOffset: readonly number[];
  readonly length: readonly number[];
  readonly line: readonly number[];
  readonly colons: readonly number[];
  /** Where brackets stop to match, or the file ends too early: the start of the element there. */
  readonly broken?: number;
  readonly deep: boolean;
}

const [LF, CR, QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [10, 13, 34, 44, 58, 91, 92, 93, 123, 125] as const;

export const LIST_KEY = "issues";
const PART = 1024 * 1024;
/** No issue with all of its history has so many bytes. */
const LONGEST_ELEMENT = 32 * 1024 * 1024;

interface ValueStep {
  end: number;
  colons: number;
  lines: number;
  /** Brackets that do not match, or more of them than any export has: nothing beyond can be told apart. */
  state: "whole" | "more" | "mismatch" | "deep";
}

/** Which bytes mean something outside of texts. */
const MEANING = new Uint8Array(256);
for (const byte of [LF, CR, QUOTE, COLON, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE]) MEANING[byte] = 1;

/** Steps over the object or array that begins at an offset. `depth`: how many brackets are open around it. */
function stepOver(bytes: Uint8Array, begin: number, depth: number, step: ValueStep): void {
  const { length } = bytes;
  const open: number[] = [];
  let at = begin;
  let colons = 0;
  let lines = 0;
  step.state = "more";
  while (at < length) {
    const byte = bytes[at++] ?? 0;
    if (MEANING[byte] === 0) continue;
    if (byte === QUOTE) {
      let closed = false;
      while (at < length) {
        const unit = bytes[at++];
        if (unit === QUOTE) {
          closed = true;
          break;
        }
        if (unit === BACKSLASH) at++;
      }
      if (!closed) return;
    } else if (byte === COLON) colons++;
    else if (byte === LF) lines++;
    else if (byte === CR) {
      if (bytes[at] !== LF) lines++;
    } else if (byte === OPEN || byte === OPEN_LIST) {
      open.push(byte + 2);
      if (depth + open.length > DEPTH_LIMIT) {
        step.state = "deep";
        return;
      }
    } else {
      if (open.pop() !== byte) {
        step.state = "mismatch";
        return;
      }
      if (open.length === 0) {
        step.state = "whole";
        break;
      }
    }
  }
  step.end = at;
  step.colons = colons;
  step.lines = lines;
}

/** Splits a search answer (`{"issues": […]}`) or a top-level array. A document of another form is all `outer`. */
export function splitJson(reader: ByteReader, start: number, limit: number, part = PART): JsonSplit | "too-large" {
  const index: number[] = [];
  const offsets: number[] = [];
  const outerOffsets: number[] = [];
  const lengths: number[] = [];
  const lineOf: number[] = [];
  const colonsOf: number[] = [];
  const partAt = partReader(reader);
  const outer = growing();
  const step: ValueStep = { end: 0, colons: 0, lines: 0, state: "more" };
  let [line, size, depth, position] = [1, part, 0, 0];
  let inList = false;
  let isObject = false;
  let [key, named] = ["", false];
  let broken: number | undefined;
  let deep = false;
  for (let offset = start; offset < reader.size && broken === undefined; ) {
    const bytes = partAt(offset, size);
    const last = offset + bytes.length >= reader.size;
    let at = 0;
    let stuck = false;
    while (at < bytes.length && !stuck && broken === undefined) {
      const byte = bytes[at] ?? 0;
      const container = byte === OPEN || byte === OPEN_LIST;
      if (container && depth === 0) {
        isObject = byte === OPEN;
        inList = !isObject;
        depth = 1;
      } else if (container && depth === 1 && isObject && byte === OPEN_LIST && named && key === LIST_KEY) {
        inList = true;
        depth = 2;
        position = 0;
      } else if (container) {
        stepOver(bytes, at, depth, step);
        if (step.state === "more" && !last) stuck = true;
        else if (step.state !== "whole") {
          broken = offset + at;
          deep = step.state === "deep";
        } else {
          if (inList) {
            index.push(position);
            offsets.push(offset + at);
            outerOffsets.push(outer.length());
            lengths.push(step.end - at);
            lineOf.push(line);
            colonsOf.push(step.colons);
            outer.add(byte);
            outer.add(byte + 2);
          } else outer.addAll(bytes.subarray(at, step.end));
          line += step.lines;
          at = step.end;
        }
        continue;
      } else if (byte === QUOTE) {
        const end = textEnd(bytes, at);
        if (end < 0 && !last) {
          stuck = true;
          continue;
        }
        const text = bytes.subarray(at, end < 0 ? bytes.length : end);
        if (depth === 1 && isObject && !named) key = keyOf(text);
        outer.addAll(text);
        at += text.length;
        continue;
      } else if (byte === CR && at + 1 >= bytes.length && !last) {
        // Whether an LF follows is not known yet.
        stuck = true;
        continue;
      } else if (byte === COLON) named = true;
      else if (byte === COMMA) {
        named = false;
        position++;
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth--;
        inList = false;
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) line++;
      outer.add(byte);
      at++;
    }
    if (outer.length() > limit || (stuck && at === 0 && bytes.length > LONGEST_ELEMENT)) return "too-large";
    size = stuck && at === 0 ? size * 2 : part;
    offset += at;
  }
  return { outer: outer.bytes(), index, offset: offsets, outerOffset: outerOffsets, length: lengths, line: lineOf, colons: colonsOf, deep, ...(broken === undefined ? {} : { broken }) };
}

/** Offset after the quote that ends a text, or -1. */
function textEnd(bytes: Uint8Array, begin: number): number {
  for (let at = begin + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at + 1;
  }
  return -1;
}

function keyOf(text: Buffer): string {
  try {
    return String(JSON.parse(text.toString()));
  } catch {
    return "";
  }
}

/** Bytes that are added one by one. */
function growing() {
  let bytes = Buffer.allocUnsafe(64 * 1024);
  let length = 0;
  const fit = (count: number): void => {
    if (length + count <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + count));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  };
  return {
    length: () => length,
    add: (byte: number) => {
      fit(1);
      bytes[length++] = byte;
    },
    addAll: (more: Uint8Array) => {
      fit(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    bytes: () => bytes.subarray(0, length),
  };
}
