import type { IsoInstant } from "@almanac/core";
import type { CellProblem, CellResult } from "../cells/cell-result.ts";
import { amountText } from "../cells/amount-text.ts";
import { readCurrency } from "../cells/currency-text.ts";
import { ambiguousDate, proveDates, type DateProof, readDate, readInstant, unprovedDate, type DateColumn } from "../cells/date-cell.ts";
import { monthsOf } from "../cells/instant-reader.ts";
import { readMoney, readNumber, readShare, type NumberColumn, type Unit } from "../cells/number-cell.ts";
import { digitsOf, numberFormats, PLAIN_NUMBERS, proveNumberFormat, type Digits, type NumberFormat, type NumberProof } from "../cells/number-format.ts";
import { choiceReader, readBoolean, readId } from "../cells/word-cell.ts";
import type { FileDeclarations } from "../config/source-schema.ts";
import type { CellType } from "./column.ts";

/** A column of a file before its cells are read. */
export interface RawColumn {
  readonly role: string;
  readonly cell: CellType;
  readonly unit?: Unit;
  /** Its filled cells. */
  readonly texts: readonly string[];
}

type Read = (text: string) => CellResult<unknown>;
const AS_WRITTEN: Read = (text) => ({ ok: text });
/** Of these a cell is used as it stands, and remembering it would cost more than reading it. */
const SELDOM_REPEATED: ReadonlySet<CellType["type"]> = new Set(["text", "list", "id", "money", "number"]);

/** Why no cell of a column can be read: the problem of the cell at `index` of its texts. */
interface Unread {
  readonly index: number;
  readonly problem: CellProblem;
}

export type ColumnReader = { readonly read: Read } | Unread;

/** Types of cells that are read as numbers. */
export const NUMERIC: ReadonlySet<CellType["type"]> = new Set(["money", "number", "count", "share"]);
const DATED: ReadonlySet<CellType["type"]> = new Set(["date", "instant"]);

const bodiesOf = ({ texts }: RawColumn): readonly { readonly body: string; readonly index: number }[] =>
  texts.flatMap((text, index) => {
    const body = amountText(text)?.body;
    return body === undefined ? [] : [{ body, index }];
  });

/** A reading as English writes it: `1,200` or `1.2`. */
function inEnglish({ whole, fraction }: Digits): string {
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? grouped : `${grouped}.${rest}`;
}

