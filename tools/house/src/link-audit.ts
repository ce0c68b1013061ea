import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import type { Fault } from "./markup-audit.ts";
import { filesIn } from "./site-pages.ts";

/** What a page offers to links and what it asks of others. */
type PageLinks = { readonly ids: ReadonlySet<string>; readonly targets: readonly string[] };

const LINKING = ["href", "src", "xLinkHref", "poster", "action", "data"] as const;
const ORIGIN = "https://site.invalid";

function pageLinks(html: string): PageLinks {
  const ids = new Set<string>();
  const targets: string[] = [];
  visit(fromHtml(html), "element", ({ tagName, properties }) => {
    if (typeof properties["id"] === "string") ids.add(properties["id"]);
    if (tagName === "link" && [properties["rel"]].flat().includes("canonical")) return;
    for (const name of LINKING) {
      const value = properties[name];
      if (typeof value === "string") targets.push(value);
    }
    const candidates = properties["srcSet"];
    if (typeof candidates === "string") targets.push(...candidates.split(",").map((candidate) => candidate.trim().split(/\s/)[0] ?? ""));
  });
  return { ids, targets };
}

/**
 * Links and anchors of every page that lead nowhere. Links must be relative and name the file (`delivery/index.html`), since the site
 * is also opened from file:// and from a sub-folder. Addresses on other hosts are not followed.
 */
export function linkFaults(folder: string): Fault[] {
  const files = filesIn(folder);
  const present = new Set(files);
  const linksByPage = new Map(files.filter((path) => path.endsWith(".html")).map((page) => [page, pageLinks(readFileSync(join(folder, page), "utf8"))]));
  const faultOf = (page: string, target: string): string | undefined => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return undefined;
    if (target.startsWith("/")) return `${target} is not relative`;
    const url = new URL(target, `${ORIGIN}/${page}`);
    const path = decodeURIComponent(url.pathname).slice(1);
    if (!present.has(path)) return `${target} leads nowhere`;
    const anchor = decodeURIComponent(url.hash.slice(1));
    const ids = linksByPage.get(path)?.ids;
    return anchor !== "" && ids !== undefined && !ids.has(anchor) ? `${target} has no such anchor` : undefined;
  };
  return [...linksByPage].flatMap(([page, { targets }]) =>
    [...new Set(targets)].flatMap((target) => {
      const fault = faultOf(page, target);
      return fault === undefined ? [] : [{ page, fault }];
    }),
  );
}

/** Style sheets and scripts that a page loads, as paths from the site's root. */
export function loadedBy(folder: string, page: string): string[] {
  const loaded = new Set<string>();
  visit(fromHtml(readFileSync(join(folder, page), "utf8")), "element", ({ tagName, properties }) => {
    const sheet = tagName === "link" && [properties["rel"]].flat().includes("stylesheet") ? properties["href"] : undefined;
    const address = tagName === "script" ? properties["src"] : sheet;
    if (typeof address === "string") loaded.add(decodeURIComponent(new URL(address, `${ORIGIN}/${page}`).pathname).slice(1));
  });
  return [...loaded];
}
