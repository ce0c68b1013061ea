/** Zero-based place of an inner cell. */
export interface CellPlace {
  readonly row: number;
  readonly col: number;
}

/** Which cells of a two-way table are withheld, and which of its totals are published. */
export interface TablePattern {
  /** By row and column, 1 for a suppressed cell. */
  readonly suppressed: readonly (readonly number[])[];
  /** Whether totals of rows, of columns are published. Default true. The grand total is published when both are. */
  readonly rowTotals?: boolean;
  readonly colTotals?: boolean;
  /** By row, by column: 1 for a total that is withheld although the others are published. */
  readonly suppressedRowTotals?: readonly number[];
  readonly suppressedColTotals?: readonly number[];
  readonly suppressedGrandTotal?: boolean;
}

/** The suppressed cells of a table in row order. */
export const suppressedPlaces = (suppressed: TablePattern["suppressed"]): readonly CellPlace[] => suppressed.flatMap((cells, row) => cells.flatMap((flag, col) => (flag ? [{ row, col }] : [])));

/**
 * Equations that published totals make of suppressed cells: total minus visible cells is their sum. Each is a list of indices into
 * {@link suppressedPlaces}; equations without a suppressed cell are left out, and so is the grand total where it follows from the others.
 * METHOD.md 7.7.
 */
export function publishedRelations(pattern: TablePattern): readonly (readonly number[])[] {
  const places = suppressedPlaces(pattern.suppressed);
  const { rowTotals = true, colTotals = true } = pattern;
  const rows = pattern.suppressed.map((_, row) => row).filter((row) => rowTotals && (pattern.suppressedRowTotals?.[row] ?? 0) === 0);
  const columns = (pattern.suppressed[0] ?? []).map((_, col) => col).filter((col) => colTotals && (pattern.suppressedColTotals?.[col] ?? 0) === 0);
  const where = (wanted: (place: CellPlace) => boolean): readonly number[] => places.flatMap((place, index) => (wanted(place) ? [index] : []));
  const follows = rows.length === pattern.suppressed.length || columns.length === (pattern.suppressed[0]?.length ?? 0);
  const grand = rowTotals && colTotals && !pattern.suppressedGrandTotal && !follows;
  return [...rows.map((row) => where((place) => place.row === row)), ...columns.map((col) => where((place) => place.col === col)), ...(grand ? [where(() => true)] : [])].filter((cells) => cells.length > 0);
}