function ambiguousNumber(text: string, formats: readonly NumberFormat[]): CellProblem {
  const body = amountText(text)?.body ?? text;
  const readings = [...new Set(formats.flatMap((format) => digitsOf(body, format) ?? []).map(inEnglish))];
  const decimals = [...new Set(formats.map(({ decimal }) => decimal))];
  return {
    code: "NUMBER-AMBIGUOUS",
    message: `\`${text}\` can be read in two ways, ${readings.join(" or ")}, and no number of the column decides it`,
    found: text,
    expected: "numbers of one reading, such as 1200 or 1200.50",
    hint: `write the numbers without separators of thousands, or declare on the source in data/almanac.yaml: ${decimals.map((decimal) => `\`numbers: { decimal: "${decimal}" }\``).join(" or ")}`,
  };
}

/**
 * How each numeric column is written. A column that proves nothing by itself is read like all numbers of the file together, if
 * they have one reading.
 */
function numberReaders(columns: readonly RawColumn[], declaration: FileDeclarations): ReadonlyMap<string, NumberFormat | Unread> {
  const formats = numberFormats(declaration.numbers);
  const bodies = columns.map(bodiesOf);
  let together: NumberProof | undefined;
  const ofFile = (): NumberProof => (together ??= proveNumberFormat(bodies.flatMap((all) => all.map(({ body }) => body)), formats));
  return new Map(
    columns.map((column, position): [string, NumberFormat | Unread] => {
      const own = bodies[position] ?? [];
      const proof = proveNumberFormat(own.map(({ body }) => body), formats);
      if ("proved" in proof) return [column.role, proof.proved];
      if ("unproved" in proof) return [column.role, proof.unproved];
      const shared = ofFile();
      if ("proved" in shared) return [column.role, shared.proved];
      const index = own[proof.index]?.index ?? 0;
      return [column.role, { index, problem: ambiguousNumber((column.texts[index] ?? "").trim(), proof.ambiguous) }];
    }),
  );
}

function dateReaders(columns: readonly RawColumn[], { dates }: FileDeclarations, timeZone: string): ReadonlyMap<string, DateColumn | Unread> {
  const months = monthsOf(dates);
  const trimmed = columns.map(({ texts }) => texts.map((text) => text.trim()));
  let together: DateProof | undefined;
  const ofFile = (): DateProof => (together ??= proveDates(trimmed.flat(), dates, months));
  const zone = { timeZone: dates?.timeZone ?? timeZone, ...(dates?.repeatedHour === undefined ? {} : { repeatedHour: dates.repeatedHour }) };
  return new Map(
    columns.map((column, position): [string, DateColumn | Unread] => {
      const texts = trimmed[position] ?? [];
      const proof = proveDates(texts, dates, months);
      if ("proved" in proof) return [column.role, { format: proof.proved, ...zone }];
      const text = texts[proof.index] ?? "";
      if ("unproved" in proof) return [column.role, { index: proof.index, problem: unprovedDate(text) }];
      const shared = ofFile();
      if ("proved" in shared) return [column.role, { format: shared.proved, ...zone }];
      return [column.role, { index: proof.index, problem: ambiguousDate(text, proof.ambiguous) }];
    }),
  );
}

/** Dates and words repeat: each text is read once. */
function remembering(read: Read): Read {
  const known = new Map<string, CellResult<unknown>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    known.set(text, result);
    return result;
  };
}

/** Readers of all columns of a file. */
export function columnReaders(columns: readonly RawColumn[], declaration: FileDeclarations, timeZone: string): ReadonlyMap<string, ColumnReader> {
  const numbers = numberReaders(columns.filter(({ cell }) => NUMERIC.has(cell.type)), declaration);
  const dates = dateReaders(columns.filter(({ cell }) => DATED.has(cell.type)), declaration, timeZone);
  return new Map(
    columns.map((column): [string, ColumnReader] => {
      const number = numbers.get(column.role);
      if (number !== undefined && "problem" in number) return [column.role, number];
      const dated = dates.get(column.role);
      if (dated !== undefined && "problem" in dated) return [column.role, dated];
      const numeric: NumberColumn = { format: number ?? PLAIN_NUMBERS, parentheses: declaration.numbers?.negative === "parentheses", ...(column.unit === undefined ? {} : { unit: column.unit }) };
      return [column.role, { read: !SELDOM_REPEATED.has(column.cell.type) ? remembering(readerOf(column, numeric, dated)) : readerOf(column, numeric, dated) }];
    }),
  );
}

function readerOf({ cell, role }: RawColumn, numeric: NumberColumn, dated: DateColumn | undefined): Read {
  switch (cell.type) {
    case "text":
    case "list":
      return AS_WRITTEN;
    case "id":
      return readId;
    case "date":
      return (text) => (dated === undefined ? { ok: text } : readDate(text, dated));
    case "instant":
      return (text): CellResult<IsoInstant | string> => (dated === undefined ? { ok: text } : readInstant(text, dated));
    case "money":
      return (text) => readMoney(text, numeric, cell.negative);
    case "number":
      return (text) => readNumber(text, numeric, cell, false);
    case "count":
      return (text) => readNumber(text, numeric, cell, true);
    case "share":
      return (text) => readShare(text, numeric, cell.over);
    case "currency":
      return readCurrency;
    case "boolean":
      return readBoolean;
    case "choice":
      return choiceReader(role, cell.words);
    default:
      return cell satisfies never;
  }
}

/** A cell that holds several texts, separated by the first separator that occurs. */
export function splitList(text: string, separators: readonly string[]): readonly string[] {
  const separator = separators.find((candidate) => text.includes(candidate));
  return (separator === undefined ? [text] : text.split(separator)).map((part) => part.trim()).filter((part) => part !== "");
}
