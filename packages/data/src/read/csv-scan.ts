/**
 * Where the fields of a CSV text begin, and its first quoting mistake. `csv-parse` decides what a text means; it does not say
 * at which line and column a field began, so this walks the same grammar (RFC 4180, any line end) for positions only.
 */
export interface CsvScan {
  /** For each record (blank lines are none) the offset of each field. */
  readonly records: readonly (readonly number[])[];
  readonly mistake?: { readonly offset: number; readonly kind: "unclosed" | "stray" | "inside" };
}

const isLineEnd = (unit: string | undefined): boolean => unit === "\n" || unit === "\r";

export function scanCsv(text: string, delimiter: string): CsvScan {
  const records: number[][] = [];
  let fields: number[] = [];
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    // A blank line between records is skipped.
    if (fields.length === 0 && isLineEnd(text[offset])) {
      offset++;
      continue;
    }
    fields.push(start);
    if (text[offset] === '"') {
      offset = closingQuote(text, offset);
      if (offset < 0) return { records, mistake: { offset: start, kind: "unclosed" } };
      if (offset < text.length && text[offset] !== delimiter && !isLineEnd(text[offset])) return { records, mistake: { offset: start, kind: "stray" } };
    } else {
      while (offset < text.length && text[offset] !== delimiter && !isLineEnd(text[offset])) {
        if (text[offset] === '"') return { records, mistake: { offset, kind: "inside" } };
        offset++;
      }
    }
    if (text[offset] === delimiter) {
      offset++;
      if (offset < text.length && !isLineEnd(text[offset])) continue;
      // The record ends in an empty field.
      fields.push(offset);
    }
    records.push(fields);
    fields = [];
    offset += text[offset] === "\r" && text[offset + 1] === "\n" ? 2 : 1;
  }
  return { records };
}

/** Offset after the quote that closes the field opened at `opening`, or -1. */
function closingQuote(text: string, opening: number): number {
  for (let offset = text.indexOf('"', opening + 1); offset >= 0; offset = text.indexOf('"', offset + 2)) {
    if (text[offset + 1] !== '"') return offset + 1;
  }
  return -1;
}
