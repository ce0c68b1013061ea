import { compareText, type Diagnostic, type Model, type Program } from "@almanac/core";
import type { LoadedConfig } from "./config/load-config.ts";
import { programOf } from "./config/program.ts";
import { hasError } from "./diagnostics/diagnostic.ts";
import { crossCheck } from "./link/cross-check.ts";
import { emptyWorkstreams } from "./link/empty-workstreams.ts";
import { mergeItems } from "./link/merge-items.ts";
import { parentCycles } from "./link/parent-cycles.ts";
import { workItems } from "./link/work-items.ts";
import { workstreamFinder } from "./link/workstream-of.ts";
import { doneWithoutDate } from "./quality/done-without-date.ts";
import { ingestQuality } from "./quality/ingest-quality.ts";
import type { ProgramFiles } from "./read/program-files.ts";
import { readStatusFile } from "./sources/read-source.ts";
import type { ReadSourceSet } from "./sources/read-sources.ts";
import { audienceOf } from "./sources/source-folders.ts";
import { settleReconstructed } from "./time-machine/settle.ts";
import { resolveWorkflow } from "./workflow/resolve-workflow.ts";

/** The work items of all trackers as one list, with the workflow that gives their statuses a meaning. */
export function loadWork(
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
  const stages = config.config.stages ?? [];
  const settled = settleReconstructed(workItems(merged.items, workflow.canonical, workstreamFinder(workstreams, merged.items), workstreamFinder(stages, merged.items)), merged.items, workflow.workflow);
  const { items } = settled;
  const checks = sources.crossCheck.map((source) => ({ ...crossCheck(items, merged.items, source, workflow.canonical), file: source.file }));
  problems.push(...emptyWorkstreams(workstreams, merged.items, config.place), ...doneWithoutDate(items, merged.items, workflow.workflow), ...checks.flatMap(({ diagnostics }) => diagnostics));
  return {
    program,
    items,
    quality: openQuality(settled, checks, sources, (open) => ingestQuality(open(items), open(merged.copies), workstreams.length)),
  };
}

type Open = <R extends { readonly source: { readonly file: string } }>(list: readonly R[]) => readonly R[];

/** What is found about the quality of data is published, examples and names of files with it: only of what everybody may see. */
function openQuality(settled: Pick<Model, "items" | "quality">, checks: readonly (Pick<Model, "quality"> & { readonly file: string })[], { results, quality }: ReadSourceSet, ingested: (open: Open) => Model["quality"]): Model["quality"] {
  const hidden = new Set(results.flatMap(({ source, read }) => (audienceOf(source.declaration) === "public" ? [] : read.map(({ file }) => file))));
  const open: Open = (list) => list.filter(({ source }) => !hidden.has(source.file));
  // These are counts over all items, and cannot be told apart afterwards.
  const isWhole = open(settled.items).length === settled.items.length;
  return [...ingested(open), ...(isWhole ? settled.quality : []), ...quality, ...(isWhole ? checks.flatMap((check) => (hidden.has(check.file) ? [] : check.quality)) : [])];
}
