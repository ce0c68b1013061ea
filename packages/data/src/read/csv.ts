import type { Diagnostic } from "@almanac/core";
import type { Place } from "../diagnostics/diagnostic.ts";
import { bytesAt, memoryReader, type ByteReader } from "./byte-reader.ts";
import { csvBatches, parsedRecord, type CsvBatch } from "./csv-batches.ts";
import { fieldPlaces, placesIn, recordBytes, type RecordStarts } from "./csv-places.ts";
import type { CheckedFile } from "./checked-file.ts";
import { delimiterProblem, fieldCount, headerProblems, otherDelimiter, quoteProblem } from "./csv-problems.ts";
import type { TextFile } from "./text.ts";

export { DELIMITERS } from "./csv-problems.ts";

/** What a CSV file says of itself, whoever holds its records. */
export interface CsvHead {
  readonly file: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Place of a field of a record (0-based), or of a header cell when the record is -1. */
  readonly place: (record: number, column: number) => Place;
}

/** A CSV file as its own grammar has it: a header and records, by position, every field with its place. */
export interface CsvFile extends CsvHead {
  readonly records: readonly (readonly string[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** Records after those that were asked for: counted, and not held. */
  readonly beyond?: number;
  /** All cells of a record, of a file too large to be held: cells that nobody asked for are {@link UNHELD} in `records`. */
  readonly reread?: (record: number) => readonly string[];
}

/** Stands for a cell that is not held. No text that is read holds a NUL. */
export const UNHELD = "\0";

/** The bytes of a CSV text in UTF-8. */
interface CsvSource {
  readonly file: string;
  readonly reader: ByteReader;
  /** Where the header begins, and on which line. */
  readonly start: number;
  readonly line: number;
  readonly delimiter: string;
  /** Bytes that are read at a time. */
  readonly part?: number | undefined;
  /** Records that are read; further ones are counted. */
  readonly most?: number | undefined;
}

interface WalkedCsv extends CsvHead {
  readonly starts: RecordStarts;
  readonly beyond: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file has one mistake, not one for each record, when it has more than these; a load would hold a million messages. */
const MOST_UNEVEN = 10_000;

/**
 * Walks a CSV file strictly (RFC 4180; LF, CR LF or CR) and hands over each record after the header. The first quoting mistake ends
 * it; wrong field counts are all reported.
 */
function walkCsv(source: CsvSource, keep: (header: readonly string[]) => (record: readonly string[]) => void, held?: (header: readonly string[]) => ReadonlySet<number>): WalkedCsv {
  const { file, reader, delimiter } = source;
  const offsets: number[] = [];
  const lines: number[] = [];
  const uneven: { readonly record: number; readonly fields: readonly string[] }[] = [];
  let header: readonly string[] | undefined;
  let take = (_record: readonly string[]): void => undefined;
  let mistake: CsvBatch["mistake"];
  let further = 0;
  let beyond = 0;
  let heldTo: number | undefined;
  for (const batch of csvBatches({ ...source, ...(source.most === undefined ? {} : { most: source.most + 1 }) }, held)) {
    for (const [index, row] of batch.rows.entries()) {
      offsets.push(batch.offsets[index] ?? 0);
      lines.push(batch.lines[index] ?? 1);
      if (header === undefined) {
        header = row;
        take = keep(header);
        continue;
      }
      if (row.length !== header.length) {
        if (uneven.length < MOST_UNEVEN) uneven.push({ record: offsets.length - 2, fields: row });
        else further++;
      }
      take(row);
    }
    beyond += batch.beyond?.records ?? 0;
    heldTo ??= batch.beyond?.offset;
    mistake = batch.mistake;
  }
  const end = heldTo ?? mistake?.record ?? reader.size;
  const names = header ?? [];
  const starts = { reader, delimiter, offsets, lines, end };
  const at = fieldPlaces(starts);
  const place = (record: number, column: number): Place => {
    const field = names[column];
    return { file, ...at(record + 1, column), ...(record < 0 ? {} : { record: record + 1 }), ...(field === undefined || field === "" ? {} : { field }) };
  };
  const walked = { file, delimiter, header: names, place, starts, beyond };
  const counts = (): readonly Diagnostic[] => {
    const found = uneven.map(({ record, fields }) => fieldCount(names, record, fields, place));
    const last = found.at(-1);
    return further === 0 || last === undefined ? found : [...found.slice(0, -1), { ...last, message: `${last.message}; ${String(further)} further records are of another width too` }];
  };
  const other = otherDelimiter(firstLineAt(reader, offsets[0] ?? end), delimiter);
  if (other !== undefined && names.length <= 1) return { ...walked, diagnostics: [delimiterProblem(file, lines[0] ?? source.line, delimiter, other)] };
  if (mistake !== undefined) return { ...walked, diagnostics: [...counts(), quoteDiagnostic(source, mistake, offsets.length)] };
  return { ...walked, diagnostics: [...headerProblems(names, place), ...counts()] };
}

function quoteDiagnostic({ file, reader }: CsvSource, mistake: NonNullable<CsvBatch["mistake"]>, records: number): Diagnostic {
  const [at] = placesIn(bytesAt(reader, mistake.record, mistake.offset - mistake.record), [mistake.offset - mistake.record], mistake.line);
  const found = bytesAt(reader, mistake.offset, 240).toString().slice(0, 60).split(/\r|\n/)[0] ?? "";
  return quoteProblem(mistake.kind, { file, line: at?.line ?? mistake.line, column: at?.column ?? 1, ...(records > 0 ? { record: records } : {}) }, found);
}

/** Enough of a line to tell the delimiter. */
const firstLineAt = (reader: ByteReader, offset: number): string => bytesAt(reader, offset, 64 * 1024).toString().split(/\r\n|\n|\r/, 1)[0] ?? "";

/** Reads a CSV text that is held whole; of `most` records, and counts the rest. */
export function readCsv({ file, text }: TextFile, declared?: string, most?: number): CsvFile {
  const records: (readonly string[])[] = [];
  const delimiter = declared ?? ",";
  const walked = walkCsv({ file, reader: memoryReader(Buffer.from(text)), start: 0, line: 1, delimiter, most }, () => (record) => void records.push(record));
  return fileOf(walked, records);
}

/** A table that is torn by a quote has no records, be they held or counted: nobody can say which. */
function fileOf({ file, delimiter, header, place, diagnostics, beyond }: WalkedCsv, records: readonly (readonly string[])[]): CsvFile {
  const torn = diagnostics.some(({ code }) => code === "CSV-QUOTE");
  return { file, delimiter, header: torn ? [] : header, place, records: torn ? [] : records, diagnostics, ...(beyond === 0 || torn ? {} : { beyond }) };
}

export interface StreamOptions {
  readonly delimiter?: string | undefined;
  /** Lines above the header. */
  readonly preamble?: number | undefined;
  /** The columns whose cells are held; all others are read again when they are asked for. */
  readonly wanted: (header: readonly string[]) => ReadonlySet<number>;
  readonly part?: number;
  /** Records that are held; further ones are counted. */
  readonly most?: number | undefined;
}

/** Words that a column repeats are held once; a column of more different ones than this has none. */
const WORDS = 4096;

/** Reads a CSV file in parts and holds only what is wanted of it. */
export function streamCsv({ file, reader, start }: CheckedFile, { delimiter = ",", preamble = 0, wanted, part, most }: StreamOptions): CsvFile {
  const records: string[][] = [];
  const from = lineStart(reader, start, preamble);
  const columns = once(wanted);
  const walked = walkCsv({ file, reader, start: from, line: preamble + 1, delimiter, most, ...(part === undefined ? {} : { part }) }, (header) => holder(header, columns(header), records), columns);
  const reread = (record: number): readonly string[] => parsedRecord(recordBytes(walked.starts, record + 1), delimiter);
  return { ...fileOf(walked, records), reread };
}

function once<T>(make: (header: readonly string[]) => T): (header: readonly string[]) => T {
  let made: { readonly value: T } | undefined;
  return (header) => (made ??= { value: make(header) }).value;
}

/** Keeps the held cells of each record. */
function holder(header: readonly string[], held: ReadonlySet<number>, records: string[][]): (record: readonly string[]) => void {
  const words = header.map((_, column) => (held.has(column) ? new Map<string, string>() : undefined));
  return (record) => {
    const kept: string[] = [];
    for (let column = 0; column < record.length; column++) {
      const known = words[column];
      if (known === undefined) {
        kept.push(UNHELD);
        continue;
      }
      const cell = record[column] ?? "";
      const word = known.get(cell);
      if (word === undefined && known.size < WORDS) known.set(cell, cell);
      kept.push(word ?? cell);
    }
    records.push(kept);
  };
}

/** Where a line begins, counted from 0. */
function lineStart(reader: ByteReader, start: number, lines: number): number {
  let offset = start;
  for (let line = 0; line < lines; line++) {
    const bytes = bytesAt(reader, offset, 1024 * 1024);
    const end = bytes.findIndex((byte) => byte === 10 || byte === 13);
    if (end < 0) return reader.size;
    offset += end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
  }
  return offset;
}
