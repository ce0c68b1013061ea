import type { StatusCategory } from "@almanac/core";
import type { StatusMention } from "../sources/tracker-item.ts";

/** One status as the workflow knows it. Without a project it holds for all. */
export interface KnownStatus {
  readonly id?: string;
  readonly name?: string;
  readonly project?: string;
  /** The name that the model uses for it. */
  readonly canonical: string;
}

export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
export const nameKey = (name: string): string => name.trim().toLowerCase();

const inScope = (known: { readonly project?: string }, mention: StatusMention): boolean =>
  known.project === mention.project.key || (known.project !== undefined && known.project === mention.project.id);

/** The status that a mention means: by id in its project, by id, by name in its project, by name (METHOD.md 2.1). */
export function matchStatus<S extends { readonly id?: string; readonly name?: string; readonly project?: string }>(
  statuses: readonly S[],
  mention: StatusMention,
): S | undefined {
  const byId = mention.id === undefined ? [] : statuses.filter(({ id }) => id === mention.id);
  const byName = mention.name === "" ? [] : statuses.filter(({ name }) => name !== undefined && sameName(name, mention.name));
  const open = (status: S): boolean => status.project === undefined;
  return byId.find((status) => inScope(status, mention)) ?? byId.find(open) ?? byName.find((status) => inScope(status, mention)) ?? byName.find(open);
}

/**
 * Names that Jira gives to the statuses of the workflows it ships with, and their categories. Used only when neither the
 * export nor a status list says the category. Source: Atlassian, "Issue statuses, priorities and resolutions".
 */
export const SHIPPED_STATUSES: readonly { readonly name: string; readonly category: StatusCategory }[] = [
  { name: "To Do", category: "todo" },
  { name: "Open", category: "todo" },
  { name: "Reopened", category: "todo" },
  { name: "Backlog", category: "todo" },
  { name: "Selected for Development", category: "todo" },
  { name: "In Progress", category: "inProgress" },
  { name: "In Review", category: "inProgress" },
  { name: "Under Review", category: "inProgress" },
  { name: "Done", category: "done" },
  { name: "Resolved", category: "done" },
  { name: "Closed", category: "done" },
];
