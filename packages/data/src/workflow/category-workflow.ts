import { compareText, isSlip, type StatusCategory, type WorkflowColumn } from "@almanac/core";
import type { ListedStatus, StatusMention } from "../sources/tracker-item.ts";
import type { WorkflowRules } from "./workflow-rules.ts";
import { matchStatus, nameKey, SHIPPED_STATUSES } from "./status-table.ts";
import { TRANSLATED_STATUSES } from "./translated-statuses.ts";

const COLUMNS: readonly { readonly name: string; readonly category: StatusCategory }[] = [
  { name: "To do", category: "todo" },
  { name: "In progress", category: "inProgress" },
  { name: "Done", category: "done" },
];

interface Categorised {
  readonly id?: string;
  readonly name: string;
  readonly project?: string;
  readonly category: StatusCategory;
}

/** What the items themselves say about their current statuses: by id, by name within the project, by name. */
function saidByItems(mentions: readonly StatusMention[]): readonly Categorised[] {
  const found = new Map<string, Categorised>();
  const byName = new Map<string, Set<StatusCategory>>();
  for (const { id, name, project, category } of mentions) {
    if (category === undefined) continue;
    found.set(`${id ?? ""}|${nameKey(name)}|${project.key}`, { ...(id === undefined ? {} : { id }), name, project: project.key, category });
    byName.set(nameKey(name), (byName.get(nameKey(name)) ?? new Set()).add(category));
  }
  const scoped = [...found.values()];
  // A name of one category everywhere holds for every project.
  const open = scoped
    .filter(({ name }) => byName.get(nameKey(name))?.size === 1)
    .map(({ id, name, category }) => ({ ...(id === undefined ? {} : { id }), name, category }));
  return [...scoped, ...open];
}

/** The name of each status id: of the status list, else the one that most present statuses have (the first of equals). */
function usualNames(listed: readonly ListedStatus[], all: readonly StatusMention[]): ReadonlyMap<string, string> {
  const present = all.filter(({ id, past }) => id !== undefined && past !== true);
  const usual = [...Map.groupBy(present, ({ id }) => id ?? "")].map(([id, mentions]): [string, string] => {
    const byName = [...Map.groupBy(mentions, ({ name }) => nameKey(name)).values()].toSorted((a, b) => b.length - a.length);
    return [id, byName[0]?.[0]?.name ?? ""];
  });
  return new Map([...usual, ...listed.map(({ id, name }): [string, string] => [id, name])]);
}

/**
 * The default workflow (METHOD.md 2.1): Jira's three status categories as columns. The category of a status comes from the
 * status list, else from the items, else from the names that Jira ships with.
 */
export function categoryWorkflow(listed: readonly ListedStatus[], mentions: readonly StatusMention[], all: readonly StatusMention[]): WorkflowRules {
  const nameById = usualNames(listed, all);
  const said = saidByItems(mentions);
  const categorised = (mention: StatusMention): Categorised | undefined =>
    matchStatus<Categorised>(listed, mention) ?? matchStatus(said, mention) ?? matchStatus<Categorised>(SHIPPED_STATUSES, mention) ?? matchStatus<Categorised>(TRANSLATED_STATUSES, mention);
  const categoriesByName = new Map<string, Set<StatusCategory>>();
  const spelling = new Map<string, string>();
  for (const mention of mentions) {
    const status = categorised(mention);
    if (status === undefined) continue;
    const key = nameKey(status.name);
    categoriesByName.set(key, (categoriesByName.get(key) ?? new Set()).add(status.category));
    if (!spelling.has(key)) spelling.set(key, status.name);
  }
  const canonicalOf = (status: Categorised, mention: StatusMention): string => {
    const name = spelling.get(nameKey(status.name)) ?? status.name;
    // One name of two categories: the projects tell them apart.
    return (categoriesByName.get(nameKey(status.name))?.size ?? 1) > 1 ? `${name} (${mention.project.key})` : name;
  };
  const namesByCategory = new Map<StatusCategory, Set<string>>();
  for (const mention of mentions) {
    const status = categorised(mention);
    if (status !== undefined) namesByCategory.set(status.category, (namesByCategory.get(status.category) ?? new Set()).add(canonicalOf(status, mention)));
  }
  const columns = COLUMNS.map(({ name, category }): WorkflowColumn => ({
    name,
    category,
    statuses: [...(namesByCategory.get(category) ?? [])].sort(compareText),
  }));
  return {
    workflow: { columns },
    canonical: (mention) => {
      const status = categorised(mention);
      return status === undefined ? undefined : canonicalOf(status, mention);
    },
    otherName: ({ id, name, past }) => {
      const usual = id === undefined || name === "" ? undefined : nameById.get(id);
      if (usual === undefined || nameKey(usual) === nameKey(name)) return undefined;
      return past !== true || isSlip(usual, name) ? usual : undefined;
    },
    names: [...new Set([...listed, ...said, ...SHIPPED_STATUSES].map(({ name }) => name))],
    diagnostics: [],
    cure: (name) =>
      `nothing says the category of \`${name}\`: declare \`workflow.columns\` in data/almanac.yaml, or add the tracker's status list (/rest/api/2/status) with \`statuses:\``,
  };
}
