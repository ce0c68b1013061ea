import type { Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "../config/source-schema.ts";
import { diagnostic, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import type { Parsed, TableFile } from "./source-kind.ts";

/** A cell of a workbook as its library gives it: a formula is the value that the workbook stored for it. */
export type SheetCell = string | number | boolean | Date | null;

export interface DecodedSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Workbooks by path, read beforehand because their library is asynchronous; or what stands against reading one. */
export type Workbooks = ReadonlyMap<string, { readonly sheets: readonly DecodedSheet[] } | { readonly diagnostics: readonly Diagnostic[] }>;

export interface DecodedSheets {
  /** The sheet of a workbook as a table; undefined for a file that is no workbook. */
  readonly table: (path: string, declaration: Pick<FileDeclarations, "sheet" | "preamble">) => Parsed<TableFile> | undefined;
}

export const isWorkbook = (path: string): boolean => /\.xlsx$/i.test(path);

const letters = (column: number): string => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const two = (value: number): string => String(value).padStart(2, "0");
/** Workbooks keep local times without a zone: they stay what they are. */
function dateText(date: Date): string {
  const day = date.toISOString().slice(0, 10);
  const [hours, minutes, seconds] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return hours === 0 && minutes === 0 && seconds === 0 ? day : `${day}T${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

function cellText(cell: SheetCell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : dateText(cell);
  return typeof cell === "string" ? cell : String(cell);
}

/** The sheets of workbooks as tables: `line` of a place is the row, `field` names the cell as spreadsheets do. */
export function decodedSheets(workbooks: Workbooks): DecodedSheets {
  return {
    table: (path, { sheet: wanted, preamble = 0 }) => {
      const workbook = workbooks.get(path);
      if (workbook === undefined) return isWorkbook(path) ? { diagnostics: [notPrepared(path)] } : undefined;
      if ("diagnostics" in workbook) return workbook;
      const sheet = wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
      return sheet === undefined ? { diagnostics: [noSheet(path, wanted, workbook.sheets)] } : { ok: sheetTable(path, sheet, preamble) };
    },
  };
}

const isEmpty = (row: readonly SheetCell[]): boolean => row.every((cell) => cellText(cell).trim() === "");

function sheetTable(file: string, { name, rows }: DecodedSheet, preamble: number): TableFile {
  const filled = rows.flatMap((row, index) => (index < preamble || isEmpty(row) ? [] : [{ row, line: index + 1 }]));
  const [first, ...rest] = filled;
  // Columns that are empty from top to bottom are no columns: sheets remember where somebody once typed.
  const last = filled.reduce((most, { row }) => Math.max(most, row.findLastIndex((cell) => cellText(cell).trim() !== "")), -1);
  const texts = (row: readonly SheetCell[]): readonly string[] => Array.from({ length: last + 1 }, (_, column) => cellText(row[column] ?? null));
  const place = (record: number, column: number): Place => {
    const line = filled[record + 1]?.line ?? 1;
    return { file, line, column: column + 1, field: `${name}!${letters(column)}${String(line)}`, ...(record < 0 ? {} : { record: record + 1 }) };
  };
  return { file, delimiter: ",", header: first === undefined ? [] : texts(first.row), records: rest.map(({ row }) => texts(row)), place, diagnostics: [], typed: true, isNumber: (record, column) => typeof rest[record]?.row[column] === "number" };
}

/** Whoever loads a program reads its workbooks first; one that was not read can only be refused. */
const notPrepared = (path: string): Diagnostic =>
  diagnostic("WORKBOOK-LIBRARY", wholeFile(path), {
    message: "this is a workbook, and nobody has read it beforehand",
    found: "an .xlsx file",
    expected: "CSV, or a workbook that was prepared",
    hint: "export the sheet as CSV",
  });

const noSheet = (path: string, wanted: string | undefined, sheets: readonly DecodedSheet[]): Diagnostic =>
  diagnostic("WORKBOOK-SHEET", wholeFile(path), {
    message: wanted === undefined ? "the workbook has no sheet" : `the workbook has no sheet \`${wanted}\``,
    found: sheets.map(({ name }) => name).join(", ") || "no sheet",
    expected: wanted ?? "a sheet",
    hint: "correct `sheet:` on the source in data/almanac.yaml",
  });
