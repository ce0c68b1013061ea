import { dateIn, isoDate, type Diagnostic, type IsoDate } from "@almanac/core";
import { dateFormat } from "../../cells/date-format.ts";
import type { InstantReader } from "../../cells/instant-reader.ts";
import { parseInstant } from "../../cells/instant.ts";
import { diagnostic, relatedTo, type Place } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import type { Columns } from "../columns.ts";
import { itemLink } from "../item-links.ts";
import { personName, withoutDirection } from "../person-name.ts";
import { pointsOf, sprintName } from "../points.ts";
import type { TrackerItem, TrackerLink } from "../tracker-item.ts";
import { linkOf } from "./headers.ts";

/** What the rows of one file have in common. */
export interface PlanContext {
  readonly csv: Pick<CsvFile, "header" | "place" | "delimiter">;
  readonly columns: Columns;
  readonly missing: readonly string[];
  readonly reader: Pick<InstantReader, "format"> | undefined;
  readonly timeZone: string;
  readonly months: readonly string[] | undefined;
}

/** Positions of the columns of links, found once for a file. */
export const linkColumns = (header: readonly string[]): readonly { readonly column: number; readonly name: string; readonly direction: "inward" | "outward" }[] =>
  header.flatMap((name, column) => {
    const link = linkOf(name);
    return link === undefined ? [] : [{ column, ...link }];
  });

/** Characters that stand before a cell's text at its place: an opening quote, where the text cannot do without. */
export const quoteInset = (text: string, delimiter: string): number => (text.includes(delimiter) || /["\r\n]/.test(text) ? 1 : 0);

type Plan = Pick<TrackerItem, "plan" | "links">;

/** Reads points, sprints, due date, assignee, priority and links of the records of one file. What can be found once is found here. */
export function rowPlans(context: PlanContext, problems: Diagnostic[]): (record: readonly string[], index: number) => Plan {
  const { csv, columns, missing } = context;
  const links = linkColumns(csv.header);
  const [points, sprints, due, assigned, priorities] = (["points", "sprint", "dueDate", "assignee", "priority"] as const).map((role) => columns.indexes(role));
  const dueDateOf = dueDates(context, problems);
  const textIn = (record: readonly string[], column: number): string | undefined => {
    const text = record[column];
    return text === undefined || text === "" || text.trim() === "" || missing.includes(text) ? undefined : text;
  };
  const filled = (record: readonly string[], positions: readonly number[] | undefined): number | undefined => positions?.find((column) => textIn(record, column) !== undefined);
  return (record, index) => {
    const plan: { -readonly [K in keyof NonNullable<Plan["plan"]>]: NonNullable<Plan["plan"]>[K] } = {};
    const found = points?.length === 0 ? undefined : pointsIn(context, record, index, points?.filter((column) => textIn(record, column) !== undefined) ?? [], problems);
    if (found !== undefined) plan.points = found;
    const names = sprints?.flatMap((column) => textIn(record, column) ?? []) ?? [];
    if (names.length > 0) plan.sprints = [...new Set(names.map(sprintName))];
    const dueColumn = filled(record, due);
    const dueDate = dueColumn === undefined ? undefined : dueDateOf(record[dueColumn] ?? "", () => csv.place(index, dueColumn));
    if (dueDate !== undefined) plan.dueDate = dueDate;
    const assignee = filled(record, assigned);
    if (assignee !== undefined) plan.assignee = assigneeOf(record[assignee] ?? "", csv, () => csv.place(index, assignee), problems);
    else if (assigned !== undefined && assigned.length > 0) plan.assignee = null;
    const priority = filled(record, priorities);
    if (priority !== undefined) plan.priority = record[priority] ?? "";
    // One link is one link, however many columns name it.
    const seen = new Set<string>();
    const held = links.flatMap(({ column, name, direction }): readonly TrackerLink[] => {
      const key = textIn(record, column)?.trim();
      const id = `${direction} ${name} ${key ?? ""}`;
      if (key === undefined || seen.has(id)) return [];
      seen.add(id);
      return [{ ...itemLink(key, name, direction), place: () => csv.place(index, column) }];
    });
    return { ...(Object.keys(plan).length === 0 ? {} : { plan }), ...(held.length === 0 ? {} : { links: held }) };
  };
}

const assigneeOf = (text: string, { delimiter }: PlanContext["csv"], place: () => Place, problems: Diagnostic[]): string =>
  personName(withoutDirection(text, place, "the name of the assignee", quoteInset(text, delimiter), problems));

/** Jira keeps points in two fields, one for each kind of project; an item that has both, with two values, has none that is certain. */
function pointsIn({ csv }: PlanContext, record: readonly string[], index: number, cells: readonly number[], problems: Diagnostic[]): number | undefined {
  const values = cells.map((column) => pointsOf(record[column] ?? "", () => csv.place(index, column), problems));
  const [value] = values;
  const other = values.findIndex((one) => one !== undefined && one !== value);
  if (value === undefined || other < 0) return value;
  problems.push(
    diagnostic("POINTS-VALUE", csv.place(index, cells[other] ?? 0), {
      message: `the item has ${String(value)} points in \`${csv.header[cells[0] ?? 0] ?? ""}\` and ${String(values[other])} in \`${csv.header[cells[other] ?? 0] ?? ""}\``,
      found: String(values[other]),
      expected: String(value),
      hint: "declare which column holds the points on the source in data/almanac.yaml: `columns: { points: … }`",
      related: [relatedTo(csv.place(index, cells[0] ?? 0), "the other estimate")],
    }),
  );
  return undefined;
}

/** A due date has the format of the other dates of the export, with or without a time of day, which means nothing. Dates repeat: each text is read once. */
function dueDates({ reader, timeZone, months }: PlanContext, problems: Diagnostic[]): (text: string, place: () => Place) => IsoDate | undefined {
  const own = reader === undefined || reader.format === "offset" ? [] : [reader.format, dateFormat(reader.format.format.replace(/[ T]+(?:HH|H|hh|h):.*$/, ""), months)];
  const formats = [...own, dateFormat("yyyy-MM-dd")];
  const read = (text: string): IsoDate | undefined => {
    const instant = parseInstant(text);
    if (instant !== undefined) return dateIn(timeZone, instant);
    for (const format of formats) {
      const found = format?.read(text.trim());
      if (found !== undefined && "ok" in found) return isoDate(found.ok.date);
    }
    return undefined;
  };
  const known = new Map<string, IsoDate | undefined>();
  return (text, place) => {
    if (!known.has(text)) known.set(text, read(text));
    const date = known.get(text);
    // Without a reader the dates of the file are already reported.
    if (date === undefined && reader !== undefined)
      problems.push(
        diagnostic("DATE-FORMAT", place(), {
          message: `the due date \`${text}\` is written otherwise than the other dates of the file`,
          found: text,
          expected: `a date as ${reader.format === "offset" ? "2026-11-22" : reader.format.format}`,
          hint: "correct the date, or take the column out of the export",
        }),
      );
    return date;
  };
}
