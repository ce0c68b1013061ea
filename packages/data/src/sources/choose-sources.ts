import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { recogniseSources } from "./recognise.ts";
import { SOURCES_FOLDER } from "./source-folders.ts";
import { sourceFiles, type ChosenSource } from "./source-files.ts";
import type { SourceInput } from "./source-kind.ts";

interface ChosenSources {
  readonly chosen: readonly ChosenSource[];
  readonly statusFiles: readonly string[];
  /** Of every declared export, oldest first. */
  readonly instants: readonly IsoInstant[];
}

/** The sources of a program: as declared, or else as their files are recognised. */
export function chooseSources(config: LoadedConfig, paths: readonly string[], asOf: IsoInstant | undefined, inputOf: (path: string) => SourceInput, problems: Diagnostic[]): ChosenSources {
  const { sources } = config.config;
  if (sources === undefined) {
    const recognised = recogniseSources(config, paths, inputOf);
    problems.push(...recognised.diagnostics);
    if (recognised.chosen.length === 0 && recognised.diagnostics.length === 0) problems.push(noSource(paths.length));
    return { ...recognised, instants: [] };
  }
  const found = sourceFiles(config, paths, asOf);
  problems.push(...found.diagnostics);
  const listed = sources.flatMap(({ statuses }, index): readonly string[] => {
    if (statuses === undefined) return [];
    const path = `${SOURCES_FOLDER}/${statuses}`;
    if (paths.includes(path)) return [path];
    problems.push(noStatusFile(config, index, statuses, paths));
    return [];
  });
  const own = found.chosen.flatMap(({ declaration, files }) => (declaration.kind === "jira-statuses" ? files : []));
  return { chosen: found.chosen, statusFiles: [...new Set([...listed, ...own])], instants: found.instants };
}

const noSource = (count: number): Diagnostic =>
  diagnostic(
    "SOURCE-NONE",
    { file: SOURCES_FOLDER, line: 1, column: 1 },
    {
      message: "the program has no export",
      found: `${String(count)} files`,
      expected: "at least one export",
      hint: "put an export into data/sources/, for example a Jira export (JSON or CSV)",
    },
  );

function noStatusFile(config: LoadedConfig, index: number, statuses: string, paths: readonly string[]): Diagnostic {
  const names = paths.map((name) => name.slice(SOURCES_FOLDER.length + 1));
  return diagnostic("FILE-MISSING", config.place(["sources", index, "statuses"]), {
    message: `data/sources/ has no file \`${statuses}\``,
    found: statuses,
    expected: "the tracker's status list",
    hint: `${didYouMean(statuses, names)}paths are relative to data/sources/`,
  });
}
