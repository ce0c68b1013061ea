import { compareText, dateIn, type Diagnostic, type Document, type IsoInstant, type Model, type Program, type SourceFile } from "@almanac/core";
import { inTimeOrder } from "./cells/instant.ts";
import { loadConfig, type LoadedConfig } from "./config/load-config.ts";
import { programOf } from "./config/program.ts";
import { existsAt } from "./content/exists-at.ts";
import { readContent } from "./content/read-content.ts";
import { diagnostic, hasError, inOrder } from "./diagnostics/diagnostic.ts";
import { didYouMean } from "./diagnostics/did-you-mean.ts";
import { crossCheck } from "./link/cross-check.ts";
import { checkDocumentLinks } from "./link/document-links.ts";
import { emptyWorkstreams } from "./link/empty-workstreams.ts";
import { folderProblems } from "./link/folder-problems.ts";
import { beforeFirstItem, longBeforeStatement, newerThanStatement } from "./link/as-of.ts";
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
  /** Every document that could be read, of any date, also when the program is refused: prose can be checked all the same. */
  readonly documents: readonly Document[];
  /** Ids of the declared workstreams; left out when the declaration cannot be read. */
  readonly workstreams?: readonly string[];
}

/** Reads a whole program directory: configuration, exports and prose. All problems are collected; none is thrown. */
export function loadProgram(files: ProgramFiles, options: LoadOptions = {}): LoadedProgram {
  const config = loadConfig(files);
  const content = readContent(files);
  const documents = content.documents.map(({ document }) => document);
  // A folder that is no program directory has one mistake, not one for each of its files.
  if (!("ok" in config)) {
    const noProgram = config.diagnostics.some(({ code }) => code === "CONFIG-MISSING");
    return { diagnostics: inOrder([...config.diagnostics, ...(noProgram ? [] : content.diagnostics)]), exportInstants: [], documents: noProgram ? [] : documents };
  }
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
  problems.push(...content.diagnostics);
  const { items, program, quality } = assemble(files, config.ok, sources, statusFiles, problems);
  problems.push(...checkDocumentLinks(content.documents, program), ...beforeFirstItem(items, asOf), ...newerThanStatement(sources.files, asOf), ...longBeforeStatement(sources.files, program, asOf));
  const diagnostics = inOrder(problems);
  const head = {
    diagnostics,
    documents,
    workstreams: program.workstreams.map(({ id }) => id),
    exportInstants: instants.length > 0 ? instants : sources.files.map(({ exportedAt }) => exportedAt).toSorted(inTimeOrder),
    ...(asOf === undefined ? {} : { asOf }),
  };
  if (asOf === undefined || hasError(diagnostics)) return head;
  const warned = (file: string): number => diagnostics.filter((found) => found.file === file).length;
  const today = dateIn(program.timeZone, asOf);
  return {
    ...head,
    model: { program, asOf, items, documents: content.documents.flatMap((document) => existsAt(document, today)), quality, sources: sources.files.map((source): SourceFile => ({ ...source, warnings: warned(source.file) })) },
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
  // A key twice is a mistake of any export; of one that only cross-checks, nothing else would notice it.
  const repeated = sources.crossCheck.flatMap((source) => mergeItems(source.items).diagnostics);
  problems.push(...merged.diagnostics, ...repeated, ...parentCycles(merged.items), ...statuses.flatMap((list) => list.diagnostics), ...workflow.diagnostics);
  const program = programOf(config.config, workflow);
  // Items of refused exports are incomplete: checks across them would report the same cause again.
  if (hasError(problems)) return { program, items: [], quality: [] };
  const workstreams = config.config.workstreams ?? [];
  const items = workItems(merged.items, workflow.canonical, workstreamFinder(workstreams, merged.items));
  const checks = sources.crossCheck.map((source) => crossCheck(items, merged.items, source, workflow.canonical));
  problems.push(...emptyWorkstreams(workstreams, merged.items, config.place), ...doneWithoutDate(items, merged.items, workflow.workflow), ...checks.flatMap(({ diagnostics }) => diagnostics));
  return {
    program,
    items,
    quality: [...ingestQuality(items, merged.copies, workstreams.length), ...sources.quality, ...checks.flatMap(({ quality }) => quality)],
  };
}
