import type { Span } from "./html-nodes.ts";

const LINK_ATTRIBUTES: ReadonlySet<string> = new Set(["href", "src", "poster", "xlink:href", "srcset"]);
export const ONLY_IN_PUBLICATION = "data-publication-only";
/** Elements without an end. */
export const VOID: ReadonlySet<string> = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

export interface PageLink extends Span {
  /** As written, for example `href`. */
  readonly attribute: string;
  /** One address, or the candidates of a `srcset`. */
  readonly addresses: readonly string[];
  /** Of a link that can be saved as a file: where its `download` stands, or where one can be put. */
  readonly download?: Span;
  /** Of an address that must be whole, because others ask for it: what stands before the path of its file. */
  readonly before?: string;
}

/** What a layout may change in a page. Found once, used by every layout. */
export interface PageLinks {
  readonly links: readonly PageLink[];
  /** Elements with `data-publication-only`: they make sense where several editions stand side by side. */
  readonly publicationOnly: readonly Span[];
}

/** An attribute and its place, from its name on to the end of its value. */
export interface Attribute extends Span {
  readonly name: string;
  readonly written: string;
  readonly value: string;
}

/** One address, or the candidates of a `srcset`, each an address and a size. */
const addressesOf = ({ name, value }: Attribute): readonly string[] => (name === "srcset" ? value.split(/,\s+/).map((candidate) => candidate.trim()) : [value]);

/** A share card is named by its whole address, which its readers cannot complete. */
const SHARE_CARD = /^(https?:\/\/.+\/)(share\/[\w-]+\.png)$/;

function sharedAs({ name, value, start, end, written }: Attribute): readonly PageLink[] {
  const [, before, file] = (name === "content" && SHARE_CARD.exec(value)) || [];
  return before === undefined || file === undefined ? [] : [{ start, end, attribute: written, addresses: [`/${file}`], before }];
}

/** Links of an element. */
export function linksOf(element: string, attributes: readonly Attribute[]): readonly PageLink[] {
  if (element === "meta") return attributes.flatMap(sharedAs);
  const saved = element === "a" ? attributes.find(({ name }) => name === "download") : undefined;
  return attributes
    .filter(({ name }) => LINK_ATTRIBUTES.has(name))
    .map((attribute): PageLink => {
      const { start, end, written } = attribute;
      const place = saved === undefined ? { start: end, end } : { start: saved.start, end: saved.end };
      return { start, end, attribute: written, addresses: addressesOf(attribute), ...(element === "a" ? { download: place } : {}) };
    });
}
