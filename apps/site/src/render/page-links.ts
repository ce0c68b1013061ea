import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Span } from "./html-nodes.ts";

const LINK_ATTRIBUTES: ReadonlySet<string> = new Set(["href", "src", "poster", "xlink:href", "srcset"]);
const ONLY_IN_PUBLICATION = "data-publication-only";
/** Elements without an end. */
const VOID: ReadonlySet<string> = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

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

interface Attribute extends Span {
  readonly name: string;
  readonly written: string;
  readonly value: string;
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly publicationOnly: boolean;
}

/** One address, or the candidates of a `srcset`, each an address and a size. */
const addressesOf = ({ name, value }: Attribute): readonly string[] => (name === "srcset" ? value.split(/,\s+/).map((candidate) => candidate.trim()) : [value]);

/** A share card is named by its whole address, which its readers cannot complete. */
const SHARE_CARD = /^(https?:\/\/.+\/)(share\/[\w-]+\.png)$/;

function sharedAs({ name, value, start, end, written }: Attribute): readonly PageLink[] {
  const [, before, file] = (name === "content" && SHARE_CARD.exec(value)) || [];
  return before === undefined || file === undefined ? [] : [{ start, end, attribute: written, addresses: [`/${file}`], before }];
}

function linksOf(element: string, attributes: readonly Attribute[]): readonly PageLink[] {
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

/**
 * Finds the links of a page, and the elements that only a publication shows. Reads the page once, tag by tag, without building a tree of it: a
 * layout does this for every page of an edition.
 */
export function pageLinks(html: string): PageLinks {
  const links: PageLink[] = [];
  const publicationOnly: Span[] = [];
  const open: OpenElement[] = [];
  let [tag, tagStart] = ["", 0];
  let attributes: Attribute[] = [];
  let [nameStart, nameEnd, value] = [0, 0, ""];
  const close = ({ start, publicationOnly: only }: OpenElement, end: number): void => {
    if (only) publicationOnly.push({ start, end });
  };
  const opened = (end: number, selfClosing: boolean): void => {
    links.push(...linksOf(tag, attributes));
    const element = { name: tag, start: tagStart, publicationOnly: attributes.some(({ name }) => name === ONLY_IN_PUBLICATION) };
    if (selfClosing || VOID.has(tag)) close(element, end);
    else open.push(element);
    attributes = [];
  };
  const nothing = (): void => undefined;
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      [tag, tagStart] = [html.slice(start, end).toLowerCase(), start - 1];
    },
    onattribname: (start, end) => {
      [nameStart, nameEnd, value] = [start, end, ""];
    },
    onattribdata: (start, end) => {
      value += html.slice(start, end);
    },
    onattribentity: (codepoint) => {
      value += String.fromCodePoint(codepoint);
    },
    onattribend: (_quote, end) => {
      const written = html.slice(nameStart, nameEnd);
      attributes.push({ name: written.toLowerCase(), written, value, start: nameStart, end });
    },
    onopentagend: (end) => opened(end + 1, false),
    onselfclosingtag: (end) => opened(end + 1, true),
    onclosetag: (start, end) => {
      const name = html.slice(start, end).toLowerCase();
      const place = open.findLastIndex((element) => element.name === name);
      if (place === -1) return;
      const after = html.indexOf(">", end) + 1;
      // What was never closed ends where the element around it does.
      for (const inner of open.splice(place + 1)) close(inner, start - 2);
      for (const closed of open.splice(place)) close(closed, after);
    },
    onend: () => {
      for (const left of open) close(left, html.length);
    },
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    ontext: nothing,
    ontextentity: nothing,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true, recognizeSelfClosing: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return { links, publicationOnly: publicationOnly.toSorted((a, b) => a.start - b.start) };
}
