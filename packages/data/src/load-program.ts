import { compareText, dateIn, type Diagnostic, type IsoInstant, type Model, type Program, type SourceFile } from "@almanac/core";
import { inTimeOrder } from "./cells/instant.ts";
import { loadConfig, type LoadedConfig } from "./config/load-config.ts";
import { programOf } from "./config/program.ts";
import { existsAt } from "./content/exists-at.ts";
import { readContent } from "./content/read-content.ts";
import { diagnostic, hasError, inOrder } from "./diagnostics/diagnostic.ts";
import { didYouMean } from "./diagnostics/did-you-mean.ts";
import { crossCheck } from "./link/cross-check.ts";
import { checkDocumentLinks } from "./link/document-links.ts";
import { folderProblems } from "./link/folder-problems.ts";
import { mergeItems } from "./link/merge-items.ts";
import { parentCycles } from "./link/parent-cycles.ts";
import { workItems } from "./link/work-items.ts";
import { workstreamFinder } from "./link/workstream-of.ts";
import { doneWithoutDate } from "./quality/done-without-date.ts";
import { ingestQuality } from "./quality/ingest-quality.ts";
import type { ProgramFiles } from "./read/program-files.ts";
import { recogniseSources } from "./sources/recognise.ts";
import { readStatusFile } from "./sources/read-source.ts";
import { readSources, type ReadSourceSet } from "./sources/read-sources.ts";
import { SOURCES_FOLDER, sourceFiles, type ChosenSource } from "./sources/source-files.ts";
import { resolveWorkflow } from "./workflow/resolve-workflow.ts";

export interface LoadOptions {
  /** The time of the statement. Left out, the newest export instant in the sources. Never the clock. */
  readonly asOf?: IsoInstant;
}

export interface LoadedProgram {
  /** Left out when there is any error. */
  readonly model?: Model;
  readonly asOf?: IsoInstant;
  /** In a stable order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every export instant that the declarations and paths state, oldest first, those after the as-of time included. */
  readonly exportInstants: readonly IsoInstant[];
}

/** Reads a whole program directory: configuration, exports and prose. All problems are collected; none is thrown. */
export function loadProgram(files: ProgramFiles, options: LoadOptions = {}): LoadedProgram {
  const config = loadConfig(files);
  if (!("ok" in config)) return { diagnostics: inOrder(config.diagnostics), exportInstants: [] };
  const paths = files.list(SOURCES_FOLDER).filter((path) => !isHidden(path));
  const problems: Diagnostic[] = [...folderProblems(files, [...paths, ...files.list("content")])];
  const linked = new Set(problems.filter(({ code }) => code === "FILE-OUTSIDE").map(({ file }) => file));
  const readable = paths.filter((path) => !linked.has(path));
  const { chosen, statusFiles, instants } = chooseSources(files, config.ok, readable, options.asOf, problems);
  const sources = readSources(files, chosen, config.ok.config.program.timeZone);
  problems.push(...sources.diagnostics);
  const asOf =
    options.asOf ??
    sources.files
      .map(({ exportedAt }) => exportedAt)
      .toSorted(inTimeOrder)
      .at(-1);
  const content = readContent(files);
  problems.push(...content.diagnostics);
  const { items, program, quality } = assemble(files, config.ok, sources, statusFiles, problems);
  problems.push(...checkDocumentLinks(content.documents, program), ...newerThanStatement(sources.files, asOf));
  const diagnostics = inOrder(problems);
  const head = {
    diagnostics,
    exportInstants: instants.length > 0 ? instants : sources.files.map(({ exportedAt }) => exportedAt).toSorted(inTimeOrder),
    ...(asOf === undefined ? {} : { asOf }),
  };
  if (asOf === undefined || hasError(diagnostics)) return head;
  const warned = (file: string): number => diagnostics.filter((found) => found.file === file).length;
  const today = dateIn(program.timeZone, asOf);
  const documents = content.documents.flatMap((document) => existsAt(document, today));
  return {
    ...head,
    model: { program, asOf, items, documents, quality, sources: sources.files.map((source): SourceFile => ({ ...source, warnings: warned(source.file) })) },
  };
}

const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));

