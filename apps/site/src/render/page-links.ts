import { nodesOf, spanOf, type HtmlNode, type Span } from "./html-nodes.ts";

const LINK_ATTRIBUTES = ["href", "src", "poster", "xLinkHref"] as const;
const ONLY_IN_PUBLICATION = "dataPublicationOnly";

export interface PageLink extends Span {
  /** As written, for example `href`. */
  readonly attribute: string;
  /** One address, or the candidates of a `srcset`. */
  readonly addresses: readonly string[];
  /** Of a link that can be saved as a file: where its `download` stands, or where one can be put. */
  readonly download?: Span;
}

/** What a layout may change in a page. Found once, used by every layout. */
export interface PageLinks {
  readonly links: readonly PageLink[];
  /** Elements with `data-publication-only`: they make sense where several editions stand side by side. */
  readonly publicationOnly: readonly Span[];
}

/** One address, or the candidates of a `srcset`, each an address and a size. */
const addressesOf = (name: string, value: string): readonly string[] => (name === "srcSet" ? value.split(/,\s+/).map((candidate) => candidate.trim()) : [value]);

function linksOf(node: HtmlNode, html: string): readonly PageLink[] {
  return [...LINK_ATTRIBUTES, "srcSet" as const].flatMap((name): readonly PageLink[] => {
    const value = node.properties?.[name];
    const places = node.data?.position?.properties;
    const span = spanOf(places?.[name]);
    if (typeof value !== "string" || span === undefined) return [];
    const attribute = html.slice(span.start, span.end).split("=", 1)[0] ?? name;
    const download = node.tagName === "a" ? (spanOf(places?.["download"]) ?? { start: span.end, end: span.end }) : undefined;
    return [{ ...span, attribute, addresses: addressesOf(name, value), ...(download === undefined ? {} : { download }) }];
  });
}

/** Finds the links of a page, and the elements that only a publication shows. */
export function pageLinks(html: string): PageLinks {
  const nodes = [...nodesOf(html)];
  const publicationOnly = nodes.flatMap((node) => (node.properties !== undefined && ONLY_IN_PUBLICATION in node.properties ? [spanOf(node.position)] : [])).filter((span) => span !== undefined);
  return { links: nodes.flatMap((node) => linksOf(node, html)), publicationOnly };
}
