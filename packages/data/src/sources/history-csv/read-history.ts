import type { Diagnostic, IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../../cells/instant.ts";
import { instantReader, type DateCell } from "../../cells/instant-reader.ts";
import { plusMilliseconds } from "../../cells/zoned.ts";
import { declaredHeader } from "../../config/source-schema.ts";
import { diagnostic, wholeFile } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import type { CsvFile } from "../../read/csv.ts";
import { findColumns, missingCell, positionsOf, repeatedColumns, valuesIn, type Columns, type CsvContext } from "../columns.ts";
import { fieldOf } from "../held-cells.ts";
import { keyProblem, projectOfKey } from "../item-key.ts";
import type { Role } from "../jira-csv/header-role.ts";
import { HISTORY_HEADERS } from "../jira-csv/headers.ts";
import { titleLines } from "../title-lines.ts";
import { DEFAULT_TYPE, type ReadSource, type StatusMention, type TrackerItem } from "../tracker-item.ts";
import { rowOrderOf, type HistoryRow } from "./row-order.ts";

const REQUIRED = ["key", "at", "status"] as const;

/** The headers that a role may have: the declared one, or the known ones. */
function namesOf(role: (typeof REQUIRED)[number], { columns }: CsvContext["declarations"]): readonly string[] {
  const declared = declaredHeader(columns?.[role]);
  return declared === undefined ? (HISTORY_HEADERS[role] ?? []) : [declared];
}

/** Reads a table of one row a change. The rows of a key are its history; the newest is its present state. */
export function readHistoryCsv(csv: CsvFile, context: CsvContext): ReadSource {
  const problems: Diagnostic[] = [...csv.diagnostics];
  const { declarations, timeZone } = context;
  const columns = findColumns(csv, declarations.columns, HISTORY_HEADERS, problems);
  const keyIndex = columns.indexes("key")[0];
  const keys = new Set(keyIndex === undefined ? [] : csv.records.map((record) => record[keyIndex] ?? ""));
  const counts = { records: csv.records.length, itemRecords: keys.size, otherRecords: csv.records.length - keys.size };
  if (problems.some(({ code }) => code === "CSV-QUOTE" || code === "CSV-DELIMITER")) return { ...counts, items: [], diagnostics: problems };
  problems.push(...repeatedColumns(csv), ...undeclared(csv, columns, declarations.columns ?? {}));
  if (problems.some(({ code }) => code === "CSV-COLUMN-MISSING")) {
    const titles = titleLines(csv, (record) => REQUIRED.every((role) => positionsOf(record, namesOf(role, declarations)).length > 0));
    return { ...counts, items: [], diagnostics: titles === undefined ? problems : [titles] };
  }
  const missing = declarations.missing ?? [];
  const cell = (record: readonly string[], index: number, role: Role): DateCell | undefined => {
    const column = columns.indexes(role)[0];
    const text = column === undefined ? undefined : valuesIn(record, [column], missing)[0];
    return column === undefined || text === undefined ? undefined : { text, place: () => csv.place(index, column) };
  };
  const whole = csv.records.flatMap((record, index) => (record.length === csv.header.length ? [{ record, index }] : []));
  const reader = instantReader(
    whole.flatMap(({ record, index }) =>
      [...(cell(record, index, "at") === undefined ? [] : [cell(record, index, "at")]), cell(record, index, "created")].filter((found) => found !== undefined),
    ),
    declarations.dates,
    timeZone,
    problems,
  );
  if (reader === undefined) return { ...counts, items: [], diagnostics: problems };
  const dateOnly = reader.format !== "offset" && !reader.format.hasTime;
  const rowsByKey = new Map<string, HistoryRow[]>();
  for (const { record, index } of whole) {
    const at = cell(record, index, "at");
    const key = valuesIn(record, columns.indexes("key"), missing)[0];
    if (key === undefined) problems.push(missingCell(csv.place(index, keyIndex ?? 0), csv.header[keyIndex ?? 0] ?? "key"));
    if (at === undefined) problems.push(missingCell(csv.place(index, columns.indexes("at")[0] ?? 0), csv.header[columns.indexes("at")[0] ?? 0] ?? "at"));
    const instant = at === undefined ? undefined : reader.read(at);
    if (key === undefined || instant === undefined) continue;
    const rows = rowsByKey.get(key);
    if (rows === undefined) rowsByKey.set(key, [{ record, index, at: instant }]);
    else rows.push({ record, index, at: instant });
  }
  const order = rowOrderOf([...rowsByKey.values()], declarations.rowOrder, csv, columns.indexes("at")[0] ?? 0, problems);
  if (order === undefined) return { ...counts, items: [], diagnostics: problems };
  const known = new Map<string, IsoInstant>();
  const later = (at: IsoInstant, position: number): IsoInstant => {
    const key = `${at} ${String(position)}`;
    const instant = known.get(key) ?? plusMilliseconds(at, position);
    known.set(key, instant);
    return instant;
  };
  const items = [...rowsByKey].flatMap(([key, rows]) => {
    const oldestFirst = order === "newest-first" ? rows.toReversed() : rows;
    const created = (row: HistoryRow): IsoInstant | undefined => {
      const found = cell(row.record, row.index, "created");
      return found === undefined ? undefined : reader.read(found);
    };
    return itemOf({ csv, columns, missing, key, rows: dateOnly ? spread(oldestFirst, later) : oldestFirst, created }, problems) ?? [];
  });
  const newestEvent = items
    .flatMap(({ created, transitions, updated }) => [created, ...(updated === undefined ? [] : [updated]), ...transitions.map(({ at }) => at)])
    .reduce<IsoInstant | undefined>((newest, at) => (newest === undefined || inTimeOrder(at, newest) > 0 ? at : newest), undefined);
  return { ...counts, items, ...(newestEvent === undefined ? {} : { newestEvent }), diagnostics: problems };
}

/** Changes of one day, known by date only, one millisecond apart: their order is known, their time of day is not. */
function spread(rows: readonly HistoryRow[], later: (at: IsoInstant, position: number) => IsoInstant): readonly HistoryRow[] {
  let day: IsoInstant | undefined;
  let position = 0;
  return rows.map((row) => {
    position = row.at === day ? position + 1 : 0;
    day = row.at;
    return position === 0 ? row : { ...row, at: later(row.at, position) };
  });
}

function undeclared(csv: CsvFile, columns: Columns, declared: object): readonly Diagnostic[] {
  return REQUIRED.filter((role) => !columns.has(role) && !(role in declared)).map((role) =>
    diagnostic("CSV-COLUMN-MISSING", wholeFile(csv.file), {
      message: `no column is declared as \`${role}\``,
      found: `the columns ${csv.header.filter((name) => name !== "").join(", ")}`,
      expected: `\`columns: { ${role}: … }\``,
      hint: `${didYouMean(role, csv.header)}declare \`columns: { key: …, at: …, created: …, status: … }\` on the source in data/almanac.yaml`,
    }),
  );
}

interface ItemContext {
  readonly csv: CsvFile;
  readonly columns: Columns;
  readonly missing: readonly string[];
  readonly key: string;
  /** Oldest first. */
  readonly rows: readonly HistoryRow[];
  readonly created: (row: HistoryRow) => IsoInstant | undefined;
}

function itemOf(context: ItemContext, problems: Diagnostic[]): TrackerItem | undefined {
  const { csv, columns, missing, key, rows } = context;
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const at = (row: HistoryRow, role: Role) => csv.place(row.index, columns.indexes(role)[0] ?? 0);
  const wrong = keyProblem(key, () => at(first, "key"));
  if (wrong !== undefined) problems.push(wrong);
  /** Each row of such an export repeats the whole state, so the newest alone says how things are: a value that is gone is gone. */
  const newest = (indexes: readonly number[]): readonly string[] => valuesIn(last.record, indexes, missing);
  const text = (role: Role): string | undefined => columns.constant(role) ?? newest(columns.indexes(role))[0];
  const project = text("project") ?? projectOfKey(key);
  const statuses = rows.flatMap((row): readonly { readonly at: IsoInstant; readonly mention: StatusMention }[] => {
    const name = columns.constant("status") ?? valuesIn(row.record, columns.indexes("status"), missing)[0];
    if (name === undefined) problems.push(missingCell(at(row, "status"), csv.header[columns.indexes("status")[0] ?? 0] ?? "status"));
    return name === undefined ? [] : [{ at: row.at, mention: { name, project: { key: project }, place: () => at(row, "status") } }];
  });
  const current = statuses.at(-1);
  const created = context.created(first) ?? first.at;
  if (current === undefined || wrong !== undefined) return undefined;
  if (inTimeOrder(first.at, created) < 0)
    problems.push(
      diagnostic("DATE-ORDER", at(first, "at"), {
        message: `${key} was changed before it was created`,
        found: first.at,
        expected: `not before ${created}`,
        hint: "check that `columns.at` and `columns.created` name the right columns",
      }),
    );
  const transitions = statuses.flatMap(({ at: instant, mention }, index) => {
    const before = statuses[index - 1]?.mention;
    return before === undefined || before.name === mention.name ? [] : [{ at: instant, from: before, to: mention }];
  });
  const resolution = text("resolution");
  const parent = text("parent");
  return {
    key,
    title: text("title") ?? key,
    type: text("type") ?? DEFAULT_TYPE,
    project,
    status: current.mention,
    created,
    updated: last.at,
    ...(resolution === undefined ? {} : { resolution }),
    labels: newest(columns.indexes("labels")),
    components: newest(columns.indexes("components")),
    ...(parent === undefined ? {} : { parent }),
    transitions,
    flagged: [],
    history: "complete",
    field: (name) => fieldOf(csv, last.record, last.index, name, missing),
    source: { file: csv.file, line: csv.place(last.index, 0).line },
    place: (part) => csv.place(last.index, part === "key" || part === "created" ? (columns.indexes(part)[0] ?? 0) : 0),
  };
}
