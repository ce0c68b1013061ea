import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Span } from "./html-nodes.ts";
import { linksOf, ONLY_IN_PUBLICATION, VOID, type Attribute, type PageLink, type PageLinks } from "./links-of-element.ts";

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly publicationOnly: boolean;
}

/** Finds the links of any page, and the elements that only a publication shows. Reads the page once, tag by tag, without building a tree of it. */
export function parsedPageLinks(html: string): PageLinks {
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
