import type { Diagnostic } from "@almanac/core";
import type { FileDeclarations } from "../config/source-schema.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { bytesAt, type ByteReader } from "../read/byte-reader.ts";
import { DELIMITERS, readCsv } from "../read/csv.ts";
import { readJson, type JsonFile } from "../read/json.ts";
import { readText, type TextFile } from "../read/text.ts";
import { HELD_JSON_LIMIT, SIZE_LIMIT, sizeProblem } from "../read/text-problems.ts";
import { jsonTable } from "../table/json-table.ts";
import type { Parsed, SourceInput, TableFile } from "./source-kind.ts";
import { streamed, tableOf } from "./streamed-table.ts";

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A table that was cut short is read again for who wants more of it. */
function upTo(make: (most: number | undefined) => Parsed<TableFile>): (most?: number) => Parsed<TableFile> {
  let made: Parsed<TableFile> | undefined;
  return (most) => {
    if (made !== undefined && !("ok" in made && made.ok.beyond !== undefined && made.ok.records.length < (most ?? Infinity))) return made;
    return (made = make(most));
  };
}

/** Lines above the header become blank lines, which are no records: the places of all others stay as they are in the file. */
function withoutPreamble(text: TextFile, lines: number | undefined): TextFile {
  if (lines === undefined) return text;
  const head = new RegExp(`^(?:[^\\r\\n]*(?:\\r\\n|\\n|\\r)){0,${String(lines)}}`).exec(text.text)?.[0] ?? "";
  return { ...text, text: head.replace(/[^\r\n]/g, " ").replace(/ +(?=[\r\n]|$)/g, "") + text.text.slice(head.length) };
}

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

const everyColumn = (header: readonly string[]): ReadonlySet<number> => new Set(header.keys());

/** As many columns as a spreadsheet can have. */
const MOST_COLUMNS = 16_384;

/** A first line of more fields than any table has: each would be a column, and most of them a mistake. */
function tooWide(file: string, text: string): { readonly diagnostics: readonly Diagnostic[] } | undefined {
  const end = text.search(/[\r\n]/);
  const line = end < 0 ? text : text.slice(0, end);
  if (line.length <= MOST_COLUMNS) return undefined;
  const most = Math.max(...DELIMITERS.map((delimiter) => line.split(delimiter).length));
  return most <= MOST_COLUMNS
    ? undefined
    : { diagnostics: [diagnostic("CSV-WIDE", wholeFile(file), { message: "the first line has more fields than a table has columns", found: `${String(most)} fields`, expected: `at most ${String(MOST_COLUMNS)} columns`, hint: "export the table again with the columns that are needed; its line breaks may have been lost" })] };
}

/** One file of a source, with each of its forms parsed when it is first asked for. `sheet` is what a workbook holds, read beforehand. */
export function sourceInput(file: string, size: number, bytes: () => Uint8Array, declaration: FileDeclarations = {}, sheet?: Parsed<TableFile>, open?: () => ByteReader): SourceInput {
  const loaded = once(bytes);
  const text = once((): Parsed<TextFile> => {
    // Looked at first: a file over the limit is refused unread.
    const isJson = open !== undefined && size > HELD_JSON_LIMIT && looksLikeJson(bytesAt(open(), 0, 64).toString());
    const large = sizeProblem(file, size, isJson ? HELD_JSON_LIMIT : SIZE_LIMIT);
    return large === undefined ? readText(file, loaded(), declaration.encoding) : { diagnostics: [large] };
  });
  const json = once((): Parsed<JsonFile> => {
    const large = sizeProblem(file, size, HELD_JSON_LIMIT);
    if (large !== undefined) return { diagnostics: [large] };
    const read = text();
    return "ok" in read ? readJson(read.ok.text, file) : read;
  });
  const table = upTo((most): Parsed<TableFile> => {
    if (sheet !== undefined) return sheet;
    const checked = streamed(input, declaration);
    const large = checked === undefined ? undefined : tableOf(checked, declaration, everyColumn, most);
    if (large !== undefined) return large;
    const read = text();
    if (!("ok" in read)) return read;
    if (looksLikeJson(read.ok.text) && declaration.delimiter === undefined) {
      const document = json();
      return "ok" in document ? jsonTable(document.ok, file) : document;
    }
    return tooWide(file, read.ok.text) ?? { ok: readCsv(withoutPreamble(read.ok, declaration.preamble), declaration.delimiter, most) };
  });
  const input: SourceInput = { file, size, bytes: loaded, ...(open === undefined ? {} : { open }), text, table, json };
  return input;
}
