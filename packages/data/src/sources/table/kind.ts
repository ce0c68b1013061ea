import type { DeclaredColumn, DeclaredTable, Diagnostic, TableCell } from "@almanac/core";
import { declaredHeader, type FileDeclarations } from "../../config/source-schema.ts";
import { boolean, count, currency, date, id, instant, list, money, number, optional, share, text, type Column, type Columns } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { looksPrivate } from "../../table/private-headers.ts";
import type { FileResult, KindContext, SourceInput, SourceKind, TableFile } from "../source-kind.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";

type CellName = DeclaredColumn["type"];

const COLUMN: Readonly<Record<CellName, (header: string) => Column<unknown, false>>> = {
  text: (header) => optional(text(), [header], "Text, as it stands."),
  id: (header) => optional(id(), [header], "A name that other records refer to."),
  date: (header) => optional(date(), [header], "A calendar day."),
  instant: (header) => optional(instant(), [header], "A time."),
  money: (header) => optional(money("any"), [header], "An amount with its currency."),
  number: (header) => optional(number(), [header], "A decimal number."),
  count: (header) => optional(count({}), [header], "A whole number."),
  share: (header) => optional(share("may-exceed-one"), [header], "A share of one."),
  boolean: (header) => optional(boolean(), [header], "Yes or no."),
  list: (header) => optional(list(), [header], "Several texts."),
  currency: (header) => optional(currency(), [header], "An ISO 4217 code."),
};

interface DatasetColumn {
  /** Role: as declared, or the header. */
  readonly role: string;
  readonly header: string;
  readonly type: CellName;
}

const plain = (name: string): string => name.trim().toLowerCase();

/**
 * Every column of the file that is not ignored: typed where the declaration says so, text elsewhere. One that looks private and that
 * nobody has declared is none, so that the source is refused for it while it is public.
 */
function columnsOf({ header }: TableFile, { columns = {}, ignore = [] }: FileDeclarations): readonly DatasetColumn[] {
  const ignored = new Set(ignore.map(plain));
  const declared = Object.entries(columns).flatMap(([role, said]): readonly DatasetColumn[] => {
    const type = typeof said === "object" && "column" in said ? (said.type ?? "text") : "text";
    return [{ role, header: declaredHeader(said) ?? role, type }];
  });
  const taken = new Set(declared.map((column) => plain(column.header)));
  const names = new Set([...header].filter((name) => plain(name) !== "" && !taken.has(plain(name)) && !ignored.has(plain(name)) && !looksPrivate(name)));
  return [...declared, ...[...names].map((name): DatasetColumn => ({ role: name, header: name, type: "text" }))];
}

const cellOf = (value: unknown): TableCell => (value === undefined ? null : (value as TableCell));

function readTable(input: SourceInput, context: KindContext): FileResult {
  const table = input.table(MOST_RECORDS.long + 1);
  const columns = "ok" in table ? columnsOf(table.ok, context.declaration) : [];
  const shape: Columns = Object.fromEntries(columns.map(({ role, header, type }) => [role, COLUMN[type](header)]));
  const rows: TableCell[][] = [];
  const currencyRole = columns.find(({ type }) => type === "currency")?.role;
  const kind = tableKind({
    kind: "table",
    title: "Declared table",
    area: "operations",
    fills: "tables",
    isLong: true,
    columns: shape,
    signature: [],
    ...(currencyRole === undefined ? {} : { currency: currencyRole }),
    recordOf: (row, { source }): DeclaredTable => {
      rows.push(columns.map(({ role }) => cellOf(row[role])));
      return { source, id: context.source ?? "", columns: [], rows: [] };
    },
  });
  const [read] = kind.read([input], { ...context, declaration: { ...context.declaration, columns: withHeaders(columns, context.declaration) } }).files;
  const refused: readonly Diagnostic[] = read?.diagnostics ?? [];
  const empty = rows.length === 0 && context.declaration.allowEmpty !== true;
  const record: DeclaredTable = { source: { file: input.file, line: 1 }, id: context.source ?? nameOf(input.file), columns: columns.map(({ header, type }) => ({ name: header, type })), rows };
  return { file: input.file, records: empty ? {} : { tables: [record] }, total: read?.total ?? 0, used: rows.length, skipped: read?.skipped ?? [], diagnostics: refused };
}

type DeclaredColumns = NonNullable<FileDeclarations["columns"]>;

/** The declaration without what only this kind understands. */
const withHeaders = (columns: readonly DatasetColumn[], declaration: FileDeclarations): DeclaredColumns =>
  Object.fromEntries(
    Object.entries(declaration.columns ?? {}).map(([role, said]): readonly [string, DeclaredColumns[string]] => {
      if (typeof said === "string" || "value" in said) return [role, said];
      const { type: _, ...rest } = said;
      return [role, { ...rest, column: columns.find((column) => column.role === role)?.header ?? said.column }];
    }),
  );

const nameOf = (file: string): string => (file.split("/").at(-1) ?? file).replace(/\.[^.]*$/, "");

/**
 * Any table as a dataset: a table that no other kind knows, whose columns the declaration types. It is never recognised by its content,
 * because every table would be one.
 */
export const declaredTableKind: SourceKind = {
  kind: "table",
  title: "Declared table",
  area: "operations",
  audience: "public",
  fills: ["tables"],
  columns: [],
  recognise: () => 0,
  read: (inputs, context) => ({ files: inputs.map((input) => readTable(input, context)), diagnostics: [] }),
};
