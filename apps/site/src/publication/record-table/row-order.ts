import type { RecordColumn, StatusWords } from "../record-columns.ts";
import type { NamedRow } from "../table-rows.ts";

/** Rows under one head. */
export interface RowGroup {
  /** None where the rows stand without a head. */
  readonly title: string | undefined;
  readonly rows: readonly NamedRow[];
}

/** Rows under the head that each belongs to, heads in the order in which they first appear; at most so many rows in all. */
export function groupRows(rows: readonly NamedRow[], titleOf: ((row: NamedRow) => string | undefined) | undefined): readonly RowGroup[] {
  if (titleOf === undefined) return rows.length === 0 ? [] : [{ title: undefined, rows }];
  return [...Map.groupBy(rows, titleOf)].map(([title, of]) => ({ title, rows: of }));
}

/** Bad news first. */
const STATUS_ORDER: readonly StatusWords["status"][] = ["off-track", "at-risk", "none", "not-started", "on-track", "done"];

/** What a script sorts a cell by, where that is not its text: a number, or a date. */
export function sortValue(column: RecordColumn, row: NamedRow): string | undefined {
  const of = (name: string | undefined): string | undefined => {
    const value = name === undefined ? null : row(name);
    return value === null ? "" : typeof value === "boolean" ? undefined : String(value);
  };
  switch (column.kind) {
    case "value":
      return of(column.column);
    case "range":
      return of(column.middle ?? column.high);
    case "bullet":
      return of(column.value);
    case "spark":
      return of(column.last);
    case "band":
      return of(column.p85);
    case "status": {
      const status = column.status(row);
      return status === undefined ? "" : String(STATUS_ORDER.indexOf(status.status));
    }
    case "name":
    case "text":
      return undefined;
    default:
      return column satisfies never;
  }
}
