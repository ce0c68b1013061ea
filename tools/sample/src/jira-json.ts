import type { NumberedChange, TrackerItem } from "./simulate.ts";
import type { FieldChange, StatusName } from "./sim-item.ts";
import { CATEGORY, type Snapshot } from "./snapshot.ts";
import { jiraInstant } from "./working-time.ts";

/** Ids of the tracker; `data/almanac.yaml` maps statuses by them. */
export const STATUS_ID: Readonly<Record<StatusName, string>> = { Backlog: "10000", Ready: "10001", "In Progress": "3", "Waiting for data": "10004", "In Review": "10002", Validation: "10003", Done: "10005" };
const RESOLUTION_ID: Readonly<Record<string, string>> = { Done: "10000", "Won't Do": "10001", Duplicate: "10002", "Cannot Reproduce": "10003" };
const PRIORITY_ID: Readonly<Record<string, string>> = { Highest: "1", High: "2", Medium: "3", Low: "4" };
const FLAG = { id: "10019", value: "Impediment" };

/** Custom fields of the tracker. */
const STORY_POINTS = "customfield_10016";
const FLAGGED = "customfield_10021";

const idOf = (field: FieldChange["field"], value: string): string | null => {
  if (field === "status") return STATUS_ID[value as StatusName];
  if (field === "resolution") return RESOLUTION_ID[value] ?? null;
  if (field === "priority") return PRIORITY_ID[value] ?? null;
  return field === "Flagged" ? `[${FLAG.id}]` : null;
};

/** One entry of the history. Moving from one version to another is two lines, as the tracker writes it: one removed, one added. */
const linesOf = (change: FieldChange): readonly FieldChange[] =>
  change.field === "Fix Version" && change.from !== null && change.to !== null ? [{ ...change, to: null }, { ...change, from: null }] : [change];

const history = ({ number, at, fields }: NumberedChange): object => ({
  id: String(number),
  created: jiraInstant(at),
  items: fields.flatMap(linesOf).map(({ field, from, to }) => ({
    field,
    from: from === null ? null : idOf(field, from),
    fromString: from,
    to: to === null ? null : idOf(field, to),
    toString: to,
  })),
});

function issue(snapshot: Snapshot, byId: ReadonlyMap<string, TrackerItem>): object {
  const { item, status, changes } = snapshot;
  const parent = item.parent === null ? undefined : byId.get(item.parent);
  return {
    id: String(item.number),
    key: item.key,
    fields: {
      summary: item.title,
      issuetype: { name: item.type },
      project: { key: item.project },
      status: { id: STATUS_ID[status], name: status, statusCategory: { key: CATEGORY[status].key } },
      resolution: snapshot.resolution === null ? null : { name: snapshot.resolution },
      resolutiondate: snapshot.resolved === null ? null : jiraInstant(snapshot.resolved),
      created: jiraInstant(item.created),
      updated: jiraInstant(snapshot.updated),
      priority: { name: snapshot.priority },
      assignee: snapshot.assignee === null ? null : { displayName: snapshot.assignee },
      labels: item.labels,
      components: item.component === null ? [] : [{ name: item.component }],
      fixVersions: snapshot.fixVersion === null ? [] : [{ name: snapshot.fixVersion }],
      ...(parent === undefined ? {} : { parent: { id: String(parent.number), key: parent.key } }),
      [STORY_POINTS]: item.points,
      [FLAGGED]: snapshot.flagged ? [FLAG] : null,
    },
    changelog: { startAt: 0, maxResults: changes.length, total: changes.length, histories: changes.toReversed().map(history) },
  };
}

/** The answer of the tracker's search with expanded changelogs, one issue a line. */
export function jiraJson(snapshots: readonly Snapshot[]): string {
  const byId = new Map(snapshots.map(({ item }) => [item.id, item]));
  const total = String(snapshots.length);
  const lines = snapshots.map((snapshot) => JSON.stringify(issue(snapshot, byId)));
  return `{"startAt":0,"maxResults":${total},"total":${total},"issues":[\n${lines.join(",\n")}\n]}\n`;
}
