import { dateIn, type Diagnostic, type Document, type IsoInstant, type Model, type SourceFile, type SourceRecord } from "@almanac/core";
import { inTimeOrder } from "./cells/instant.ts";
import { readDisclosureRules } from "./config/disclosure-rules.ts";
import { loadConfig, type LoadedConfig } from "./config/load-config.ts";
import type { ProseRules } from "./config/prose-schema.ts";
import { existsAt, isPublished } from "./content/exists-at.ts";
import { frontMatterPlaceholders } from "./content/placeholders.ts";
import { readContent } from "./content/read-content.ts";
import { diagnostic, hasError, inOrder, wholeFile } from "./diagnostics/diagnostic.ts";
import { checkDocumentLinks } from "./link/document-links.ts";
import { checkDocumentSubjects, subjectsIn, subjectsTwice, type Subjects } from "./link/document-subjects.ts";
import { folderProblems } from "./link/folder-problems.ts";
import { beforeFirstItem, longBeforeStatement, newerThanStatement } from "./link/as-of.ts";
import { overdueReviews } from "./link/overdue-reviews.ts";
import { withoutLines, withoutPrivate } from "./link/private-findings.ts";
import { checkRecords, everyRecord } from "./link/record-links.ts";
import { labourProblems } from "./link/labour-lines.ts";
import { withItemDependencies } from "./link/work-links.ts";
import { loadWork } from "./load-work.ts";
import { cloudZoneFindings } from "./quality/cloud-zone.ts";
import { droppedSources, withPreviousCount, type PreviousRecords } from "./quality/dropped-sources.ts";
import { datedAfterClock, eventsOf, recordEvents, type StatedEvent } from "./quality/future-dates.ts";
import { staleSources } from "./quality/stale-sources.ts";
import type { ProgramFiles } from "./read/program-files.ts";
import { chooseSources, withFirstDeclaration } from "./sources/choose-sources.ts";
import { inputOf } from "./sources/read-source.ts";
import { newestExport, readSources, statedSources, type ReadSourceSet } from "./sources/read-sources.ts";
import { audienceOf, restrictedFolder, SOURCES_FOLDER } from "./sources/source-folders.ts";
import type { SourceInput } from "./sources/source-kind.ts";
import { decodedSheets, type Workbooks } from "./sources/workbook.ts";
import type { Known } from "./time-machine/choose-exports.ts";

export interface LoadOptions {
  /** The time of the statement. Left out, the newest export instant in the sources. Never the clock. */
  readonly asOf?: IsoInstant;
  /** `now`: exports made after the time of the statement may tell what was so at it. Left out: `then`. */
  readonly known?: Known;
  /** Records by source as the edition before counted them. Left out, no fall is judged. */
  readonly previous?: PreviousRecords;
  /** The clock, for commands that judge by it. Left out, ages are judged at the time of the statement. */
  readonly now?: IsoInstant;
  /** Nothing is stated, only checked: exports that say nothing about their time are no mistake then. */
  readonly untimed?: boolean;
  /** Documents that no edition has, because they are drafts or not for everybody, stand in the model, too: for the preview. */
  readonly unpublished?: boolean;
  /** Workbooks among the sources, as {@link prepareWorkbooks} read them. Left out, a workbook is refused. */
  readonly workbooks?: Workbooks;
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
  /** What the exports name and a document may be about; left out likewise. */
  readonly subjects?: Subjects;
  /** Language tag of the program; left out likewise. */
  readonly locale?: string;
  /** What `prose:` of almanac.yaml says about the hygiene of texts; left out likewise. */
  readonly prose?: ProseRules;
}

const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));

