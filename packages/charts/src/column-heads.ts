import { labelWidth, wrap } from "./label-text.ts";
import { BOLD } from "./theme.ts";

export interface ColumnHeads {
  /** Lines of each column's head, and the row below the axis at which they begin. */
  readonly heads: readonly { readonly lines: readonly string[]; readonly row: number }[];
  /** Rows that all of them need. */
  readonly rows: number;
}

interface Column {
  readonly name: string;
  readonly count: number;
}

/** `In progress 18` on one line where it fits, else the name on a few lines and the count below. */
function linesOf({ name, count }: Column, width: number, lines: number, countText: (count: number) => string): readonly string[] {
  const whole = `${name} ${countText(count)}`;
  return labelWidth(whole, BOLD) <= width ? [whole] : [...wrap(name, width, lines, BOLD), countText(count)];
}

/**
 * Heads of columns of equal width. Where a name would be cut, every second head hangs lower, so that each has the width of two
 * columns; only names that do not fit there are shortened.
 */
export function columnHeads(columns: readonly Column[], columnWidth: number, countText: (count: number) => string): ColumnHeads {
  const level = columns.map((column) => linesOf(column, columnWidth - 8, 2, countText));
  const cut = level.some((lines) => lines.some((line) => line.endsWith("…")));
  if (!cut || columns.length < 2) return { heads: level.map((lines) => ({ lines, row: 0 })), rows: Math.max(...level.map((lines) => lines.length)) };
  const wide = columns.map((column) => linesOf(column, 2 * columnWidth - 12, 3, countText));
  const rowsAt = (parity: number): number => Math.max(...wide.map((lines, index) => (index % 2 === parity ? lines.length : 0)));
  return { heads: wide.map((lines, index) => ({ lines, row: index % 2 === 0 ? 0 : rowsAt(0) })), rows: rowsAt(0) + rowsAt(1) };
}
