import { declaredHeader } from "../../config/source-schema.ts";
import { positionsOf } from "../columns.ts";
import { csvKind, keyColumn } from "../csv-kind.ts";
import { HISTORY_HEADERS } from "../jira-csv/headers.ts";
import { readHistoryCsv } from "./read-history.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";
import { trackerTables } from "../tracker-table.ts";
import type { KindContext, SourceKind } from "../source-kind.ts";

const column = (role: string, required: boolean, type: string, says: string) => ({ role, required, headers: [], says, type });

/** A table of one row a change. Its columns must be declared: no tracker exports it, everybody writes it another way. */
export const historyCsvKind: SourceKind = {
  kind: "history-csv",
  title: "History of issues (CSV)",
  area: "work",
  audience: "public",
  fills: [],
  columns: [
    column("key", true, "id", "Key of the issue; it stands in as many rows as the issue has changes."),
    column("at", true, "instant", "When the change was made."),
    column("status", true, "text", "Status after the change."),
    column("created", false, "instant", "When the issue was created."),
    column("title", false, "text", "Summary."),
    column("type", false, "text", "Type of the issue."),
    column("project", false, "text", "Key of the project."),
    column("resolution", false, "text", "How it was resolved."),
    column("labels", false, "list", "Labels."),
    column("components", false, "list", "Components."),
    column("parent", false, "text", "Key of the parent."),
  ],
  recognise: (input) => {
    const table = input.table();
    if (!("ok" in table) || table.ok.typed === true || !table.ok.header.some((name) => /^(?:to )?(?:status|state)$/i.test(name.trim())) || !table.ok.header.some((name) => /updat|chang/i.test(name))) return 0;
    const key = table.ok.header[keyColumn(table.ok) ?? -1];
    // A table of orders repeats the keys of its projects, too.
    return key !== undefined && /key|ticket|issue|item|^id$/i.test(key.trim()) && csvKind(table.ok) === "history-csv" ? 0.25 : 0;
  },
  read: (inputs, context) => trackerTables(inputs, context, { read: readHistoryCsv, wanted: wantedColumns, title: "History of issues", most: MOST_RECORDS.changes }),
};

/** Every column that is read or declared, and those that the rules of workstreams ask for. */
function wantedColumns(header: readonly string[], { declaration, fields }: KindContext): ReadonlySet<number> {
  const declared = Object.values(declaration.columns ?? {}).flatMap((said) => declaredHeader(said) ?? []);
  return new Set([0, ...positionsOf(header, [...Object.values(HISTORY_HEADERS).flat(), ...declared, ...(fields ?? [])])]);
}
