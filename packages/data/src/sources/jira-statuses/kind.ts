import type { SourceKind } from "../source-kind.ts";
import { readStatuses } from "./read-statuses.ts";

type Answer = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Answer => typeof value === "object" && value !== null && !Array.isArray(value);
const isStatus = (value: unknown): boolean => isObject(value) && "name" in value && "statusCategory" in value && !("fields" in value);

/** The status list of a tracker: which category each status is of. It holds no items; items of the other sources are read with it. */
export const jiraStatusesKind: SourceKind = {
  kind: "jira-statuses",
  title: "Jira status list",
  area: "work",
  audience: "public",
  fills: [],
  columns: [],
  recognise: (input) => {
    const text = input.text();
    if (!("ok" in text) || !/^\s*\[/.test(text.ok.text.slice(0, 200))) return 0;
    const json = input.json();
    return "ok" in json && Array.isArray(json.ok.value) && json.ok.value.length > 0 && json.ok.value.every(isStatus) ? 1 : 0;
  },
  read: (inputs) => ({
    diagnostics: [],
    files: inputs.map((input) => {
      const json = input.json();
      const empty = { file: input.file, records: {}, total: 0, used: 0, skipped: [] };
      if (!("ok" in json)) return { ...empty, diagnostics: json.diagnostics };
      const { statuses, diagnostics } = readStatuses(json.ok);
      const total = Array.isArray(json.ok.value) ? json.ok.value.length : 0;
      return { ...empty, total, used: statuses.length, diagnostics };
    }),
  }),
};
