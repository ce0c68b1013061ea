import type { Diagnostic, IsoInstant } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { recogniseSources } from "./recognise.ts";
import { SOURCES_FOLDER } from "./source-folders.ts";
import { suggestHint } from "./nearly-recognised.ts";
import { sourceFiles, undeclaredFiles, type ChosenSource } from "./source-files.ts";
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
  const unread = undeclaredFiles(config, paths);
  // A declared file that does not exist is usually one of those that nobody declared.
  if (unread.length > 0 && found.diagnostics.length === 0) problems.push(undeclared(config, unread));
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

const SHOWN = 5;

/** As soon as one source is declared, nothing else is recognised by its content. */
function undeclared({ place }: LoadedConfig, names: readonly string[]): Diagnostic {
  const [first = ""] = names;
  const more = names.length - SHOWN;
  const one = names.length === 1;
  return diagnostic("FILE-UNDECLARED", place(["sources"], true), {
    message: `${one ? "1 file" : `${String(names.length)} files`} of ${SOURCES_FOLDER}/ ${one ? "is" : "are"} read by no source: ${names.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`,
    found: names.join(", "),
    expected: "every export declared, once one is",
    hint: `${suggestHint(`${SOURCES_FOLDER}/${one ? first : ""}`)}`,
  });
}

/** A setting of a source cannot be written where no source is declared: the first message that asks for one says how to begin. */
export function withFirstDeclaration({ config }: LoadedConfig, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const index = config.sources === undefined ? diagnostics.findIndex(({ hint }) => hint?.includes("on the source in data/almanac.yaml")) : -1;
  return diagnostics.map((found, position) =>
    position !== index
      ? found
      : { ...found, hint: `${found.hint ?? ""}\nno source is declared yet: \`almanac inspect ${SOURCES_FOLDER} --suggest\` prints \`sources:\` for every file of the folder, to be pasted into data/almanac.yaml; the setting belongs to the file's entry there` },
  );
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