function chooseSources(
  files: ProgramFiles,
  config: LoadedConfig,
  paths: readonly string[],
  asOf: IsoInstant | undefined,
  problems: Diagnostic[],
): { readonly chosen: readonly ChosenSource[]; readonly statusFiles: readonly string[]; readonly instants: readonly IsoInstant[] } {
  if (config.config.sources === undefined) {
    const recognised = recogniseSources(files, paths);
    problems.push(...recognised.diagnostics);
    if (recognised.chosen.length === 0 && recognised.diagnostics.length === 0)
      problems.push(
        diagnostic(
          "SOURCE-NONE",
          { file: SOURCES_FOLDER, line: 1, column: 1 },
          {
            message: "the program has no export of work items",
            found: `${String(paths.length)} files`,
            expected: "at least one Jira export",
            hint: "put a Jira export (JSON or CSV) into data/sources/",
          },
        ),
      );
    return { ...recognised, instants: [] };
  }
  const found = sourceFiles(config, paths, asOf);
  problems.push(...found.diagnostics);
  const statusFiles = config.config.sources.flatMap(({ statuses }, index): readonly string[] => {
    if (statuses === undefined) return [];
    const path = `${SOURCES_FOLDER}/${statuses}`;
    if (paths.includes(path)) return [path];
    const names = paths.map((name) => name.slice(SOURCES_FOLDER.length + 1));
    problems.push(
      diagnostic("FILE-MISSING", config.place(["sources", index, "statuses"]), {
        message: `data/sources/ has no file \`${statuses}\``,
        found: statuses,
        expected: "the tracker's status list",
        hint: `${didYouMean(statuses, names)}paths are relative to data/sources/`,
      }),
    );
    return [];
  });
  return { chosen: found.chosen, statusFiles, instants: found.instants };
}

function assemble(
  files: ProgramFiles,
  config: LoadedConfig,
  sources: ReadSourceSet,
  statusFiles: readonly string[],
  problems: Diagnostic[],
): { readonly program: Program } & Pick<Model, "items" | "quality"> {
  const merged = mergeItems(sources.primary);
  const statuses = statusFiles.toSorted(compareText).map((path) => readStatusFile(files, path));
  const listed = statuses.flatMap((list) => list.statuses);
  const workflow = resolveWorkflow(
    config,
    [...merged.items, ...sources.crossCheck.flatMap(({ items }) => items.map((item) => ({ ...item, transitions: [] })))],
    listed,
  );
  problems.push(...merged.diagnostics, ...parentCycles(merged.items), ...statuses.flatMap((list) => list.diagnostics), ...workflow.diagnostics);
  const program = programOf(config.config, workflow);
  // Items of refused exports are incomplete: checks across them would report the same cause again.
  if (hasError(problems)) return { program, items: [], quality: [] };
  const workstreams = config.config.workstreams ?? [];
  const items = workItems(merged.items, workflow.canonical, workstreamFinder(workstreams, merged.items));
  const checks = sources.crossCheck.map((source) => crossCheck(items, merged.items, source, workflow.canonical));
  problems.push(...doneWithoutDate(items, merged.items, workflow.workflow), ...checks.flatMap(({ diagnostics }) => diagnostics));
  return {
    program,
    items,
    quality: [...ingestQuality(items, merged.copies, workstreams.length), ...sources.quality, ...checks.flatMap(({ quality }) => quality)],
  };
}

/** An export without history says how things are at its own time only: an earlier statement cannot be made from it. */
function newerThanStatement(sources: readonly SourceFile[], asOf: IsoInstant | undefined): readonly Diagnostic[] {
  return sources
    .filter(({ exportedAt, history, role }) => asOf !== undefined && role === "primary" && history === "none" && inTimeOrder(exportedAt, asOf) > 0)
    .map(({ file, exportedAt }) =>
      diagnostic(
        "AS-OF-BEFORE",
        { file, line: 1, column: 1 },
        {
          message: `this export is of ${exportedAt}, after the statement (${asOf ?? ""}), and carries no history`,
          found: exportedAt,
          expected: `an export at or before ${asOf ?? ""}`,
          hint: "items are shown in the state of the export; give an --as-of at or after it, or export with changelog",
        },
      ),
    );
}
