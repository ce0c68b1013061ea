import type { RandomSource } from "@almanac/core";

/** A clean table as text: fields as they are written, quotes included. */
export interface Written {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that may stand several times: their values are one list. */
  readonly lists: ReadonlySet<number>;
}

export interface Polluted {
  readonly text: string;
  /** Lines of which one must be pointed at; none when the file may be read as if nothing had happened. */
  readonly lines: readonly number[];
}

/** One way in which a file goes wrong on its way. Undefined: this table cannot go wrong in this way. */
export type Operation = (table: Written, random: RandomSource) => Polluted | undefined;

const linesOf = (text: string): number => text.split(/\r\n|\n|\r/).length;
const joined = ({ delimiter }: Written, fields: readonly string[]): string => fields.join(delimiter);
export const writtenText = (table: Written, records: readonly string[] = recordTexts(table)): string => records.join(table.lineEnd) + table.lineEnd;
/** The header and every row, each as its text. */
const recordTexts = (table: Written): readonly string[] => [table.header, ...table.rows].map((fields) => joined(table, fields));
/** Physical line on which a record (0 is the header) begins. */
const lineOf = (records: readonly string[], index: number): number => records.slice(0, index).reduce((line, text) => line + linesOf(text), 1);
const replaced = <T>(list: readonly T[], index: number, value: T): readonly T[] => list.map((one, at) => (at === index ? value : one));
const anyRow = ({ rows }: Written, random: RandomSource): number => random.index(rows.length);

/** Replaces the text of one row, and expects a message on one of its lines. */
function withRow(table: Written, row: number, text: string): Polluted {
  const records = recordTexts(table);
  const line = lineOf(records, row + 1);
  return { text: writtenText(table, replaced(records, row + 1, text)), lines: Array.from({ length: linesOf(text) }, (_, index) => line + index) };
}

const extraDelimiter: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  const at = random.index(fields.length + 1);
  return withRow(table, row, joined(table, [...fields.slice(0, at), "", ...fields.slice(at)]));
};

const missingDelimiter: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  if (fields.length < 2) return undefined;
  const at = random.index(fields.length - 1);
  const merged = `${fields[at] ?? ""}${fields[at + 1] ?? ""}`;
  return withRow(table, row, joined(table, [...fields.slice(0, at), merged, ...fields.slice(at + 2)]));
};

const extraQuote: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  const at = random.index(fields.length);
  const field = fields[at] ?? "";
  if (field.startsWith('"') || field === "") return undefined;
  const position = random.index(field.length + 1);
  return withRow(table, row, joined(table, replaced(fields, at, `${field.slice(0, position)}"${field.slice(position)}`)));
};

const strayQuoteInQuoted: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  const quoted = fields.flatMap((field, index) => (field.startsWith('"') && field.length > 2 ? [index] : []));
  const at = quoted[random.index(Math.max(1, quoted.length))];
  if (at === undefined) return undefined;
  const field = fields[at] ?? "";
  const position = 1 + random.index(field.length - 1);
  return withRow(table, row, joined(table, replaced(fields, at, `${field.slice(0, position)}"${field.slice(position)}`)));
};

const missingQuote: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  const quoted = fields.flatMap((field, index) => (field.startsWith('"') ? [index] : []));
  const at = quoted[random.index(Math.max(1, quoted.length))];
  if (at === undefined) return undefined;
  const field = fields[at] ?? "";
  return withRow(table, row, joined(table, replaced(fields, at, random.index(2) === 0 ? field.slice(1) : field.slice(0, -1))));
};

const shiftedRight: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  return withRow(table, row, joined(table, ["", ...fields.slice(0, -1)]));
};

const shiftedLeft: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  return withRow(table, row, joined(table, [...fields.slice(1), ""]));
};

const mixedLineEnds: Operation = (table, random) => {
  const records = recordTexts(table);
  const ends = ["\n", "\r\n", "\r"];
  return { text: records.map((record) => `${record}${ends[random.index(ends.length)] ?? "\n"}`).join(""), lines: [] };
};

