import { existsSync } from "node:fs";
import { dirname, relative, resolve, basename } from "node:path";
import { inspectFile, nodeProgramFiles, type Inspection } from "@almanac/data";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { print, summaryOf } from "../report.ts";

const shownPath = (file: string): string => {
  const path = relative(process.cwd(), resolve(file));
  return path.split("\\").join("/");
};

function inspected(file: string): Inspection {
  const path = resolve(file);
  if (!existsSync(path)) throw new CommandError(`${file}: there is no such file`, EXIT.usage);
  const inspection = inspectFile(nodeProgramFiles(dirname(path)), basename(path));
  const name = shownPath(file);
  return { ...inspection, file: name, diagnostics: inspection.diagnostics.map((diagnostic) => ({ ...diagnostic, file: name })) };
}

const span = ({ n, min, max }: Inspection["created"]): string => (n === 0 ? "none" : `${String(n)}, from ${min ?? "?"} to ${max ?? "?"}`);

const counts = (group: Readonly<Record<string, number>>): string =>
  Object.entries(group)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${String(count)}`)
    .join(", ") || "none";

function described(inspection: Inspection): string {
  const { diagnostics } = inspection;
  const lines: readonly (readonly [string, string])[] = [
    ["kind", inspection.kind],
    ["encoding", `${inspection.encoding}${inspection.bom ? " with byte-order mark" : ""}${inspection.delimiter === null ? "" : `, delimiter ${JSON.stringify(inspection.delimiter)}`}`],
    ["columns", inspection.columns.length === 0 ? "none" : `${String(inspection.columns.length)}${Object.keys(inspection.repeatedHeaders).length === 0 ? "" : `; repeated: ${Object.entries(inspection.repeatedHeaders).map(([name, times]) => `${name} ×${String(times)}`).join(", ")}`}`],
    ["records", `${String(inspection.records)}, of which ${String(inspection.issueRecords)} work items with ${String(inspection.uniqueKeys)} keys and ${String(inspection.otherRecords)} others`],
    ["statuses", counts(inspection.statusCounts)],
    ["types", counts(inspection.typeCounts)],
    ["created", span(inspection.created)],
    ["resolved", span(inspection.resolved)],
    ["dates", inspection.dateFormat ?? "none recognised"],
    ["would be", diagnostics.some((diagnostic) => diagnostic.severity === "error") ? `refused: ${summaryOf(diagnostics)}` : diagnostics.length === 0 ? "accepted" : `accepted with ${summaryOf(diagnostics)}`],
  ];
  const problems = diagnostics.slice(0, 5).map((diagnostic) => `  ${String(diagnostic.line)}:${String(diagnostic.column)} ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}${diagnostic.hint === undefined ? "" : `\n    hint: ${diagnostic.hint}`}`);
  return [inspection.file, ...lines.map(([name, value]) => `  ${name.padEnd(9)} ${value}`), ...problems, ...(diagnostics.length > 5 ? [`  and ${String(diagnostics.length - 5)} more`] : [])].join("\n");
}

/** Says what files are and what would be refused, also for files that `check` refuses. */
export function inspect({ files, json }: { readonly files: readonly string[]; readonly json: boolean }): ExitCode {
  const inspections = files.map(inspected);
  print(json ? JSON.stringify(inspections, null, 2) : inspections.map(described).join("\n\n"));
  return EXIT.done;
}
