import type { NumberedChange, TrackerItem } from "./simulate.ts";
import type { FieldChange, StatusName } from "./sim-item.ts";
import { CATEGORY, type Snapshot } from "./snapshot.ts";
import { closedAt, closing, instantOf, openedAt, opening, plannedEnd, SEARCH_BOARD, sprintId, sprintName } from "./sprint-calendar.ts";
import { sprintIds } from "./sprint-membership.ts";
import { jiraInstant, type Moment } from "./working-time.ts";

/** Ids of the tracker; `data/almanac.yaml` maps statuses by them. */
export const STATUS_ID: Readonly<Record<StatusName, string>> = { Backlog: "10000", Ready: "10001", "In Progress": "3", "Waiting for data": "10004", "In Review": "10002", Validation: "10003", Done: "10005" };
const RESOLUTION_ID: Readonly<Record<string, string>> = { Done: "10000", "Won't Do": "10001", Duplicate: "10002", "Cannot Reproduce": "10003" };
const PRIORITY_ID: Readonly<Record<string, string>> = { Highest: "1", High: "2", Medium: "3", Low: "4" };
const FLAG = { id: "10019", value: "Impediment" };

/** Custom fields of the tracker. */
const STORY_POINTS = "customfield_10016";
const FLAGGED = "customfield_10021";
const SPRINT = "customfield_10020";
/** As the answer states them with `expand=changelog,names`. */
const NAMES = { [STORY_POINTS]: "Story Points", [SPRINT]: "Sprint", [FLAGGED]: "Flagged" };
/** The project whose board has sprints; the field is on the screens of no other. */
const SPRINTS_OF = "SR";

const idOf = (field: FieldChange["field"], value: string): string | null => {
  if (field === "status") return STATUS_ID[value as StatusName];
  if (field === "resolution") return RESOLUTION_ID[value] ?? null;
  if (field === "priority") return PRIORITY_ID[value] ?? null;
  if (field === "Sprint") return sprintIds(value);
  return field === "Flagged" ? `[${FLAG.id}]` : null;
};

/** The field of the agile plug-in is an empty text where others are null. */
const nothing = (field: FieldChange["field"]): string | null => (field === "Sprint" ? "" : null);

/** One entry of the history. Moving from one version to another is two lines, as the tracker writes it: one removed, one added. */
const linesOf = (change: FieldChange): readonly FieldChange[] =>
  change.field === "Fix Version" && change.from !== null && change.to !== null ? [{ ...change, to: null }, { ...change, from: null }] : [change];

const history = ({ number, at, fields }: NumberedChange): object => ({
  id: String(number),
  created: jiraInstant(at),
  items: fields.flatMap(linesOf).map(({ field, from, to }) => ({
    field,
    from: from === null ? nothing(field) : idOf(field, from),
    fromString: from ?? nothing(field),
    to: to === null ? nothing(field) : idOf(field, to),
    toString: to ?? nothing(field),
  })),
});

/** A sprint as an issue carries it. */
function sprintObject(number: number, end: Moment): object {
  const sprint = { id: sprintId(number), name: sprintName(number), boardId: SEARCH_BOARD };
  if (openedAt(number) >= end) return { ...sprint, state: "future" };
  const days = { startDate: instantOf(opening(number)), endDate: instantOf(plannedEnd(number)) };
  if (closedAt(number) >= end) return { ...sprint, state: "active", ...days };
  return { ...sprint, state: "closed", ...days, completeDate: instantOf(closing(number)) };
}

function issue(snapshot: Snapshot, byId: ReadonlyMap<string, TrackerItem>, end: Moment): object {
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
      [STORY_POINTS]: snapshot.points,
      [FLAGGED]: snapshot.flagged ? [FLAG] : null,
      ...(item.project === SPRINTS_OF ? { [SPRINT]: snapshot.sprints.length === 0 ? null : snapshot.sprints.map((number) => sprintObject(number, end)) } : {}),
    },
    changelog: { startAt: 0, maxResults: changes.length, total: changes.length, histories: changes.toReversed().map(history) },
  };
}

/** The answer of the tracker's search with expanded names and changelogs, one issue a line. */
export function jiraJson(snapshots: readonly Snapshot[], end: Moment): string {
  const byId = new Map(snapshots.map(({ item }) => [item.id, item]));
  const total = String(snapshots.length);
  const lines = snapshots.map((snapshot) => JSON.stringify(issue(snapshot, byId, end)));
  return `{"names":${JSON.stringify(NAMES)},"startAt":0,"maxResults":${total},"total":${total},"issues":[\n${lines.join(",\n")}\n]}\n`;
}
