import { createHash } from "node:crypto";
import type { Edition, EditionDiff, FrozenDocument } from "@almanac/core";
import { sectionsByState } from "../../publication/reading/section-state.ts";
import type { SetProse } from "../prose/prose-file.ts";

interface Stated {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

/** What tells of a document's words: pages show the words of their own document only. */
type Listed = Omit<FrozenDocument, "object" | "sha256" | "bodyLine">;
function listed(document: FrozenDocument): Listed {
  const { object: _object, sha256: _sha256, bodyLine: _bodyLine, ...rest } = document;
  return rest;
}

/** Of things in the order in which they stand: an edition that is read has its keys sorted, and what follows from it is made in one order. */
const digestOf = (renderer: string, of: unknown): string => createHash("sha256").update(renderer).update("\0").update(JSON.stringify(of)).digest("hex");

/**
 * What every page of the handbook depends on: the renderer, and the edition without the words of documents and without what follows from
 * those words. Of the changes since the edition before, a page shows whether its own document is among them, and the navigation whether there
 * are any.
 */
function sharedDigest({ edition, comparison }: Stated, renderer: string): string {
  const { documents, documentHistory, changes: _changes, comparison: _comparison, ...rest } = edition;
  const since = [...new Set(Object.values(documentHistory ?? {}).map((past) => past.since))].sort();
  const shared = { ...rest, since, known: documentHistory !== undefined, compared: comparison !== null, documents: documents.map(listed), sections: sectionsByState(edition).withData.map(({ id }) => id) };
  return digestOf(renderer, shared);
}

/**
 * By path of a handbook document, the digest of all that its page depends on: equal digests, equal pages.
 *
 * @param prose by path, as it was set: what is done to it afterwards depends on the edition
 * @param renderer digest of what makes pages of statements
 */
export function pageKeys({ edition, comparison }: Stated, prose: ReadonlyMap<string, Pick<SetProse, "htmlDigest" | "headings" | "charts">>, renderer: string): ReadonlyMap<string, string> {
  const shared = sharedDigest({ edition, comparison }, renderer);
  const changed = new Set((comparison?.documents ?? []).map(({ path }) => path));
  const keyed = edition.documents.flatMap((document) => {
    const set = prose.get(document.path);
    if (document.kind !== "handbook" || set === undefined) return [];
    const { htmlDigest, headings, charts } = set;
    const own = JSON.stringify([htmlDigest, headings, charts, edition.documentHistory?.[document.path] ?? null, changed.has(document.path)]);
    return [[document.path, createHash("sha256").update(shared).update("\0").update(own).digest("hex")] as const];
  });
  return new Map(keyed);
}

type Headings = Pick<SetProse, "path" | "headings">;

/**
 * The digest of all that the pages beside those of the handbook depend on: the whole statement but for the words of the handbook, of which they
 * show the headings at most ({@link watchedWords} tells of one that reads more). Charts follow from the statement.
 *
 * @param prose of the other documents, as it was set
 */
export function latePagesKey({ edition, comparison }: Stated, prose: Iterable<Headings & Pick<SetProse, "htmlDigest" | "charts">>, handbook: Iterable<Headings>, renderer: string): string {
  const { documents, comparison: _name, ...rest } = edition;
  const compared = comparison === null ? null : { ...comparison, documents: comparison.documents.map((change) => (change.kind === "handbook" ? { ...change, sections: [] } : change)) };
  const words = [...prose].map(({ path, htmlDigest, headings, charts }) => ({ path, htmlDigest, headings, charts }));
  return digestOf(renderer, { ...rest, compared, documents: documents.map((document) => (document.kind === "handbook" ? listed(document) : document)), words, headings: [...handbook].map(({ path, headings }) => ({ path, headings })) });
}
