/** An attribute may hold what ends a tag elsewhere. */
const PARTS = /<title>[\s\S]*?<\/title>|<meta(?:"[^"]*"|[^">])*>/g;
const isSearched = (part: string): boolean => part.startsWith("<title") || part.includes("data-pagefind");

/**
 * What search reads of a page, as a page: its language, what its head says to search, and its main part without ways to other pages, which
 * search passes over. Undefined of a page that is not found. The index of the parts is that of the pages, at half the reading.
 */
export function searchedPart(html: string): string | undefined {
  const [start, end] = [html.indexOf("<main"), html.lastIndexOf("</main>")];
  if (start < 0 || end < 0 || !html.slice(start, html.indexOf(">", start)).includes("data-pagefind-body")) return undefined;
  const head = html.slice(0, start);
  const main = html.slice(start, end).replace(/<nav[\s\S]*?<\/nav>/g, "");
  return `<!doctype html>${/<html[^>]*>/.exec(head)?.[0] ?? "<html>"}<head>${(head.match(PARTS) ?? []).filter(isSearched).join("")}</head><body>${main}</main></body></html>`;
}
