import { UNHELD, type CsvFile } from "../read/csv.ts";
import { positionsOf, valuesIn } from "./columns.ts";

/** A record with every cell of it, of a file of which only some columns are held. */
export const wholeRecord = (csv: CsvFile, record: readonly string[], index: number): readonly string[] => (record.includes(UNHELD) ? (csv.reread?.(index) ?? record) : record);

/** The values of any column by its name, also of one that is not held. */
export function fieldOf(csv: CsvFile, record: readonly string[], index: number, name: string, missing: readonly string[]): readonly string[] {
  const columns = positionsOf(csv.header, [name]);
  return valuesIn(columns.some((column) => record[column] === UNHELD) ? wholeRecord(csv, record, index) : record, columns, missing);
}
