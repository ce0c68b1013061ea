import { compareText, type Diagnostic, type IsoInstant, type QualityFinding, type Records, type SourceFile, type SourceRecord } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { existsSince } from "../table/since.ts";
import type { ReadExport } from "../time-machine/read-export.ts";
import { readSeries, type SeriesOptions } from "../time-machine/read-series.ts";
import { capFinding, capWarning, declaredFindings, EXPORT_CAP } from "./export-findings.ts";
import { readSource, type ReadFile } from "./read-source.ts";
import type { ChosenSource } from "./source-files.ts";
import { audienceOf } from "./source-folders.ts";
import type { SourceInput } from "./source-kind.ts";
import { sourceFile, statedInstant } from "./source-state.ts";
import type { TrackerItem } from "./tracker-item.ts";

export interface CrossCheckSource {
  readonly id: string;
  readonly file: string;
  readonly items: readonly TrackerItem[];
}

export interface ReadSourceSet {
  readonly results: readonly ReadExport[];
  readonly primary: readonly TrackerItem[];
  readonly crossCheck: readonly CrossCheckSource[];
  readonly quality: readonly QualityFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every chosen source, and of dated exports without history the earlier ones, too. */
export function readSources(files: ProgramFiles, chosen: readonly ChosenSource[], time: SeriesOptions, inputOf: (source: ChosenSource) => (path: string) => SourceInput): ReadSourceSet {
  const results = chosen.flatMap((source) => readSeries(source, (one) => ({ source: one, ...readSource(files, one, time.timeZone, inputOf(one)) }), time));
  const standing = results.filter(({ forHistory }) => forHistory !== true);
  const ofRole = (role: SourceFile["role"]) => results.filter(({ source }) => (source.declaration.role ?? "primary") === role);
  const itemsOf = (read: readonly ReadFile[]): readonly TrackerItem[] => read.flatMap(({ items }) => items ?? []);
  const capped = results.flatMap(({ source, read }) => (source.declaration.kind === "jira-csv" ? read.flatMap((file) => (file.total === EXPORT_CAP ? [{ file, open: isOpen(source) }] : [])) : []));
  return {
    results,
    primary: ofRole("primary").flatMap(({ read }) => itemsOf(read)),
    crossCheck: ofRole("cross-check").flatMap(({ source, read }) => {
      const first = read[0];
      return first === undefined ? [] : [{ id: source.declaration.id, file: first.file, items: itemsOf(read) }];
    }),
    // What is found about the quality of data is published, examples and names of files with it.
    quality: [...capped.filter(({ open }) => open).map(({ file }) => capFinding(file)), ...standing.flatMap(({ source, read }) => (isOpen(source) ? declaredFindings(source, read) : []))],
    diagnostics: [
      ...results.flatMap(({ read, diagnostics }) => [...diagnostics, ...read.flatMap((file) => file.diagnostics)]),
      ...capped.map(({ file }) => capWarning(file)),
      ...standing.flatMap(({ source, read, diagnostics }) => emptySource(source, [...diagnostics, ...read.flatMap((file) => file.diagnostics)], read)),
    ],
  };
}

const isOpen = ({ declaration }: ChosenSource): boolean => audienceOf(declaration) === "public";

/** A source without a single record is a search that found nothing, or the wrong file. Never an empty program. */
function emptySource({ declaration }: ChosenSource, problems: readonly Diagnostic[], read: readonly ReadFile[]): readonly Diagnostic[] {
  const first = read[0];
  if (first === undefined || declaration.allowEmpty === true || problems.length > 0 || read.some(({ total }) => total > 0)) return [];
  return [
    diagnostic("SOURCE-EMPTY", wholeFile(first.file), {
      message: `the source \`${declaration.id}\` has no records`,
      found: "0 records",
      expected: first.items === undefined ? "at least one record" : "at least one work item",
      hint: "check the search that was exported, and export again; if nothing is true, declare `allowEmpty: true` on the source in data/almanac.yaml",
    }),
  ];
}

/**
 * The time that the exports themselves state: the newest that is declared, or the newest event of a tracker; failing both, the newest
 * event of any source.
 */
export function newestExport({ results }: Pick<ReadSourceSet, "results">): IsoInstant | undefined {
  const all = results.flatMap(({ source, read }) => read.flatMap((file) => ({ at: statedInstant(source, file), sure: source.exportedAt !== undefined || file.items !== undefined })));
  const newest = (sure: boolean): IsoInstant | undefined =>
    all
      .flatMap((one) => (one.at === undefined || (sure && !one.sure) ? [] : [one.at]))
      .toSorted(inTimeOrder)
      .at(-1);
  return newest(true) ?? newest(false);
}

export interface StatedSources {
  readonly files: readonly SourceFile[];
  readonly records: Partial<Records>;
}

/** The files and records that exist at the time of the statement. Records later than it are counted with their file, and used by nothing. */
export function statedSources({ results }: Pick<ReadSourceSet, "results">, asOf: IsoInstant, timeZone: string): StatedSources {
  const lists = new Map<string, SourceRecord[]>();
  const files = results.flatMap(({ source, read }) =>
    read.map((file): SourceFile => {
      let later = 0;
      for (const [name, records] of Object.entries(file.records) as [string, readonly SourceRecord[]][]) {
        const existing = records.filter((record) => existsSince(record, asOf, timeZone));
        later += records.length - existing.length;
        const list = lists.get(name);
        if (list === undefined) lists.set(name, [...existing]);
        else for (const record of existing) list.push(record);
      }
      return sourceFile(source, file, file.used - later, asOf);
    }),
  );
  const ordered = [...lists].map(([name, records]): [string, readonly SourceRecord[]] => [name, records.toSorted((a, b) => compareText(a.source.file, b.source.file) || a.source.line - b.source.line)]);
  return { files, records: Object.fromEntries(ordered.toSorted(([a], [b]) => compareText(a, b))) as Partial<Records> };
}
