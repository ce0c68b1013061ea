import type { Diagnostic, IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../../cells/instant.ts";
import { otherInstants } from "../../cells/other-instants.ts";
import { instantReader, monthsOf, type DateCell, type InstantReader } from "../../cells/instant-reader.ts";
import { startOfDay } from "../../cells/zoned.ts";
import { dateFormat } from "../../cells/date-format.ts";
import { diagnostic, wholeFile, type Place } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import { findColumns, missingCell, repeatedColumns, unnamedColumns, valuesIn, type Columns, type CsvContext } from "../columns.ts";
import { fieldOf } from "../held-cells.ts";
import { keyProblem, projectOfKey } from "../item-key.ts";
import { endsBeforeItBegins } from "../date-order.ts";
import { withoutDirection } from "../person-name.ts";
import { CATEGORY_BY_NAME, DEFAULT_TYPE, type ReadSource, type TrackerItem } from "../tracker-item.ts";
import { resolutionName } from "../../workflow/translated-statuses.ts";
import type { Role } from "./header-role.ts";
import { JIRA_HEADERS } from "./headers.ts";
import { notRecords } from "./not-records.ts";
import { nearHeaders } from "./near-headers.ts";
import { quoteInset, rowPlans } from "./row-plan.ts";
import { tableProblems } from "./table-problems.ts";

/** Reads an issue table: one record an issue, the present state only. */
export function readJiraCsv(csv: CsvFile, context: CsvContext): ReadSource {
  let problems: Diagnostic[] = [...csv.diagnostics];
  const nothing = { items: [], records: csv.records.length, itemRecords: csv.records.length, otherRecords: 0 };
  if (problems.some(({ code }) => code === "CSV-QUOTE" || code === "CSV-DELIMITER")) return { ...nothing, diagnostics: problems };
  const columns = findColumns(csv, context.declarations.columns, JIRA_HEADERS, problems);
  const table = tableProblems(csv, columns);
  const noHeader = table.some(({ code }) => code === "CSV-TITLE-LINES");
  // Below lines above the header nothing is as wide as they are: that is one mistake, not one for each record.
  if (noHeader) problems = problems.filter(({ code }) => code !== "CSV-FIELDS");
  problems.push(...(noHeader ? [] : [...repeatedColumns(csv), ...unnamedColumns(csv)]), ...nearHeaders(csv, columns, context.declarations.columns), ...table);
  if (problems.some(({ code }) => code === "CSV-COLUMN-MISSING" || code === "CSV-COLUMN-TRANSLATED" || code === "CSV-TITLE-LINES"))
    return { ...nothing, diagnostics: problems };
  return { ...nothing, ...itemsOf(csv, columns, context, problems), diagnostics: problems };
}

const DATES = ["created", "resolved", "updated"] as const;
type DateRole = (typeof DATES)[number];

function itemsOf(csv: CsvFile, columns: Columns, { declarations, timeZone }: CsvContext, problems: Diagnostic[]): Pick<ReadSource, "items" | "newestEvent"> {
  const missing = declarations.missing ?? [];
  // A totals row is reported as such; its empty cells are no second mistake.
  const totals = problems.some(({ code }) => code === "CSV-TOTALS") ? csv.records.length - 1 : -1;
  const others = notRecords(csv, declarations.footer);
  problems.push(...others.diagnostics);
  const whole: number[] = [];
  for (const [index, record] of csv.records.entries()) if (record.length === csv.header.length && index !== totals && !others.rows.has(index)) whole.push(index);
  const recordAt = (index: number): readonly string[] => csv.records[index] ?? [];
  const cell = (index: number, record: readonly string[], role: Role): DateCell | undefined => {
    const column = columns.indexes(role)[0];
    const text = column === undefined ? undefined : valuesIn(record, [column], missing)[0];
    return column === undefined || text === undefined ? undefined : { text, place: () => csv.place(index, column) };
  };
  const dates = DATES.flatMap((role) => columns.indexes(role).slice(0, 1));
  const reader = instantReader(
    {
      *texts() {
        for (const index of whole) for (const column of dates) yield* valuesIn(recordAt(index), [column], missing);
      },
      all: () => whole.flatMap((index) => DATES.flatMap((role) => cell(index, recordAt(index), role) ?? [])),
    },
    declarations.dates,
    timeZone,
    problems,
  );
  const declaredCreated = constantDay(csv, columns, declarations.dates?.timeZone ?? timeZone, problems);
  const planOf = rowPlans({ csv, columns, missing, reader, timeZone: declarations.dates?.timeZone ?? timeZone, months: monthsOf(declarations.dates) }, problems);
  const projects = shared((key) => ({ key }));
  const readInstant = otherInstants(reader, declarations.dates, timeZone);
  const newest: { at?: IsoInstant } = {};
  const items: TrackerItem[] = [];
  for (const index of whole) {
    const record = recordAt(index);
    const item = itemOf({ csv, columns, record, index, missing, reader, declaredCreated, planOf, projects, readInstant, cell: (role) => cell(index, record, role) }, problems);
    if (item === undefined) continue;
    items.push(item);
    for (const at of [item.created, item.updated, item.resolvedAt]) if (at !== undefined && (newest.at === undefined || inTimeOrder(at, newest.at) > 0)) newest.at = at;
  }
  return { items, ...(newest.at === undefined ? {} : { newestEvent: newest.at }) };
}

function constantDay(csv: CsvFile, columns: Columns, timeZone: string, problems: Diagnostic[]): IsoInstant | undefined {
  const text = columns.constant("created");
  if (text === undefined) return undefined;
  const found = dateFormat("yyyy-MM-dd")?.read(text);
  if (found !== undefined && "ok" in found) return startOfDay(found.ok.date, timeZone);
  problems.push(
    diagnostic("DATE-FORMAT", wholeFile(csv.file), {
      message: `\`columns.created.value\` is no day: ${text}`,
      found: text,
      expected: "a day YYYY-MM-DD",
      hint: "correct it in data/almanac.yaml",
    }),
  );
  return undefined;
}

interface RecordContext {
  readonly csv: CsvFile;
  readonly columns: Columns;
  readonly record: readonly string[];
  readonly index: number;
  readonly missing: readonly string[];
  readonly reader: InstantReader | undefined;
  readonly declaredCreated: IsoInstant | undefined;
  readonly planOf: ReturnType<typeof rowPlans>;
  readonly projects: ReturnType<typeof shared<{ readonly key: string }>>;
  readonly readInstant: (text: string) => IsoInstant | undefined;
  readonly cell: (role: Role) => DateCell | undefined;
}

function itemOf(context: RecordContext, problems: Diagnostic[]): TrackerItem | undefined {
  const { csv, columns, record, index, missing } = context;
  const place = (role: Role): Place => csv.place(index, columns.indexes(role)[0] ?? 0);
  const text = (role: Role): string | undefined => columns.constant(role) ?? valuesIn(record, columns.indexes(role), missing)[0];
  const required = (role: "key" | "status" | "created"): string | undefined => {
    const value = text(role);
    if (value === undefined) problems.push(missingCell(place(role), csv.header[columns.indexes(role)[0] ?? 0] ?? role));
    return value;
  };
  const key = required("key");
  const status = required("status");
  const createdText = required("created");
  const wrong = key === undefined ? undefined : keyProblem(key, () => place("key"));
  if (wrong !== undefined) problems.push(wrong);
  const instant = (role: DateRole): IsoInstant | undefined => {
    const found = context.cell(role);
    return found === undefined ? undefined : context.reader?.read(found);
  };
  const created = createdText === undefined ? undefined : (context.declaredCreated ?? instant("created"));
  const resolvedAt = instant("resolved");
  const updated = instant("updated");
  if (key === undefined || status === undefined || created === undefined || wrong !== undefined) return undefined;
  // Both were written by one clock without seconds, so an equal minute is no contradiction.
  if (resolvedAt !== undefined && inTimeOrder(resolvedAt, created) < 0)
    problems.push(endsBeforeItBegins(key, created, resolvedAt, place("resolved"), place("created")));
  const project = text("project") ?? projectOfKey(key);
  const category = CATEGORY_BY_NAME[text("statusCategory")?.normalize("NFC").toLowerCase() ?? ""];
  const resolutionText = text("resolution");
  const resolution = resolutionText === undefined ? undefined : resolutionName(resolutionText);
  const parent = text("parent");
  const title = text("title") ?? key;
  const lasting = lastingParts(csv, columns, csv.reread === undefined ? record : undefined, index, missing);
  const item: { -readonly [Name in keyof TrackerItem]: TrackerItem[Name] } = {
    key,
    title: withoutDirection(title, () => place("title"), "the summary", quoteInset(title, csv.delimiter), problems),
    type: text("type") ?? DEFAULT_TYPE,
    project,
    status: category === undefined ? { name: status, project: context.projects.getOrMake(project), place: lasting.status } : { name: status, project: context.projects.getOrMake(project), category, place: lasting.status },
    created,
    labels: valuesIn(record, columns.indexes("labels"), missing),
    components: valuesIn(record, columns.indexes("components"), missing),
    transitions: NOTHING,
    flagged: NOTHING,
    history: "none",
    field: lasting.field,
    source: { file: csv.file, line: csv.place(index, 0).line },
    readInstant: context.readInstant,
    place: lasting.place,
  };
  // Set one by one: there are 100,000 items, and spreading an object for each property that one may lack takes twice as long.
  if (updated !== undefined) item.updated = updated;
  if (resolvedAt !== undefined) item.resolvedAt = resolvedAt;
  if (resolution !== undefined) item.resolution = resolution;
  if (parent !== undefined) item.parent = parent;
  const planned = context.planOf(record, index);
  if (planned.plan !== undefined) item.plan = planned.plan;
  if (planned.links !== undefined) item.links = planned.links;
  return item;
}

const NOTHING: readonly never[] = [];

/** What an item is asked later. Made apart from the rest, so that nothing else of its record is kept with it: exports hold 100,000 items. */
function lastingParts(csv: CsvFile, columns: Columns, held: readonly string[] | undefined, index: number, missing: readonly string[]) {
  const place = (role: Role): Place => csv.place(index, columns.indexes(role)[0] ?? 0);
  return {
    status: (): Place => place("status"),
    field: (name: string): readonly string[] => fieldOf(csv, held ?? csv.reread?.(index) ?? [], index, name, missing),
    place: (part?: "key" | "created" | "resolved" | "updated"): Place => (part === undefined ? csv.place(index, 0) : place(part)),
  };
}

/** Values that many items have in common, held once. */
function shared<T>(make: (key: string) => T) {
  const known = new Map<string, T>();
  return {
    getOrMake: (key: string): T => {
      const value = known.get(key) ?? make(key);
      known.set(key, value);
      return value;
    },
  };
}
