import { nearest, type Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile } from "../diagnostics/diagnostic.ts";
import { MASK } from "../table/mask.ts";
import { positionsNamed } from "../table/table-columns.ts";
import { KINDS } from "./kinds.ts";
import type { KnownColumn, SourceInput, SourceKind, TableFile } from "./source-kind.ts";

/** A path as a word of a command line. */
const asWord = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);
export const suggestHint = (file: string): string => `\`almanac inspect ${asWord(file)} --suggest\` prints a declaration for \`sources:\` of data/almanac.yaml; or take the file out of the folder`;

const TITLE_LINES = 20;
/** Below, a few common words (id, name, status) are all that a table and a kind share. */
const LEAST_COLUMNS = 4;

const names = (cells: readonly string[], { headers }: KnownColumn): boolean => headers.some((name) => positionsNamed(cells, name).length > 0);

interface Likeness {
  readonly kind: SourceKind;
  readonly known: number;
  readonly missing: readonly KnownColumn[];
}

/** How a line would fit as the header of a kind. */
function likeness(kind: SourceKind, cells: readonly string[]): Likeness {
  return { kind, known: kind.columns.filter((column) => names(cells, column)).length, missing: kind.columns.filter((column) => column.required && !names(cells, column)) };
}

const withColumns = (named: SourceKind | undefined): readonly SourceKind[] =>
  (named === undefined ? KINDS : [named]).filter(({ columns }) => columns.some(({ required }) => required) && columns.every(({ required, headers }) => !required || headers.length > 0));

/** Why a table is of no kind though it is nearly of one: lines above its header, or a column that is missing or misspelt. */
export function nearlyRecognised(input: SourceInput, named: SourceKind | undefined): Diagnostic | undefined {
  const table = input.table();
  if (!("ok" in table)) return undefined;
  // A folder may be called like a kind for another reason.
  const few = named === undefined ? undefined : likeness(named, table.ok.header);
  const meant = few !== undefined && few.known >= few.missing.length ? named : undefined;
  return titled(input.file, table.ok, withColumns(named)) ?? lacking(input.file, table.ok, withColumns(meant), meant);
}

function titled(file: string, { header, records, place }: TableFile, kinds: readonly SourceKind[]): Diagnostic | undefined {
  const fits = (cells: readonly string[]): SourceKind | undefined => kinds.find((kind) => fully(likeness(kind, cells)));
  const index = records.slice(0, TITLE_LINES).findIndex((record) => record.length > header.length && fits(record) !== undefined);
  const kind = fits(records[index] ?? []);
  if (index < 0 || kind === undefined) return undefined;
  const { line } = place(index, 0);
  return diagnostic("CSV-TITLE-LINES", wholeFile(file), {
    message: `the first line does not look like the header, which stands on line ${String(line)}`,
    found: kind.audience === "public" ? header.join(",") : MASK,
    expected: `the header of ${kind.kind} on the first line`,
    hint: `remove the lines above line ${String(line)}; or declare \`preamble: ${String(line - 1)}\`: \`almanac inspect ${file} --suggest\` prints the block for data/almanac.yaml`,
  });
}

const fully = ({ known, missing }: Likeness): boolean => missing.length === 0 && known >= LEAST_COLUMNS;

function lacking(file: string, { header, place }: TableFile, kinds: readonly SourceKind[], named: SourceKind | undefined): Diagnostic | undefined {
  const [best] = kinds
    .map((kind) => likeness(kind, header))
    .filter(({ known, missing }) => known > 0 && missing.length > 0 && (named !== undefined || (known >= LEAST_COLUMNS && missing.length === 1)))
    .toSorted((a, b) => b.known - a.known);
  if (best === undefined) return undefined;
  const { kind, missing } = best;
  const wanted = missing.map(({ headers }) => headers[0] ?? "");
  const near = missing.flatMap(({ headers }) => headers.flatMap((name) => nearest(name, header.filter((other) => other.trim() !== "")) ?? [])).find((name) => !kind.columns.some((column) => names([name], column)));
  const one = wanted.length === 1;
  return diagnostic("FILE-UNRECOGNISED", wholeFile(file), {
    message: `this file cannot be read as ${kind.kind} as it is: the column${one ? "" : "s"} ${wanted.map((name) => `\`${name}\``).join(", ")} ${one ? "is" : "are"} missing`,
    found: `a table with the columns ${header.join(", ")}`,
    expected: `a ${kind.kind} export, with the columns ${kind.columns.flatMap(({ required, headers }) => (required ? (headers[0] ?? []) : [])).join(", ")}`,
    ...(near === undefined ? {} : { related: [relatedTo(place(-1, header.indexOf(near)), `\`${near}\` is near`)] }),
    hint: `${near === undefined || !one ? "" : `if \`${near}\` is meant, correct the header to \`${wanted[0] ?? ""}\`; else `}${suggestHint(file)}`,
  });
}
