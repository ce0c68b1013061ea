import { compareText, freshnessOf, sourceFreshness, type Edition, type Fact, type Freshness, type SkippedRow, type SourceFile } from "@almanac/core";

/** One source of an edition with all its files, as `/data/` lists it. */
export interface SourceView extends Freshness {
  readonly id: string;
  /** What it is, for example `Budget lines`. */
  readonly title: string;
  readonly area: string;
  readonly role: SourceFile["role"];
  /** Newest first. */
  readonly files: readonly SourceFile[];
  readonly newest: SourceFile;
  /** Of the export that counts: of several dated ones the newest. */
  readonly records: number;
  readonly used: number;
  readonly rejected: number;
  /** It holds work items. */
  readonly isTracker: boolean;
  readonly skipped: readonly (SkippedRow & { readonly file: string })[];
}

type Stated = Pick<Edition, "inputs" | "asOf" | "program">;

const AREAS: readonly (readonly [string, string])[] = [
  ["work", "Work"],
  ["money", "Money"],
  ["people", "People"],
  ["ml", "Models and data"],
  ["governance", "Risk and governance"],
  ["operations", "Operations"],
];

const orderOf = (area: string): number => {
  const index = AREAS.findIndex(([id]) => id === area);
  return index < 0 ? AREAS.length : index;
};

/** A kind by its id, where an edition does not state its title: `jira-json` reads `Jira JSON`. */
const kindTitle = (kind: string): string => kind.replaceAll("-", " ").replace(/\b(?:json|csv)\b/g, (word) => word.toUpperCase()).replace(/^./, (letter) => letter.toUpperCase());

/** Sources by area, kind and id. */
export function sourceViews({ inputs, asOf, program }: Stated): readonly SourceView[] {
  const freshness = sourceFreshness(inputs, asOf, program.timeZone);
  const bySource = Map.groupBy(inputs, ({ source }) => source);
  return [...freshness]
    .map(([id, { file: newest, ...age }]): SourceView => {
      const files = (bySource.get(id) ?? []).toSorted((a, b) => compareText(b.exportedAt, a.exportedAt) || compareText(a.file, b.file));
      // Older exports were read for the history only.
      const counting = newest.history === "reconstructed" ? files.filter(({ exportedAt }) => exportedAt === newest.exportedAt) : files;
      const sum = (of: (file: SourceFile) => number): number => counting.reduce((total, file) => total + of(file), 0);
      return {
        ...age,
        id,
        title: newest.title ?? kindTitle(newest.kind),
        area: newest.area ?? "work",
        role: newest.role,
        files,
        newest,
        records: sum(({ records }) => records),
        used: sum(({ records, rejected, otherRecords }) => records - rejected - otherRecords),
        isTracker: newest.itemRecords > 0 || newest.history !== "none",
        rejected: sum(({ rejected }) => rejected),
        skipped: files.flatMap(({ file, skipped = [] }) => skipped.map((row) => ({ ...row, file }))),
      };
    })
    .sort((a, b) => orderOf(a.area) - orderOf(b.area) || compareText(a.title, b.title) || compareText(a.id, b.id));
}

/** The sources of each area that has any, in the order of the site's areas. */
export function sourceAreas(stated: Stated): readonly { readonly area: string; readonly title: string; readonly sources: readonly SourceView[] }[] {
  const byArea = Map.groupBy(sourceViews(stated), ({ area }) => area);
  return [...byArea].map(([area, sources]) => ({ area, title: AREAS.find(([id]) => id === area)?.[1] ?? kindTitle(area), sources }));
}

/** The stale sources that facts of some areas rest on, by their receipts. Every source when no area is named. */
export function staleBehind(stated: Stated & Pick<Edition, "facts">, areas?: readonly string[]): readonly SourceView[] {
  const stale = sourceViews(stated).filter((source) => source.stale);
  if (stale.length === 0 || areas === undefined) return stale;
  const files = new Set(Object.values(stated.facts).flatMap((fact: Fact) => (areas.some((area) => fact.id.startsWith(`${area}.`)) ? fact.receipt.sources : [])));
  return stale.filter((source) => source.files.some(({ file }) => files.has(file)));
}

/** Age and limit of a file's source, for the receipt of a fact; undefined where it is not stale. */
export function staleNote({ inputs, asOf, program }: Stated, files: readonly string[]): string | undefined {
  const stale = inputs.filter(({ file }) => files.includes(file)).map((source) => freshnessOf(source, asOf, program.timeZone)).filter((age) => age.stale);
  const oldest = stale.toSorted((a, b) => b.ageHours - a.ageHours)[0];
  return oldest === undefined ? undefined : `stale: ${oldest.age} old, ${oldest.allowed ?? ""} allowed`;
}
