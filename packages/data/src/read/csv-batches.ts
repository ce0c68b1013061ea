import { parse as parseStream } from "csv-parse";
import { parse } from "csv-parse/sync";
import { partReader, type ByteReader } from "./byte-reader.ts";
import { recordStep, stepOver, type CsvMistake } from "./csv-scan.ts";

/** Whole records that stand one after the other in a file. */
export interface CsvBatch {
  readonly rows: readonly (readonly string[])[];
  /** For each record: its offset in the file, and the line on which it begins. */
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  /** Records that were counted and not read: there are more than anybody wants. */
  readonly beyond?: { readonly records: number; readonly offset: number };
  /** The first quoting mistake of the file; nothing is read beyond it. */
  readonly mistake?: { readonly kind: CsvMistake["kind"]; readonly offset: number; readonly record: number; readonly line: number };
}

const PART = 256 * 1024;
/** No cell is longer: a quote that is still open after so many bytes was never meant to be closed. No record is longer, either. */
const LONGEST_CELL = 16 * 1024 * 1024;
const LF = 10;
const CR = 13;

interface CsvBytes {
  readonly reader: ByteReader;
  /** Where the first record begins, and on which line. */
  readonly start: number;
  readonly line: number;
  readonly delimiter: string;
  /** Bytes that are read at a time. */
  readonly part?: number | undefined;
  /** Records that are read, the header among them; further ones are counted. */
  readonly most?: number | undefined;
}

/**
 * The records of CSV bytes, in batches. Bytes are cut where a record ends, and `csv-parse`, strict, says what they mean. A record that
 * is longer than a part doubles the part, so the whole takes time in proportion to the file. Cells of columns that are not `held` are
 * left empty: nobody asks what they mean.
 */
export function* csvBatches({ reader, start, line: firstLine, delimiter, part = PART, most = Infinity }: CsvBytes, held?: (header: readonly string[]) => ReadonlySet<number>): Generator<CsvBatch> {
  const sign = delimiter.charCodeAt(0);
  const step = recordStep();
  const partAt = partReader(reader);
  const parseBatch = batchParser(delimiter);
  const cells: number[] = [];
  let columns: Uint8Array | undefined;
  let line = firstLine;
  let length = part;
  let read = 0;
  for (let offset = start; offset < reader.size; ) {
    const bytes = partAt(offset, length);
    const last = offset + bytes.length >= reader.size;
    const batch: RecordBytes = { offsets: [], starts: [], fields: [], end: 0 };
    const lines: number[] = [];
    let beyond: { records: number; offset: number } | undefined;
    let at = 0;
    step.mistake = undefined;
    while (at < bytes.length) {
      const byte = bytes[at];
      // A blank line between records is skipped.
      if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 >= bytes.length && !last) break;
        if (byte === LF || bytes[at + 1] !== LF) line++;
        at++;
        continue;
      }
      cells.length = 0;
      stepOver(bytes, at, sign, last, step, columns === undefined || read >= most ? undefined : cells);
      if (step.open >= 0 && bytes.length - step.open > LONGEST_CELL) step.mistake = { offset: step.open, kind: "unclosed" };
      else if (step.end < 0 && bytes.length - at > LONGEST_CELL) step.mistake = { offset: at, kind: "long" };
      if (step.mistake !== undefined || step.end < 0) break;
      const end = Math.min(step.end, bytes.length);
      if (read >= most) {
        beyond ??= { records: 0, offset: offset + at };
        beyond.records++;
        line += step.lines;
        at = end;
        continue;
      }
      read++;
      const isHeader = held !== undefined && columns === undefined;
      batch.offsets.push(offset + at);
      batch.starts.push(batch.end);
      batch.fields.push(step.fields);
      batch.end = columns?.length === step.fields ? copyHeld(bytes, cells, end, batch.end, columns) : copyAll(bytes, at, end, batch.end);
      lines.push(line);
      line += step.lines;
      at = end;
      if (isHeader) columns = heldColumns(held, parsedRecord(bytes.subarray(0, batch.end), delimiter));
    }
    const found = { rows: parseBatch(bytes, batch), offsets: batch.offsets, lines, ...(beyond === undefined ? {} : { beyond }) };
    if (step.mistake !== undefined) {
      const { kind, offset: from } = step.mistake;
      yield { ...found, mistake: { kind, offset: offset + from, record: offset + at, line } };
      return;
    }
    if (lines.length > 0 || beyond !== undefined) yield found;
    if (at === 0 && last) return;
    length = at === 0 ? length * 2 : part;
    offset += at;
  }
}

