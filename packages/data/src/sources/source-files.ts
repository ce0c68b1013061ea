import { compareText, isoInstant, type Diagnostic, type IsoInstant } from "@almanac/core";
import { inTimeOrder, parseInstant } from "../cells/instant.ts";
import { endOfDay, inZone } from "../cells/zoned.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { SourceDeclaration } from "../config/schema.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { kindNamed } from "./kinds.ts";
import { folderOf, noRestrictedFolder, restrictedAmongPublic, SOURCES_FOLDER } from "./source-folders.ts";

/** A source and the files that say what it says at the as-of time. */
export interface ChosenSource {
  readonly declaration: SourceDeclaration;
  readonly files: readonly string[];
  /** When the export was made, if the declaration or the path says so. */
  readonly exportedAt?: IsoInstant;
  /** Every dated export of the source, oldest first, those after the as-of time included; this one is among them. */
  readonly series?: readonly DatedFiles[];
  /** Where a part of its declaration stands in almanac.yaml; left out where nothing is declared. */
  readonly setting?: (path: readonly PropertyKey[]) => Place;
}

/** The files of one dated export. */
export interface DatedFiles {
  readonly at: IsoInstant;
  readonly files: readonly string[];
}

interface SourceFiles {
  readonly chosen: readonly ChosenSource[];
  /** Of every declared export, oldest first, as-of or not. */
  readonly instants: readonly IsoInstant[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A pattern of file paths as an expression: `*` within a name, `**` across folders, `{exported}` a date. */
function patternOf(pattern: string): RegExp {
  const source = pattern.split(/(\{exported\}|\*\*\/|\*\*|\*|\?)/).map((part) => {
    switch (part) {
      case "{exported}":
        return "(\\d{4}-\\d{2}-\\d{2})";
      case "**/":
        return "(?:[^/]+/)*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    }
  });
  return new RegExp(`^${source.join("")}$`);
}

/** Files of the public folder of sources that no declared source reads, at whatever time. */
export function undeclaredFiles({ config }: LoadedConfig, existing: readonly string[]): readonly string[] {
  const sources = config.sources ?? [];
  const patterns = sources.map(({ files }) => patternOf(files));
  const lists = new Set(sources.flatMap(({ statuses }) => statuses ?? []));
  const isNote = (name: string): boolean => /(?:^|\/)(?:readme|licen[cs]e|attribution)[^/]*$/i.test(name);
  return existing
    .filter((path) => path.startsWith(`${SOURCES_FOLDER}/`))
    .map((path) => path.slice(SOURCES_FOLDER.length + 1))
    .filter((name) => !lists.has(name) && !isNote(name) && !patterns.some((pattern) => pattern.test(name)));
}

/** Chooses for each declared source the newest export at or before the as-of time. Later exports do not exist yet. */
export function sourceFiles(loaded: LoadedConfig, existing: readonly string[], asOf: IsoInstant | undefined): SourceFiles {
  const { config, place } = loaded;
  const diagnostics: Diagnostic[] = [];
  const instants = new Set<IsoInstant>();
  const chosen: ChosenSource[] = [];
  for (const [index, declaration] of (config.sources ?? []).entries()) {
    const setting = (path: readonly PropertyKey[]): Place => place(["sources", index, ...path]);
    const folder = folderOf(loaded, declaration);
    if (folder === undefined) {
      diagnostics.push(noRestrictedFolder(loaded, index, declaration));
      continue;
    }
    const names = existing.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    const pattern = patternOf(declaration.files);
    const matches = names.flatMap((name) => {
      const match = pattern.exec(name);
      return match === null ? [] : [{ name, date: match[1] }];
    });
    if (matches.length === 0) {
      const misplaced = existing.find((path) => folder !== SOURCES_FOLDER && path.startsWith(`${SOURCES_FOLDER}/`) && pattern.test(path.slice(SOURCES_FOLDER.length + 1)));
      if (misplaced !== undefined) {
        diagnostics.push(restrictedAmongPublic(misplaced, declaration.kind));
        continue;
      }
      diagnostics.push(
        diagnostic("FILE-MISSING", place(["sources", index, "files"]), {
          message: `no file of ${folder}/ is called \`${declaration.files}\``,
          found: names.length === 0 ? "no files" : `${String(names.length)} other files`,
          expected: declaration.files,
          hint: missingHint(declaration.files, names, folder),
        }),
      );
      continue;
    }
    if (!declaration.files.includes("{exported}")) {
      const exportedAt = declaration.exportedAt === undefined ? undefined : parseInstant(declaration.exportedAt);
      if (exportedAt !== undefined) instants.add(exportedAt);
      chosen.push({ declaration, setting, files: matches.map(({ name }) => `${folder}/${name}`), ...(exportedAt === undefined ? {} : { exportedAt }) });
      continue;
    }
    const exports = datedExports(declaration, matches, config.program.timeZone, folder);
    for (const { at } of exports.dated) instants.add(at);
    for (const name of exports.undated)
      diagnostics.push(
        diagnostic(
          "DATE-FORMAT",
          { file: `${folder}/${name}`, line: 1, column: 1 },
          {
            message: "the date in the path does not exist",
            found: name,
            expected: "a calendar day YYYY-MM-DD",
            hint: "rename the folder or file to the day of the export",
          },
        ),
      );
    const newest = exports.dated.filter(({ at }) => asOf === undefined || inTimeOrder(at, asOf) <= 0).at(-1);
    if (newest !== undefined) chosen.push({ declaration, setting, files: newest.files, exportedAt: newest.at, series: exports.dated });
    // A source that began later simply does not exist yet; without its work items a program has no earlier statement at all.
    else if (exports.dated.length > 0 && feedsItems(declaration))
      diagnostics.push(
        diagnostic("SOURCE-EMPTY", place(["sources", index, "files"]), {
          message: `no export of \`${declaration.id}\` was made at or before ${asOf ?? ""}`,
          found: `the oldest is of ${exports.dated[0]?.at ?? ""}`,
          expected: "an export at or before the as-of time",
          hint: "give a later --as-of, or add the older export",
        }),
      );
  }
  return { chosen, instants: [...instants].sort(inTimeOrder), diagnostics };
}

const missingHint = (pattern: string, names: readonly string[], folder: string): string =>
  pattern.includes("{exported}")
    ? `\`{exported}\` stands for the day of an export: ${folder}/${pattern.replace("{exported}", "2026-11-20")}, for example`
    : `${didYouMean(pattern.startsWith(`${folder}/`) ? pattern.slice(folder.length + 1) : pattern, names)}paths are relative to ${folder}/`;

function datedExports(declaration: SourceDeclaration, matches: readonly { readonly name: string; readonly date: string | undefined }[], programZone: string, folder: string) {
  const timeZone = declaration.timeZone ?? programZone;
  const filesByDate = new Map<string, string[]>();
  const undated: string[] = [];
  for (const { name, date } of matches) {
    if (date === undefined || !isDay(date)) undated.push(name);
    else filesByDate.set(date, [...(filesByDate.get(date) ?? []), `${folder}/${name}`]);
  }
  const dated = [...filesByDate]
    .sort(([a], [b]) => compareText(a, b))
    .map(([date, files]) => ({ at: exportInstant(date, declaration.exportedAt, timeZone), files }));
  return { dated, undated };
}

const isDay = (date: string): boolean => {
  try {
    isoInstant(`${date}T00:00:00Z`);
    return true;
  } catch {
    return false;
  }
};

/** A time of day that the clock skips or repeats on that day is taken as late as it can be: nothing in the export is newer. */
function exportInstant(date: string, timeOfDay: string | undefined, timeZone: string): IsoInstant {
  if (timeOfDay === undefined) return endOfDay(date, timeZone);
  const zoned = inZone(`${date}T${timeOfDay}:00`, timeZone, "second");
  return "instant" in zoned ? zoned.instant : endOfDay(date, timeZone);
}

const feedsItems = ({ kind, role }: SourceDeclaration): boolean => (role ?? "primary") === "primary" && kindNamed(kind)?.fills.length === 0;
