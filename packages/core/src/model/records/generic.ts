import type { Money } from "../money.ts";
import type { SourceRecord } from "./source-record.ts";

/** What a cell of a declared table holds; null where the table says nothing. Dates are `YYYY-MM-DD`, instants UTC. */
export type TableCell = string | number | boolean | Money | readonly string[] | null;

export interface DeclaredColumn {
  /** Header, as the file has it. */
  readonly name: string;
  /** As declared; text where nothing is. */
  readonly type: "text" | "id" | "date" | "instant" | "money" | "number" | "count" | "share" | "boolean" | "list" | "currency";
}

/** A table that no kind of export knows, kept as a dataset that pages and charts can name. */
export interface DeclaredTable extends SourceRecord {
  /** Id of its source in `almanac.yaml`. */
  readonly id: string;
  readonly columns: readonly DeclaredColumn[];
  /** One cell for each column, in order. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** Records of no area. */
export interface GenericRecords {
  readonly tables: readonly DeclaredTable[];
}
