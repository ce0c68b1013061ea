import type { Diagnostic } from "@almanac/core";
import { inTimeOrder } from "../../cells/instant.ts";
import { choice, count, instant, list, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { githubItem } from "../github-json/github-item.ts";
import { repositoryOf } from "../github-json/github-key.ts";
import type { FileResult, SourceKind } from "../source-kind.ts";
import type { TrackerItem } from "../tracker-item.ts";

const columns = {
  number: required(count({ min: 1 }), ["Number", "Issue number", "Issue"], "Number of the issue in its repository."),
  title: required(text(), ["Title"], "Title."),
  state: required(choice({ open: [], closed: [] }), ["State"], "`open` or `closed`."),
  reason: optional(text(), ["State reason", "StateReason", "state_reason"], "Why it was closed: `completed`, `not_planned`, `duplicate`."),
  created: required(instant(), ["Created at", "CreatedAt", "created_at"], "When it was opened."),
  closed: optional(instant(), ["Closed at", "ClosedAt", "closed_at"], "When it was closed last; empty while it is open."),
  updated: optional(instant(), ["Updated at", "UpdatedAt", "updated_at"], "When it was changed last."),
  type: optional(text(), ["Type", "Issue type"], "Kind of issue."),
  labels: optional(list(), ["Labels"], "Labels."),
  assignee: optional(text(), ["Assignee", "Assignees"], "Who works on it. Never shown."),
  priority: optional(text(), ["Priority"], "Priority; `-1` means none."),
  url: optional(text(), ["URL", "html_url"], "Address of the issue; it names the repository."),
  repository: optional(text(), ["Repository", "Repo"], "`owner/repo`, where there is no address; it becomes part of every key."),
};

/**
 * The rows of one file. Scripts repeat an issue for each of its areas: equal items are one, which the merging of items sees to, as
 * it sees to those that differ. A tracker's rows become items and not records, so they are collected on the way.
 */
function readInto(items: TrackerItem[], problems: Diagnostic[]): SourceKind {
  return tableKind<typeof columns, "tables">({
    kind: "github-csv",
    title: "GitHub issues (CSV)",
    area: "work",
    fills: "tables",
    columns,
    signature: ["number", "title", "state", "created"],
    recordOf: (row, { source, place }) => {
      // A list of issues may hold pull requests; they are work of another kind.
      if (row.url !== undefined && /\/pull\/\d+$/.test(row.url)) return undefined;
      const { number, title, created, updated, closed, reason, type, labels, assignee, priority, repository, url } = row;
      const roles = { issue: "number", key: "number", state: "state", created: "created", closed: "closed", updated: "updated" } as const;
      items.push(
        githubItem(
          {
            number,
            title,
            open: row.state === "open",
            repository: repository ?? repositoryOf(url),
            created,
            updated,
            closed,
            reason,
            type,
            labels: labels ?? [],
            assignee,
            priority: priority === "-1" ? undefined : priority,
            source,
            place: (part) => (part === "issue" ? { ...place("number"), column: 1 } : place(roles[part])),
            field: () => [],
          },
          problems,
        ),
      );
      return { source, id: String(number), columns: [], rows: [] };
    },
  });
}

const table = readInto([], []);

/** A table of GitHub issues, as scripts and extensions write it. */
export const githubCsvKind: SourceKind = {
  ...table,
  fills: [],
  read: (inputs, context) => ({
    diagnostics: [],
    files: inputs.flatMap((input): readonly FileResult[] => {
      const items: TrackerItem[] = [];
      const problems: Diagnostic[] = [];
      return readInto(items, problems)
        .read([input], context)
        .files.map((file) => {
          const newest = items.flatMap(({ created, updated, resolvedAt }) => [created, updated, resolvedAt].filter((at) => at !== undefined)).toSorted(inTimeOrder).at(-1);
          return { ...file, records: {}, items, ...(newest === undefined ? {} : { newestEvent: newest }), diagnostics: [...file.diagnostics, ...problems] };
        });
    }),
  }),
};
