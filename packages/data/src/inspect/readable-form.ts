import { DELIMITERS, readCsv } from "../read/csv.ts";
import { readText } from "../read/text.ts";
import type { Draft } from "./draft.ts";

const SCANNED = 40;

/** Encoding, delimiter and the lines above the header of a file, as its content shows them. */
export function readableForm(file: string, bytes: Uint8Array): Draft {
  const doubts: string[] = [];
  const utf8 = readText(file, bytes);
  const code = "ok" in utf8 ? undefined : utf8.diagnostics[0]?.code;
  const encoding = code === "FILE-ENCODING" ? "windows-1252" : code === "FILE-UTF16" ? (bytes[0] === 0 ? "utf-16be" : "utf-16le") : undefined;
  if (encoding === "windows-1252") doubts.push("The file is not UTF-8: windows-1252 is likely; check letters with accents and currency signs.");
  const text = encoding === undefined ? utf8 : readText(file, bytes, encoding);
  const head = encoding === undefined ? {} : { encoding };
  if (!("ok" in text) || /^\s*[[{]/.test(text.ok.text.slice(0, 200))) return { declaration: head, doubts };
  const lines = text.ok.text.split(/\r\n|\n|\r/, SCANNED);
  const delimiter = likelyDelimiter(lines);
  const preamble = linesAbove(text.ok.text, lines, delimiter);
  if (preamble > 0) doubts.push(`The header is taken to stand on line ${String(preamble + 1)}.`);
  return { declaration: { ...head, ...(delimiter === "," ? {} : { delimiter }), ...(preamble === 0 ? {} : { preamble }) }, doubts };
}

/** The delimiter that most lines hold equally often. */
function likelyDelimiter(lines: readonly string[]): (typeof DELIMITERS)[number] {
  const filled = lines.filter((line) => line.trim() !== "");
  const evenness = (delimiter: string): number => {
    const counts = filled.map((line) => line.split(delimiter).length - 1);
    const usual = [...Map.groupBy(counts, (count) => count)].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0])[0];
    return usual === undefined || usual[0] === 0 ? 0 : usual[1].length * 1000 + usual[0];
  };
  const first = filled[0] ?? "";
  return DELIMITERS.toSorted((a, b) => evenness(b) - evenness(a) || first.split(b).length - first.split(a).length)[0] ?? ",";
}

/** How many lines stand above the first record that is as wide as most are. */
function linesAbove(text: string, lines: readonly string[], delimiter: string): number {
  const sample = lines.length < SCANNED ? text : lines.slice(0, -1).join("\n");
  const table = readCsv({ file: "", text: sample, encoding: "utf-8", bom: false }, delimiter);
  const rows = [table.header, ...table.records];
  const width = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== "") + 1;
  const usual = [...Map.groupBy(rows.map((row) => row.length), (count) => count)].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 0;
  const index = rows.findIndex((row) => row.length === usual && width(row) > usual / 2);
  return index <= 0 ? 0 : table.place(index - 1, 0).line - 1;
}
