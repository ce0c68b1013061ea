import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { z } from "zod";
import { inTimeOrder, parseInstant } from "../../cells/instant.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import type { JsonFile } from "../../read/json.ts";
import type { FileResult } from "../source-kind.ts";
import type { TrackerItem } from "../tracker-item.ts";
import { githubItem, type GithubIssue } from "./github-item.ts";
import { repositoryOf } from "./github-key.ts";
import { GhIssue, RestIssue, type Gh, type Rest } from "./issue-schema.ts";

type Answer = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Answer => typeof value === "object" && value !== null && !Array.isArray(value);

const isRest = (value: unknown): value is Answer => isObject(value) && "number" in value && "state" in value && "created_at" in value && !("merged_at" in value);
const isGh = (value: unknown): value is Answer => isObject(value) && "number" in value && "state" in value && "createdAt" in value;
/** The REST interface lists pull requests among the issues; they are work of another kind. */
const isPullRequest = (value: Answer): boolean => isObject(value["pull_request"]) || value["isPullRequest"] === true || (typeof value["url"] === "string" && /\/pull\/\d+$/.test(value["url"]));

export interface GithubAnswer {
  readonly issues: readonly unknown[];
  readonly path: (index: number) => readonly PropertyKey[];
  /** How many the search found, when it is a search. */
  readonly total?: number;
}

/** The issues of a document, however it is wrapped; undefined when it holds none. */
export function answerOf(value: unknown): GithubAnswer | undefined {
  if (Array.isArray(value)) return value.some((one) => isRest(one) || isGh(one)) ? { issues: value, path: (index) => [index] } : undefined;
  if (!isObject(value) || !Array.isArray(value["items"]) || typeof value["total_count"] !== "number") return undefined;
  return { issues: value["items"], path: (index) => ["items", index], total: value["total_count"] };
}

/** GitHub's own words for a request that it refused. */
export const refusalOf = (value: unknown): string | undefined => (isObject(value) && typeof value["message"] === "string" && typeof value["documentation_url"] === "string" ? value["message"] : undefined);

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value)) return [];
  return [value["name"], value["title"], value["login"]].filter((text) => typeof text === "string").slice(0, 1);
};

const instant = (text: string | null | undefined): IsoInstant | undefined => (text === null || text === undefined ? undefined : parseInstant(text));
const labelsOf = (labels: Rest["labels"]): readonly string[] => (labels ?? []).map((label) => (typeof label === "string" ? label : label.name));

type Said = Omit<GithubIssue, "source" | "place" | "field" | "created"> & { readonly created: IsoInstant | undefined };

function readWith<T>(schema: z.ZodType<T>, value: unknown, convert: (row: T) => Said): { readonly ok: Said } | { readonly error: z.ZodError } {
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: convert(parsed.data) } : { error: parsed.error };
}

function restIssue(row: Rest): Said {
  return {
    created: instant(row.created_at),
    number: row.number,
    title: row.title,
    open: row.state === "open",
    repository: repositoryOf(row.repository_url) ?? repositoryOf(row.html_url),
    updated: instant(row.updated_at),
    closed: instant(row.closed_at),
    reason: row.state_reason ?? undefined,
    type: row.type?.name,
    labels: labelsOf(row.labels),
    assignee: row.assignee === undefined ? undefined : (row.assignee?.login ?? null),
    priority: undefined,
  };
}

function ghIssue(row: Gh): Said {
  return {
    created: instant(row.createdAt),
    number: row.number,
    title: row.title,
    open: row.state === "OPEN",
    repository: repositoryOf(row.url),
    updated: instant(row.updatedAt),
    closed: instant(row.closedAt),
    reason: row.stateReason ?? undefined,
    type: row.issueType?.name,
    labels: labelsOf(row.labels),
    assignee: row.assignees === undefined || row.assignees === null ? undefined : (row.assignees[0]?.login ?? null),
    priority: undefined,
  };
}

const KEYS = {
  rest: { issue: [], key: ["number"], state: ["state"], created: ["created_at"], closed: ["closed_at"], updated: ["updated_at"] },
  gh: { issue: [], key: ["number"], state: ["state"], created: ["createdAt"], closed: ["closedAt"], updated: ["updatedAt"] },
} as const;

/** Reads every issue of a document. Pull requests are counted and left out. `repository` is declared where the export does not say. */
export function readGithub(json: JsonFile, file: string, answer: GithubAnswer, repository: string | undefined): FileResult {
  const problems: Diagnostic[] = [];
  let newest: IsoInstant | undefined;
  const items = answer.issues.flatMap((value, index): readonly TrackerItem[] => {
    const base = answer.path(index);
    const place = (path: readonly PropertyKey[], key?: boolean): Place => json.place([...base, ...path], key);
    if (isObject(value) && isPullRequest(value)) return [];
    const form = isGh(value) && !isRest(value) ? "gh" : "rest";
    const read = form === "gh" ? readWith(GhIssue, value, ghIssue) : readWith(RestIssue, value, restIssue);
    if ("error" in read) {
      problems.push(...zodDiagnostics(read.error, value, { place, what: "an issue" }));
      return [];
    }
    const { created, ...said } = read.ok;
    // The schema has refused whatever is no instant.
    if (created === undefined) return [];
    for (const at of [created, said.updated, said.closed]) if (at !== undefined && (newest === undefined || inTimeOrder(at, newest) > 0)) newest = at;
    const start = place([]);
    const source = { file: start.file, line: start.line, ...(start.pointer === undefined || start.pointer === "" ? {} : { pointer: start.pointer }) };
    const field = (name: string): readonly string[] => (isObject(value) && Object.hasOwn(value, name) ? textsOf(value[name]) : []);
    return [githubItem({ ...said, repository: said.repository ?? repository, created, source, field, place: (part) => place(KEYS[form][part]) }, problems)];
  });
  return { file, records: {}, items, total: answer.issues.length, used: items.length, skipped: [], ...(newest === undefined ? {} : { newestEvent: newest }), diagnostics: problems };
}
