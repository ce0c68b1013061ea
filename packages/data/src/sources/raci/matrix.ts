import { declaredHeader, type FileDeclarations } from "../../config/source-schema.ts";
import type { TableFile } from "../source-kind.ts";
import { raciLetters } from "./letters.ts";
import { RACI_COLUMNS } from "./rows-table.ts";

const plain = (name: string): string => name.trim().toLowerCase();
/** With fewer letters among its cells a table is no matrix with slips in it but something else. */
const MOSTLY = 0.8;

/**
 * A matrix with one column a role as rows of activity, role and letters, each cell still at its own place; undefined when the
 * table is no matrix.
 */
export function matrixRows(table: TableFile, { columns, ignore }: FileDeclarations): TableFile | undefined {
  if (columns?.["role"] !== undefined || columns?.["letters"] !== undefined) return undefined;
  const named = declaredHeader(columns?.["activity"]);
  const activities: readonly string[] = (named === undefined ? RACI_COLUMNS.activity.headers : [named]).map(plain);
  const ofRows = [...RACI_COLUMNS.role.headers, ...RACI_COLUMNS.letters.headers].map(plain);
  const header = table.header.map(plain);
  const activity = header.findIndex((name) => activities.includes(name));
  const ignored = (ignore ?? []).map(plain);
  const roles = header.flatMap((name, index) => (index === activity || name === "" || ignored.includes(name) ? [] : [index]));
  if (activity < 0 || roles.length < 2 || header.some((name) => ofRows.includes(name))) return undefined;
  const cells = table.records.flatMap((record, index) =>
    roles.flatMap((role) => {
      const letters = (record[role] ?? "").trim();
      return letters === "" ? [] : [{ index, role, letters }];
    }),
  );
  if (cells.length === 0 || cells.filter(({ letters }) => raciLetters(letters) !== undefined).length < cells.length * MOSTLY) return undefined;
  return {
    file: table.file,
    delimiter: table.delimiter,
    header: [named ?? RACI_COLUMNS.activity.headers[0] ?? "", RACI_COLUMNS.role.headers[0] ?? "", RACI_COLUMNS.letters.headers[0] ?? ""],
    records: cells.map(({ index, role, letters }) => [table.records[index]?.[activity] ?? "", (table.header[role] ?? "").trim(), letters]),
    diagnostics: [],
    place: (record, column) => {
      const cell = cells[record];
      if (cell === undefined) return table.place(-1, activity);
      return column === 0 ? table.place(cell.index, activity) : table.place(column === 1 ? -1 : cell.index, cell.role);
    },
  };
}
