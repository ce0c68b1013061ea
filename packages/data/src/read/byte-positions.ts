import type { ByteReader } from "./byte-reader.ts";

/** Finds line and column of a byte of a UTF-8 text. Lines end at LF, CR LF or a lone CR; columns count code points. */
export interface BytePositions {
  readonly at: (offset: number) => { readonly line: number; readonly column: number };
}

/** Bytes between two remembered places: what one question costs at most. */
const STEP = 16 * 1024;

interface Mark {
  readonly line: number;
  /** Code points between the start of the line and this place. */
  readonly points: number;
  /** Whether the byte before this place was a CR: an LF here ends no second line. */
  readonly afterReturn: boolean;
}

/** Nothing is read before the first question; then the file is walked once, up to the place that is asked for. */
export function bytePositions(reader: ByteReader, start = 0): BytePositions {
  const marks: Mark[] = [{ line: 1, points: 0, afterReturn: false }];
  const block = new Uint8Array(STEP);
  let held = -1;
  let last: Mark & { readonly offset: number } = { line: 1, points: 0, afterReturn: false, offset: start };
  const walk = (index: number, from: Mark, first: number, end: number): Mark => {
    if (held !== index) {
      const count = reader.read(start + index * STEP, block);
      block.fill(0, count);
      held = index;
    }
    let { line, points, afterReturn } = from;
    for (let at = first; at < end; at++) {
      const byte = block[at] ?? 0;
      if (byte === 10 || byte === 13) {
        if (byte === 13 || !afterReturn) line++;
        points = 0;
      } else if ((byte & 0xc0) !== 0x80) points++;
      afterReturn = byte === 13;
    }
    return { line, points, afterReturn };
  };
  return {
    at: (offset) => {
      const index = Math.floor((offset - start) / STEP);
      const inBlock = offset - start - index * STEP;
      for (let next = marks.length; next <= index; next++) marks.push(walk(next - 1, marks[next - 1] ?? last, 0, STEP));
      // Questions mostly come in the order of the file.
      const near = last.offset <= offset && Math.floor((last.offset - start) / STEP) === index;
      const mark = near ? walk(index, last, last.offset - start - index * STEP, inBlock) : walk(index, marks[index] ?? last, 0, inBlock);
      last = { ...mark, offset };
      return { line: mark.line, column: mark.points + 1 };
    },
  };
}
