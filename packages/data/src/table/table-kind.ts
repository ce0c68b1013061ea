import type { Diagnostic, Records, SourceRef } from "@almanac/core";
import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import type { Area } from "../sources/source-kind.ts";
import type { Columns, Row } from "./column.ts";

/** The records of one list. */
export type RecordOf<N extends keyof Records> = NonNullable<Records[N]> extends readonly (infer R)[] ? R : never;

/** What a conversion may ask about its row. */
export interface RowContext<C extends Columns> {
  readonly source: SourceRef;
  readonly place: (role: keyof C & string) => Place;
  /** Refuses the row: a diagnostic at the cell of that role. The conversion then returns undefined. */
  readonly refuse: (role: keyof C & string, code: DiagnosticCode, finding: Finding) => undefined;
  /** A warning at the cell of that role; the row is used. A code whose severity is "warning". */
  readonly warn: (role: keyof C & string, code: DiagnosticCode, finding: Finding) => void;
}

/**
 * A kind of table, declared: its columns, what makes it recognisable, and how a typed row becomes a record. Everything else
 * (delimiter, encoding, mapping, dates, numbers, totals rows, repeated ids, skipped rows, masking) is the engine's.
 */
export interface TableSpec<C extends Columns, N extends keyof Records> {
  readonly kind: string;
  readonly title: string;
  readonly area: Area;
  /** Left out: public. `restricted` and `internal` sources have every value masked in messages. */
  readonly audience?: "internal" | "restricted";
  readonly fills: N;
  /** See `SourceKind.earlier`. */
  readonly earlier?: keyof Records;
  readonly columns: C;
  /** Roles whose headers together tell this kind from every other; all required ones are asked for anyway. */
  readonly signature: readonly (keyof C & string)[];
  /** Roles that together name one record: a second row with the same values is the error `ROW-TWICE`. Left out: rows may repeat. */
  readonly unique?: readonly (keyof C & string)[];
  /** Role of the column that holds the currency of the row's amounts. */
  readonly currency?: keyof C & string;
  /** Role of the day or instant from which a record exists: records later than the statement do not exist yet. Not planned dates. */
  readonly since?: keyof C & string;
  /** Machines write its records, or people each day: there may be a million. Other tables are kept by hand. */
  readonly isLong?: true;
  /** A typed row becomes one record, or is refused. */
  readonly recordOf: (row: Row<C>, context: RowContext<C>) => RecordOf<N> | undefined;
  /** What only the whole file shows, for example a total that is not the sum. Not called when a row was refused. */
  readonly checkFile?: (records: readonly RecordOf<N>[]) => readonly Diagnostic[];
}
