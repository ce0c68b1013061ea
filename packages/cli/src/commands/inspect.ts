import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, parse, relative, resolve, sep } from "node:path";
import process from "node:process";
import { nearest } from "@almanac/core";
import { inspectedWorkbooks, inspectFiles, KINDS, kindNamed, nodeProgramFiles, suggestSource, type Inspection } from "@almanac/data";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { oneBlock } from "../one-block.ts";
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

/** Paths from the root of the disk: the folders above a file tell what it is, too. */
const fromDisk = (path: string): string => relative(parse(path).root, path).split(sep).join("/");

/** A file is named as somebody who stands in the working directory can open it. */
function named(inspection: Inspection, root: string): Inspection {
  const name = (file: string): string => shownPath(resolve(root, file));
  const file = name(inspection.file);
  const diagnostics = inspection.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: name(diagnostic.file),
    ...(diagnostic.hint === undefined ? {} : { hint: diagnostic.hint.replaceAll(inspection.file, file) }),
    ...(diagnostic.related === undefined ? {} : { related: diagnostic.related.map((place) => ({ ...place, file: name(place.file) })) }),
  }));
  return { ...inspection, file, diagnostics };
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
  return `${String(columns.length)}: ${names.slice(0, COLUMNS_SHOWN).join(", ")}${more > 0 ? ` and ${count(more, "more name")} (--json has all)` : ""}`;
}

function recordsLine({ kind, area, records, issueRecords, otherRecords, uniqueKeys, used }: Inspection): string {
  if (kind === "history-csv") return `${String(records)} changes of ${count(uniqueKeys, "work item")}`;
  if (records === 0) return "none";
  if (issueRecords === 0) return area === null || (area === "work" && used === 0) ? String(records) : `${String(records)}, ${used === records ? "all of them used" : `${String(used)} of them used`}`;
  const others = otherRecords === 0 ? "" : `, and ${String(otherRecords)} other records`;
  return `${count(issueRecords, "work item")}${uniqueKeys === issueRecords ? ", each with its own key" : ` with ${count(uniqueKeys, "key")}`}${others}`;
}

function described(inspection: Inspection): string {
  const { diagnostics, area, audience } = inspection;
  const tracker = inspection.issueRecords > 0;
  const lines: readonly (readonly [string, string])[] = [
    ["kind", `${inspection.kind}${area === null ? "" : ` (${area}${audience === "public" ? "" : `, ${audience}`})`}`],
    ["encoding", `${inspection.encoding}${inspection.bom ? " with byte-order mark" : ""}${inspection.delimiter === null ? "" : `, delimiter ${JSON.stringify(inspection.delimiter)}`}`],
    ...(inspection.columns.length === 0 ? [] : ([["columns", columnsLine(inspection)]] as const)),
    ["records", recordsLine(inspection)],
    ...(tracker
      ? ([
          ["statuses", counts(inspection.statusCounts)],
          ["types", counts(inspection.typeCounts)],
          ["created", span(inspection.created)],
          ["resolved", span(inspection.resolved)],
          ["dates", inspection.dateFormat ?? (inspection.created.n > 0 ? "instants" : "none recognised")],
        ] as const)
      : []),
    ["would be", diagnostics.some((diagnostic) => diagnostic.severity === "error") ? `refused: ${summaryOf(diagnostics)}` : diagnostics.length === 0 ? "accepted as it is" : `accepted with ${summaryOf(diagnostics)}`],
    ...(audience === "restricted" ? ([["place", "below restricted/sources/, with `restricted: { path: restricted }` in data/almanac.yaml"]] as const) : []),
  ];
  const problems = diagnostics.slice(0, 5).map((diagnostic) => `  ${String(diagnostic.line)}:${String(diagnostic.column)} ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}${diagnostic.hint === undefined ? "" : `\n    hint: ${diagnostic.hint.replace(/\n(?=.)/g, "\n    ")}`}`);
  return [inspection.file, ...lines.map(([name, value]) => `  ${name.padEnd(9)} ${value}`), ...problems, ...(diagnostics.length > 5 ? [`  and ${String(diagnostics.length - 5)} more`] : [])].join("\n");
}

export interface InspectOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Print declarations that can be pasted into data/almanac.yaml. */
  readonly suggest: boolean;
  /** The kind to read the files as; left out, they are recognised. */
  readonly kind?: string;
}

/** Says what files are and what would be refused, also for files that `check` refuses. */
export async function inspect({ files, json, suggest, kind }: InspectOptions): Promise<ExitCode> {
  if (kind !== undefined && kindNamed(kind) === undefined) {
    const known = KINDS.map((one) => one.kind);
    const near = nearest(kind, known);
    throw new CommandError(`--kind ${kind}: there is no such kind\nhint: ${near === undefined ? "" : `did you mean ${near}? `}known are ${known.join(", ")}`, EXIT.usage);
  }
  const paths = files.flatMap((file) => filesOf(resolve(file)));
  const root = parse(paths[0] ?? process.cwd()).root;
  const disk = nodeProgramFiles(root);
  const names = paths.map(fromDisk);
  const workbooks = await inspectedWorkbooks(disk, names);
  if (suggest) {
    const suggestions = names.map((name) => ({ file: shownPath(resolve(root, name)), ...suggestSource(disk, name, { workbooks, ...(kind === undefined ? {} : { kind }) }) }));
    print(json ? JSON.stringify(suggestions.map(({ diagnostics: _, ...one }) => one), null, 2) : oneBlock(suggestions.map(({ yaml }) => yaml)));
    return EXIT.done;
  }
  const inspections = inspectFiles(disk, names, kind === undefined ? {} : { kind }, workbooks).map((one) => named(one, root));
  print(json ? JSON.stringify(inspections, null, 2) : inspections.map(described).join("\n\n"));
  return EXIT.done;
}
