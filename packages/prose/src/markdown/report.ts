import type { Diagnostic } from "@almanac/core";
import type { ProseDocument } from "./rendered-prose.ts";

/** A stretch of the body, as 0-based offsets in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to?: number;
}

type Words = Pick<Diagnostic, "code" | "message"> & Partial<Pick<Diagnostic, "severity" | "found" | "expected" | "hint">>;

/** Collects diagnostics of one document and knows where in its file an offset of the body stands. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  readonly source: string;
  readonly place: (offset: number) => { readonly line: number; readonly column: number };
  readonly add: (stretch: Stretch, words: Words) => void;
  /** For places known as a 1-based line and column of the body. */
  readonly addAt: (line: number, column: number, words: Words) => void;
  readonly file: string;
}

/** How many of ascending numbers are smaller than a limit. */
function countBefore(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function reportOn({ path, body, bodyLine }: ProseDocument): Report {
  const file = `content/${path}`;
  const starts = [0];
  for (const match of body.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  const pairs = Array.from(body.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (match) => match.index + 1);
  const diagnostics: Diagnostic[] = [];
  const place = (offset: number): { readonly line: number; readonly column: number } => {
    const line = countBefore(starts, offset + 1);
    const start = starts[line - 1] ?? 0;
    // Columns count code points; JavaScript counts UTF-16 units, two for each of a pair.
    return { line: bodyLine + line - 1, column: offset - start - (countBefore(pairs, offset) - countBefore(pairs, start)) + 1 };
  };
  const push = (at: Pick<Diagnostic, "line" | "column" | "endLine" | "endColumn">, words: Words): void => {
    diagnostics.push({ severity: "error", file, ...at, ...words });
  };
  return {
    diagnostics,
    source: body,
    file,
    place,
    add: ({ from, to }, words) => {
      const end = to === undefined ? undefined : place(to);
      push({ ...place(from), ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }) }, words);
    },
    addAt: (line, column, words) => {
      push({ line: bodyLine + line - 1, column }, words);
    },
  };
}
