import { parse } from "csv-parse/sync";
import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { scanCsv, type CsvScan } from "./csv-scan.ts";
import { lineIndex } from "./line-index.ts";
import type { TextFile } from "./text.ts";

/** A CSV file as its own grammar has it: a header and records, by position, every field with its place. */
export interface CsvFile {
  readonly file: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
  /** Place of a field of a record (0-based), or of a header cell when the record is -1. */
  readonly place: (record: number, column: number) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
const RESERVED = new Set(["__proto__", "constructor", "prototype", "tostring", "hasownproperty", "valueof"]);
const shownDelimiter = (delimiter: string): string => (delimiter === "\t" ? "\\t" : delimiter);

/** Reads CSV strictly (RFC 4180; LF, CR LF or CR). Quoting mistakes end it; wrong field counts are all reported. */
export function readCsv({ file, text }: TextFile, declared?: string): CsvFile {
  const delimiter = declared ?? ",";
  const scan = scanCsv(text, delimiter);
  const lines = lineIndex(text);
  const rows = scan.mistake === undefined ? parsedRows(text, delimiter) : [];
  const [header = [], ...records] = rows;
  const place = (record: number, column: number): Place => {
    const offsets = scan.records[record + 1] ?? [];
    const at = lines.at(offsets[column] ?? offsets[0] ?? 0);
    const field = header[column];
    return { file, ...at, ...(record < 0 ? {} : { record: record + 1 }), ...(field === undefined || field === "" ? {} : { field }) };
  };
  const csv = { file, delimiter, header, records, place };
  if (scan.mistake !== undefined) return { ...csv, diagnostics: [quoteProblem(scan, scan.mistake, text, (offset) => ({ file, ...lines.at(offset) }))] };
  const other = otherDelimiter(text, delimiter, header);
  if (other !== undefined) return { ...csv, diagnostics: [delimiterProblem(file, delimiter, other)] };
  return { ...csv, diagnostics: [...headerProblems(csv), ...fieldCounts(csv)] };
}

const parsedRows = (text: string, delimiter: string): readonly (readonly string[])[] =>
  parse(text, { delimiter, bom: false, columns: false, skip_empty_lines: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });

function quoteProblem(scan: CsvScan, mistake: NonNullable<CsvScan["mistake"]>, text: string, at: (offset: number) => Place): Diagnostic {
  const place: Place = { ...at(mistake.offset), ...(scan.records.length > 0 ? { record: scan.records.length } : {}) };
  const found = text.slice(mistake.offset, mistake.offset + 60).split(/\r|\n/)[0] ?? "";
  const hint = 'close the quote, or double it ("") if it belongs to the text';
  switch (mistake.kind) {
    case "unclosed":
      return diagnostic("CSV-QUOTE", place, { message: "quote opened here is never closed", found, expected: 'a closing quote (")', hint });
    case "stray":
      return diagnostic("CSV-QUOTE", place, {
        message: "text goes on after the quote that closes the field opened here",
        found,
        expected: "a delimiter or the end of the line after the closing quote",
        hint,
      });
    case "inside":
      return diagnostic("CSV-QUOTE", place, {
        message: "a quote stands inside a field that does not begin with one",
        found,
        expected: "a field that is quoted as a whole",
        hint: 'put the whole field in quotes and double the ones inside ("")',
      });
    default:
      return mistake.kind satisfies never;
  }
}

/** One wide column under the declared delimiter, several under another: the other one was meant. */
function otherDelimiter(text: string, delimiter: string, header: readonly string[]): string | undefined {
  if (header.length !== 1) return undefined;
  const first = text.split(/\r\n|\n|\r/, 1)[0] ?? "";
  const counts = DELIMITERS.filter((other) => other !== delimiter).map((other) => ({ other, count: first.split(other).length }));
  return counts.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 1)?.other;
}

const delimiterProblem = (file: string, delimiter: string, other: string): Diagnostic =>
  diagnostic(
    "CSV-DELIMITER",
    { file, line: 1, column: 1 },
    {
      message: `the fields seem to be separated by \`${shownDelimiter(other)}\`, not by \`${shownDelimiter(delimiter)}\``,
      found: shownDelimiter(other),
      expected: shownDelimiter(delimiter),
      hint: `declare \`delimiter: "${shownDelimiter(other)}"\` on the source in data/almanac.yaml`,
    },
  );

function headerProblems({ header, place }: Pick<CsvFile, "header" | "place">): readonly Diagnostic[] {
  const first = new Map<string, number>();
  return header.flatMap((name, column): readonly Diagnostic[] => {
    const plain = name.trim().toLowerCase();
    if (RESERVED.has(plain))
      return [
        diagnostic("CSV-COLUMN-RESERVED", place(-1, column), {
          message: `the column name \`${name}\` is reserved`,
          found: name,
          expected: "another name",
          hint: "rename the column",
        }),
      ];
    const earlier = first.get(plain);
    if (earlier === undefined) first.set(plain, column);
    // The very same name may be a list; two spellings of one name never are.
    else if (header[earlier] !== name && plain !== "")
      return [
        diagnostic("CSV-COLUMN-TWICE", place(-1, column), {
          message: `\`${name}\` and \`${header[earlier] ?? ""}\` differ only in spaces or case`,
          found: name,
          expected: "columns that differ in more than case",
          hint: "remove or rename one of the two",
          related: [relatedTo(place(-1, earlier), "the other column")],
        }),
      ];
    return [];
  });
}

function fieldCounts({ header, records, place }: Pick<CsvFile, "header" | "records" | "place">): readonly Diagnostic[] {
  return records.flatMap((fields, record): readonly Diagnostic[] => {
    if (fields.length === header.length) return [];
    const where = place(record, 0);
    const more = fields.length > header.length;
    const likely = more ? fields.findIndex((value, column) => value.startsWith(" ") && column > 0) : -1;
    const shown = likely > 0 ? `: perhaps in \`${header[likely - 1] ?? ""}\`` : "";
    return [
      diagnostic(
        "CSV-FIELDS",
        { file: where.file, line: where.line, column: where.column, record: record + 1 },
        {
          message: `expected ${String(header.length)} fields, found ${String(fields.length)}`,
          found: `${String(fields.length)} fields`,
          expected: `${String(header.length)} fields`,
          hint: more ? `quote the field that holds a delimiter${shown}` : "add the missing fields, or remove a line break that stands in an unquoted field",
        },
      ),
    ];
  });
}
