import { dateIn, isoDate, isoInstant, type IsoDate, type IsoInstant } from "@almanac/core";
import type { DatesDeclaration } from "../config/source-schema.ts";
import type { CellProblem, CellResult } from "./cell-result.ts";
import { dateFormat, type DateFormat } from "./date-format.ts";
import { parseInstant, YEARS } from "./instant.ts";
import { proveDateFormat } from "./prove-date-format.ts";
import { inZone, startOfDay } from "./zoned.ts";

/** A time with an offset, also as databases write it, with a blank for the `T` and `UTC` for the `Z`. */
const withOffset = (text: string): IsoInstant | undefined =>
  text.length < "2026-01-01T00:00Z".length
    ? undefined
    : parseInstant(
        text
          .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, "$1T")
          .replace(/([+-]\d{2})$/, "$1:00")
          .replace(/(?<=\d) (?:\+0000 )?UTC$/, "Z"),
      );

/** Fractions of a second belong to no format: they are taken off and put back. */
const fractionOf = (text: string): { readonly base: string; readonly fraction: string } => {
  const match = /^(.*:\d{2}:\d{2})[.,](\d{1,9})$/.exec(text);
  return match === null ? { base: text, fraction: "" } : { base: match[1] ?? text, fraction: match[2] ?? "" };
};

export type DateProof =
  | { readonly proved: DateFormat }
  | { readonly ambiguous: readonly DateFormat[]; readonly index: number }
  /** No known format reads every date, and none reads most of them. */
  | { readonly unproved: true; readonly index: number };

const SPREADSHEET_DAY = /^\d{5}(?:\.\d+)?$/;

/** The format of the dates of a column: as declared, or as all of them prove it. Texts with an offset need none. */
export function proveDates(texts: readonly string[], dates: DatesDeclaration | undefined, months: readonly string[] | undefined): DateProof {
  const declared = dates?.format === undefined ? undefined : dateFormat(dates.format, months);
  if (declared !== undefined) return { proved: declared };
  const plain = texts.map((text, index) => ({ text: fractionOf(text).base, index })).filter(({ text }) => withOffset(text) === undefined);
  const iso = dateFormat("yyyy-MM-dd");
  const proof = plain.length === 0 ? undefined : proveDateFormat(plain.map(({ text }) => text), months);
  if (proof === undefined && iso !== undefined) return { proved: iso };
  if (proof === undefined) return { unproved: true, index: 0 };
  if ("proved" in proof) return proof;
  const index = plain[proof.index]?.index ?? 0;
  if ("ambiguous" in proof) return { ambiguous: proof.ambiguous, index };
  const best = proof.best;
  if (best === undefined) return { unproved: true, index };
  const read = plain.filter(({ text }) => "ok" in best.read(text));
  // Most dates are of one format, or the others are no dates at all: they are the mistakes, not the format.
  if (read.length <= plain.length / 2 && !plain.every(({ text }) => "ok" in best.read(text) || isNoDate(text, months))) return { unproved: true, index };
  // Those that are dates must still have one reading.
  const among = proveDateFormat(read.map(({ text }) => text), months);
  return "ambiguous" in among ? { ambiguous: among.ambiguous, index: read[among.index]?.index ?? 0 } : { proved: best };
}

function isNoDate(text: string, months: readonly string[] | undefined): boolean {
  const alone = proveDateFormat([text], months);
  return "unproved" in alone && alone.best === undefined;
}

const declare = "declare it on the source in data/almanac.yaml: `dates: { format: … }`";

export function ambiguousDate(text: string, formats: readonly DateFormat[]): CellProblem {
  const readings = formats.map((format) => {
    const found = format.read(fractionOf(text).base);
    return "ok" in found ? `${found.ok.date} (${format.format})` : format.format;
  });
  return {
    code: "DATE-AMBIGUOUS",
    message: `\`${text}\` can be read as ${readings.join(" or as ")}, and no date of the column decides it`,
    found: text,
    expected: "dates of one reading, such as 2026-04-03",
    hint: `write the dates as YYYY-MM-DD, or ${declare.replace("…", formats[0]?.format ?? "…")}`,
  };
}

