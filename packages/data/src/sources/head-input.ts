import { bytesAt, memoryReader, type ByteReader } from "../read/byte-reader.ts";
import { recordStep, stepOver } from "../read/csv-scan.ts";
import { splitJson } from "../read/json-split.ts";
import { wholeCharacters } from "../read/checked-file.ts";
import { encodingOf } from "../read/text.ts";
import { markOf, SIZE_LIMIT } from "../read/text-problems.ts";
import { sourceInput } from "./source-input.ts";
import type { SourceInput } from "./source-kind.ts";
import { isWorkbook } from "./workbook.ts";

const HEAD = 1024 * 1024;
/** The first issue of an export may hold all that was ever said of it. */
const LONGEST_HEAD = 32 * HEAD;
const COMMA = 44;

/** The beginning of a large file as a file of its own, whole records of it: enough to tell its kind. A smaller file is itself. */
export function headInput(input: SourceInput): SourceInput {
  if (input.open === undefined || input.size <= HEAD || isWorkbook(input.file)) return input;
  const bytes = bytesAt(input.open(), 0, HEAD);
  if (encodingOf(bytes, undefined) !== "utf-8") return input;
  const isJson = /^\s*[[{]/.test(bytes.toString("utf8", markOf(bytes)?.length ?? 0, 64));
  const head = isJson ? longJsonHead(input.open(), bytes) : csvHead(bytes);
  // JSON of another form has to be read whole. A first line of a megabyte is no header: what there is of it is enough to say so.
  if (head === undefined && (isJson || input.size > SIZE_LIMIT)) return input;
  const shown = head ?? bytes.subarray(0, wholeCharacters(bytes));
  return sourceInput(input.file, shown.length, () => shown);
}

/** As much of the file as its first element takes. */
function longJsonHead(reader: ByteReader, first: Buffer): Buffer | undefined {
  let head = jsonHead(first);
  for (let size = 4 * HEAD; head === undefined && size <= LONGEST_HEAD; size *= 2) head = jsonHead(bytesAt(reader, 0, size));
  return head;
}

/** The first elements of a list, and the brackets that close it. */
function jsonHead(bytes: Buffer): Buffer | undefined {
  const start = markOf(bytes)?.length ?? 0;
  const split = splitJson(memoryReader(bytes), start, bytes.length);
  const last = split === "too-large" ? -1 : split.offset.length - 1;
  if (split === "too-large" || last < 0) return undefined;
  const isArray = split.outer.toString("latin1").trimStart().startsWith("[");
  return Buffer.concat([bytes.subarray(0, (split.offset[last] ?? 0) + (split.length[last] ?? 0)), Buffer.from(isArray ? "]" : "]}")]);
}

function csvHead(bytes: Buffer): Buffer | undefined {
  const step = recordStep();
  let end = markOf(bytes)?.length ?? 0;
  for (let at = end; at < bytes.length; at = end) {
    stepOver(bytes, at, COMMA, false, step);
    if (step.end < 0) break;
    end = step.end;
  }
  return end === 0 ? undefined : bytes.subarray(0, end);
}
