import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearest } from "@almanac/core";
import { inspectFile, nodeProgramFiles, type Inspection } from "@almanac/data";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { count, pathFromHere, print, summaryOf } from "../report.ts";

const shownPath = (path: string): string => pathFromHere(dirname(path), basename(path));

/** A folder stands for the files in it: exports often come as one file an issue. */
function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) {
    const folder = dirname(path);
    const near = existsSync(folder) && statSync(folder).isDirectory() ? nearest(basename(path), readdirSync(folder)) : undefined;
    throw new CommandError(`${shownPath(path)}: there is no such file${near === undefined ? "" : `\nhint: did you mean ${shownPath(join(folder, near))}?`}`, EXIT.usage);
  }
  if (!statSync(path).isDirectory()) return [path];
  const files = nodeProgramFiles(path)
    .list(".")
    .filter((file) => !file.split("/").some((part) => part.startsWith(".")));
  if (files.length === 0) throw new CommandError(`${shownPath(path)}: the folder is empty\nhint: put the exports there, or name a file`, EXIT.usage);
  return files.map((file) => join(path, file));
}

function inspected(path: string): Inspection {
  const inspection = inspectFile(nodeProgramFiles(dirname(path)), basename(path));
  const name = shownPath(path);
  return { ...inspection, file: name, diagnostics: inspection.diagnostics.map((diagnostic) => ({ ...diagnostic, file: name, ...(diagnostic.related === undefined ? {} : { related: diagnostic.related.map((place) => ({ ...place, file: name })) }) })) };
}

const span = ({ n, min, max }: Inspection["created"]): string => (n === 0 ? "none" : `${String(n)}, from ${min ?? "?"} to ${max ?? "?"}`);

const counts = (group: Readonly<Record<string, number>>): string =>
  Object.entries(group)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${String(count)}`)
    .join(", ") || "none";

const COLUMNS_SHOWN = 12;

/** Names of columns, as often as they stand; of a wide export the first ones. */
function columnsLine({ columns, repeatedHeaders }: Inspection): string {
  if (columns.length === 0) return "none";
  const names = [...new Set(columns)].map((name) => `${name === "" ? "(no name)" : name}${repeatedHeaders[name] === undefined ? "" : ` ×${String(repeatedHeaders[name])}`}`);
  const more = names.length - COLUMNS_SHOWN;
  return `${String(columns.length)}: ${names.slice(0, COLUMNS_SHOWN).join(", ")}${more > 0 ? ` and ${String(more)} more names (--json has all)` : ""}`;
}

function recordsLine({ kind, records, issueRecords, otherRecords, uniqueKeys }: Inspection): string {
  if (kind === "history-csv") return `${String(records)} changes of ${count(uniqueKeys, "work item")}`;
  if (issueRecords === 0) return records === 0 ? "none" : `${String(records)}, none of them a work item`;
  const others = otherRecords === 0 ? "" : `, and ${String(otherRecords)} other records`;
  return `${count(issueRecords, "work item")}${uniqueKeys === issueRecords ? ", each with its own key" : ` with ${count(uniqueKeys, "key")}`}${others}`;
}

function described(inspection: Inspection): string {
  const { diagnostics } = inspection;
  const lines: readonly (readonly [string, string])[] = [
    ["kind", inspection.kind],
    ["encoding", `${inspection.encoding}${inspection.bom ? " with byte-order mark" : ""}${inspection.delimiter === null ? "" : `, delimiter ${JSON.stringify(inspection.delimiter)}`}`],
    ["columns", columnsLine(inspection)],
    ["records", recordsLine(inspection)],
    ["statuses", counts(inspection.statusCounts)],
    ["types", counts(inspection.typeCounts)],
    ["created", span(inspection.created)],
    ["resolved", span(inspection.resolved)],
    ["dates", inspection.dateFormat ?? "none recognised"],
    ["would be", diagnostics.some((diagnostic) => diagnostic.severity === "error") ? `refused: ${summaryOf(diagnostics)}` : diagnostics.length === 0 ? "accepted" : `accepted with ${summaryOf(diagnostics)}`],
  ];
  const problems = diagnostics.slice(0, 5).map((diagnostic) => `  ${String(diagnostic.line)}:${String(diagnostic.column)} ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}${diagnostic.hint === undefined ? "" : `\n    hint: ${diagnostic.hint.replace(/\n(?=.)/g, "\n    ")}`}`);
  return [inspection.file, ...lines.map(([name, value]) => `  ${name.padEnd(9)} ${value}`), ...problems, ...(diagnostics.length > 5 ? [`  and ${String(diagnostics.length - 5)} more`] : [])].join("\n");
}

/** Says what files are and what would be refused, also for files that `check` refuses. */
export function inspect({ files, json }: { readonly files: readonly string[]; readonly json: boolean }): ExitCode {
  const inspections = files.flatMap((file) => filesOf(resolve(file))).map(inspected);
  print(json ? JSON.stringify(inspections, null, 2) : inspections.map(described).join("\n\n"));
  return EXIT.done;
}
