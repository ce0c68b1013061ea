/** Paths of pages below `/`, for example `delivery/index.html`. */
export type Pages = readonly string[];

/** Pages that say nothing which others do not say: the page for missing addresses, and the edition as one document to print. */
const NO_PAGES_OF_THEIR_OWN: ReadonlySet<string> = new Set(["404.html", "print/index.html"]);

/** Addresses below `/` that readers know pages by (`delivery/`), in order. */
export const addressesOf = (pages: Pages): readonly string[] =>
  pages
    .filter((page) => page.endsWith(".html") && !NO_PAGES_OF_THEIR_OWN.has(page))
    .map((page) => page.replace(/(^|\/)index\.html$/, "$1"))
    .toSorted();
