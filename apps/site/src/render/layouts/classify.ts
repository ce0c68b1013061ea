/**
 * What becomes of a file of the tree in a publication:
 * - `page`: stands in the edition's folder, and below `/` for the latest edition;
 * - `bundle`: the edition's search index, likewise;
 * - `fixed`: has a known address in the edition's folder, likewise;
 * - `stable`: has a known address below `/`, where the newest is found; in an edition it is an asset;
 * - `root`: belongs to the publication and not to an edition;
 * - `asset`: stored once under its digest, whichever editions need it.
 */
export type FileKind = "page" | "bundle" | "fixed" | "stable" | "root" | "asset";

/** Data that names its edition, and is another file in each. Schemas and plain tables often stay the same. */
const FIXED = /^(summary\.json|api\/v1\/(?!schema\/).+\.json)$/;
const ROOT_PAGES = new Set(["404.html", "editions/index.html"]);
/** Addresses at which crawlers, feed readers and hosts look. */
const ROOT_FILE = /^(robots\.txt|llms\.txt|_headers|sitemap[^/]*\.xml|editions\/.+)$/;
/** The engine of search is one for all editions; what it searches is the edition's. */
const ENGINE = /^pagefind\/(pagefind\.js|pagefind-worker\.js|wasm\..+\.pagefind)$/;
const STABLE = /^api\/v1\/|\.ics$/;

export function kindOf(file: string): FileKind {
  if (ROOT_PAGES.has(file) || ROOT_FILE.test(file)) return "root";
  if (file.endsWith(".html")) return "page";
  if (FIXED.test(file)) return "fixed";
  if (ENGINE.test(file)) return "asset";
  if (file.startsWith("pagefind/")) return "bundle";
  return STABLE.test(file) ? "stable" : "asset";
}
