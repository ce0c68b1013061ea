import type { Diagnostic, IsoInstant } from "@almanac/core";
import { inTimeOrder, parseInstant } from "../../cells/instant.ts";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";
import type { StatusMention, TrackerItem } from "../tracker-item.ts";
import type { ChangeRow, IssueRow } from "./issue-schema.ts";

interface History {
  readonly transitions: TrackerItem["transitions"];
  readonly flagged: TrackerItem["flagged"];
  readonly newest?: IsoInstant;
}

type PlaceAt = (path: readonly PropertyKey[]) => Place;

const ownText = (row: ChangeRow, key: string): string | undefined => {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};

const isStatus = (row: ChangeRow): boolean =>
  ownText(row, "fieldId") === "status" || (ownText(row, "fieldId") === undefined && ownText(row, "field") === "status");
/** Jira's own field "Flagged", whose value is "Impediment"; old servers name the field after the value. */
const isFlag = (row: ChangeRow): boolean => /^(?:flagged|impediment)$/i.test(ownText(row, "field") ?? "");

interface Change {
  readonly at: IsoInstant;
  readonly row: ChangeRow;
  readonly path: readonly PropertyKey[];
}

/** Status changes and blocked spans of an issue. Servers return histories in either order; one history's items keep theirs. */
export function readChangelog(issue: IssueRow, place: PlaceAt, problems: Diagnostic[]): History {
  const changelog = issue.changelog;
  if (changelog === null || changelog === undefined) return { transitions: [], flagged: [] };
  const { total, histories } = changelog;
  if (total !== null && total !== undefined && total > histories.length)
    problems.push(
      diagnostic("JIRA-CHANGELOG", place(["changelog"]), {
        message: `${issue.key} has ${String(total)} changes, of which the file holds ${String(histories.length)}: durations would be wrong`,
        found: `${String(histories.length)} changes`,
        expected: `${String(total)} changes`,
        hint: "fetch the rest with /rest/api/2/issue/KEY/changelog, or export in smaller pages with expand=changelog",
      }),
    );
  const changes: Change[] = histories.flatMap((history, index) => {
    const at = parseInstant(history.created);
    if (at === undefined) {
      problems.push(instantProblem(history.created, place(["changelog", "histories", index, "created"])));
      return [];
    }
    return history.items.map((row, item) => ({ at, row, path: ["changelog", "histories", index, "items", item] }));
  });
  changes.sort((a, b) => inTimeOrder(a.at, b.at));
  const newest = changes.at(-1)?.at;
  return { transitions: transitionsOf(changes, issue, place, problems), flagged: flaggedSpans(changes), ...(newest === undefined ? {} : { newest }) };
}

function transitionsOf(changes: readonly Change[], issue: IssueRow, place: PlaceAt, problems: Diagnostic[]): TrackerItem["transitions"] {
  const { key, id } = issue.fields.project;
  const project = { key, ...(typeof id === "string" ? { id } : {}) };
  const mention = (change: Change, idKey: string, nameKey: string): StatusMention | undefined => {
    const name = ownText(change.row, nameKey);
    const statusId = ownText(change.row, idKey);
    if (name === undefined && statusId === undefined) return undefined;
    return {
      name: name ?? "",
      ...(statusId === undefined ? {} : { id: statusId }),
      project,
      past: true,
      place: () => place([...change.path, name === undefined ? idKey : nameKey]),
    };
  };
  return changes
    .filter(({ row }) => isStatus(row))
    .flatMap((change) => {
      const to = mention(change, "to", "toString");
      const from = mention(change, "from", "fromString");
      if (to !== undefined) return [{ at: change.at, to, ...(from === undefined ? {} : { from }) }];
      problems.push(
        diagnostic("JIRA-FIELD", place(change.path), {
          message: "a status change that does not say to which status",
          found: "no `to` and no `toString`",
          expected: "the status that was entered",
          hint: "export the issues again with expand=changelog",
        }),
      );
      return [];
    });
}

function flaggedSpans(changes: readonly Change[]): TrackerItem["flagged"] {
  const spans: { from: IsoInstant; to: IsoInstant | null }[] = [];
  let since: IsoInstant | undefined;
  for (const { at, row } of changes) {
    if (!isFlag(row)) continue;
    const raised = ownText(row, "toString") !== undefined;
    if (raised && since === undefined) since = at;
    else if (!raised && since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  return since === undefined ? spans : [...spans, { from: since, to: null }];
}

export const instantProblem = (text: string, place: Place): Diagnostic =>
  diagnostic("DATE-FORMAT", place, {
    message: `\`${text}\` is no instant`,
    found: text,
    expected: "an instant with offset such as 2026-11-22T20:00:00.000+0000",
    hint: "export the file again; if it was edited by hand, write date, time and offset",
  });