/** Records that were moved together in their buffer. */
interface RecordBytes {
  readonly offsets: number[];
  readonly starts: number[];
  readonly fields: number[];
  end: number;
}

/** A flag for each column. A table of one column is held: its records would become blank lines. */
function heldColumns(held: (header: readonly string[]) => ReadonlySet<number>, header: readonly string[]): Uint8Array {
  const wanted = held(header);
  return Uint8Array.from(header, (_, column) => (wanted.has(column) || header.length === 1 ? 1 : 0));
}

function copyAll(bytes: Uint8Array, from: number, to: number, target: number): number {
  if (from !== target) bytes.copyWithin(target, from, to);
  return target + to - from;
}

/** Moves a record to an earlier place, without the cells of columns that are not held. */
function copyHeld(bytes: Uint8Array, cells: readonly number[], to: number, target: number, columns: Uint8Array): number {
  let end = target;
  let from = cells[0] ?? 0;
  for (let column = 0; column < columns.length; column++) {
    if (columns[column] === 1) continue;
    end = copyAll(bytes, from, cells[column] ?? to, end);
    // The delimiter before the next cell stays; after the last one, the end of the line.
    from = column + 1 < columns.length ? (cells[column + 1] ?? to) - 1 : lineEndBefore(bytes, to, cells[column] ?? to);
  }
  return copyAll(bytes, from, to, end);
}

/** Where the line end begins that ends at an offset. */
function lineEndBefore(bytes: Uint8Array, to: number, least: number): number {
  if (to > least && bytes[to - 1] === LF) return to - 1 > least && bytes[to - 2] === CR ? to - 2 : to - 1;
  return to > least && bytes[to - 1] === CR ? to - 1 : to;
}

const optionsOf = (delimiter: string) => ({ delimiter, bom: false, columns: false, skip_empty_lines: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });

const parsed = (bytes: Buffer, delimiter: string): string[][] => parse(bytes, optionsOf(delimiter));

/** The cells of the one record that some bytes are. */
export const parsedRecord = (bytes: Buffer, delimiter: string): readonly string[] => parsed(bytes, delimiter)[0] ?? [];

/** Ends the last record of a batch for the parser, which waits for what may follow; blank lines are no records. */
const BLANK_LINES = Buffer.from("\n\n\n\n\n\n\n\n");

/**
 * Parses batch after batch with one parser: a new one for each would start cold, and take half as long again. Its stream is used
 * without waiting: what is written is transformed at once.
 */
function rowParser(delimiter: string): (bytes: Buffer) => readonly (readonly string[])[] {
  const parser = parseStream(optionsOf(delimiter));
  let failure: unknown;
  parser.on("error", (error) => {
    failure = error;
  });
  return (bytes) => {
    const rows: (readonly string[])[] = [];
    parser.write(bytes);
    parser.write(BLANK_LINES);
    for (let row: unknown = parser.read(); row !== null; row = parser.read()) rows.push(row as readonly string[]);
    if (failure !== undefined) throw new Error("the parser refused a record that was cut", { cause: failure });
    return rows;
  };
}

/**
 * Records of one width are parsed together: `csv-parse` makes an error object for each record that is not as wide as the first, which
 * a file of nothing else would wait for.
 */
function batchParser(delimiter: string): (bytes: Buffer, batch: RecordBytes) => readonly (readonly string[])[] {
  const parse = rowParser(delimiter);
  let width: number | undefined;
  return (bytes, { starts, fields, end }) => {
    const [first] = fields;
    if (first === undefined) return [];
    const even = fields.every((count) => count === first);
    width ??= even ? first : undefined;
    const rows = even && width === first ? parse(bytes.subarray(0, end)) : regrouped(bytes, starts, fields, end, delimiter);
    if (rows.length !== starts.length) throw new Error(`${String(starts.length)} records were cut, ${String(rows.length)} were read`);
    return rows;
  };
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
