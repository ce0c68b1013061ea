import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { pagesIn } from "./site-pages.ts";

/** A broken promise of the published site: which page, and what is wrong with it. */
export type Fault = { readonly page: string; readonly fault: string };

const CSP = "content-security-policy";

/** Elements of the page's head. */
function headChildren(tree: Root): Element[] {
  const isElement = (node: Root["children"][number]): node is Element => node.type === "element";
  const html = tree.children.filter(isElement).find(({ tagName }) => tagName === "html");
  const head = html?.children.filter(isElement).find(({ tagName }) => tagName === "head");
  return head?.children.filter(isElement) ?? [];
}

const httpEquiv = (element: Element | undefined): string => {
  const value = element?.properties["httpEquiv"];
  return (Array.isArray(value) ? value.join(" ") : String(value ?? "")).toLowerCase();
};

/** The policy of a page, if it is the first element after the charset. */
function policyOf(tree: Root): string | undefined {
  const [first, second] = headChildren(tree);
  if (first?.properties["charSet"] === undefined || httpEquiv(second) !== CSP) return undefined;
  return String(second?.properties["content"] ?? "");
}

function pageFaults(tree: Root): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  visit(tree, "element", (element) => {
    const { tagName, properties } = element;
    const inScript = tagName === "script" && properties["src"] === undefined && !["application/json", "application/ld+json"].includes(String(properties["type"] ?? ""));
    if (tagName === "style" || inScript) faults.push(`inline <${tagName}>`);
    if (properties["style"] !== undefined) faults.push(`style= on <${tagName}>`);
    for (const name of Object.keys(properties)) if (/^on[A-Z]/.test(name)) faults.push(`${name.toLowerCase()}= on <${tagName}>`);
    const id = properties["id"];
    if (typeof id === "string") {
      if (ids.has(id)) faults.push(`id "${id}" twice`);
      ids.add(id);
    }
  });
  const head = headChildren(tree);
  for (const wanted of ["title", "description"] as const) {
    const there = head.some((element) => (wanted === "title" ? element.tagName === "title" && element.children.length > 0 : element.properties["name"] === "description"));
    if (!there) faults.push(`no ${wanted}`);
  }
  return faults;
}

/** Inline code, repeated ids, missing head parts, and a content security policy that is absent, misplaced or not the same everywhere. */
export function markupFaults(folder: string): Fault[] {
  let constant: string | undefined;
  return pagesIn(folder).flatMap((page) => {
    const tree = fromHtml(readFileSync(join(folder, page), "utf8"));
    const faults = pageFaults(tree);
    const policy = policyOf(tree);
    if (policy === undefined) faults.push("the content security policy is not the first element after the charset");
    else if (policy.includes("unsafe-inline")) faults.push("the content security policy allows inline code");
    else if (policy !== (constant ??= policy)) faults.push("the content security policy differs from the other pages'");
    return faults.map((fault) => ({ page, fault }));
  });
}
