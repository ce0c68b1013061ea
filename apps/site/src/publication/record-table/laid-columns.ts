import { isoDate, type IsoDate, type TableFact } from "@almanac/core";
import { bandAxis, type BandDates } from "../forecast-band.ts";
import type { RecordColumn } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";
import type { TimeAxis } from "../time-axis.ts";
import { columnFigures, headWithUnit, isNumberUnit, type ColumnFigures, type TableColumn } from "./column-figures.ts";
import { dateScale, linearScale, type Scale } from "./scale.ts";

/** A column as it is set: its head, and what all its cells share. */
export interface LaidColumn {
  readonly column: RecordColumn;
  readonly head: string;
  /** Right-aligned. */
  readonly numeric: boolean;
  /** Of bars. Undefined where no row has any. */
  readonly scale: Scale | undefined;
  /** Of bands. */
  readonly axis: TimeAxis | undefined;
  /** A bar writes its value, as no other column does. */
  readonly writesValue: boolean;
}

/** A table as it is set. */
export interface LaidTable {
  readonly columns: readonly LaidColumn[];
  /** A column of the fact by its name. */
  readonly columnOf: (name: string) => TableColumn | undefined;
  /** How the numbers of a column of the fact are written. */
  readonly figuresOf: (name: string) => ColumnFigures;
}

interface Wanted {
  readonly data: Pick<TableFact, "columns">;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly NamedRow[];
  readonly total: NamedRow | undefined;
  readonly locale: string;
  readonly asOfDate: IsoDate;
}

const dateIn = (row: NamedRow, name: string | undefined): IsoDate | undefined => {
  const value = name === undefined ? null : row(name);
  return typeof value === "string" && value !== "" ? isoDate(value) : undefined;
};

/** The dates of a row's band. */
export function bandDatesIn(row: NamedRow, { p50, p85, p95, target }: Extract<RecordColumn, { kind: "band" }>): BandDates {
  const dates = { p50: dateIn(row, p50), p85: dateIn(row, p85), p95: dateIn(row, p95), target: dateIn(row, target) };
  return Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
}

/** Columns of the fact that a bar stands on. */
function barColumns(column: RecordColumn): readonly string[] {
  if (column.kind === "range") return [column.low, column.middle, column.high].filter((name) => name !== undefined);
  return column.kind === "bullet" ? [column.value, column.target, column.whole].filter((name) => name !== undefined) : [];
}

/** Lays the columns of a record table out: decimals, units in the heads, one scale for each column of bars. */
export function layColumns({ data, columns, rows, total, locale, asOfDate }: Wanted): LaidTable {
  const columnOf = (name: string): TableColumn | undefined => data.columns.find((column) => column.name === name);
  const known = new Map<string, ColumnFigures>();
  const figuresOf = (name: string): ColumnFigures => {
    const figures = known.get(name) ?? columnFigures(columnOf(name) ?? { unit: "text" }, (total === undefined ? rows : [...rows, total]).map((row) => numberIn(row, name)).filter((value) => value !== null), locale);
    known.set(name, figures);
    return figures;
  };
  const scaleOf = (column: RecordColumn): Scale | undefined => {
    const names = barColumns(column);
    const first = names[0];
    if (first === undefined) return undefined;
    if (columnOf(first)?.unit === "date") return dateScale(rows.flatMap((row) => names.map((name) => dateIn(row, name)).filter((date) => date !== undefined)));
    return linearScale(rows.flatMap((row) => names.map((name) => numberIn(row, name)).filter((value) => value !== null)), (value) => figuresOf(first).short(value));
  };
  const headOf = (column: RecordColumn): string => {
    if (column.kind === "name" || column.kind === "value") {
      const found = columnOf(column.column);
      const label = column.label ?? found?.label ?? column.column;
      return column.kind === "value" && found !== undefined && isNumberUnit(found.unit) ? headWithUnit(label, figuresOf(column.column).unit) : label;
    }
    const unit = barColumns(column)[0];
    return unit === undefined || !isNumberUnit(columnOf(unit)?.unit ?? "text") ? column.label : headWithUnit(column.label, figuresOf(unit).unit);
  };
  const laid = columns.map(
    (column): LaidColumn => ({
      column,
      head: headOf(column),
      numeric: column.kind === "spark" || (column.kind === "value" && isNumberUnit(columnOf(column.column)?.unit ?? "text")),
      scale: scaleOf(column),
      axis: column.kind === "band" ? bandAxis(asOfDate, rows.map((row) => bandDatesIn(row, column))) : undefined,
      writesValue: column.kind === "bullet" && !columns.some((other) => other.kind === "value" && other.column === column.value),
    }),
  );
  return { columns: laid, columnOf, figuresOf };
}

/** Width in rem that a column needs to be read, about; of words, where they are long. */
const WIDTHS: Readonly<Record<RecordColumn["kind"], number>> = { name: 10, value: 5.5, text: 9, status: 8, range: 12, bullet: 12, spark: 9, band: 18 };
/** Characters that fit on one short line. */
const SHORT = 14;

function widthOf(column: RecordColumn, rows: readonly NamedRow[]): number {
  const words = column.kind === "name" ? rows.map((row) => textIn(row, column.column)) : column.kind === "text" ? rows.map((row) => column.text(row) ?? "") : [];
  return words.length > 0 && words.every((each) => each.length <= SHORT) ? WIDTHS[column.kind] - 3.5 : WIDTHS[column.kind];
}

/** The style sheet knows one width for each size. */
export type TableSize = "few" | "some" | "many" | "wide";

/** How much width a table needs before its rows become records. */
export function tableSize(columns: readonly Pick<LaidColumn, "column">[], rows: readonly NamedRow[]): TableSize {
  const width = columns.reduce((sum, { column }) => sum + widthOf(column, rows), 0);
  return width <= 27 ? "few" : width <= 33 ? "some" : width <= 45 ? "many" : "wide";
}

/** How the numbers of a record stand where it is a card: one beside its label, two or four in pairs, others in as many columns as fit. */
export function cardNumbers(columns: readonly Pick<LaidColumn, "column" | "numeric">[]): "single" | "pairs" | undefined {
  const count = columns.filter(({ column, numeric }) => numeric && column.kind === "value").length;
  return count === 1 ? "single" : count === 2 || count === 4 ? "pairs" : undefined;
}