export function unprovedDate(text: string): CellProblem {
  if (SPREADSHEET_DAY.test(text)) return spreadsheetDay(text);
  const year = dateFormat("yyyy-MM-dd")?.read(text);
  const why = year !== undefined && "problem" in year && year.problem !== "it is written differently" ? `: ${year.problem}` : "";
  return {
    code: "DATE-UNPROVED",
    message: `\`${text}\` is a date in no known format${why}`,
    found: text,
    expected: `a date such as 2026-04-03, from ${String(YEARS.first)} to ${String(YEARS.last)}`,
    hint: `correct the date, or ${declare}; month names of another language are declared with \`months:\``,
  };
}

function spreadsheetDay(text: string): CellProblem {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
  return {
    code: "DATE-SPREADSHEET",
    message: `\`${text}\` looks like a spreadsheet day number (${day})`,
    found: text,
    expected: "a date such as 2026-04-03",
    hint: "format the column as a date before saving, or export it again",
  };
}

function wrongDate(text: string, { format }: DateFormat, problem: string): CellProblem {
  if (SPREADSHEET_DAY.test(text)) return spreadsheetDay(text);
  return {
    code: "DATE-FORMAT",
    message: `\`${text}\` is no date of the format ${format}: ${problem}`,
    found: text,
    expected: `a date as ${format}, from ${String(YEARS.first)} to ${String(YEARS.last)}`,
    hint: "correct the date; if the whole file has another format, declare it on the source in data/almanac.yaml: `dates: { format: … }`",
    ...correctedDate(text, format),
  };
}

/** What to write, and what to declare, when a date has one known form by itself. */
function correctedDate(text: string, format: string): Pick<CellProblem, "shownHint"> {
  const other = proveDateFormat([fractionOf(text).base]);
  if (!("proved" in other)) return {};
  const read = other.proved.read(fractionOf(text).base);
  const written = "ok" in read && format === "yyyy-MM-dd" ? `write it as ${read.ok.date}` : "correct the date";
  return { shownHint: `${written}; if the whole file has this format, declare it on the source in data/almanac.yaml: \`dates: { format: ${other.proved.format} }\`` };
}

export interface DateColumn {
  readonly format: DateFormat;
  /** Zone of local times, and of the day that an instant falls on. */
  readonly timeZone: string;
  readonly repeatedHour?: "first" | "second";
}

export function readDate(text: string, { format, timeZone }: DateColumn): CellResult<IsoDate> {
  const trimmed = text.trim();
  const instant = withOffset(trimmed);
  if (instant !== undefined) return { ok: dateIn(timeZone, instant) };
  const found = format.read(fractionOf(trimmed).base);
  return "ok" in found ? { ok: isoDate(found.ok.date) } : { problem: wrongDate(trimmed, format, found.problem) };
}

export function readInstant(text: string, { format, timeZone, repeatedHour }: DateColumn): CellResult<IsoInstant> {
  const trimmed = text.trim();
  const exact = withOffset(trimmed);
  if (exact !== undefined) return { ok: exact };
  const { base, fraction } = fractionOf(trimmed);
  const found = format.read(base);
  if ("problem" in found) return { problem: wrongDate(trimmed, format, found.problem) };
  if (found.ok.time === undefined) return { ok: startOfDay(found.ok.date, timeZone) };
  const zoned = inZone(`${found.ok.date}T${found.ok.time}`, timeZone, repeatedHour);
  if ("instant" in zoned) return { ok: fraction === "" ? zoned.instant : isoInstant(zoned.instant.replace(/Z$/, `.${fraction}Z`)) };
  switch (zoned.problem) {
    case "gap":
      return {
        problem: { code: "DATE-GAP", message: `\`${trimmed}\` did not exist in ${timeZone}: the clock skipped it`, found: trimmed, expected: `a local time of ${timeZone}`, hint: "write the offset, or declare the zone of the export with `dates: { timeZone: … }`" },
      };
    case "repeated":
      return {
        problem: {
          code: "DATE-REPEATED",
          message: `\`${trimmed}\` happened twice in ${timeZone}: ${zoned.first} and ${zoned.second}`,
          found: trimmed,
          expected: "one instant",
          hint: "write the offset, or declare which is meant with `dates: { repeatedHour: first }` (or second)",
        },
      };
    default:
      return zoned satisfies never;
  }
}
