import type { Diagnostic, IsoInstant } from "@almanac/core";
import { inTimeOrder, parseInstant } from "../../cells/instant.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import type { JsonFile } from "../../read/json.ts";
import { endsBeforeItBegins } from "../date-order.ts";
import { keyProblem } from "../item-key.ts";
import { CATEGORY_BY_KEY, type ReadSource, type StatusMention, type TrackerItem } from "../tracker-item.ts";
import { instantProblem, readChangelog } from "./changelog.ts";
import { envelopeOf } from "./envelope.ts";
import { withoutDirection } from "../person-name.ts";
import { issueContextOf, type IssueContext } from "./issue-context.ts";
import { issuePlan, planFields } from "./issue-plan.ts";
import { isSoundIssue } from "./issue-guard.ts";
import { heldIssues, type IssueList, type IssueOrigin } from "./issue-list.ts";
import { IssueSchema, type IssueRow } from "./issue-schema.ts";
import type { PlaceAt } from "./past-status.ts";

/** Reads every issue of a file: a search answer, a bare array or one issue. */
export const readJiraIssues = (json: JsonFile, context: IssueContext = issueContextOf({}, "UTC")): ReadSource => readIssueList(heldIssues(json), context);

/** Reads the issues of a file that may be too large to be held. */
export function readIssueList(list: IssueList, context: IssueContext): ReadSource {
  const { document } = list;
  const nothing = { items: [], records: 0, itemRecords: 0, otherRecords: 0 };
  const envelope = envelopeOf(document);
  if (!("issues" in envelope)) return { ...nothing, diagnostics: envelope.diagnostics };
  const problems: Diagnostic[] = [];
  const items: TrackerItem[] = [];
  const names = typeof document.value === "object" && document.value !== null && "names" in document.value ? document.value.names : undefined;
  const known = { ...context, fields: planFields(context.fields, names) };
  let newest: IsoInstant | undefined;
  const seen = (instant: IsoInstant | undefined) => {
    if (instant !== undefined && (newest === undefined || inTimeOrder(instant, newest) > 0)) newest = instant;
  };
  const grammar = list.each((value, origin) => {
    const row = issueOf(value, origin, problems);
    if (row === undefined) return;
    context.points?.see(row.fields);
    const item = itemOf(row, known, origin, problems, seen);
    if (item !== undefined) items.push(item);
  });
  if (grammar.length > 0) return { ...nothing, diagnostics: grammar };
  const records = envelope.issues.length;
  return { items, records, itemRecords: records, otherRecords: 0, ...(newest === undefined ? {} : { newestEvent: newest }), diagnostics: problems };
}

function issueOf(value: unknown, origin: IssueOrigin, problems: Diagnostic[]): IssueRow | undefined {
  if (isSoundIssue(value)) return value;
  const parsed = IssueSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...zodDiagnostics(parsed.error, value, { place: (path) => origin.place(path), what: "an issue" }).map((found): Diagnostic => ({ ...found, code: "JIRA-FIELD" })));
  return undefined;
}

function itemOf(row: IssueRow, known: IssueContext, origin: IssueOrigin, problems: Diagnostic[], seen: (instant: IsoInstant | undefined) => void): TrackerItem | undefined {
  const place: PlaceAt = (path) => origin.place(path);
  const shared = (text: string): string => origin.shared(text);
  const { fields } = row;
  const wrongKey = keyProblem(row.key, () => place(["key"]), 1);
  if (wrongKey !== undefined) problems.push(wrongKey);
  const instant = (name: "created" | "updated" | "resolutiondate"): IsoInstant | undefined => {
    const text = fields[name];
    if (text === null || text === undefined || text === "") return undefined;
    const found = parseInstant(text);
    if (found === undefined) problems.push(instantProblem(text, place(["fields", name])));
    seen(found);
    return found;
  };
  const created = instant("created");
  const updated = instant("updated");
  const resolvedAt = instant("resolutiondate");
  const history = readChangelog(row, origin, problems);
  seen(history.newest);
  if (created === undefined) {
    if (fields.created === "") problems.push(instantProblem("", place(["fields", "created"])));
    return undefined;
  }
  if (resolvedAt !== undefined && inTimeOrder(resolvedAt, created) < 0)
    problems.push(endsBeforeItBegins(row.key, created, resolvedAt, place(["fields", "resolutiondate"]), place(["fields", "created"])));
  const parent = fields.parent?.key ?? fields.epic?.key;
  return {
    key: row.key,
    title: withoutDirection(fields.summary ?? row.key, () => place(["fields", "summary"]), "the summary", 1, problems),
    type: shared(fields.issuetype.name),
    project: shared(fields.project.key),
    status: statusOf(row, origin),
    created,
    ...(updated === undefined ? {} : { updated }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...(fields.resolution === null || fields.resolution === undefined ? {} : { resolution: fields.resolution.name }),
    labels: fields.labels ?? NOTHING,
    components: fields.components?.map(({ name }) => shared(name)) ?? NOTHING,
    ...(parent === undefined ? {} : { parent }),
    transitions: history.transitions,
    flagged: history.flagged,
    ...issuePlan(fields, history.plan, known, place, problems),
    history: row.changelog === null || row.changelog === undefined ? "none" : "complete",
    source: origin.source,
    readInstant: parseInstant,
    ...lastingParts(origin),
  };
}

/** What an item is asked later. Made apart, so that nothing else of the issue is kept with it: exports hold 100,000. */
const lastingParts = (origin: IssueOrigin): Pick<TrackerItem, "field" | "place"> => ({
  field: (name) => textsOf(origin.field(name)),
  place: (part) => origin.place(part === undefined ? [] : part === "key" ? ["key"] : ["fields", part === "resolved" ? "resolutiondate" : part]),
});


const NOTHING: readonly never[] = [];

function statusOf({ fields }: IssueRow, origin: IssueOrigin): StatusMention {
  const shared = (text: string): string => origin.shared(text);
  const { id, name, statusCategory } = fields.status;
  const category = CATEGORY_BY_KEY[statusCategory?.key ?? ""];
  const projectId = fields.project.id;
  return {
    name: shared(name),
    ...(typeof id === "string" ? { id } : {}),
    project: { key: fields.project.key, ...(typeof projectId === "string" ? { id: projectId } : {}) },
    ...(category === undefined ? {} : { category }),
    place: statusPlace(origin),
  };
}

const statusPlace = (origin: IssueOrigin) => (): Place => origin.place(["fields", "status", "name"]);

/** A field's values as texts: itself, its `value` or `name`, or those of a list of such. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value && typeof value.value === "string") return [value.value];
  return "name" in value && typeof value.name === "string" ? [value.name] : [];
}
