import { EXPORT_DATES } from "../../plan.ts";
import { simulate, type TrackerItem } from "../../simulate.ts";
import { snapshotsAt, type Snapshot } from "../../snapshot.ts";
import type { ChangedField } from "../../sim-item.ts";
import { endOfDay, jiraInstant } from "../../working-time.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

const PROJECT = "MP";
const HEADER = ["Key", "Issue Type", "Created", "Changed", "Status", "Resolution"];

/** The state of an item after each of its changes, its creation first: every row repeats what did not change. */
function rowsOf({ item, changes }: Snapshot): readonly (readonly Cell[])[] {
  const created = jiraInstant(item.created);
  let [status, resolution]: [string, string | null] = ["Backlog", null];
  return [
    [item.key, item.type, created, created, status, undefined],
    ...changes.map(({ at, fields }): readonly Cell[] => {
      const now = (field: ChangedField, before: string | null): string | null => {
        const line = fields.find((one) => one.field === field);
        return line === undefined ? before : line.to;
      };
      status = now("status", status) ?? status;
      resolution = now("resolution", resolution);
      return [item.key, item.type, created, jiraInstant(at), status, resolution ?? undefined];
    }),
  ];
}

/** Since when the platform team keeps the history of its project as a table. */
const SINCE = "2026-11-01";
const platform = (items: readonly TrackerItem[], date: (typeof EXPORT_DATES)[number]): readonly Snapshot[] =>
  snapshotsAt(items, endOfDay(date)).filter(({ item }) => item.project === PROJECT);

/** What the reporting add-on of the platform team writes on the evening of each export: one row a change, of their project alone. */
export function historyFiles(): readonly ExportFile[] {
  const items = simulate();
  return EXPORT_DATES.filter((date) => date >= SINCE).map((date) => ({ path: `tracker/${date}/history-csv-${PROJECT}.csv`, text: csvTable(HEADER, platform(items, date).flatMap(rowsOf)) }));
}

export function historyTruths(): readonly string[] {
  const last = EXPORT_DATES.at(-1);
  if (last === undefined) throw new RangeError("no exports");
  const snapshots = platform(simulate(), last);
  const rows = snapshots.reduce((sum, snapshot) => sum + rowsOf(snapshot).length, 0);
  return [
    `\`tracker/${last}/history-csv-${PROJECT}.csv\` (exported since ${SINCE}): ${String(rows)} rows, the creation and every change of the ${String(snapshots.length)} items of project ${PROJECT}. It only cross-checks: all ${String(snapshots.length)} agree with the work items in key, status, resolution and minute of creation, in every week since then, and no fact changes without it but those that count sources (their number, age and records).`,
  ];
}
