import { itemCount, type ItemCount } from "../model/units.ts";

export interface NetFlow {
  readonly arrivals: readonly ItemCount[];
  readonly departures: readonly ItemCount[];
  /** Arrivals minus departures: positive while work in progress grows. */
  readonly netFlow: readonly ItemCount[];
}

/**
 * Increments of a cumulative flow diagram at the column where work starts and at the column where it is done. What the
 * first row already held is not known to have arrived on that day, so its increments are taken as 0. METHOD.md 2.5, id `flow.netFlow`.
 *
 * @param rows cumulative counts, per period and column
 */
export function netFlow({ rows, startColumn, doneColumn }: { readonly rows: readonly (readonly number[])[]; readonly startColumn: number; readonly doneColumn: number }): NetFlow {
  const at = (row: number, column: number): number => {
    const count = rows[row]?.[column];
    if (count === undefined) throw new RangeError(`row ${String(row)} has no column ${String(column)}`);
    return count;
  };
  const increments = (column: number): readonly ItemCount[] => rows.map((_, row) => itemCount(row === 0 ? 0 : at(row, column) - at(row - 1, column)));
  const [arrivals, departures] = [increments(startColumn), increments(doneColumn)];
  return { arrivals, departures, netFlow: rows.map((_, row) => itemCount((arrivals[row] as number) - (departures[row] as number))) };
}
