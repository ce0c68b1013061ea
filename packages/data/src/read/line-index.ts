/** Finds line and column of an offset. Lines end at LF, CR LF or a lone CR; columns count code points. */
interface LineIndex {
  /** Offset in UTF-16 code units. */
  readonly at: (offset: number) => { readonly line: number; readonly column: number };
}

/** Units between two remembered columns of a long line: an answer may be one line of megabytes. */
const STEP = 4096;

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  /** Of a long line that was asked for: the code points before each step. */
  const marks = new Map<number, readonly number[]>();
  const pointsBefore = (start: number, offset: number): number => {
    const step = Math.floor((offset - start) / STEP);
    if (step === 0) return pointsIn(text, start, offset);
    let known = marks.get(start);
    if (known === undefined || known.length <= step) {
      const counted = [...(known ?? [0])];
      for (let next = counted.length; next <= step; next++) counted.push((counted[next - 1] ?? 0) + pointsIn(text, start + (next - 1) * STEP, start + next * STEP));
      known = counted;
      marks.set(start, known);
    }
    return (known[step] ?? 0) + pointsIn(text, start + step * STEP, offset);
  };
  return {
    at: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? Infinity) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: pointsBefore(starts[low] ?? 0, Math.min(offset, text.length)) + 1 };
    },
  };
}

/** Code points that begin in a part of a text: all units but the second ones of pairs. */
function pointsIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let offset = from; offset < to; offset++) {
    const unit = text.charCodeAt(offset);
    const second = unit >= 0xdc00 && unit <= 0xdfff && offset > 0 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
    if (!second) count++;
  }
  return count;
}