/** Every file that may be a source. */
function sourcePaths(files: ProgramFiles, config: LoadedConfig): readonly string[] {
  const restricted = restrictedFolder(config);
  return [SOURCES_FOLDER, ...(restricted === undefined ? [] : [restricted])].flatMap((folder) => files.list(folder)).filter((path) => !isHidden(path));
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
  const { timeZone } = config.ok.config.program;
  const known = options.known ?? "then";
  const paths = sourcePaths(files, config.ok);
  const problems: Diagnostic[] = [...folderProblems(files, [...paths, ...files.list("content")])];
  const disclosure = readDisclosureRules(files, config.ok.config.restricted?.path.replace(/\/+$/, ""));
  problems.push(...disclosure.diagnostics);
  const linked = new Set(problems.filter(({ code }) => code === "FILE-OUTSIDE").map(({ file }) => file));
  const readable = paths.filter((path) => !linked.has(path));
  const sheets = decodedSheets(options.workbooks ?? new Map());
  // A file that was recognised by its content is not read again.
  const recognised = new Map<string, SourceInput>();
  const recognise = (path: string): SourceInput => {
    const input = recognised.get(path) ?? inputOf(files, path, undefined, sheets);
    recognised.set(path, input);
    return input;
  };
  // A declared file that is a link to elsewhere exists, but is not read; an undeclared one is not even looked into.
  const offered = config.ok.config.sources === undefined ? readable : paths;
  const { chosen: all, statusFiles: listed, instants } = chooseSources(config.ok, offered, options.asOf, recognise, problems);
  const chosen = linked.size === 0 ? all : all.map((source) => ({ ...source, files: source.files.filter((file) => !linked.has(file)) }));
  const statusFiles = listed.filter((file) => !linked.has(file));
  const sources = readSources(files, chosen, { timeZone, asOf: options.asOf, known }, ({ declaration }) => (path) => recognised.get(path) ?? inputOf(files, path, declaration, sheets));
  recognised.clear();
  for (const problem of sources.diagnostics) problems.push(problem);
  const asOf = options.asOf ?? newestExport(sources);
  if (asOf === undefined && chosen.length > 0 && options.untimed !== true && !hasError(problems)) problems.push(noTime());
  problems.push(...withoutTwins(content.diagnostics, problems));
  const { items, program, quality } = loadWork(files, config.ok, sources, statusFiles, problems);
  const stated = asOf === undefined ? { files: [], records: {} } : statedSources(sources, asOf, timeZone);
  // Records of a refused source are incomplete: what they do not name may be there all the same.
  const complete = !hasError(sources.diagnostics);
  const subjects = subjectsIn(everyRecord(sources));
  if (!hasError(problems)) problems.push(...withoutPrivate(checkRecords(sources, program, config.ok.config.program.currency, asOf === undefined ? undefined : stated.records), sources));
  problems.push(...labourProblems(sources));
  const tracked = new Set(sources.results.flatMap(({ read }) => read.flatMap(({ file, items: held }) => (held === undefined ? [] : [file]))));
  const trackers = stated.files.filter(({ file }) => tracked.has(file));
  problems.push(
    ...checkDocumentLinks(content.documents, program),
    ...subjectsTwice(content.documents),
    ...frontMatterPlaceholders(content.documents),
    ...(complete ? withoutPrivate(checkDocumentSubjects(content.documents, subjects), sources) : []),
    ...(asOf === undefined ? [] : overdueReviews(content.documents, dateIn(timeZone, asOf))),
    ...beforeFirstItem(items, asOf),
    ...(known === "now" ? [] : newerThanStatement(trackers, asOf)),
    ...longBeforeStatement(trackers, program, asOf),
    ...ageProblems(stated.files, () => publicEvents(sources, timeZone), config.ok, asOf, options),
  );
  const idByFile = new Map(sources.results.toReversed().flatMap(({ source, read }) => read.map(({ file }): [string, string] => [file, source.declaration.id])));
  const sourceOf = (file: string): string | undefined => idByFile.get(file);
  const { previous } = options;
  const diagnostics = withFirstDeclaration(config.ok, inOrder(withoutLines(previous === undefined ? problems : problems.map((found) => withPreviousCount(found, sourceOf, previous)), sources)));
  const head = {
    diagnostics,
    documents,
    workstreams: program.workstreams.map(({ id }) => id),
    subjects,
    locale: program.locale,
    prose: config.ok.config.prose ?? {},
    exportInstants: instants.length > 0 ? instants : stated.files.map(({ exportedAt }) => exportedAt).toSorted(inTimeOrder),
    ...(asOf === undefined ? {} : { asOf }),
  };
  if (asOf === undefined || hasError(diagnostics)) return head;
  const byFile = Map.groupBy(diagnostics, ({ file }) => file);
  const today = dateIn(program.timeZone, asOf);
  const ready = content.documents.filter(({ document }) => options.unpublished === true || document.draft !== true);
  const [open, fewer] = [ready.filter(({ document }) => options.unpublished === true || isPublished(document)), ready.filter(({ document }) => options.unpublished !== true && !isPublished(document))];
  const withheld = fewer.flatMap((document) => existsAt(document, today));
  return {
    ...head,
    model: {
      program,
      asOf,
      items,
      records: withItemDependencies(stated.records, items),
      documents: open.flatMap((document) => existsAt(document, today)),
      ...(withheld.length === 0 ? {} : { withheld: { documents: withheld } }),
      ...(disclosure.rules === undefined ? {} : { disclosure: disclosure.rules }),
      quality: [...quality, ...cloudZoneFindings(publicRecords(stated.records.cloudCosts, stated.files))],
      sources: stated.files.map((source): SourceFile => ({ ...source, warnings: byFile.get(source.file)?.length ?? 0 })),
    },
  };
}

