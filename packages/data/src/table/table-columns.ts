import { isSlip, nearest, type Diagnostic } from "@almanac/core";
import { declaredHeader, declaredValue, type FileDeclarations } from "../config/source-schema.ts";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Unit } from "../cells/number-cell.ts";
import type { CsvFile } from "../read/csv.ts";
import type { Column, Columns } from "./column.ts";

/** Where a role stands in a file. A role that is neither in the file nor declared has no entry. */
export type FoundColumn = { readonly positions: readonly number[]; readonly unit?: Unit } | { readonly constant: string };
export type FoundColumns = ReadonlyMap<string, FoundColumn>;

const plain = (name: string): string => name.trim().toLowerCase();

/** Where each name stands, once for each header: every kind asks for every spelling of its columns. */
const positionsByName = new WeakMap<readonly string[], ReadonlyMap<string, readonly number[]>>();

export function positionsNamed(header: readonly string[], name: string): readonly number[] {
  const known = positionsByName.get(header) ?? Map.groupBy(header.keys(), (index) => plain(header[index] ?? ""));
  positionsByName.set(header, known);
  return known.get(plain(name)) ?? [];
}

const isList = ({ cell }: Column<unknown>): boolean => cell.type === "list";

/**
 * Finds the columns of a file: as declared, else by the first spelling of a role that the header has. A header that a declaration
 * gives to one role is not taken by another one.
 */
export function findTableColumns(csv: CsvFile, columns: Columns, declaration: FileDeclarations, problems: Diagnostic[], masked: boolean): FoundColumns {
  const found = new Map<string, FoundColumn>();
  const declared = declaration.columns ?? {};
  const ignored = new Set((declaration.ignore ?? []).map(plain));
  const claimed = new Set<number>();
  for (const [role, said] of Object.entries(declared)) {
    const column = columns[role];
    const value = declaredValue(said);
    if (column === undefined) continue;
    if (value !== undefined) {
      found.set(role, { constant: value });
      continue;
    }
    const name = declaredHeader(said) ?? "";
    const detail = typeof said === "object" && "column" in said ? said : undefined;
    const all = positionsNamed(csv.header, name);
    const positions = detail?.occurrence === undefined ? all : all.slice(detail.occurrence - 1, detail.occurrence);
    for (const position of positions) claimed.add(position);
    found.set(role, { positions: isList(column) ? positions : positions.slice(0, 1), ...(detail?.unit === undefined ? {} : { unit: detail.unit }) });
    if (positions.length === 0) problems.push(undeclaredColumn(csv, role, name, all.length, masked));
  }
  const free = (position: number): boolean => !claimed.has(position) && !ignored.has(plain(csv.header[position] ?? ""));
  for (const [role, column] of Object.entries(columns)) {
    if (declared[role] !== undefined) continue;
    const positions = column.headers.map((name) => positionsNamed(csv.header, name).filter(free)).find((all) => all.length > 0);
    if (positions !== undefined) found.set(role, { positions: isList(column) ? positions : positions.slice(0, 1) });
    else if (column.required) problems.push(missingColumn(csv, role, column, masked));
  }
  return found;
}

/** The header line, also when lines stand above it. */
export const headerPlace = (csv: CsvFile): Place => ({ file: csv.file, line: csv.place(-1, 0).line, column: 1 });

/** A header that is really the first record must not be shown of a source that is not public. */
const listed = (csv: CsvFile, masked: boolean): string => {
  const names = csv.header.filter((name) => name.trim() !== "");
  return masked ? `${String(names.length)} other columns` : `the columns ${names.join(", ")}`;
};

function undeclaredColumn(csv: CsvFile, role: string, name: string, occurrences: number, masked: boolean): Diagnostic {
  const times = occurrences === 0 ? "" : ` so often: it stands ${String(occurrences)} times`;
  return diagnostic("CSV-COLUMN-MISSING", headerPlace(csv), {
    message: `there is no column \`${name}\`${times}, which \`columns.${role}\` declares`,
    found: listed(csv, masked),
    expected: name,
    hint: `${didYouMean(name, csv.header)}correct \`columns.${role}\` in data/almanac.yaml`,
  });
}

