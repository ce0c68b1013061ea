import type { Place } from "../diagnostics/diagnostic.ts";
import type { CheckedFile } from "./checked-file.ts";
import type { JsonSplit } from "./json-split.ts";
import { lineIndex } from "./line-index.ts";

/** The places of a text that begins somewhere in a file. Offsets are in UTF-16 units of the text. */
export function shifted({ file, positions }: CheckedFile, start: number, text: string): (offset: number) => Place {
  const begin = positions.at(start);
  const lines = lineIndex(text);
  return (offset) => {
    const { line, column } = lines.at(offset);
    return { file, line: begin.line + line - 1, column: line === 1 ? begin.column + column - 1 : column };
  };
}

/** The places in the file of what lies around the elements. `text`: the outer document. */
export function outerPlaces({ file, start, positions }: CheckedFile, split: JsonSplit, text: string): (offset: number) => Place {
  return (offset) => ({ file, ...positions.at(fileOffset(split, start, Buffer.byteLength(text.slice(0, offset)))) });
}

function fileOffset({ outerOffset, offset, length }: JsonSplit, start: number, at: number): number {
  let low = 0;
  let high = outerOffset.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((outerOffset[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const cut = low - 1;
  const from = outerOffset[cut];
  if (from === undefined) return start + at;
  // Two brackets stand for an element.
  return (offset[cut] ?? 0) + (at - from < 2 ? at - from : (length[cut] ?? 0) + at - from - 2);
}
