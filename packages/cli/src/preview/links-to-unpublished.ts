import type { Diagnostic, Document } from "@almanac/core";
import { unpublishedLinks, type DraftTexts } from "@almanac/site";
import { explainedAsUnpublished, publishedApart } from "../unpublished.ts";

/** Links that an edition could not follow: from pages that it has to pages that it does not have. */
export function linksToUnpublished(draft: DraftTexts, documents: ReadonlyMap<string, Document>): readonly Diagnostic[] {
  const { unpublished } = publishedApart([...documents.values()]);
  const hidden = new Set(unpublished.map(({ path }) => path));
  return explainedAsUnpublished(unpublishedLinks(draft, (path) => !hidden.has(path)), unpublished);
}
