import { compareText, type Diagnostic } from "@almanac/core";
import { parseInstant } from "../cells/instant.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { countsOf, type InspectedDates, type Inspection } from "./inspection.ts";
import { readJson } from "../read/json.ts";
import type { TextFile } from "../read/text.ts";
import { envelopeOf, jsonKind, missingPages } from "../sources/jira-json/envelope.ts";
import { readJiraIssues } from "../sources/jira-json/read-issues.ts";
import { readStatuses } from "../sources/jira-statuses/read-statuses.ts";

type Found = Partial<Inspection> & Pick<Inspection, "kind" | "diagnostics">;

const own = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
const textAt = (value: unknown, ...path: readonly string[]): readonly string[] => {
  const found = path.reduce(own, value);
  return typeof found === "string" && found !== "" ? [found] : [];
};

export function inspectJson(text: TextFile): Found {
  const json = readJson(text.text, text.file);
  if (!("ok" in json)) return { kind: "unknown", diagnostics: json.diagnostics };
  const { value } = json.ok;
  const kind = jsonKind(value);
  switch (kind) {
    case "jira-statuses": {
      const list = readStatuses(json.ok);
      return { kind, records: Array.isArray(value) ? value.length : 0, otherRecords: Array.isArray(value) ? value.length : 0, diagnostics: list.diagnostics };
    }
    case "jira-board":
      return { kind, records: 1, otherRecords: 1, diagnostics: [] };
    case "unknown":
      return {
        kind,
        records: Array.isArray(value) ? value.length : 1,
        otherRecords: Array.isArray(value) ? value.length : 1,
        diagnostics: [unknownJson(text.file)],
      };
    case "jira-json":
      return issues(json.ok);
    default:
      return kind satisfies never;
  }
}

const unknownJson = (file: string): Diagnostic =>
  diagnostic("FILE-UNRECOGNISED", wholeFile(file), {
    message: "this JSON is no export that can be recognised",
    found: "JSON without issues",
    expected: "a Jira search answer, an array of issues, one issue, or a status list",
    hint: "export with /rest/api/2/search?expand=changelog",
  });

function issues(json: Parameters<typeof readJiraIssues>[0]): Found {
  const envelope = envelopeOf(json);
  if (!("issues" in envelope)) return { kind: "jira-json", diagnostics: envelope.diagnostics };
  const all = envelope.issues;
  const created = all.flatMap((issue) => textAt(issue, "fields", "created"));
  const columns = new Set(all.flatMap((issue) => Object.keys((own(issue, "fields") as object | undefined) ?? {})));
  const read = readJiraIssues(json);
  return {
    kind: "jira-json",
    columns: [...columns].sort(compareText),
    records: all.length,
    issueRecords: all.length,
    otherRecords: 0,
    uniqueKeys: new Set(all.flatMap((issue) => textAt(issue, "key"))).size,
    statusCounts: countsOf(all.flatMap((issue) => textAt(issue, "fields", "status", "name"))),
    typeCounts: countsOf(all.flatMap((issue) => textAt(issue, "fields", "issuetype", "name"))),
    created: instants(created),
    resolved: instants(all.flatMap((issue) => textAt(issue, "fields", "resolutiondate"))),
    dateFormat: created.length > 0 && created.every((text) => parseInstant(text) !== undefined) ? "ISO 8601 with offset" : null,
    diagnostics: [...read.diagnostics, ...missingPages([envelope])],
  };
}

function instants(texts: readonly string[]): InspectedDates {
  const sorted = texts.flatMap((text) => parseInstant(text) ?? []).sort(compareText);
  return { n: texts.length, min: sorted[0] ?? null, max: sorted.at(-1) ?? null };
}
