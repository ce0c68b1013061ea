import type { Diagnostic, IsoInstant, SourceRef } from "@almanac/core";
import { inTimeOrder } from "../../cells/instant.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { endsBeforeItBegins } from "../date-order.ts";
import { personName } from "../person-name.ts";
import { DEFAULT_TYPE, type TrackerItem } from "../tracker-item.ts";
import { githubKey, NO_REPOSITORY } from "./github-key.ts";

/** What every form of a GitHub export says about an issue. */
export interface GithubIssue {
  readonly number: number;
  readonly title: string;
  readonly open: boolean;
  readonly repository: string | undefined;
  readonly created: IsoInstant;
  readonly updated: IsoInstant | undefined;
  readonly closed: IsoInstant | undefined;
  /** `completed`, `not_planned`, `duplicate`, `reopened`; any case, with blank or underscore. */
  readonly reason: string | undefined;
  readonly type: string | undefined;
  readonly labels: readonly string[];
  /** `null`: nobody; undefined: the export does not say. */
  readonly assignee: string | null | undefined;
  readonly priority: string | undefined;
  readonly source: SourceRef;
  readonly place: (part: "issue" | "key" | "state" | "created" | "closed" | "updated") => Place;
  readonly field: (name: string) => readonly string[];
}

/** Reasons as GitHub's own pages write them. */
function resolutionOf(issue: GithubIssue): string | undefined {
  if (issue.open) return undefined;
  const reason = (issue.reason ?? "").trim().toLowerCase().replace(/[\s_-]+/g, " ");
  if (reason === "" || reason === "reopened") return undefined;
  return `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`;
}

/**
 * An issue as a work item. GitHub has two states and exports no history: an item is open (to do) or closed (done), was closed at its
 * last closing, and nothing says when work on it began.
 */
export function githubItem(issue: GithubIssue, problems: Diagnostic[]): TrackerItem {
  const { number, title, open, repository, created, updated, closed, labels, assignee, priority, place } = issue;
  const key = githubKey(repository, number);
  const project = repository ?? NO_REPOSITORY;
  const resolution = resolutionOf(issue);
  const closedAt = open ? undefined : closed;
  if (closedAt !== undefined && inTimeOrder(closedAt, created) < 0) problems.push(endsBeforeItBegins(key, created, closedAt, place("closed"), place("created")));
  const plan = {
    ...(assignee === undefined ? {} : { assignee: assignee === null ? null : personName(assignee) }),
    ...(priority === undefined ? {} : { priority }),
  };
  return {
    key,
    title,
    type: issue.type ?? DEFAULT_TYPE,
    project,
    status: { name: open ? "Open" : "Closed", project: { key: project }, category: open ? "todo" : "done", place: () => place("state") },
    created,
    ...(updated === undefined ? {} : { updated }),
    ...(closedAt === undefined ? {} : { resolvedAt: closedAt }),
    ...(resolution === undefined ? {} : { resolution }),
    labels,
    components: [],
    transitions: [],
    flagged: [],
    history: "none",
    ...(Object.keys(plan).length === 0 ? {} : { plan }),
    field: issue.field,
    source: issue.source,
    place: (part) => place(part === undefined ? "issue" : part === "resolved" ? "closed" : part),
  };
}
