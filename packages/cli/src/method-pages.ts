import { fileURLToPath } from "node:url";
import { compareText, type Model } from "@almanac/core";
import { methodDocuments, nodeProgramFiles } from "@almanac/data";

const almanac = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * The model with Almanac's own definition of every measure that the program does not define itself: a number that cannot be
 * looked up is not published.
 */
export function withMethodPages(model: Model): Model {
  const own = new Set(model.documents.map((document) => document.path));
  const added = methodDocuments(nodeProgramFiles(almanac)).filter((document) => !own.has(document.path));
  return added.length === 0 ? model : { ...model, documents: [...model.documents, ...added].sort((a, b) => compareText(a.path, b.path)) };
}
