import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Every file below `folder`, as sorted posix paths without a leading slash. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Every page of a built site: "index.html", "delivery/index.html", … */
export const pagesIn = (folder: string): string[] => filesIn(folder).filter((path) => path.endsWith(".html"));

/** One page that stands for all of its kind. */
export type PageType = { readonly name: string; readonly page: string };

const SECTIONS = ["delivery", "forecast", "changes", "decisions", "data", "method", "handbook", "editions"];
const DIAGRAM = /<figure[^>]*(?:diagram|mermaid)|class="[^"]*diagram/;

/** One page of each kind that the site has: front, sections, a workstream, a decision, a method page, a handbook page with a diagram, a page of a chapter. */
export function pageTypes(folder: string): PageType[] {
  const pages = pagesIn(folder);
  const below = (section: string) => pages.filter((page) => page.startsWith(`${section}/`) && page !== `${section}/index.html`);
  const chosen = new Map<string, string | undefined>([["front", pages.find((page) => page === "index.html")]]);
  for (const section of SECTIONS) chosen.set(section, pages.find((page) => page === `${section}/index.html`));
  chosen.set("workstream-page", below("programs")[0]);
  chosen.set("decision-page", below("decisions")[0]);
  chosen.set("method-page", below("method")[0]);
  const chapters = below("handbook");
  chosen.set("handbook-page", chapters.find((page) => DIAGRAM.test(readFileSync(join(folder, page), "utf8"))) ?? chapters[0]);
  // The heaviest page inside a chapter: its table of columns is the longest.
  chosen.set("chapter-page", chapters.filter((page) => page.split("/").length > 4).toSorted((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0]);
  return [...chosen].flatMap(([name, page]) => (page === undefined ? [] : [{ name, page }]));
}
