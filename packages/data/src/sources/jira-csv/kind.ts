import { declaredHeader } from "../../config/source-schema.ts";
import { csvKind } from "../csv-kind.ts";
import { positionsOf } from "../columns.ts";
import type { KindContext, KnownColumn, SourceKind } from "../source-kind.ts";
import { withoutWrongItems } from "../skip-items.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";
import { trackerTables } from "../tracker-table.ts";
import type { HeaderRole } from "./header-role.ts";
import { JIRA_HEADERS, TRANSLATED_HEADERS } from "./headers.ts";
import { readJiraCsv } from "./read-jira-csv.ts";
import { linkColumns } from "./row-plan.ts";

const SAYS: Readonly<Record<HeaderRole, string>> = {
  key: "Key of the issue, such as ABC-12.",
  id: "Number of the issue inside the tracker.",
  title: "Summary.",
  type: "Type of the issue.",
  project: "Key of the project; left out, it is the first part of the key.",
  status: "Present status.",
  statusCategory: "Category of the status: To Do, In Progress or Done.",
  created: "When the issue was created.",
  resolved: "When it was resolved.",
  updated: "When it was last changed.",
  resolution: "How it was resolved.",
  labels: "Labels; the column may be repeated.",
  components: "Components; the column may be repeated.",
  parent: "Key of the epic or other parent.",
  sprint: "Sprints; the column may be repeated.",
  points: "Story points.",
  dueDate: "Day on which it is due.",
  assignee: "Who works on it.",
  priority: "Priority.",
};
const REQUIRED: ReadonlySet<string> = new Set(["key", "status", "created"]);
const DATES: ReadonlySet<string> = new Set(["created", "resolved", "updated"]);

/** Columns by which a table of issues is told whose keys have another header. */
const TELLING = ["title", "type", "status", "created", "resolved", "updated", "resolution", "labels", "components"] as const;

/** A key's header of any language, also of those that are told and then refused with what to declare. */
const KEYS = [...JIRA_HEADERS.key, ...TRANSLATED_HEADERS.flatMap(({ headers }) => headers.key ?? [])];

const known = (role: HeaderRole): KnownColumn => ({
  role,
  required: REQUIRED.has(role),
  headers: JIRA_HEADERS[role],
  says: SAYS[role],
  type: DATES.has(role) ? "instant" : role === "dueDate" ? "date" : role === "points" ? "number" : role === "key" ? "id" : role === "labels" || role === "components" || role === "sprint" ? "list" : "text",
});

/** A table of issues as Jira exports it: their present state only, one row an issue. */
export const jiraCsvKind: SourceKind = {
  kind: "jira-csv",
  title: "Jira issues (CSV)",
  area: "work",
  audience: "public",
  fills: [],
  columns: (Object.keys(SAYS) as HeaderRole[]).map(known),
  recognise: (input) => {
    const table = input.table();
    if (!("ok" in table) || table.ok.typed === true || table.ok.header.length < 2) return 0;
    if (positionsOf(table.ok.header, KEYS).length > 0) return 0.95;
    // Cells that look like keys, beside headers that trackers write, make a table of issues likely; another kind that knows its columns is likelier.
    const telling = TELLING.filter((role) => positionsOf(table.ok.header, JIRA_HEADERS[role]).length > 0);
    return telling.length > 1 && csvKind(table.ok) === "jira-csv" ? 0.2 : 0;
  },
  read: (inputs, context) =>
    trackerTables(inputs, context, { read: readJiraCsv, wanted: wantedColumns, title: "Jira issues", most: MOST_RECORDS.items, finish: (result, lineOf) => withoutWrongItems(result, context.declaration, lineOf) }),
};

/** Every column that is read or declared, and those that the rules of workstreams ask for. */
function wantedColumns(header: readonly string[], { declaration, fields }: KindContext): ReadonlySet<number> {
  const declared = Object.values(declaration.columns ?? {}).flatMap((said) => declaredHeader(said) ?? []);
  return new Set([0, ...positionsOf(header, [...Object.values(JIRA_HEADERS).flat(), ...declared, ...(fields ?? [])]), ...linkColumns(header).map(({ column }) => column)]);
}
