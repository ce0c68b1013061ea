import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { DatesDeclaration } from "../config/schema.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { dateFormat, localDateTime, type DateFormat } from "./date-format.ts";
import { parseInstant } from "./instant.ts";
import { MONTHS } from "./month-names.ts";
import { proveDateFormat } from "./prove-date-format.ts";
import { inZone, startOfDay } from "./zoned.ts";

/** A cell that should hold a date. */
export interface DateCell {
  readonly text: string;
  readonly place: () => Place;
}

export interface InstantReader {
  /** Undefined when the cell is no date; then a diagnostic was made. */
  readonly read: (cell: DateCell) => IsoInstant | undefined;
  readonly format: DateFormat | "offset";
}

/** Names the source in hints. */
const declare = (format: string): string => `declare it on the source in data/almanac.yaml: \`dates: { format: ${format} }\``;

export const monthsOf = (dates: DatesDeclaration | undefined): readonly string[] | undefined =>
  dates?.months === undefined ? undefined : typeof dates.months === "string" ? MONTHS[dates.months] : dates.months;

/**
 * Reads the dates of a file by the declared format, or by the one that all of them prove. Undefined, with a diagnostic, when
 * there is none. Texts with an offset (ISO 8601) need neither format nor zone.
 */
export function instantReader(
  cells: readonly DateCell[],
  dates: DatesDeclaration | undefined,
  programZone: string,
  problems: Diagnostic[],
): InstantReader | undefined {
  const timeZone = dates?.timeZone ?? programZone;
  if (dates?.format === undefined && cells.length > 0 && cells.every(({ text }) => parseInstant(text) !== undefined))
    return { format: "offset", read: ({ text }) => parseInstant(text) };
  const format = dates?.format === undefined ? provedFormat(cells, dates, problems) : declaredFormat(dates.format, dates, cells, problems);
  if (format === undefined) return undefined;
  // Exports repeat their dates: a history of 19,406 rows has 600 different ones.
  const known = new Map<string, IsoInstant>();
  const read = (cell: DateCell): IsoInstant | undefined => {
    const before = known.get(cell.text);
    if (before !== undefined) return before;
    const instant = readCell(cell);
    if (instant !== undefined) known.set(cell.text, instant);
    return instant;
  };
  const readCell = (cell: DateCell): IsoInstant | undefined => {
    const found = format.read(cell.text);
    if ("problem" in found) {
      problems.push(dateProblem(cell, format, found.problem));
      return undefined;
    }
    if (found.ok.time === undefined) return startOfDay(found.ok.date, timeZone);
    const zoned = inZone(localDateTime(found.ok), timeZone, dates?.repeatedHour);
    if ("instant" in zoned) return zoned.instant;
    problems.push(clockChange(cell, zoned, timeZone));
    return undefined;
  };
  return { format, read };
}

function declaredFormat(text: string, dates: DatesDeclaration, cells: readonly DateCell[], problems: Diagnostic[]): DateFormat | undefined {
  const format = dateFormat(text, monthsOf(dates));
  const first = cells[0];
  if (format === undefined && first !== undefined)
    problems.push(
      diagnostic("DATE-FORMAT", first.place(), {
        message: `the declared date format \`${text}\` does not name a day`,
        found: text,
        expected: "a format such as dd/MMM/yy h:mm a",
        hint: "day, month and year must each stand in it once; a 12-hour clock (h) needs `a`",
      }),
    );
  return format;
}

function provedFormat(cells: readonly DateCell[], dates: DatesDeclaration | undefined, problems: Diagnostic[]): DateFormat | undefined {
  if (cells.length === 0) return dateFormat("yyyy-MM-dd");
  const proof = proveDateFormat(
    cells.map(({ text }) => text),
    monthsOf(dates),
  );
  if ("proved" in proof) return proof.proved;
  const cell = cells[proof.index];
  if (cell === undefined) return undefined;
  if ("ambiguous" in proof) {
    const readings = proof.ambiguous.map((format) => {
      const found = format.read(cell.text);
      return "ok" in found ? `${found.ok.date} (${format.format})` : format.format;
    });
    problems.push(
      diagnostic("DATE-AMBIGUOUS", cell.place(), {
        message: `\`${cell.text}\` can be read as ${readings.join(" or as ")}, and no date of the file decides it`,
        found: cell.text,
        expected: "dates of one reading",
        hint: declare(proof.ambiguous[0]?.format ?? "…"),
      }),
    );
    return undefined;
  }
  if (proof.best !== undefined && provesTheRest(cells, proof.best)) {
    problems.push(
      ...cells.flatMap((one) => {
        const found = proof.best?.read(one.text);
        return found !== undefined && "problem" in found && proof.best !== undefined ? [dateProblem(one, proof.best, found.problem)] : [];
      }),
    );
    return undefined;
  }
  problems.push(diagnostic(/^\d{5}(?:\.\d+)?$/.test(cell.text) ? "DATE-SPREADSHEET" : "DATE-UNPROVED", cell.place(), unreadable(cell.text)));
  return undefined;
}

/** Most cells are of one format: those that are not are the mistakes, not the format. */
const provesTheRest = (cells: readonly DateCell[], format: DateFormat): boolean =>
  cells.filter(({ text }) => "ok" in format.read(text)).length > cells.length / 2;

function unreadable(text: string) {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
    return {
      message: `\`${text}\` looks like a spreadsheet day number (${day})`,
      found: text,
      expected: "a date",
      hint: "format the column as a date before saving, or export from the tracker again",
    };
  }
  return {
    message: `\`${text}\` is a date in no known format`,
    found: text,
    expected: "a known date format",
    hint: `${declare("dd/MMM/yy h:mm a")}; month names of another language are declared with \`months:\``,
  };
}

function dateProblem({ text, place }: DateCell, format: DateFormat, problem: string): Diagnostic {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return diagnostic("DATE-SPREADSHEET", place(), unreadable(text));
  return diagnostic("DATE-FORMAT", place(), {
    message: `\`${text}\` is no date of the format ${format.format}: ${problem}`,
    found: text,
    expected: `a date as ${format.format}`,
    hint: "correct the date; if the whole file has another format, declare it on the source in data/almanac.yaml: `dates: { format: … }`",
  });
}

function clockChange({ text, place }: DateCell, zoned: Exclude<ReturnType<typeof inZone>, { readonly instant: IsoInstant }>, timeZone: string): Diagnostic {
  switch (zoned.problem) {
    case "gap":
      return diagnostic("DATE-GAP", place(), {
        message: `\`${text}\` did not exist in ${timeZone}: the clock skipped it`,
        found: text,
        expected: `a local time of ${timeZone}`,
        hint: "the export is of another time zone: declare it with `dates: { timeZone: … }`",
      });
    case "repeated":
      return diagnostic("DATE-REPEATED", place(), {
        message: `\`${text}\` happened twice in ${timeZone}: ${zoned.first} and ${zoned.second}`,
        found: text,
        expected: "one instant",
        hint: "declare which is meant with `dates: { repeatedHour: first }` (or second), or export as JSON, which has offsets",
      });
    default:
      return zoned satisfies never;
  }
}
