import type { Diagnostic } from "@almanac/core";
import { loadConfig } from "../config/load-config.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { restrictedFolder, SOURCES_FOLDER } from "./source-folders.ts";
import { archiveEntries, storedArchive } from "./workbook-archive.ts";
import { brokenCells, sheetSizes, type BrokenCell, type SheetSize } from "./workbook-errors.ts";
import { isWorkbook, type DecodedSheet, type SheetCell, type Workbooks } from "./workbook.ts";

/** What a workbook may unpack to, pictures and all. */
const UNPACKED_LIMIT = 512 * 1024 * 1024;
/** What of it is read: texts of sheets, which take twenty times their size while they are read. */
const TEXT_LIMIT = 24 * 1024 * 1024;
/** No workbook within these limits takes so long. */
const LONGEST_MS = 30_000;
const MOST_FILES = 10_000;
/** Cells of a sheet, from its first to its last row and column. */
const MOST_CELLS = 1_000_000;

type Decoded = { readonly sheets: readonly DecodedSheet[] } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the workbooks of a program, which only an asynchronous library can, before the program itself is loaded. The library is asked
 * for when there is a workbook, and need not be installed otherwise.
 */
export async function prepareWorkbooks(files: ProgramFiles): Promise<Workbooks> {
  const config = loadConfig(files);
  const restricted = "ok" in config ? restrictedFolder(config.ok) : undefined;
  const paths = [SOURCES_FOLDER, ...(restricted === undefined ? [] : [restricted])]
    .flatMap((folder) => files.list(folder))
    .filter((path) => isWorkbook(path) && files.leadsOutside?.(path) !== true);
  const decoded = new Map<string, Decoded>();
  for (const path of paths) decoded.set(path, await readWorkbook(path, files.read(path)));
  return decoded;
}

/** Reads every sheet of one workbook. */
export async function readWorkbook(path: string, bytes: Uint8Array): Promise<Decoded> {
  const entries = archiveEntries(bytes);
  if (entries === undefined) return { diagnostics: [notAWorkbook(path, "a file that is no archive")] };
  const outside = entries.find(({ name }) => leadsOutside(name));
  if (outside !== undefined) return { diagnostics: [entryOutside(path, outside.name)] };
  if (entries.length > MOST_FILES) return { diagnostics: [tooLarge(path, `${String(entries.length)} files`, `at most ${String(MOST_FILES)} files`)] };
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > UNPACKED_LIMIT) return { diagnostics: [tooLarge(path, `${String(unpacked)} bytes`, `at most ${String(UNPACKED_LIMIT)} bytes`)] };
  const named = entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name));
  const texts = named.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (texts > TEXT_LIMIT) return { diagnostics: [tooLarge(path, `${String(texts)} bytes of sheets`, `at most ${String(TEXT_LIMIT)} bytes of sheets`)] };
  const files = named.flatMap(({ name, content }) => {
    const found = content();
    return found === undefined ? [] : [{ name, bytes: found }];
  });
  if (files.length < named.length) return { diagnostics: [notAWorkbook(path, "an archive whose files are not as long as it says")] };
  if (new Set(named.map(({ name }) => name)).size < named.length) return { diagnostics: [notAWorkbook(path, "an archive with two files of one name")] };
  const textOf = new Map(files.map((file) => [file.name, file.bytes.toString("utf8")]));
  const huge = sheetSizes(textOf).find(({ cells }) => cells > MOST_CELLS);
  if (huge !== undefined) return { diagnostics: [tooManyCells(path, huge)] };
  const library = await import("read-excel-file/node").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  });
  if (library === undefined) return { diagnostics: [noLibrary(path)] };
  try {
    const broken = brokenCells(textOf);
    const sheets = await inTime(library.default(storedArchive(files), { trim: false }));
    if (sheets === undefined) return { diagnostics: [notAWorkbook(path, "a file that the library does not come to an end with")] };
    return { sheets: sheets.map(({ sheet, data }) => withBroken({ name: sheet, rows: data.map((row) => row.map(cellOf)) }, broken.get(sheet) ?? [])) };
  } catch {
    return { diagnostics: [notAWorkbook(path, "a file that the library cannot read")] };
  }
}

/** What is promised, or undefined when it does not come: a stream that breaks off settles nothing, and a command that waits for it would end without a word. */
async function inTime<T>(promised: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, LONGEST_MS);
  });
  return await Promise.race([promised, late]).finally(() => {
    clearTimeout(timer);
  });
}

function withBroken({ name, rows }: DecodedSheet, broken: readonly BrokenCell[]): DecodedSheet {
  const mended = rows.map((row) => [...row]);
  for (const { row, column, text } of broken) {
    while (mended.length <= row) mended.push([]);
    const cells = mended[row];
    if (cells === undefined) continue;
    while (cells.length <= column) cells.push(null);
    cells[column] = text;
  }
  return { name, rows: mended };
}

/** Names of the archive are only ever looked up, never written; one that climbs was made to do harm elsewhere. */
const leadsOutside = (name: string): boolean => /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes("..");

const cellOf = (cell: unknown): SheetCell => {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" || cell instanceof Date) return cell;
  return null;
};

const noLibrary = (path: string): Diagnostic =>
  diagnostic("WORKBOOK-LIBRARY", wholeFile(path), {
    message: "this is a workbook, and the library that reads workbooks is not installed",
    found: "an .xlsx file",
    expected: "CSV, or the library read-excel-file",
    hint: "export the sheet as CSV, or install the library: npm install read-excel-file",
  });

const notAWorkbook = (path: string, found: string): Diagnostic =>
  diagnostic("WORKBOOK-BROKEN", wholeFile(path), { message: "this is no workbook", found, expected: "an .xlsx workbook without a password", hint: "save it again as .xlsx, or export the sheet as CSV" });

const entryOutside = (path: string, name: string): Diagnostic =>
  diagnostic("FILE-OUTSIDE", wholeFile(path), {
    message: `the archive holds a file \`${name}\`, which leads outside of it`,
    found: name,
    expected: "files of a workbook only",
    hint: "no spreadsheet writes this: find out where the file comes from, and save the workbook again as .xlsx",
  });

/** A small file can unpack to more than there is memory: its directory says so before it is unpacked. */
const tooLarge = (path: string, found: string, expected: string): Diagnostic =>
  diagnostic("FILE-TOO-LARGE", wholeFile(path), { message: "the workbook unpacks to more than the size limit", found, expected, hint: "export the sheet as CSV" });

const tooManyCells = (path: string, { cells, last }: SheetSize): Diagnostic =>
  diagnostic("FILE-TOO-LARGE", wholeFile(path), {
    message: `a sheet reaches to the cell ${last}, which makes ${String(cells)} cells`,
    found: `${String(cells)} cells`,
    expected: `at most ${String(MOST_CELLS)} cells`,
    hint: "delete the rows and columns beyond the table, which may only look empty, and save the workbook again; or export the sheet as CSV",
  });
