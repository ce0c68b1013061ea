import { addDays, compareText, mondayOf } from "@almanac/core";
import { stringify } from "csv-stringify/sync";
import { PLANS } from "./plan.ts";
import type { TrackerItem } from "./simulate.ts";
import { CATEGORY, type Snapshot } from "./snapshot.ts";
import { SPRINT_DAYS, sprintName } from "./sprint-calendar.ts";
import { endOfDay, FIRST_DAY, localTimeOf, startOfDay, twoDigits, type Moment } from "./working-time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** For example `20/Nov/26 2:23 PM`: local time, to the minute. */
export function csvDate(moment: Moment): string {
  const { date, hour, minute } = localTimeOf(moment);
  const [year, month, day] = date.split("-") as [string, string, string];
  return `${day}/${MONTHS[Number(month) - 1] as string}/${year.slice(2)} ${String(hour % 12 === 0 ? 12 : hour % 12)}:${twoDigits(minute)} ${hour < 12 ? "AM" : "PM"}`;
}

const planOf = (item: TrackerItem) => PLANS.find(({ project }) => project === item.project);

/** Search keeps its sprints in the tracker. For demand forecasting: the two weeks in which the item was being worked on. */
function sprintsOf({ item, changes, resolved, sprints }: Snapshot, end: Moment): readonly string[] {
  if (item.project === "SR") return sprints.map(sprintName);
  const started = changes.find(({ fields }) => fields.some(({ field, to }) => field === "status" && to === "In Progress"));
  if (planOf(item)?.sprints !== true || item.type === "Epic" || started === undefined) return [];
  const last = resolved ?? end - 1;
  const names: string[] = [];
  let number = 1;
  for (let monday = mondayOf(FIRST_DAY); startOfDay(monday) <= last; monday = addDays(monday, SPRINT_DAYS), number += 1) {
    if (endOfDay(addDays(monday, SPRINT_DAYS - 1)) > started.at) names.push(`${item.project} Sprint ${String(number)}`);
  }
  return names;
}

interface Row {
  readonly snapshot: Snapshot;
  readonly parent: TrackerItem | undefined;
  readonly labels: readonly string[];
  readonly sprints: readonly string[];
  readonly outward: readonly string[];
  readonly inward: readonly string[];
}

/** A column of the export; list columns are repeated, once for each value of the longest list. */
type Column = readonly [header: string, cells: (row: Row) => string | readonly string[]];

const COLUMNS: readonly Column[] = [
  ["Summary", ({ snapshot }) => snapshot.item.title],
  ["Issue key", ({ snapshot }) => snapshot.item.key],
  ["Issue id", ({ snapshot }) => String(snapshot.item.number)],
  ["Issue Type", ({ snapshot }) => snapshot.item.type],
  ["Status", ({ snapshot }) => snapshot.status],
  ["Project key", ({ snapshot }) => snapshot.item.project],
  ["Project name", ({ snapshot }) => planOf(snapshot.item)?.name ?? ""],
  ["Priority", ({ snapshot }) => snapshot.priority],
  ["Resolution", ({ snapshot }) => snapshot.resolution ?? ""],
  ["Assignee", ({ snapshot }) => snapshot.assignee ?? ""],
  ["Created", ({ snapshot }) => csvDate(snapshot.item.created)],
  ["Updated", ({ snapshot }) => csvDate(snapshot.updated)],
  ["Resolved", ({ snapshot }) => (snapshot.resolved === null ? "" : csvDate(snapshot.resolved))],
  ["Fix versions", ({ snapshot }) => snapshot.fixVersion ?? ""],
  ["Components", ({ snapshot }) => snapshot.item.component ?? ""],
  ["Labels", ({ labels }) => labels],
  ["Inward issue link (Blocks)", ({ inward }) => inward],
  ["Outward issue link (Blocks)", ({ outward }) => outward],
  ["Custom field (Flagged)", ({ snapshot }) => (snapshot.flagged ? "Impediment" : "")],
  ["Sprint", ({ sprints }) => sprints],
  ["Custom field (Story Points)", ({ snapshot }) => (snapshot.points === null ? "" : snapshot.points.toFixed(1))],
  ["Parent", ({ parent }) => (parent === undefined ? "" : String(parent.number))],
  ["Parent key", ({ parent }) => parent?.key ?? ""],
  ["Status Category", ({ snapshot }) => CATEGORY[snapshot.status].name],
  ["Status Category Changed", ({ snapshot }) => csvDate(snapshot.statusCategoryChanged)],
];

/** The "all fields" CSV of the same moment, for people who have no access to the tracker's API. */
export function jiraCsv(snapshots: readonly Snapshot[], end: Moment): string {
  const byId = new Map(snapshots.map(({ item }) => [item.id, item]));
  const known = new Set(snapshots.map(({ item }) => item.key));
  const inward = new Map<string, string[]>();
  for (const { item } of snapshots) for (const key of item.blocks) if (known.has(key)) inward.set(key, [...(inward.get(key) ?? []), item.key]);
  const rows = snapshots.map((snapshot): Row => ({
    snapshot,
    parent: snapshot.item.parent === null ? undefined : byId.get(snapshot.item.parent),
    labels: snapshot.item.labels,
    sprints: sprintsOf(snapshot, end),
    outward: snapshot.item.blocks.filter((key) => known.has(key)),
    inward: [...(inward.get(snapshot.item.key) ?? [])].sort(compareText),
  }));
  const columns = COLUMNS.map(([header, cells]) => {
    const values = rows.map(cells);
    const width = Math.max(1, ...values.map((value) => (typeof value === "string" ? 1 : value.length)));
    return { headers: Array.from({ length: width }, () => header), values: values.map((value) => Array.from({ length: width }, (_, index) => (typeof value === "string" ? value : (value[index] ?? "")))) };
  });
  const records = [columns.flatMap(({ headers }) => headers), ...rows.map((_, row) => columns.flatMap(({ values }) => values[row] as string[]))];
  return stringify(records, { record_delimiter: "\n" });
}

