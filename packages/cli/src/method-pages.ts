import { compareText, type Document } from "@almanac/core";
import { ownPages } from "./own-pages.ts";

let pages: readonly Document[] | undefined;
/** Almanac's own pages do not change while it runs. */
const almanacPages = (): readonly Document[] => (pages ??= ownPages());

const added = new WeakSet<Document>();

const IN_NAME = /[\w.-]/;

/** Names of files that a text may point to. Their ends are looked for: most words are none. */
function namesIn(body: string): readonly string[] {
  const names: string[] = [];
  for (let end = body.indexOf(".md"); end !== -1; end = body.indexOf(".md", end + 1)) {
    let start = end;
    while (start > 0 && IN_NAME.test(body.charAt(start - 1))) start -= 1;
    names.push(body.slice(start, end));
  }
  return names;
}

/** Documents whose prose must be looked at: Almanac's own pages are right, and read only where the program points to them. */
export function proseToCheck(documents: readonly Document[]): readonly Document[] {
  const own = documents.filter((document) => !added.has(document));
  if (own.length === documents.length) return documents;
  const pointedTo = new Set(own.flatMap(({ body }) => namesIn(body)));
  return documents.filter((document) => !added.has(document) || pointedTo.has(document.id));
}

/**
 * A program with Almanac's own definition of every measure and every word that the program does not define itself: a number that cannot
 * be looked up is not published.
 */
export function withMethodPages<T extends { readonly documents: readonly Document[] }>(program: T): T {
  const own = new Set(program.documents.map((document) => document.path));
  const missing = almanacPages().filter((document) => !own.has(document.path));
  for (const document of missing) added.add(document);
  return missing.length === 0 ? program : { ...program, documents: [...program.documents, ...missing].sort((a, b) => compareText(a.path, b.path)) };
}
