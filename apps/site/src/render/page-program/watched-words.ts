import type { DocumentChange, Edition } from "@almanac/core";
import type { Publication } from "../publication.ts";

/** An object of which some fields are told of when they are read, in a copy as in a listing. */
function watch<Whole extends object>(whole: Whole, fields: readonly (keyof Whole & string)[], read: () => void): Whole {
  const copy = { ...whole };
  for (const field of fields)
    if (field in whole)
      Object.defineProperty(copy, field, {
        enumerable: true,
        get: () => {
          read();
          return whole[field];
        },
      });
  return copy;
}

const isOfHandbook = ({ kind }: Pick<DocumentChange, "kind">): boolean => kind === "handbook";

/**
 * A statement of which it is told when a page reads what follows from the words of the handbook: names of bodies, the text of the edition, what
 * changed in a document since the edition before. A page that reads nothing of it is the same with other words.
 */
export function watchedWords(publication: Publication, read: () => void): Publication {
  const { edition, comparison } = publication;
  const documents: Edition["documents"] = edition.documents.map((document) => (document.kind === "handbook" ? watch(document, ["object", "sha256", "bodyLine"], read) : document));
  return watch(
    {
      ...publication,
      edition: watch({ ...edition, documents }, ["comparison"], read),
      comparison: comparison === null ? null : { ...comparison, documents: comparison.documents.map((change) => (isOfHandbook(change) && change.change === "changed" ? watch(change, ["sections"], read) : change)) },
    },
    ["editionText"],
    read,
  );
}
