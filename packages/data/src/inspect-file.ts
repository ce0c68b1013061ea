import type { FileDeclarations } from "./config/schema.ts";
import { inOrder } from "./diagnostics/diagnostic.ts";
import { inspectCsv } from "./inspect/inspect-csv.ts";
import { inspectJson } from "./inspect/inspect-json.ts";
import { NO_DATES, type Inspection } from "./inspect/inspection.ts";
import type { ProgramFiles } from "./read/program-files.ts";
import { readText } from "./read/text.ts";

/** The zone in which a file's own diagnostics are made when nothing else is known; counts do not depend on it. */
const ZONE = "UTC";

/** Reads one file by itself: what it is, what it holds, and what would be rejected and why. */
export function inspectFile(files: ProgramFiles, path: string, declarations: FileDeclarations = {}): Inspection {
  const text = readText(path, files.read(path), declarations.encoding);
  const empty = {
    file: path,
    // First, so that the JSON has them where a reader looks for them.
    kind: "unknown",
    encoding: "unknown",
    bom: false,
    delimiter: null,
    columns: [],
    repeatedHeaders: {},
    records: 0,
    issueRecords: 0,
    otherRecords: 0,
    uniqueKeys: 0,
    statusCounts: {},
    typeCounts: {},
    created: NO_DATES,
    resolved: NO_DATES,
    dateFormat: null,
  } as const;
  if (!("ok" in text))
    return { ...empty, kind: "unknown", encoding: text.encoding ?? "unknown", bom: text.bom ?? false, diagnostics: inOrder(text.diagnostics) };
  const { encoding, bom } = text.ok;
  const json = /^\s*[[{]/.test(text.ok.text) && declarations.kind !== "jira-csv" && declarations.kind !== "history-csv";
  const found = json || declarations.kind === "jira-json" ? inspectJson(text.ok) : inspectCsv(text.ok, declarations, ZONE);
  return { ...empty, encoding, bom, ...found, file: path, diagnostics: inOrder(found.diagnostics) };
}
