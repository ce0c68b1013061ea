import type { Diagnostic, IsoInstant, Records } from "@almanac/core";
import type { FileResult, KindContext, KnownColumn, SourceInput, SourceKind, TableFile } from "../sources/source-kind.ts";
import type { Columns } from "./column.ts";
import { looksPrivate } from "./private-headers.ts";
import { maskedDiagnostic, narrower, type Audience } from "./mask.ts";
import { readRows } from "./read-rows.ts";
import { findTableColumns, headerProblems, usedPositions, positionsNamed, type FoundColumns } from "./table-columns.ts";
import type { TableSpec } from "./table-kind.ts";
import { noRecords, skippedHeader, titleLines } from "./table-shape.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { MOST_RECORDS, tooManyRecords } from "./record-limit.ts";

/** Turns the declaration of a table into a kind of source. Every mistake of a file is collected; see {@link TableSpec}. */
export function tableKind<C extends Columns, N extends keyof Records>(spec: TableSpec<C, N>): SourceKind {
  const audience: Audience = spec.audience ?? "public";
  return {
    kind: spec.kind,
    title: spec.title,
    area: spec.area,
    audience,
    fills: [spec.fills],
    ...(spec.earlier === undefined ? {} : { earlier: spec.earlier }),
    columns: knownColumns(spec.columns),
    recognise: (input) => recognised(spec, input),
    read: (inputs, context) => ({ files: inputs.map((input) => readFile(spec, input, context, narrower(audience, context.declaration.audience))), diagnostics: [] }),
  };
}

const knownColumns = (columns: Columns): readonly KnownColumn[] =>
  Object.entries(columns).map(([role, { cell, headers, required, says }]) => ({
    role,
    required,
    headers,
    says,
    type: cell.type,
    ...(cell.type === "choice" ? { words: Object.keys(cell.words) } : {}),
  }));

/** All required and telling columns must be there; the more of the other columns are known, the surer. */
function recognised<C extends Columns, N extends keyof Records>({ columns, signature }: TableSpec<C, N>, input: SourceInput): number {
  const table = input.table(MOST_RECORDS.kept + 1);
  if (!("ok" in table)) return 0;
  const { header } = table.ok;
  const has = (role: string): boolean => columns[role]?.headers.some((name) => positionsNamed(header, name).length > 0) === true;
  const asked = [...signature, ...Object.keys(columns).filter((role) => columns[role]?.required === true)];
  if (!asked.every(has)) return 0;
  const known = new Set(Object.values(columns).flatMap(({ headers }) => headers.flatMap((name) => positionsNamed(header, name))));
  return 0.5 + (0.49 * known.size) / Math.max(1, header.length);
}

const TORN: ReadonlySet<string> = new Set(["CSV-QUOTE", "CSV-DELIMITER"]);

function readFile<C extends Columns, N extends keyof Records>(spec: TableSpec<C, N>, input: SourceInput, context: KindContext, audience: Audience): FileResult {
  const masked = audience !== "public";
  const most = spec.isLong === true ? MOST_RECORDS.long : MOST_RECORDS.kept;
  const table = input.table(most + 1);
  const refused = (total: number, diagnostics: readonly Diagnostic[]): FileResult => ({ file: input.file, records: {}, total, used: 0, skipped: [], diagnostics: masked ? diagnostics.map(withoutField) : diagnostics });
  if (!("ok" in table)) return refused(0, table.diagnostics);
  const csv = table.ok;
  if (csv.diagnostics.some(({ code }) => TORN.has(code))) return refused(csv.records.length, csv.diagnostics);
  const total = csv.records.length + (csv.beyond ?? 0);
  if (total > most) return refused(total, [tooManyRecords(csv.place(most, 0), { most, total, title: spec.title })]);
  const problems: Diagnostic[] = [];
  const found = findTableColumns(csv, spec.columns, context.declaration, problems, masked);
  if (problems.length > 0) {
    const titles = titleLines(csv, spec.columns, context.declaration, masked) ?? skippedHeader(csv, input, spec.columns, context.declaration);
    if (titles !== undefined) return refused(csv.records.length, [titles]);
  }
  problems.push(...headerProblems(csv, spec.columns, found, context.declaration), ...(masked ? [] : privateColumns(csv, found, context)));
  const ofRecords = csv.diagnostics.filter(({ code }) => code === "CSV-FIELDS");
  problems.push(...csv.diagnostics.filter(({ code }) => code !== "CSV-FIELDS"));
  const noHeader = problems.some(({ code }) => code === "CSV-COLUMN-MISSING");
  if (noHeader) return refused(csv.records.length, [...problems, ...ofRecords]);
  if (csv.records.length === 0 && context.declaration.allowEmpty !== true) problems.push(noRecords(csv));
  const rows = readRows(spec, csv, found, context, ofRecords, masked);
  const diagnostics = [...problems, ...rows.diagnostics];
  return {
    file: input.file,
    records: recordsOf(spec.fills, rows.records),
    total: csv.records.length,
    used: rows.records.length,
    skipped: rows.skipped,
    ...(rows.newestEvent === undefined ? {} : { newestEvent: rows.newestEvent satisfies IsoInstant }),
    diagnostics: masked ? diagnostics.map((one) => maskedDiagnostic(one)) : diagnostics,
  };
}

/** Where the header is wrong, the names of its columns may be the cells of a record. */
function withoutField(found: Diagnostic): Diagnostic {
  const { field: _field, ...other } = maskedDiagnostic(found);
  return other;
}

/** One list of records under its name. The compiler cannot follow a computed key, so the pair is made of entries. */
const recordsOf = <N extends keyof Records>(name: N, records: readonly unknown[]): Partial<Records> => Object.fromEntries([[name, records]]) as Partial<Records>;

/** A public source with a column about a person's pay or identity that nobody has decided to publish. */
function privateColumns(csv: TableFile, found: FoundColumns, { declaration }: KindContext): readonly Diagnostic[] {
  const used = usedPositions(found);
  const ignored = new Set((declaration.ignore ?? []).map((name) => name.trim().toLowerCase()));
  return csv.header.flatMap((name, index): readonly Diagnostic[] =>
    used.has(index) || ignored.has(name.trim().toLowerCase()) || !looksPrivate(name)
      ? []
      : [
          diagnostic("COLUMN-PRIVATE", csv.place(-1, index), {
            message: `the column \`${name.trim()}\` looks private, and the source is public`,
            found: name.trim(),
            expected: "no private column in a public source",
            hint: `declare \`audience: restricted\` on the source in data/almanac.yaml; or, if it may be public, rename the column or leave it unread with \`ignore: [${name.trim()}]\``,
          }),
        ],
  );
}
