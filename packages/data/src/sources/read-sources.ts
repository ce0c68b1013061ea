import type { Diagnostic, IsoInstant, QualityFinding, SourceFile } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { readSourceFiles, type ReadFile } from "./read-source.ts";
import type { ChosenSource } from "./source-files.ts";
import type { TrackerItem } from "./tracker-item.ts";

export interface CrossCheckSource {
  readonly id: string;
  readonly file: string;
  readonly items: readonly TrackerItem[];
}

export interface ReadSourceSet {
  readonly files: readonly SourceFile[];
  readonly primary: readonly TrackerItem[];
  readonly crossCheck: readonly CrossCheckSource[];
  readonly quality: readonly QualityFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The usual cap of one export of the tracker's issue list. */
const EXPORT_CAP = 1000;

/** Reads every chosen source. */
export function readSources(files: ProgramFiles, chosen: readonly ChosenSource[], timeZone: string): ReadSourceSet {
  const results = chosen.map((source) => ({ source, ...readSourceFiles(files, source.files, source.declaration, timeZone) }));
  const ofRole = (role: SourceFile["role"]) => results.filter(({ source }) => (source.declaration.role ?? "primary") === role);
  const capped = results.flatMap(({ source, read }) => (source.declaration.kind === "jira-csv" ? read.filter(({ records }) => records === EXPORT_CAP) : []));
  return {
    files: results.flatMap(({ source, read }) => read.map((file) => sourceFile(source, file))).filter((file) => file !== undefined),
    primary: ofRole("primary").flatMap(({ read }) => read.flatMap(({ items }) => items)),
    crossCheck: ofRole("cross-check").flatMap(({ source, read }) => {
      const first = read[0];
      return first === undefined ? [] : [{ id: source.declaration.id, file: first.file, items: read.flatMap(({ items }) => items) }];
    }),
    quality: [...capped.map(capFinding), ...results.flatMap(({ source, read }) => declaredFindings(source, read))],
    diagnostics: [
      ...results.flatMap(({ read, diagnostics }) => [...diagnostics, ...read.flatMap((file) => file.diagnostics)]),
      ...capped.map(capWarning),
      ...results.flatMap(({ source, read, diagnostics }) => emptySource(source, [...diagnostics, ...read.flatMap((file) => file.diagnostics)], read)),
    ],
  };
}

function sourceFile({ declaration, exportedAt }: ChosenSource, file: ReadFile): SourceFile | undefined {
  const at: IsoInstant | undefined = exportedAt ?? file.newestEvent;
  if (at === undefined) return undefined;
  const { staleAfter } = declaration;
  return {
    source: declaration.id,
    file: file.file,
    kind: declaration.kind,
    role: declaration.role ?? "primary",
    sha256: file.sha256,
    bytes: file.bytes,
    exportedAt: at,
    exportedAtBasis: exportedAt === undefined ? "newest-event" : "declared",
    records: file.records,
    itemRecords: file.itemRecords,
    otherRecords: file.otherRecords,
    // A model exists only when nothing was refused.
    rejected: 0,
    warnings: 0,
    history: file.items.length > 0 && file.items.every(({ history }) => history === "complete") ? "complete" : "none",
    ...(staleAfter === undefined ? {} : { staleAfterDays: Number.parseInt(staleAfter, 10) }),
  };
}

/** A source without a single record is a search that found nothing, or the wrong file. Never an empty program. */
function emptySource({ declaration }: ChosenSource, problems: readonly Diagnostic[], read: readonly ReadFile[]): readonly Diagnostic[] {
  const first = read[0];
  if (first === undefined || problems.length > 0 || read.some(({ records }) => records > 0)) return [];
  return [
    diagnostic("SOURCE-EMPTY", wholeFile(first.file), {
      message: `the source \`${declaration.id}\` has no records`,
      found: "0 records",
      expected: "at least one work item",
      hint: "check the search that was exported, and export again",
    }),
  ];
}

const lastRecord = ({ items }: ReadFile) => items.toSorted((a, b) => a.source.line - b.source.line).at(-1);

const capWarning = (file: ReadFile): Diagnostic =>
  diagnostic("JIRA-THOUSAND", lastRecord(file)?.place() ?? wholeFile(file.file), {
    message: "the export has exactly 1,000 records, the usual cap: there may be more issues",
    found: "1000 records",
    expected: "every issue of the search",
    hint: "export in parts (by project or by creation date) and keep each part as a file of this source",
  });

const capFinding = (file: ReadFile): QualityFinding => {
  const last = lastRecord(file);
  return {
    id: "export-cap",
    label: `Exactly ${String(EXPORT_CAP)} records in ${file.file}`,
    count: EXPORT_CAP,
    of: EXPORT_CAP,
    effect: "It is the usual cap of an export: items may be missing from every number.",
    examples: last === undefined ? [] : [{ key: last.key, source: last.source }],
  };
};

/** Constants that stand in for a column which the export does not have. */
function declaredFindings({ declaration }: ChosenSource, read: readonly ReadFile[]): readonly QualityFinding[] {
  const { status, created } = declaration.columns ?? {};
  const items = read.flatMap((file) => file.items).toSorted((a, b) => inTimeOrder(a.created, b.created));
  const examples = items.slice(0, 20).map(({ key, source }) => ({ key, source }));
  const all = { count: items.length, of: items.length, examples };
  return [
    ...(typeof status === "object"
      ? [
          {
            ...all,
            id: "status-declared",
            label: "The export does not say their status",
            effect: `Every item stands in the declared state “${status.value}”: nothing can be said about start, finish or progress.`,
          },
        ]
      : []),
    ...(typeof created === "object"
      ? [
          {
            ...all,
            id: "created-declared",
            label: "The export does not say when they were created",
            effect: `They are known to exist since the declared day ${created.value}: their lead time and their arrival are not real.`,
          },
        ]
      : []),
  ];
}
