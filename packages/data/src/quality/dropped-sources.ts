import { currentFiles, dateIn, type Diagnostic, type SourceFile } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";

/** What a source declares about a fall in its records, and where. */
interface DropDeclaration {
  readonly id: string;
  readonly dropLimit?: string | undefined;
  readonly acceptDrop?: string | undefined;
  readonly place?: Place | undefined;
}

/** Records by id of a source, as the edition before counted them. */
export type PreviousRecords = Readonly<Record<string, number>>;

const DEFAULT_LIMIT = "50 %";

/** Records of each source as it stands, for the next edition to compare with. */
export function recordsBySource(files: readonly SourceFile[]): PreviousRecords {
  const counts: Record<string, number> = {};
  for (const { source, records } of currentFiles(files)) counts[source] = (counts[source] ?? 0) + records;
  return counts;
}

/**
 * Sources whose records fell by more than their declared share since the edition before: half a search, a filter left on, a login that
 * sees less. `acceptDrop` names the day of the one export whose fall is meant.
 */
export function droppedSources(files: readonly SourceFile[], declarations: readonly DropDeclaration[], previous: PreviousRecords, timeZone: string): readonly Diagnostic[] {
  const now = recordsBySource(files);
  return Object.entries(now).flatMap(([id, records]): readonly Diagnostic[] => {
    const before = previous[id];
    const declared = declarations.find((declaration) => declaration.id === id);
    const file = currentFiles(files).find(({ source }) => source === id);
    // A source without any record is reported as empty, with the count of the edition before.
    if (before === undefined || before === 0 || records === 0 || file === undefined) return [];
    const limit = Number.parseInt(declared?.dropLimit ?? DEFAULT_LIMIT, 10);
    const day = dateIn(timeZone, file.exportedAt);
    if ((before - records) * 100 <= before * limit || declared?.acceptDrop === day) return [];
    const fell = Math.round(((before - records) * 100) / before);
    return [
      diagnostic("SOURCE-DROPPED", wholeFile(file.file), {
        message: `\`${id}\` has ${String(records)} records; the edition before had ${String(before)}: a fall of ${String(fell)} %`,
        found: `${String(records)} records`,
        expected: `at least ${String(Math.ceil((before * (100 - limit)) / 100))}, ${String(100 - limit)} % of ${String(before)}`,
        hint: `check the search and export again; if the fall is meant, accept it once with \`acceptDrop: ${day}\` on the source in data/almanac.yaml`,
        related: declared?.place === undefined ? [] : [relatedTo(declared.place, "the source is declared here")],
      }),
    ];
  });
}

const NO_RECORDS: ReadonlySet<string> = new Set(["CSV-NO-RECORDS", "SOURCE-EMPTY"]);

/** An empty export of a source that had records says how many, and how to permit it. */
export function withPreviousCount(found: Diagnostic, sourceOf: (file: string) => string | undefined, previous: PreviousRecords): Diagnostic {
  const id = NO_RECORDS.has(found.code) ? sourceOf(found.file) : undefined;
  const before = id === undefined ? undefined : previous[id];
  if (before === undefined || before === 0) return found;
  return { ...found, message: `${found.message}: 0 records, the edition before had ${String(before)}`, hint: `${found.hint ?? "export again"}; if it is meant to be empty, declare \`allowEmpty: true\` on the source in data/almanac.yaml` };
}
