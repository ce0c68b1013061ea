import { compareText, currentFiles, freshnessOf, sourceFreshness, type Edition, type Fact, type Freshness, type SkippedRow, type SourceFile } from "@almanac/core";
import { capital, countWord } from "./number-words.ts";
import { countText } from "./source-age.ts";

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
  /** Records that became nothing and are no mistake: further rows of one item, footers, what is later than the statement. */
  readonly unused: number;
  /** Whether its age is known, is at most what the newest event in it says, or is said by nothing. */
  readonly ageIs: "known" | "at-most" | "unknown";
  /** It holds work items. */
  readonly isTracker: boolean;
  readonly skipped: readonly (SkippedRow & { readonly file: string })[];
}

const AGE_IS = { declared: "known", "newest-event": "at-most", statement: "unknown" } as const satisfies Record<SourceFile["exportedAtBasis"], SourceView["ageIs"]>;

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
        isTracker: newest.itemRecords > 0 || (newest.history !== "none" && (newest.area ?? "work") === "work"),
        unused: sum(({ otherRecords }) => otherRecords),
        ageIs: AGE_IS[newest.exportedAtBasis],
        rejected: sum(({ rejected }) => rejected),
        skipped: files.flatMap(({ file, skipped = [] }) => skipped.map((row) => ({ ...row, file }))),
      };
    })
    .sort((a, b) => orderOf(a.area) - orderOf(b.area) || compareText(a.title, b.title) || compareText(a.id, b.id));
}

export interface SourceArea {
  readonly area: string;
  readonly title: string;
  readonly sources: readonly SourceView[];
}

/** Where an area stands on `/data/`. */
export const areaAnchor = ({ area }: SourceArea): string => `sources-${area}`;

/** The sources of each area that has any, in the order of the site's areas. */
export function sourceAreas(stated: Stated): readonly SourceArea[] {
  const byArea = Map.groupBy(sourceViews(stated), ({ area }) => area);
  return [...byArea].map(([area, sources]) => ({ area, title: AREAS.find(([id]) => id === area)?.[1] ?? kindTitle(area), sources }));
}

/** How many sources declare a limit of their age, and how many keep it: what declares none can be called neither fresh nor stale. */
export function limitWords(views: readonly SourceView[], locale: string): string {
  const limited = views.filter(({ allowed }) => allowed !== undefined);
  const stale = limited.filter((source) => source.stale).length;
  const unknown = limited.filter(({ ageIs }) => ageIs === "unknown").length;
  if (limited.length === 0) return "No source declares how old it may be.";
  const all = limited.length === views.length;
  const who = all ? (views.length === 1 ? "The one source declares" : `All ${countText(views.length, locale)} sources declare`) : `${capital(countWord(limited.length, locale))} of ${countText(views.length, locale)} sources ${limited.length === 1 ? "declares" : "declare"}`;
  const old = stale === 0 ? (limited.length === 1 ? "it is not older" : "none is older") : stale === limited.length ? (stale === 1 ? "it is older" : "all are older") : `${countWord(stale, locale)} ${stale === 1 ? "is" : "are"} older`;
  return `${who} how old ${limited.length === 1 ? "it" : "they"} may be; ${old}.${unknown === 0 ? "" : ` Of ${countWord(unknown, locale)} of them nobody says when ${unknown === 1 ? "it was" : "they were"} exported.`}`;
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
  const stale = currentFiles(inputs).filter(({ file }) => files.includes(file)).map((source) => freshnessOf(source, asOf, program.timeZone)).filter((age) => age.stale);
  const oldest = stale.toSorted((a, b) => b.ageHours - a.ageHours)[0];
  return oldest === undefined ? undefined : `stale: ${oldest.age} old, ${oldest.allowed ?? ""} allowed`;
}
