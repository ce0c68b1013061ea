import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { DatesDeclaration } from "../config/schema.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { dateFormat, localDateTime, type DateFormat } from "./date-format.ts";
import { parseInstant } from "./instant.ts";
import { instantText } from "./instant-text.ts";
import { MONTHS } from "./month-names.ts";
import { proveDateFormat, withoutMinutes } from "./prove-date-format.ts";
import { inZone, onEvenDay, startOfDay } from "./zoned.ts";

/** A cell that should hold a date. */
export interface DateCell {
  readonly text: string;
  readonly place: () => Place;
}

/** The texts of many cells; the cells themselves are made when a message has to point at them. */
export interface DateCells {
  readonly texts: () => Iterable<string>;
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
  const texts = (): Iterable<string> => ("texts" in cells ? cells.texts() : cells.map(({ text }) => text));
  const all = (): readonly DateCell[] => ("texts" in cells ? cells.all() : cells);
  const offsets = dates?.format === undefined ? shareOfInstants(texts()) : 0;
  if (offsets === 1)
    return { format: "offset", read: ({ text }) => parseInstant(text) };
  if (offsets > 0.5) return { format: "offset", read: (cell) => instantOf(cell, problems) };
  const format = dates?.format === undefined ? provedFormat(texts(), all, dates, problems) : declaredFormat(dates.format, dates, all, problems);
  if (format === undefined) return undefined;
  const readCell = (cell: DateCell): IsoInstant | undefined => {
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
  // Exports repeat their days and hours, and on most days the clock runs evenly: what is known of an hour holds for each of its minutes.
  const hours = new Map<string, Map<string, number>>();
  const minutesFollow = /^[^:]*:mm/.test(format.format);
  const read = (cell: DateCell): IsoInstant | undefined => {
    const { text } = cell;
    const colon = minutesFollow ? text.indexOf(":") : -1;
    const minute = colon < 0 ? NaN : minuteAt(text, colon + 1);
    if (Number.isNaN(minute)) return readCell(cell);
    const after = text.slice(colon + 3);
    const hour = text.slice(0, colon);
    const known = hours.get(after)?.get(hour);
    if (known !== undefined) return instantText(known + minute * 60_000);
    const instant = readCell(cell);
    const found = instant === undefined ? undefined : format.read(text);
    if (instant !== undefined && found !== undefined && "ok" in found && found.ok.time !== undefined && onEvenDay(found.ok.date, found.ok.time, timeZone) === instant) {
      const alike = hours.get(after) ?? new Map<string, number>();
      hours.set(after, alike.set(hour, Date.parse(instant) - minute * 60_000));
    }
    return instant;
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

/** Two digits of a text as a minute, or NaN. */
function minuteAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 5 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
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

/** How many of some texts, 0 to 1, state their offset. Of no texts none does. */
function shareOfInstants(texts: Iterable<string>): number {
  let [count, instants] = [0, 0];
  for (const text of texts) {
    count++;
    if (parseInstant(text) !== undefined) instants++;
  }
  return count === 0 ? 0 : instants / count;
}

function provedFormat(texts: Iterable<string>, all: () => readonly DateCell[], dates: DatesDeclaration | undefined, problems: Diagnostic[]): DateFormat | undefined {
  const distinct = withoutMinutes(texts);
  if (distinct.length === 0) return dateFormat("yyyy-MM-dd");
  const ofTexts = proveDateFormat(distinct, monthsOf(dates));
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
