export type MatrixColour = "red" | "yellow" | "green";

export interface MatrixAudit {
  /** No risk in a red cell can be smaller than some risk in a green one. True where there is no red or no green. */
  readonly weakConsistency: boolean;
  /** Smallest quantitative risk possible in a red cell, 0 to 1; null without a red cell. */
  readonly minRed: number | null;
  /** Largest quantitative risk possible in a green cell, 0 to 1; null without a green cell. */
  readonly maxGreen: number | null;
  readonly redInLowestRowOrColumn: boolean;
  /** A red and a green cell share an edge. */
  readonly redTouchesGreen: boolean;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly colour: MatrixColour;
}

const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));
const most = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values));

/**
 * Whether the colours of a risk matrix can be true of the risks in it, on the unit square: weak consistency asks that the lower-left
 * corner of every red cell is worth at least as much as the upper-right corner of every green one (probability × impact).
 *
 * METHOD.md 5.1, `risk.matrixAudit`; Cox (2008), Risk Analysis 28:497-512 [COX08]. Corners are compared as whole numbers, exactly.
 *
 * @param colours rows from the lowest probability, columns from the lowest impact, all rows of one length
 */
export function matrixAudit({ colours }: { readonly colours: readonly (readonly MatrixColour[])[] }): MatrixAudit {
  const cells: readonly Cell[] = colours.flatMap((line, row) => line.map((colour, column) => ({ row, column, colour })));
  const whole = colours.length * (colours[0]?.length ?? 0);
  const ofColour = (wanted: MatrixColour): readonly Cell[] => cells.filter(({ colour }) => colour === wanted);
  const [red, green] = [ofColour("red"), ofColour("green")];
  const minRed = least(red.map(({ row, column }) => row * column));
  const maxGreen = most(green.map(({ row, column }) => (row + 1) * (column + 1)));
  const touches = (a: Cell, b: Cell): boolean => Math.abs(a.row - b.row) + Math.abs(a.column - b.column) === 1;
  return {
    weakConsistency: minRed === null || maxGreen === null || minRed >= maxGreen,
    minRed: minRed === null ? null : minRed / whole,
    maxGreen: maxGreen === null ? null : maxGreen / whole,
    redInLowestRowOrColumn: red.some(({ row, column }) => row === 0 || column === 0),
    redTouchesGreen: red.some((one) => green.some((other) => touches(one, other))),
  };
}

const SIZE = [1, 2, 3, 4, 5] as const;

/** The default colours, rows from the lowest probability: red from a score of 15, green to one of 4 (METHOD.md 5.1). */
export const DEFAULT_COLOURS: readonly (readonly MatrixColour[])[] = SIZE.map((probability) =>
  SIZE.map((impact) => (probability * impact >= 15 ? "red" : probability * impact <= 4 ? "green" : "yellow")),
);
