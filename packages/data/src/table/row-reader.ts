import type { Diagnostic, Records } from "@almanac/core";
import { withoutPoint } from "../cells/amount-text.ts";
import { errorValue, type CellProblem, type CellResult } from "../cells/cell-result.ts";
import type { ReadMoney } from "../cells/number-cell.ts";
import { plainWord } from "../cells/word-cell.ts";
import { declaredHeader } from "../config/source-schema.ts";
import { diagnostic, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import type { KindContext, TableFile } from "../sources/source-kind.ts";
import { columnReaders, NUMERIC, splitList, type ColumnReader, type RawColumn } from "./cell-readers.ts";
import type { CellType, Columns } from "./column.ts";
import { cellFinding, maskedDiagnostic } from "./mask.ts";
import { inCurrency } from "./row-currency.ts";
import type { FoundColumns } from "./table-columns.ts";
import type { TableSpec } from "./table-kind.ts";

/** Where the cell of a role of one row stands; of a role that the file does not have, the row. */
export type CellAt = (role: string) => Place;

export interface ReadRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly problems: readonly Diagnostic[];
  readonly at: CellAt;
}

interface RowReader {
  readonly read: (index: number) => ReadRow;
  /** Of whole columns: no cell of them can be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Mistakes that a whole column has when the wrong one was named. */
const OTHER_TYPE: ReadonlySet<string> = new Set(["DATE-UNPROVED", "DATE-FORMAT", "NUMBER-FORMAT", "BOOLEAN-WORD", "CHOICE-WORD", "CURRENCY-UNKNOWN"]);

/** A role of the kind in one file. */
interface Plan {
  readonly role: string;
  readonly cell: CellType;
  readonly required: boolean;
  readonly header: string;
  /** Whether the file or the declaration has the role at all. */
  readonly present: boolean;
  readonly positions: readonly number[];
  readonly constant?: string;
  /** Declared words of the file, by their plain form. */
  readonly words: ReadonlyMap<string, string> | undefined;
}

function plansOf(columns: Columns, found: FoundColumns, { declaration }: KindContext): readonly Plan[] {
  return Object.entries(columns).map(([role, { cell, required, headers }]): Plan => {
    const column = found.get(role);
    const values = declaration.values?.[role];
    return {
      role,
      cell,
      required,
      header: headers[0] ?? role,
      present: column !== undefined,
      positions: column !== undefined && "positions" in column ? column.positions : [],
      ...(column !== undefined && "constant" in column ? { constant: column.constant } : {}),
      words: values === undefined ? undefined : new Map(Object.entries(values).map(([from, to]) => [plainWord(from), to])),
    };
  });
}

/** The texts of the filled cells of a role in a record. */
function cellTexts({ positions, words, constant, cell }: Plan, csv: TableFile, index: number, missing: ReadonlySet<string>): readonly string[] {
  if (constant !== undefined) return [constant];
  const record = csv.records[index] ?? [];
  const texts: string[] = [];
  for (const position of positions) {
    const text = record[position] ?? "";
    if (text === "") continue;
    const trimmed = text.trim();
    if (trimmed === "" || missing.has(trimmed)) continue;
    if (NUMERIC.has(cell.type) && csv.isNumber?.(index, position) === true) texts.push(withoutPoint(text));
    else texts.push(words?.get(plainWord(text)) ?? text);
  }
  return texts;
}

/** Reads the cells of rows by the columns of a kind. */
export function rowReader<C extends Columns, N extends keyof Records>(
  spec: TableSpec<C, N>,
  csv: TableFile,
  found: FoundColumns,
  context: KindContext,
  rows: readonly number[],
  masked: boolean,
): RowReader {
  const missing = new Set((context.declaration.missing ?? []).map((word) => word.trim()));
  const plans = plansOf(spec.columns, found, context);
  const planByRole = new Map(plans.map((plan) => [plan.role, plan]));
  const placeIn = (index: number, role: string): Place => {
    const position = planByRole.get(role)?.positions[0];
    const place = csv.place(index, position ?? 0);
    if (position !== undefined) return place;
    // Not a cell of this role: the row.
    const { field: _field, ...row } = place;
    return row;
  };
  /** The hint of a cell says nothing about its column: which setting is meant, and whether the column is the right one. */
  const hintFor = (role: string, hint: string, code: string): string => {
    const position = planByRole.get(role)?.positions[0];
    const header = (position === undefined ? undefined : csv.header[position]?.trim()) ?? "";
    const literal = hint.replace("declare `unit: percent` on it in data/almanac.yaml", `declare it on the source in data/almanac.yaml: \`columns: { ${role}: { column: ${header}, unit: percent } }\``);
    const declared = declaredHeader(context.declaration.columns?.[role]);
    return declared !== undefined && OTHER_TYPE.has(code) ? `${literal}; if \`${header}\` is not the right column, correct \`columns.${role}\`` : literal;
  };
  const finding = ({ role, constant }: Plan, index: number | undefined, problem: CellProblem): Diagnostic => {
    const { code, finding: said } = cellFinding(problem, masked);
    const of = constant === undefined ? { ...said, hint: hintFor(role, said.hint, code) } : { ...said, message: `\`columns.${role}.value\` in data/almanac.yaml: ${said.message}` };
    const found = diagnostic(code, index === undefined || constant !== undefined ? wholeFile(csv.file) : placeIn(index, role), of);
    // What was expected may be another cell of the row.
    return masked && index !== undefined ? maskedDiagnostic(found, (csv.records[index] ?? []).filter((text) => text.trim().length > 1)) : found;
  };

  const filled = plans.map((plan) => {
    const texts: string[] = [];
    const at: number[] = [];
    for (const index of plan.constant === undefined ? rows : rows.slice(0, 1))
      for (const text of cellTexts(plan, csv, index, missing)) {
        if (errorValue(text) !== undefined) continue;
        texts.push(text);
        at.push(index);
      }
    return { plan, texts, at };
  });
  const raw = filled.map(({ plan, texts }): RawColumn => {
    const column = found.get(plan.role);
    const unit = column !== undefined && "positions" in column ? column.unit : undefined;
    return { role: plan.role, cell: plan.cell, texts, ...(unit === undefined ? {} : { unit }) };
  });
  const readers = columnReaders(raw, context.declaration, context.timeZone);
  const diagnostics = filled.flatMap(({ plan, at }): readonly Diagnostic[] => {
    const reader = readers.get(plan.role);
    if (reader !== undefined && "problem" in reader) return [finding(plan, at[reader.index], reader.problem)];
    // A declared value is one mistake, not one for each record.
    const constant = plan.constant === undefined ? undefined : valueOf(reader, plan.constant);
    return constant !== undefined && "problem" in constant ? [finding(plan, undefined, constant.problem)] : [];
  });

  const read = (index: number): ReadRow => {
    const problems: Diagnostic[] = [];
    const wrong = new Set<string>();
    const row: Record<string, unknown> = {};
    const complain = (plan: Plan, problem: CellProblem): void => {
      wrong.add(plan.role);
      problems.push(finding(plan, index, problem));
    };
    for (const plan of plans) {
      const { role, cell, required, present } = plan;
      const texts = present ? cellTexts(plan, csv, index, missing) : [];
      const [first] = texts;
      if (cell.type === "list") {
        if (present) row[role] = texts.flatMap((text) => splitList(text, cell.separators));
        const broken = texts.map(errorValue).find((problem) => problem !== undefined);
        if (broken !== undefined) complain(plan, broken);
      }
      if (first === undefined) {
        if (required) complain(plan, empty(plan));
        continue;
      }
      if (cell.type === "list") continue;
      const result = valueOf(readers.get(role), first);
      if ("ok" in result) row[role] = result.ok;
      else complain(plan, result.problem);
    }
    for (const plan of plans) {
      const value = row[plan.role];
      if (plan.cell.type !== "money" || value === undefined) continue;
      const amount = inCurrency(value as ReadMoney, spec.currency === undefined ? undefined : row[spec.currency], spec.currency, context.declaration.currency);
      if ("ok" in amount) row[plan.role] = amount.ok;
      // A row whose currency cell was refused has one mistake, not one for each of its amounts.
      else if (spec.currency === undefined || !wrong.has(spec.currency)) complain(plan, amount.problem);
    }
    return { row, problems, at: (role) => placeIn(index, role) };
  };
  return { read, diagnostics };
}

function valueOf(reader: ColumnReader | undefined, text: string): CellResult<unknown> {
  const broken = errorValue(text);
  if (broken !== undefined) return { problem: broken };
  return reader !== undefined && "read" in reader ? reader.read(text) : { ok: text };
}

const empty = ({ role, header }: Plan): CellProblem => ({
  code: "CELL-MISSING",
  message: `\`${header}\` is empty`,
  found: "an empty cell",
  expected: `a value for \`${header}\``,
  hint: `fill the cell in the export's source and export again; if one value is true of every record, declare \`columns: { ${role}: { value: … } }\` on the source in data/almanac.yaml`,
});
