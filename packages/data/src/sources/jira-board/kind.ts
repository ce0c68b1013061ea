import type { SourceKind } from "../source-kind.ts";
import { readBoard } from "./read-board.ts";

/** The configuration of a board: its columns and their statuses. It holds no items; it shows what to write into `workflow.columns`. */
export const jiraBoardKind: SourceKind = {
  kind: "jira-board",
  title: "Jira board configuration",
  area: "work",
  audience: "public",
  fills: [],
  columns: [],
  recognise: (input) => {
    const text = input.text();
    if (!("ok" in text) || !/^\s*\{/.test(text.ok.text.slice(0, 200))) return 0;
    const json = input.json();
    if (!("ok" in json)) return 0;
    const { value } = json.ok;
    return typeof value === "object" && value !== null && "columnConfig" in value && typeof value.columnConfig === "object" && value.columnConfig !== null ? 1 : 0;
  },
  read: (inputs) => ({
    diagnostics: [],
    files: inputs.map((input) => {
      const json = input.json();
      const empty = { file: input.file, records: {}, total: 1, used: 0, skipped: [] };
      if (!("ok" in json)) return { ...empty, diagnostics: json.diagnostics };
      const { board, diagnostics } = readBoard(json.ok);
      return { ...empty, used: board === undefined ? 0 : 1, diagnostics };
    }),
  }),
};
