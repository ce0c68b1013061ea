import type { Document } from "../model/document.ts";
import { appearanceOf } from "./document-appearance.ts";
import type { DocumentHistory } from "./edition.ts";

type Digests = readonly (Pick<Document, "path" | "sha256"> & Pick<Partial<Document>, "pictures">)[];

interface Stated {
  readonly documents: Digests;
  readonly documentHistory?: Readonly<Record<string, DocumentHistory>>;
}

/**
 * When each document first stood in an edition and when it last changed, from the edition before alone. Commentary belongs to one edition
 * and has no past; a document that the edition before holds without saying since when has none that is known until it changes.
 */
export function documentHistory(edition: string, documents: Digests, previous: Stated | undefined): Readonly<Record<string, DocumentHistory>> {
  const before = new Map((previous?.documents ?? []).map((document) => [document.path, appearanceOf(document)]));
  const carried = previous?.documentHistory ?? {};
  return Object.fromEntries(
    documents.flatMap((document): readonly (readonly [string, DocumentHistory])[] => {
      const { path } = document;
      const [digest, past] = [before.get(path), carried[path]];
      if (digest === undefined) return [[path, { since: edition, changed: edition }]];
      if (digest === appearanceOf(document)) return past === undefined ? [] : [[path, past]];
      return past === undefined ? [] : [[path, { since: past.since, changed: edition }]];
    }),
  );
}
