import type { Diagnostic } from "@almanac/core";
import { declaredHeader, declaredValue, type ColumnDeclaration, type ColumnsDeclaration, type FileDeclarations } from "../config/source-schema.ts";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { UNHELD, type CsvFile } from "../read/csv.ts";
import type { Role } from "./jira-csv/header-role.ts";
import { isListHeader, plainHeader } from "./jira-csv/headers.ts";

export interface CsvContext {
  readonly declarations: FileDeclarations;
  /** Zone of the program, for exports that name none. */
  readonly timeZone: string;
}

/** The columns of a table by what they are for: positions in the header, or one value for every record. */
export interface Columns {
  readonly indexes: (role: Role) => readonly number[];
  readonly constant: (role: Role) => string | undefined;
  readonly has: (role: Role) => boolean;
}

/** Headers as they are compared, once for each table: a file may have as many as it likes. */
const plainHeaders = new WeakMap<readonly string[], readonly string[]>();
function plainOf(header: readonly string[]): readonly string[] {
  const known = plainHeaders.get(header) ?? header.map(plainHeader);
  plainHeaders.set(header, known);
  return known;
}

export function positionsOf(header: readonly string[], names: readonly string[]): readonly number[] {
  const plain = plainOf(header);
  return names.flatMap((name) => {
    const wanted = plainHeader(name);
    return plain.flatMap((cell, index) => (cell === wanted ? [index] : []));
  });
}

/** Finds the columns: as declared, else by the headers given for a role. A declared header that does not exist is an error. */
export function findColumns(
  csv: CsvFile,
  declared: ColumnsDeclaration | undefined,
  known: Readonly<Partial<Record<Role, readonly string[]>>>,
  problems: Diagnostic[],
): Columns {
  const declaration = (role: Role): ColumnDeclaration | undefined => declared?.[role];
  const found = new Map<Role, readonly number[]>();
  const roles = new Set<Role>([...(Object.keys(known) as Role[]), ...(Object.keys(declared ?? {}) as Role[])]);
  for (const role of roles) {
    const declares = declaration(role);
    if (declaredValue(declares) !== undefined) continue;
    const said = declaredHeader(declares);
    const all = positionsOf(csv.header, said === undefined ? (known[role] ?? []) : [said]);
    const positions = typeof declares === "object" && "column" in declares && declares.occurrence !== undefined ? all.slice(declares.occurrence - 1, declares.occurrence) : all;
    found.set(role, positions);
    if (said !== undefined && positions.length === 0)
      problems.push(
        diagnostic("CSV-COLUMN-MISSING", wholeFile(csv.file), {
          message: `there is no column \`${said}\`, which \`columns.${role}\` declares`,
          found: `the columns ${csv.header.filter((name) => name !== "").join(", ")}`,
          expected: said,
          hint: `${didYouMean(said, csv.header)}correct \`columns.${role}\` in data/almanac.yaml`,
        }),
      );
  }
  const constant = (role: Role): string | undefined => declaredValue(declaration(role));
  const indexes = (role: Role): readonly number[] => found.get(role) ?? [];
  return { indexes, constant, has: (role) => constant(role) !== undefined || indexes(role).length > 0 };
}

/** A column that stands twice and is no list: which of the two would count? */
export function repeatedColumns({ header, place }: CsvFile): readonly Diagnostic[] {
  const first = new Map<string, number>();
  return header.flatMap((name, index): readonly Diagnostic[] => {
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    if (earlier === undefined || name.trim() === "" || isListHeader(name)) return [];
    return [
      diagnostic("CSV-COLUMN-TWICE", place(-1, index), {
        message: `the column \`${name}\` stands twice, and it is no list`,
        found: name,
        expected: "each column once",
        hint: "remove or rename one of the two",
        related: [relatedTo(place(-1, earlier), "first here")],
      }),
    ];
  });
}

/** More columns without a name than this are one mistake, not many. */
const MOST_UNNAMED = 100;

export function unnamedColumns({ header, place }: CsvFile): readonly Diagnostic[] {
  const unnamed = header.flatMap((name, index) => (name.trim() === "" ? [index] : []));
  const more = unnamed.length - MOST_UNNAMED;
  return unnamed.slice(0, MOST_UNNAMED).map((index, position) =>
    diagnostic("CSV-COLUMN-UNNAMED", place(-1, index), {
      message: `column ${String(index + 1)} has no name${more > 0 && position === MOST_UNNAMED - 1 ? `, and ${String(more)} more` : ""}`,
      found: "an empty header",
      expected: "a name for each column",
      hint: "name the column or remove it; a delimiter too many at the end of the header does this",
    }),
  );
}

export const missingCell = (place: Place, name: string): Diagnostic =>
  diagnostic("CELL-MISSING", place, {
    message: `\`${name}\` is empty`,
    found: "an empty cell",
    expected: `a value for \`${name}\``,
    hint: "fill the cell in the tracker and export again, or take the record out",
  });

const NONE: readonly string[] = [];

/** The values of a record in some columns, without missing ones. */
export function valuesIn(record: readonly string[], indexes: readonly number[], missing: readonly string[]): readonly string[] {
  const values: string[] = [];
  for (const index of indexes) {
    const text = record[index] ?? "";
    if (text === UNHELD) throw new Error(`the cells of column ${String(index + 1)} are not held`);
    if (text !== "" && text.trim() !== "" && !missing.includes(text)) values.push(text);
  }
  return values.length === 0 ? NONE : values;
}
