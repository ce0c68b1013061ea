import type { Diagnostic } from "@almanac/core";
import { wholeFile } from "../../diagnostics/diagnostic.ts";
import type { FileDeclarations } from "../../config/source-schema.ts";
import { openJson } from "../../read/json-elements.ts";
import type { FileResult, Parsed, SourceInput, SourceKind } from "../source-kind.ts";
import { streamed } from "../streamed-table.ts";
import { withoutWrongItems } from "../skip-items.ts";
import { envelopeOf, jsonKind, missingPages, type Envelope } from "./envelope.ts";
import { issueContextOf } from "./issue-context.ts";
import { heldIssues, streamedIssues, type IssueList } from "./issue-list.ts";
import { readIssueList } from "./read-issues.ts";
import { MOST_RECORDS, tooManyRecords } from "../../table/record-limit.ts";

/** Issues of Jira as its REST interface answers: a search, an array of issues, or one issue; with changelog, if it was asked for. */
export const jiraJsonKind: SourceKind = {
  kind: "jira-json",
  title: "Jira issues (JSON)",
  area: "work",
  audience: "public",
  fills: [],
  columns: [
    { role: "points", required: false, headers: [], says: "Id of the field that holds the points, such as customfield_10016; left out, the answer's own `names` tell it.", type: "number" },
    { role: "sprint", required: false, headers: [], says: "Id of the field that holds the sprints, such as customfield_10020; left out, it is the field that holds sprint objects.", type: "list" },
  ],
  recognise: (input) => {
    const text = input.text();
    if (!("ok" in text) || !/^\s*[[{]/.test(text.ok.text.slice(0, 200))) return 0;
    const json = input.json();
    return "ok" in json && jsonKind(json.ok.value) === "jira-json" ? 1 : 0;
  },
  read: (inputs, { declaration, timeZone, setting }) => {
    const envelopes: Envelope[] = [];
    const issueContext = issueContextOf(declaration, timeZone);
    const files = inputs.map((input): FileResult => {
      const refused = (diagnostics: readonly Diagnostic[]): FileResult => ({ file: input.file, records: {}, items: [], total: 0, used: 0, skipped: [], diagnostics });
      const list = issueList(input, declaration);
      if (!("ok" in list)) return refused(list.diagnostics);
      const envelope = envelopeOf(list.ok.document);
      if ("issues" in envelope) envelopes.push(envelope);
      const total = "issues" in envelope ? envelope.issues.length : 0;
      if ("issues" in envelope && total > MOST_RECORDS.items) return refused([tooManyRecords(list.ok.document.place(envelope.path(MOST_RECORDS.items)), { most: MOST_RECORDS.items, total, title: "Jira issues" })]);
      const { items, records, itemRecords, newestEvent, diagnostics } = readIssueList(list.ok, issueContext);
      const result = { file: input.file, records: {}, items, total: records, used: itemRecords, skipped: [], ...(newestEvent === undefined ? {} : { newestEvent }), diagnostics };
      return withoutWrongItems(result, declaration, () => 1);
    });
    const noPoints = files.every(({ total }) => total === 0) ? [] : (issueContext.points?.problem(setting?.(["columns", "points"]) ?? wholeFile(inputs[0]?.file ?? "")) ?? []);
    return { files, diagnostics: [...missingPages(envelopes), ...noPoints] };
  },
};

/** The issues of a file; those of a large one are read one by one. */
function issueList(input: SourceInput, declaration: FileDeclarations): Parsed<IssueList> {
  const checked = streamed(input, declaration);
  if (checked !== undefined && !("ok" in checked)) return checked;
  const parts = checked === undefined ? { whole: true } : openJson(checked.ok);
  if ("ok" in parts) return { ok: streamedIssues(parts.ok) };
  if ("diagnostics" in parts) return parts;
  const json = input.json();
  return "ok" in json ? { ok: heldIssues(json.ok) } : json;
}
