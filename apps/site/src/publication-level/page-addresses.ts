/** Paths of pages below `/`, for example `delivery/index.html`. */
export type Pages = readonly string[];

/** Addresses below `/` that readers know pages by (`delivery/`), in order; the page for missing addresses is none of them. */
export const addressesOf = (pages: Pages): readonly string[] =>
  pages
    .filter((page) => page.endsWith(".html") && page !== "404.html")
    .map((page) => page.replace(/(^|\/)index\.html$/, "$1"))
    .toSorted();
