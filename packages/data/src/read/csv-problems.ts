import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import type { CsvMistake } from "./csv-scan.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
const RESERVED = new Set(["__proto__", "constructor", "prototype", "tostring", "hasownproperty", "valueof"]);
const shownDelimiter = (delimiter: string): string => (delimiter === "\t" ? "\\t" : delimiter);

type FieldPlace = (record: number, column: number) => Place;

export function quoteProblem(kind: CsvMistake["kind"], place: Place, found: string): Diagnostic {
  const hint = 'close the quote, or double it ("") if it belongs to the text';
  switch (kind) {
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
    case "long":
      return diagnostic("FILE-TOO-LARGE", place, {
        message: "the record that begins here is longer than any record of a table",
        found: "more than 16 megabytes without a line break",
        expected: "one line for each record",
        hint: "its line breaks were lost, or something else was written into the file: export it again",
      });
    default:
      return kind satisfies never;
  }
}

/** The delimiter that a first line has in place of the declared one, if any: the other one was meant. */
export function otherDelimiter(firstLine: string, delimiter: string): string | undefined {
  if (firstLine.includes(delimiter)) return undefined;
  const counts = DELIMITERS.filter((other) => other !== delimiter).map((other) => ({ other, count: firstLine.split(other).length }));
  return counts.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 1)?.other;
}

export const delimiterProblem = (file: string, line: number, delimiter: string, other: string): Diagnostic =>
  diagnostic(
    "CSV-DELIMITER",
    { file, line, column: 1 },
    {
      message: `the fields seem to be separated by \`${shownDelimiter(other)}\`, not by \`${shownDelimiter(delimiter)}\``,
      found: shownDelimiter(other),
      expected: shownDelimiter(delimiter),
      hint: `declare \`delimiter: "${shownDelimiter(other)}"\` on the source in data/almanac.yaml`,
    },
  );

export function headerProblems(header: readonly string[], place: FieldPlace): readonly Diagnostic[] {
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

/** A record that is not as wide as the header. `fields`: its cells. */
export function fieldCount(header: readonly string[], record: number, fields: readonly string[], place: FieldPlace): Diagnostic {
  const more = fields.length > header.length;
  const swallowing = more ? -1 : swallower(fields, header.length);
  const where = place(record, Math.max(0, swallowing));
  const likely = more ? fields.findIndex((value, column) => value.startsWith(" ") && column > 0) : -1;
  const shown = likely > 0 ? `: perhaps in \`${header[likely - 1] ?? ""}\`` : "";
  const few = swallowing < 0 ? "add the missing fields, or remove a line break that stands in an unquoted field" : `the quote opened here takes in ${String(linesIn(fields[swallowing] ?? "") - 1)} further lines: close it where the field ends`;
  return diagnostic(
    "CSV-FIELDS",
    { file: where.file, line: where.line, column: where.column, record: record + 1 },
    {
      message: `expected ${String(header.length)} fields, found ${String(fields.length)}`,
      found: `${String(fields.length)} fields`,
      expected: `${String(header.length)} fields`,
      hint: more ? `quote the field that holds a delimiter${shown}` : few,
    },
  );
}

const linesIn = (text: string): number => text.split(/\r\n|\n|\r/).length;

/** The column of a field that holds whole records: the quote at its start was closed only by that of a later record. -1: none does. */
function swallower(fields: readonly string[], width: number): number {
  if (width < 3) return -1;
  return fields.findIndex((field) => field.split(/\r\n|\n|\r/).some((line, index) => index > 0 && DELIMITERS.some((delimiter) => line.split(delimiter).length === width)));
}
