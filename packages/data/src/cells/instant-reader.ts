import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { DatesDeclaration } from "../config/schema.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { dateFormat, localDateTime, type DateFormat } from "./date-format.ts";
import { parseInstant } from "./instant.ts";
import { MONTHS } from "./month-names.ts";
import { proveDateFormat } from "./prove-date-format.ts";
import { inZone, onEvenDay, startOfDay } from "./zoned.ts";

/** A cell that should hold a date. */
export interface DateCell {
  readonly text: string;
  readonly place: () => Place;
}

/** The different texts of many cells; the cells themselves are made when a message has to point at them. */
export interface DateCells {
  readonly texts: readonly string[];
  readonly all: () => readonly DateCell[];
}

export interface InstantReader {
  /** Undefined when the cell is no date; then a diagnostic was made. */
  readonly read: (cell: DateCell) => IsoInstant | undefined;
  readonly format: DateFormat | "offset";
}

/** Names the source in hints. */
const declare = (format: string): string => `declare it on the source in data/almanac.yaml: \`dates: { format: ${format} }\``;

/** The names of a language, as the table of months has them. A language that it does not have was refused with the configuration. */
const monthNames = (language: string): readonly string[] | undefined => Object.entries(MONTHS).find(([name]) => name === language)?.[1];

export const monthsOf = (dates: DatesDeclaration | undefined): readonly string[] | undefined =>
  dates?.months === undefined ? undefined : typeof dates.months === "string" ? monthNames(dates.months) : dates.months;

/**
 * Reads the dates of a file by the declared format, or by the one that all of them prove. Undefined, with a diagnostic, when
 * there is none. Texts with an offset (ISO 8601) need neither format nor zone.
 */
export function instantReader(
  cells: readonly DateCell[] | DateCells,
  dates: DatesDeclaration | undefined,
  programZone: string,
  problems: Diagnostic[],
): InstantReader | undefined {
  const timeZone = dates?.timeZone ?? programZone;
  const texts = "texts" in cells ? cells.texts : [...new Set(cells.map(({ text }) => text))];
  const all = (): readonly DateCell[] => ("texts" in cells ? cells.all() : cells);
  if (dates?.format === undefined && texts.length > 0 && texts.every((text) => parseInstant(text) !== undefined))
    return { format: "offset", read: ({ text }) => parseInstant(text) };
  if (dates?.format === undefined && texts.filter((text) => parseInstant(text) !== undefined).length > texts.length / 2) return { format: "offset", read: (cell) => instantOf(cell, problems) };
  const format = dates?.format === undefined ? provedFormat(texts, all, dates, problems) : declaredFormat(dates.format, dates, all, problems);
  if (format === undefined) return undefined;
  const read = (cell: DateCell): IsoInstant | undefined => {
    const found = format.read(cell.text);
    if ("problem" in found) {
      problems.push(dateProblem(cell, format, found.problem));
      return undefined;
    }
    if (found.ok.time === undefined) return startOfDay(found.ok.date, timeZone);
    const usual = onEvenDay(found.ok.date, found.ok.time, timeZone);
    if (usual !== undefined) return usual;
    const zoned = inZone(localDateTime(found.ok), timeZone, dates?.repeatedHour);
    if ("instant" in zoned) return zoned.instant;
    problems.push(clockChange(cell, zoned, timeZone));
    return undefined;
  };
  return { format, read };
}

/** Most dates of the file have an offset: one that has none, or is no date, is the mistake. */
function instantOf(cell: DateCell, problems: Diagnostic[]): IsoInstant | undefined {
  const instant = parseInstant(cell.text);
  if (instant === undefined)
    problems.push(
      diagnostic("DATE-FORMAT", cell.place(), {
        message: `\`${cell.text}\` is no instant, and the other dates of the file are`,
        found: cell.text,
        expected: "date, time and offset, such as 2026-11-22T21:00:00Z",
        hint: "write the offset; if the row has slipped by a cell, move it back",
      }),
    );
  return instant;
}

function declaredFormat(text: string, dates: DatesDeclaration, all: () => readonly DateCell[], problems: Diagnostic[]): DateFormat | undefined {
  const format = dateFormat(text, monthsOf(dates));
  const first = format === undefined ? all()[0] : undefined;
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

function provedFormat(texts: readonly string[], all: () => readonly DateCell[], dates: DatesDeclaration | undefined, problems: Diagnostic[]): DateFormat | undefined {
  if (texts.length === 0) return dateFormat("yyyy-MM-dd");
  const ofTexts = proveDateFormat(texts, monthsOf(dates));
  if ("proved" in ofTexts) return ofTexts.proved;
  const cells = all();
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
        hint: "write the time with its offset; if the export is of another time zone, declare it with `dates: { timeZone: … }`",
      });
    case "repeated":
      return diagnostic("DATE-REPEATED", place(), {
        message: `\`${text}\` happened twice in ${timeZone}: ${zoned.first} and ${zoned.second}`,
        found: text,
        expected: "one instant",
        hint: "declare which is meant with `dates: { repeatedHour: first }` (or second), write the time with its offset, or export as JSON, which has offsets",
      });
    default:
      return zoned satisfies never;
  }
}
