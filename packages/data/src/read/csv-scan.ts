/**
 * Where the records and fields of CSV bytes (UTF-8) begin, and the first quoting mistake. `csv-parse` decides what a text means; it
 * does not say at which line and column a field began, so this walks the same grammar (RFC 4180, any line end) for positions only.
 */
export interface CsvMistake {
  /** Offset of the field (or of the quote inside it) from the start of the bytes. */
  readonly offset: number;
  /** `long`: a record of more bytes than any table has in one. */
  readonly kind: "unclosed" | "stray" | "inside" | "long";
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** What one step over a record found. Reused from record to record: there are hundreds of thousands. */
export interface RecordStep {
  /** Where the next record begins, or -1 when the bytes end before this one does. */
  end: number;
  fields: number;
  /** Line ends inside and after the record. */
  lines: number;
  mistake: CsvMistake | undefined;
  /** Where the quote stands that is open when the bytes end, or -1. */
  open: number;
}

export const recordStep = (): RecordStep => ({ end: 0, fields: 0, lines: 0, mistake: undefined, open: -1 });

/** Steps over the record that begins at an offset. `last`: no bytes follow these. `starts` collects the offset of each field. */
export function stepOver(bytes: Uint8Array, begin: number, delimiter: number, last: boolean, step: RecordStep, starts?: number[]): void {
  const { length } = bytes;
  let at = begin;
  let fields = 0;
  let lines = 0;
  step.mistake = undefined;
  step.end = -1;
  step.open = -1;
  for (;;) {
    fields++;
    starts?.push(at);
    if (bytes[at] === QUOTE) {
      const opening = at;
      at = closing(bytes, opening, last);
      if (at === -1) {
        if (last) step.mistake = { offset: opening, kind: "unclosed" };
        step.open = opening;
        break;
      }
      lines += lineEnds(bytes, opening + 1, at);
      const next = bytes[at];
      if (next !== undefined && next !== delimiter && next !== LF && next !== CR) {
        step.mistake = { offset: opening, kind: "stray" };
        break;
      }
    } else {
      let byte = bytes[at];
      while (byte !== undefined && byte !== delimiter && byte !== LF && byte !== CR && byte !== QUOTE) byte = bytes[++at];
      if (byte === QUOTE) {
        step.mistake = { offset: at, kind: "inside" };
        break;
      }
    }
    if (at < length && bytes[at] === delimiter) {
      at++;
      // A delimiter at the very end opens an empty field, which ends with the text.
      if (at < length || !last) continue;
      fields++;
      starts?.push(at);
    }
    // The bytes may end between a CR and its LF, or inside a field.
    if (!last && (at >= length || (bytes[at] === CR && at + 1 >= length))) break;
    lines += at < length ? 1 : 0;
    step.end = at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1);
    break;
  }
  step.fields = fields;
  step.lines = lines;
}

/** Offset after the quote that closes the field opened at `opening`, or -1. A quote at the end of the bytes may be half of a pair. */
function closing(bytes: Uint8Array, opening: number, last: boolean): number {
  for (let at = bytes.indexOf(QUOTE, opening + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (at + 1 >= bytes.length && !last) return -1;
    if (bytes[at + 1] !== QUOTE) return at + 1;
  }
  return -1;
}

function lineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count++;
  }
  return count;
}
