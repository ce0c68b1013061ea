import { bytesAt, type ByteReader } from "./byte-reader.ts";
import { recordStep, stepOver } from "./csv-scan.ts";

/** Where the records of a CSV file begin, in bytes and in lines, the header being the first. */
export interface RecordStarts {
  readonly reader: ByteReader;
  readonly delimiter: string;
  readonly offsets: readonly number[];
  readonly lines: readonly number[];
  /** Where the last record ends. */
  readonly end: number;
}

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

export const recordBytes = ({ reader, offsets, end }: RecordStarts, record: number): Buffer => {
  const from = offsets[record] ?? end;
  return bytesAt(reader, from, (offsets[record + 1] ?? end) - from);
};

/**
 * Finds the place of a field; a record is walked again when it is asked for, because hardly any ever is. Messages mostly ask for
 * several fields of one record, so the last one is remembered.
 */
export function fieldPlaces(starts: RecordStarts): (record: number, column: number) => LineAndColumn {
  let known = -1;
  let places: readonly LineAndColumn[] = [];
  return (record, column) => {
    const line = starts.lines[record] ?? 1;
    // A record begins where its line does.
    if (column === 0) return { line, column: 1 };
    if (known !== record) {
      const bytes = recordBytes(starts, record);
      const fields: number[] = [];
      stepOver(bytes, 0, starts.delimiter.charCodeAt(0), true, recordStep(), fields);
      places = placesIn(bytes, fields, line);
      known = record;
    }
    return places[column] ?? { line, column: 1 };
  };
}

/** Line and column of rising offsets of bytes that begin where a line begins. Columns count code points. */
export function placesIn(bytes: Uint8Array, offsets: readonly number[], firstLine: number): readonly LineAndColumn[] {
  let at = 0;
  let line = firstLine;
  let column = 1;
  return offsets.map((offset) => {
    for (; at < offset; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column++;
    }
    return { line, column };
  });
}
