import type { DocumentHistory } from "./edition.ts";

type Digests = readonly { readonly path: string; readonly sha256: string }[];

interface Stated {
  readonly documents: Digests;
  readonly documentHistory?: Readonly<Record<string, DocumentHistory>>;
}

/**
 * When each document first stood in an edition and when it last changed, from the edition before alone. Commentary belongs to one edition
 * and has no past; a document that the edition before holds without saying since when has none that is known until it changes.
 */
export function documentHistory(edition: string, documents: Digests, previous: Stated | undefined): Readonly<Record<string, DocumentHistory>> {
  const before = new Map((previous?.documents ?? []).map((document) => [document.path, document.sha256]));
  const carried = previous?.documentHistory ?? {};
  return Object.fromEntries(
    documents.flatMap(({ path, sha256 }): readonly (readonly [string, DocumentHistory])[] => {
      const [digest, past] = [before.get(path), carried[path]];
      if (digest === undefined) return [[path, { since: edition, changed: edition }]];
      if (digest === sha256) return past === undefined ? [] : [[path, past]];
      return past === undefined ? [] : [[path, { since: past.since, changed: edition }]];
    }),
  );
}