function missingColumn(csv: CsvFile, role: string, { headers }: Column<unknown>, masked: boolean): Diagnostic {
  const name = headers[0] ?? role;
  const names = csv.header.filter((header) => header.trim() !== "");
  const near = headers.map((header) => nearest(header, names)).find((header) => header !== undefined);
  return diagnostic("CSV-COLUMN-MISSING", headerPlace(csv), {
    message: `the column \`${name}\` is missing`,
    found: listed(csv, masked),
    expected: `a column \`${name}\``,
    ...(near === undefined ? {} : { related: [relatedTo(csv.place(-1, csv.header.indexOf(near)), `\`${near}\` is near`)] }),
    hint: `${near === undefined ? "" : `if \`${near}\` is meant, correct the header to \`${name}\`, or declare \`columns: { ${role}: ${near.trim()} }\`; else `}export the column, or name the one that holds it on the source in data/almanac.yaml: \`columns: { ${role}: … }\``,
  });
}

/** The positions that some role reads. */
export const usedPositions = (found: FoundColumns): ReadonlySet<number> => new Set([...found.values()].flatMap((column) => ("positions" in column ? column.positions : [])));

/** What is wrong with the header by itself: names that stand twice, names that are empty, names that nearly are known. */
export function headerProblems(csv: CsvFile, columns: Columns, found: FoundColumns, declaration: FileDeclarations): readonly Diagnostic[] {
  const ignored = new Set((declaration.ignore ?? []).map(plain));
  const used = usedPositions(found);
  const lists = new Set(
    [...found].flatMap(([role, column]) => {
      const known = columns[role];
      return known !== undefined && isList(known) && "positions" in column ? column.positions : [];
    }),
  );
  const chosen = new Set(Object.values(declaration.columns ?? {}).flatMap((said) => (typeof said === "object" && "column" in said && said.occurrence !== undefined ? [plain(said.column)] : [])));
  return csv.header.flatMap((name, index): readonly Diagnostic[] => {
    const key = plain(name);
    if (ignored.has(key)) return [];
    if (key === "") return [unnamed(csv, index)];
    const earlier = csv.header.indexOf(name);
    if (earlier !== index && !lists.has(index) && !chosen.has(key)) return [twice(csv, name, index, earlier)];
    return used.has(index) ? [] : nearlyKnown(csv, columns, found, name, index);
  });
}

const unnamed = (csv: CsvFile, index: number): Diagnostic =>
  diagnostic("CSV-COLUMN-UNNAMED", csv.place(-1, index), {
    message: `column ${String(index + 1)} has no name`,
    found: "an empty header",
    expected: "a name for each column",
    hint: 'name the column or remove it; a delimiter too many at the end of the header does this; a column of row numbers can be left unread with `ignore: [""]` on the source in data/almanac.yaml',
  });

const twice = (csv: CsvFile, name: string, index: number, earlier: number): Diagnostic =>
  diagnostic("CSV-COLUMN-TWICE", csv.place(-1, index), {
    message: `the column \`${name}\` stands twice, and it is no list`,
    found: name,
    expected: "each column once",
    hint: `remove or rename one of the two; or say which is which on the source in data/almanac.yaml, \`columns: { …: { column: ${name.trim()}, occurrence: 1 } }\`, or \`ignore: [${name.trim()}]\``,
    related: [relatedTo(csv.place(-1, earlier), "first here")],
  });

/** A misspelt header of a column that may be absent: without a word its values would be left out. */
function nearlyKnown(csv: CsvFile, columns: Columns, found: FoundColumns, name: string, index: number): readonly Diagnostic[] {
  for (const [role, column] of Object.entries(columns)) {
    const meant = found.has(role) || column.required ? undefined : column.headers.find((header) => isSlip(name.trim(), header));
    if (meant !== undefined)
      return [
        diagnostic("CSV-COLUMN-NEAR", csv.place(-1, index), {
          message: `the column \`${name}\` is not read; \`${meant}\` would be`,
          found: name,
          expected: meant,
          hint: `did you mean \`${meant}\`? correct the header, declare \`columns: { ${role}: ${name.trim()} }\`, or \`ignore: [${name.trim()}]\` on the source in data/almanac.yaml`,
        }),
      ];
  }
  return [];
}
