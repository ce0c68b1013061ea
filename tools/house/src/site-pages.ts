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

const DIAGRAM = /<figure[^>]*(?:diagram|mermaid)|class="[^"]*diagram/;

/** Folders whose pages are of one kind, with the name of that kind. */
const KINDS: readonly (readonly [folder: string, kind: string])[] = [
  ["programs", "workstream-page"],
  ["decisions", "decision-page"],
  ["models", "model-page"],
  ["datasets", "dataset-page"],
  ["risks", "risk-note"],
  ["agile", "ceremony-page"],
  ["releases", "release-page"],
  ["for", "role-page"],
  ["method", "method-page"],
];

/** Pages of the handbook's folder that are lists of others. */
const LISTS = ["handbook/review/index.html", "handbook/policies/index.html"];

/** The heaviest page: what is long or rare on pages of its kind is on that one. */
const heaviest = (folder: string, pages: readonly string[]): string | undefined => pages.toSorted((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0];

/** One page of each kind that the site has: front, every section, and of pages that are made alike the heaviest; a handbook page with a diagram, a page of a chapter. */
export function pageTypes(folder: string): PageType[] {
  const pages = pagesIn(folder);
  const below = (section: string) => pages.filter((page) => page.startsWith(`${section}/`) && page !== `${section}/index.html`);
  const sections = pages.filter((page) => /^[\w-]+\/index\.html$/.test(page));
  const handbook = below("handbook").filter((page) => !LISTS.includes(page));
  const chosen = new Map<string, string | undefined>([
    ["front", pages.find((page) => page === "index.html")],
    ["not-found", pages.find((page) => page === "404.html")],
    ...sections.map((page) => [page.replace("/index.html", ""), page] as const),
    ...KINDS.map(([section, kind]) => [kind, heaviest(folder, below(section))] as const),
    ["review", pages.find((page) => page === "handbook/review/index.html")],
    ["policies", pages.find((page) => page === "handbook/policies/index.html")],
    ["model-card", heaviest(folder, pages.filter((page) => /^models\/[^/]+\/card\//.test(page)))],
    ["dataset-sheet", heaviest(folder, pages.filter((page) => /^datasets\/[^/]+\/sheet\//.test(page)))],
    ["policy-page", heaviest(folder, handbook.filter((page) => readFileSync(join(folder, page), "utf8").includes('class="policy-block')))],
    ["handbook-page", handbook.find((page) => DIAGRAM.test(readFileSync(join(folder, page), "utf8"))) ?? handbook[0]],
    // Inside a chapter: its table of columns is the longest.
    ["chapter-page", heaviest(folder, handbook.filter((page) => page.split("/").length > 4))],
  ]);
  return [...chosen].flatMap(([name, page]) => (page === undefined ? [] : [{ name, page }]));
}
