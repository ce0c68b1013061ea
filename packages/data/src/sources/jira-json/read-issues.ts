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
import { IssueSchema, type IssueRow } from "./issue-schema.ts";

/** Reads every issue of a file: a search answer, a bare array or one issue. */
export function readJiraIssues(json: JsonFile): ReadSource {
  const envelope = envelopeOf(json);
  if (!("issues" in envelope)) return { items: [], records: 0, itemRecords: 0, otherRecords: 0, diagnostics: envelope.diagnostics };
  const problems: Diagnostic[] = [];
  const items: TrackerItem[] = [];
  let newest: IsoInstant | undefined;
  const seen = (instant: IsoInstant | undefined) => {
    if (instant !== undefined && (newest === undefined || inTimeOrder(instant, newest) > 0)) newest = instant;
  };
  for (const [index, value] of envelope.issues.entries()) {
    const base = envelope.path(index);
    const place = (path: readonly PropertyKey[], key?: boolean): Place => json.place([...base, ...path], key);
    const parsed = IssueSchema.safeParse(value);
    if (!parsed.success) {
      problems.push(...zodDiagnostics(parsed.error, value, { place, what: "an issue" }).map((found): Diagnostic => ({ ...found, code: "JIRA-FIELD" })));
      continue;
    }
    const item = itemOf(parsed.data, place, problems, seen);
    if (item !== undefined) items.push(item);
  }
  const records = envelope.issues.length;
  return { items, records, itemRecords: records, otherRecords: 0, ...(newest === undefined ? {} : { newestEvent: newest }), diagnostics: problems };
}

function itemOf(
  row: IssueRow,
  place: (path: readonly PropertyKey[]) => Place,
  problems: Diagnostic[],
  seen: (instant: IsoInstant | undefined) => void,
): TrackerItem | undefined {
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
  const history = readChangelog(row, place, problems);
  seen(history.newest);
  if (created === undefined) {
    if (fields.created === "") problems.push(instantProblem("", place(["fields", "created"])));
    return undefined;
  }
  if (resolvedAt !== undefined && inTimeOrder(resolvedAt, created) < 0)
    problems.push(endsBeforeItBegins(row.key, created, resolvedAt, place(["fields", "resolutiondate"]), place(["fields", "created"])));
  const parent = fields.parent?.key ?? fields.epic?.key;
  const start = place([]);
  return {
    key: row.key,
    title: fields.summary ?? row.key,
    type: fields.issuetype.name,
    project: fields.project.key,
    status: statusOf(row, place),
    created,
    ...(updated === undefined ? {} : { updated }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...(fields.resolution === null || fields.resolution === undefined ? {} : { resolution: fields.resolution.name }),
    labels: fields.labels ?? [],
    components: (fields.components ?? []).map(({ name }) => name),
    ...(parent === undefined ? {} : { parent }),
    transitions: history.transitions,
    flagged: history.flagged,
    history: row.changelog === null || row.changelog === undefined ? "none" : "complete",
    field: (name) => textsOf(fields[name]),
    source: { file: start.file, line: start.line, ...(start.pointer === undefined || start.pointer === "" ? {} : { pointer: start.pointer }) },
    place: (part) => place(part === undefined ? [] : part === "key" ? ["key"] : ["fields", part === "resolved" ? "resolutiondate" : part]),
  };
}

function statusOf({ fields }: IssueRow, place: (path: readonly PropertyKey[]) => Place): StatusMention {
  const { id, name, statusCategory } = fields.status;
  const category = CATEGORY_BY_KEY[statusCategory?.key ?? ""];
  const projectId = fields.project.id;
  return {
    name,
    ...(typeof id === "string" ? { id } : {}),
    project: { key: fields.project.key, ...(typeof projectId === "string" ? { id: projectId } : {}) },
    ...(category === undefined ? {} : { category }),
    place: () => place(["fields", "status", "name"]),
  };
}

/** A field's values as texts: itself, its `value` or `name`, or those of a list of such. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value && typeof value.value === "string") return [value.value];
  return "name" in value && typeof value.name === "string" ? [value.name] : [];
}