/** Of two names that differ only in case one is usually no allowed name either; the cause is the same. */
function withoutTwins(found: readonly Diagnostic[], problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const twins = new Set(problems.filter(({ code }) => code === "FILE-CASE").flatMap(({ file, related }) => [file, ...(related ?? []).map((other) => other.file)]));
  return found.filter(({ code, file }) => code !== "CONTENT-NAME" || !twins.has(file));
}

/** Records that anybody may see: a finding about the quality of data is published. */
function publicRecords<R extends SourceRecord>(records: readonly R[] = [], files: readonly SourceFile[]): readonly R[] {
  const open = new Set(files.flatMap(({ file, audience }) => (audience === undefined ? [file] : [])));
  return records.filter(({ source }) => open.has(source.file));
}

/** Dates that anybody may see: a message repeats them. */
const publicEvents = ({ results }: ReadSourceSet, timeZone: string): readonly StatedEvent[] =>
  results.flatMap(({ source, read }) => (audienceOf(source.declaration) === "public" ? read.flatMap(({ records, items = [] }) => [...eventsOf(items), ...Object.values(records).flatMap((list) => recordEvents(list, timeZone))]) : []));

/** Ages, falls in records and dates after the clock. */
function ageProblems(files: readonly SourceFile[], events: () => readonly StatedEvent[], { config, place }: LoadedConfig, asOf: IsoInstant | undefined, { now, previous }: LoadOptions): readonly Diagnostic[] {
  const { timeZone } = config.program;
  const declarations = (config.sources ?? []).map(({ id, refuseAfter, dropLimit, acceptDrop }, index) => ({ id, refuseAfter, dropLimit, acceptDrop, place: place(["sources", index, "id"]) }));
  const at = now ?? asOf;
  return [
    ...(at === undefined ? [] : staleSources(files, declarations, { at, by: now === undefined ? "statement" : "clock", timeZone })),
    ...(previous === undefined ? [] : droppedSources(files, declarations, previous, timeZone)),
    ...(now === undefined ? [] : datedAfterClock(files, events(), now, timeZone)),
  ];
}

const noTime = (): Diagnostic =>
  diagnostic("AS-OF-UNKNOWN", wholeFile("data/almanac.yaml"), {
    message: "nothing says of when the exports are, so the statement has no date",
    found: "exports without a dated event",
    expected: "a time of the statement",
    hint: "give --as-of, or say when an export was made: `exportedAt:` on its source, or a date in its path with `{exported}`",
  });
