import type { Diagnostic } from "@almanac/core";
import type { ColumnDeclaration, ColumnsDeclaration, FileDeclarations } from "../config/schema.ts";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { CsvFile } from "../read/csv.ts";
import { isListHeader, type Role } from "./jira-csv/headers.ts";

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

const sameHeader = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
export const positionsOf = (header: readonly string[], names: readonly string[]): readonly number[] =>
  names.flatMap((name) => header.flatMap((cell, index) => (sameHeader(cell, name) ? [index] : [])));

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
    const said = declaration(role);
    if (typeof said === "object") continue;
    const positions = positionsOf(csv.header, said === undefined ? (known[role] ?? []) : [said]);
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
  const constant = (role: Role): string | undefined => {
    const said = declaration(role);
    return typeof said === "object" ? said.value : undefined;
  };
  const indexes = (role: Role): readonly number[] => found.get(role) ?? [];
  return { indexes, constant, has: (role) => constant(role) !== undefined || indexes(role).length > 0 };
}

/** A column that stands twice and is no list: which of the two would count? */
export function repeatedColumns({ header, place }: CsvFile): readonly Diagnostic[] {
  return header.flatMap((name, index): readonly Diagnostic[] => {
    const earlier = header.indexOf(name);
    if (earlier === index || name.trim() === "" || isListHeader(name)) return [];
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

export const unnamedColumns = ({ header, place }: CsvFile): readonly Diagnostic[] =>
  header.flatMap((name, index): readonly Diagnostic[] =>
    name.trim() === ""
      ? [
          diagnostic("CSV-COLUMN-UNNAMED", place(-1, index), {
            message: `column ${String(index + 1)} has no name`,
            found: "an empty header",
            expected: "a name for each column",
            hint: "name the column or remove it; a delimiter too many at the end of the header does this",
          }),
        ]
      : [],
  );

export const missingCell = (place: Place, name: string): Diagnostic =>
  diagnostic("CELL-MISSING", place, {
    message: `\`${name}\` is empty`,
    found: "an empty cell",
    expected: `a value for \`${name}\``,
    hint: "fill the cell in the tracker and export again, or take the record out",
  });

/** The values of a record in some columns, without missing ones. */
export function valuesIn(record: readonly string[], indexes: readonly number[], missing: readonly string[]): readonly string[] {
  return indexes.flatMap((index) => {
    const text = record[index] ?? "";
    return text.trim() === "" || missing.includes(text) ? [] : [text];
  });
}
