/** Finds line and column of an offset. Lines end at LF, CR LF or a lone CR; columns count code points. */
interface LineIndex {
  /** Offset in UTF-16 code units. */
  readonly at: (offset: number) => { readonly line: number; readonly column: number };
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return {
    at: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? Infinity) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: [...text.slice(starts[low], offset)].length + 1 };
    },
  };
}
