import { parse } from "csv-parse/sync";
import { bytesAt, type ByteReader } from "./byte-reader.ts";
import { recordStep, stepOver, type CsvMistake } from "./csv-scan.ts";

/** Whole records that stand one after the other in a file. */
export interface CsvBatch {
  readonly rows: readonly (readonly string[])[];
  /** For each record: its offset in the file, and the line on which it begins. */
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  /** The first quoting mistake of the file; nothing is read beyond it. */
  readonly mistake?: { readonly kind: CsvMistake["kind"]; readonly offset: number; readonly record: number; readonly line: number };
}

const PART = 256 * 1024;
/** No cell is longer: a quote that is still open after so many bytes was never meant to be closed. */
const LONGEST_CELL = 32 * 1024 * 1024;
const LF = 10;
const CR = 13;

/**
 * The records of CSV bytes, in batches. Bytes are cut where a record ends, and `csv-parse`, strict, says what they mean. A record that
 * is longer than a part doubles the part, so the whole takes time in proportion to the file.
 */
export function* csvBatches(reader: ByteReader, start: number, delimiter: string, line = 1, part = PART): Generator<CsvBatch> {
  const sign = delimiter.charCodeAt(0);
  const step = recordStep();
  let length = part;
  for (let offset = start; offset < reader.size; ) {
    const bytes = bytesAt(reader, offset, length);
    const last = offset + bytes.length >= reader.size;
    const starts: number[] = [];
    const fields: number[] = [];
    const lines: number[] = [];
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at];
      // A blank line between records is skipped.
      if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 >= bytes.length && !last) break;
        if (byte === LF || bytes[at + 1] !== LF) line++;
        at++;
        continue;
      }
      stepOver(bytes, at, sign, last, step);
      if (step.open >= 0 && bytes.length - step.open > LONGEST_CELL) step.mistake = { offset: step.open, kind: "unclosed" };
      if (step.mistake !== undefined || step.end < 0) break;
      starts.push(at);
      fields.push(step.fields);
      lines.push(line);
      line += step.lines;
      at = Math.min(step.end, bytes.length);
    }
    const rows = parsedRows(bytes, starts, fields, at, delimiter);
    const batch = { rows, offsets: starts.map((from) => offset + from), lines };
    if (step.mistake !== undefined) {
      const { kind, offset: from } = step.mistake;
      yield { ...batch, mistake: { kind, offset: offset + from, record: offset + at, line } };
      return;
    }
    if (starts.length > 0) yield batch;
    if (at === 0 && last) return;
    length = at === 0 ? length * 2 : part;
    offset += at;
  }
}

const parsed = (bytes: Buffer, delimiter: string): string[][] =>
  parse(bytes, { delimiter, bom: false, columns: false, skip_empty_lines: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });

/** The cells of the one record that some bytes are. */
export const parsedRecord = (bytes: Buffer, delimiter: string): readonly string[] => parsed(bytes, delimiter)[0] ?? [];

/**
 * Records of one width are parsed together: `csv-parse` makes an error object for each record that is not as wide as the first, which
 * a file of nothing else would wait for.
 */
function parsedRows(bytes: Buffer, starts: readonly number[], fields: readonly number[], end: number, delimiter: string): readonly (readonly string[])[] {
  if (starts.length === 0) return [];
  const rows = fields.every((count) => count === fields[0]) ? parsed(bytes.subarray(starts[0], end), delimiter) : regrouped(bytes, starts, fields, end, delimiter);
  if (rows.length !== starts.length) throw new Error(`${String(starts.length)} records were cut, ${String(rows.length)} were read`);
  return rows;
}

function regrouped(bytes: Buffer, starts: readonly number[], fields: readonly number[], end: number, delimiter: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const indexes of Map.groupBy(starts.keys(), (index) => fields[index]).values()) {
    const parts = indexes.map((index) => bytes.subarray(starts[index], starts[index + 1] ?? end));
    for (const [position, row] of parsed(Buffer.concat(parts), delimiter).entries()) {
      const index = indexes[position];
      if (index !== undefined) rows[index] = row;
    }
  }
  return rows;
}
