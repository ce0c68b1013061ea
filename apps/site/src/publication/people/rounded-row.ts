import { numberIn, type NamedRow } from "../table-rows.ts";

/** A row whose numbers in some columns are whole, of at most so many digits that say something: an estimate is not known to the last unit. */
export function roundedRow(row: NamedRow, columns: readonly string[], digits: number = 15): NamedRow {
  return (column) => {
    const value = columns.includes(column) ? numberIn(row, column) : null;
    return value === null ? row(column) : Math.round(Number(value.toPrecision(digits)));
  };
}
