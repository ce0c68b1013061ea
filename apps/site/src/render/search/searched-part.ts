/** An attribute may hold what ends a tag elsewhere. */
const PARTS = /<title>[\s\S]*?<\/title>|<meta(?:"[^"]*"|[^">])*>/g;
/** Ways to other pages, drawings (none stands in another), and what stands beside the text: search passes over them, and pages are read at half the cost without. */
const PASSED_OVER = /<nav\b[\s\S]*?<\/nav>|<svg\b(?:(?!<svg\b)[\s\S])*?<\/svg>|<aside\b[^>]* data-pagefind-ignore[^>]*>[\s\S]*?<\/aside>/g;
const isSearched = (part: string): boolean => part.startsWith("<title") || part.includes("data-pagefind");

/**
 * What search reads of a page, as a page: its language, what its head says to search, and its main part without what search passes over.
 * Undefined of a page that is not found. The index of the parts is that of the pages.
 */
export function searchedPart(html: string): string | undefined {
  const [start, end] = [html.indexOf("<main"), html.lastIndexOf("</main>")];
  if (start < 0 || end < 0 || !html.slice(start, html.indexOf(">", start)).includes("data-pagefind-body")) return undefined;
  const head = html.slice(0, start);
  const main = html.slice(start, end).replace(PASSED_OVER, "");
  return `<!doctype html>${/<html[^>]*>/.exec(head)?.[0] ?? "<html>"}<head>${(head.match(PARTS) ?? []).filter(isSearched).join("")}</head><body>${main}</main></body></html>`;
}