const headerAgain: Operation = (table, random) => {
  const records = recordTexts(table);
  const at = 1 + random.index(table.rows.length) + 1;
  const text = [...records.slice(0, at), records[0] ?? "", ...records.slice(at)];
  return { text: writtenText(table, text), lines: [lineOf(text, at)] };
};

const columnTwice: Operation = (table, random) => {
  const at = random.index(table.header.length);
  if (table.lists.has(at)) return undefined;
  const twice = (fields: readonly string[]): readonly string[] => [...fields, fields[at] ?? ""];
  const made = { ...table, header: twice(table.header), rows: table.rows.map(twice) };
  return { text: writtenText(made), lines: [1] };
};

const preamble: Operation = (table, random) => {
  const titles = ["Weekly export", "Report generated 2026-11-22", "Program: A", "Confidential"];
  const above = titles.slice(0, 1 + random.index(3));
  return { text: writtenText(table, [...above, ...recordTexts(table)]), lines: [1] };
};

const totalsRow: Operation = (table, random) => {
  const words = ["Total", "TOTAL:", "Grand total", "Summe"];
  const cells = table.header.map((_, index) => (index === 0 ? (words[random.index(words.length)] ?? "Total") : index === table.header.length - 1 ? "4500" : ""));
  const records = [...recordTexts(table), joined(table, cells)];
  return { text: writtenText(table, records), lines: [lineOf(records, records.length - 1)] };
};

const footerNote: Operation = (table, random) => {
  const notes = ["3 rows exported", "Generated by Almanac test on 2026-11-22", "End of report"];
  const records = [...recordTexts(table), notes[random.index(notes.length)] ?? ""];
  return { text: writtenText(table, records), lines: [lineOf(records, records.length - 1)] };
};

/** Cut inside the last record, but not inside its last field: a cut there, or between records, cannot be told from a whole file. */
const truncated: Operation = (table, random) => {
  const records = recordTexts(table);
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  if (fields.length < 2) return undefined;
  const whole = joined(table, fields.slice(0, -1));
  if (whole.length < 2) return undefined;
  const cut = whole.slice(0, 1 + random.index(whole.length - 1));
  const kept = [...records.slice(0, row + 1), cut];
  const line = lineOf(records, row + 1);
  return { text: kept.join(table.lineEnd), lines: Array.from({ length: linesOf(cut) }, (_, index) => line + index) };
};

const joinedRows: Operation = (table, random) => {
  if (table.rows.length < 2) return undefined;
  const records = recordTexts(table);
  const at = 1 + random.index(table.rows.length - 1);
  const text = `${records[at] ?? ""}${records[at + 1] ?? ""}`;
  const made = [...records.slice(0, at), text, ...records.slice(at + 2)];
  const line = lineOf(made, at);
  return { text: writtenText(table, made), lines: Array.from({ length: linesOf(text) }, (_, index) => line + index) };
};

const splitRow: Operation = (table, random) => {
  const row = anyRow(table, random);
  const fields = table.rows[row] ?? [];
  if (fields.length < 2) return undefined;
  const at = 1 + random.index(fields.length - 1);
  const text = `${joined(table, fields.slice(0, at))}${table.lineEnd}${joined(table, fields.slice(at))}`;
  return withRow(table, row, text);
};

const otherDelimiterInOneRow: Operation = (table, random) => {
  const row = anyRow(table, random);
  const other = table.delimiter === ";" ? "," : ";";
  const fields = table.rows[row] ?? [];
  return fields.length < 2 ? undefined : withRow(table, row, fields.join(other));
};

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  "extra delimiter": extraDelimiter,
  "missing delimiter": missingDelimiter,
  "extra quote": extraQuote,
  "stray quote in a quoted field": strayQuoteInQuoted,
  "missing quote": missingQuote,
  "row shifted right": shiftedRight,
  "row shifted left": shiftedLeft,
  "mixed line ends": mixedLineEnds,
  "header again": headerAgain,
  "column twice": columnTwice,
  preamble,
  "totals row": totalsRow,
  "footer note": footerNote,
  truncated,
  "rows joined": joinedRows,
  "row split": splitRow,
  "other delimiter in one row": otherDelimiterInOneRow,
};
