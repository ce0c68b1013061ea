import type { Diagnostic, IsoInstant, ItemPlan } from "@almanac/core";
import { inTimeOrder, parseInstant } from "../../cells/instant.ts";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";
import type { StatusMention, TrackerItem } from "../tracker-item.ts";
import type { ChangeRow, IssueRow } from "./issue-schema.ts";
import type { IssueOrigin } from "./issue-list.ts";
import { pathOf, PastMention, type ChangePosition, type PlaceAt } from "./past-status.ts";
import { planChanges } from "./plan-changes.ts";

const NOTHING: readonly never[] = [];

interface History {
  readonly transitions: TrackerItem["transitions"];
  readonly flagged: TrackerItem["flagged"];
  readonly plan: Pick<ItemPlan, "pointsChanges" | "sprintChanges">;
  readonly newest?: IsoInstant;
}

const ownText = (row: ChangeRow, key: string): string | undefined => {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};

const isStatus = (row: ChangeRow): boolean =>
  ownText(row, "fieldId") === "status" || (ownText(row, "fieldId") === undefined && ownText(row, "field") === "status");
/** Jira's own field "Flagged", whose value is "Impediment"; old servers name the field after the value. */
const isFlag = (row: ChangeRow): boolean => {
  const field = ownText(row, "field") ?? "";
  return (field.length === 7 || field.length === 10) && /^(?:flagged|impediment)$/i.test(field);
};

interface Change extends ChangePosition {
  readonly at: IsoInstant;
  readonly row: ChangeRow;
}

/** Status changes and blocked spans of an issue. Servers return histories in either order; one history's items keep theirs. */
export function readChangelog(issue: IssueRow, origin: IssueOrigin, problems: Diagnostic[]): History {
  const place: PlaceAt = (path) => origin.place(path);
  const changelog = issue.changelog;
  if (changelog === null || changelog === undefined) return { transitions: NOTHING, flagged: NOTHING, plan: {} };
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
  const changes: Change[] = [];
  for (const [index, history] of histories.entries()) {
    const at = parseInstant(history.created);
    if (at === undefined) problems.push(instantProblem(history.created, place(["changelog", "histories", index, "created"])));
    else for (const [item, row] of history.items.entries()) changes.push({ at, row, history: index, item });
  }
  changes.sort((a, b) => inTimeOrder(a.at, b.at));
  const newest = changes.at(-1)?.at;
  return { transitions: transitionsOf(changes, issue, origin, problems), flagged: flaggedSpans(changes), plan: planChanges(changes, parseInstant(issue.fields.created)), ...(newest === undefined ? {} : { newest }) };
}

function transitionsOf(changes: readonly Change[], issue: IssueRow, origin: IssueOrigin, problems: Diagnostic[]): TrackerItem["transitions"] {
  const { key, id } = issue.fields.project;
  const place: PlaceAt = (path) => origin.place(path);
  const shared = (text: string): string => origin.shared(text);
  const project = { key: shared(key), ...(typeof id === "string" ? { id: shared(id) } : {}) };
  const mention = (change: Change, idKey: string, nameKey: string): StatusMention | undefined => {
    const name = ownText(change.row, nameKey);
    const statusId = ownText(change.row, idKey);
    if (name === undefined && statusId === undefined) return undefined;
    const said = { name: shared(name ?? ""), ...(statusId === undefined ? {} : { id: shared(statusId) }), project };
    return new PastMention(said, origin, change, name === undefined ? idKey : nameKey);
  };
  const transitions: TrackerItem["transitions"][number][] = [];
  for (const change of changes) {
    if (!isStatus(change.row)) continue;
    const to = mention(change, "to", "toString");
    const from = mention(change, "from", "fromString");
    if (to !== undefined) transitions.push(from === undefined ? { at: change.at, to } : { at: change.at, from, to });
    else
      problems.push(
        diagnostic("JIRA-FIELD", place(pathOf(change)), {
          message: "a status change that does not say to which status",
          found: "no `to` and no `toString`",
          expected: "the status that was entered",
          hint: "export the issues again with expand=changelog",
        }),
      );
  }
  // A copy has room for no more than it holds.
  return transitions.length === 0 ? NOTHING : transitions.slice();
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
  return since !== undefined ? [...spans, { from: since, to: null }] : spans.length === 0 ? NOTHING : spans;
}

export const instantProblem = (text: string, place: Place): Diagnostic =>
  diagnostic("DATE-FORMAT", place, {
    message: `\`${text}\` is no instant`,
    found: text,
    expected: "an instant with offset such as 2026-11-22T20:00:00.000+0000",
    hint: "export the file again; if it was edited by hand, write date, time and offset",
  });
