import { fileURLToPath } from "node:url";
import { compareText, type Document } from "@almanac/core";
import { methodDocuments, nodeProgramFiles } from "@almanac/data";

const almanac = fileURLToPath(new URL("../../../", import.meta.url));

let pages: ReturnType<typeof methodDocuments> | undefined;
/** Almanac's own pages do not change while it runs. */
const almanacPages = (): ReturnType<typeof methodDocuments> => (pages ??= methodDocuments(nodeProgramFiles(almanac)));

/**
 * A program with Almanac's own definition of every measure that the program does not define itself: a number that cannot be
 * looked up is not published.
 */
export function withMethodPages<T extends { readonly documents: readonly Document[] }>(program: T): T {
  const own = new Set(program.documents.map((document) => document.path));
  const added = almanacPages().filter((document) => !own.has(document.path));
  return added.length === 0 ? program : { ...program, documents: [...program.documents, ...added].sort((a, b) => compareText(a.path, b.path)) };
}
