import { fromHtml } from "hast-util-from-html";

/** A stretch of a page's text, from the first character to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly start: { readonly offset?: number };
  readonly end: { readonly offset?: number };
}

/** A node of a page, with the places of its parts in the text. */
export interface HtmlNode {
  readonly tagName?: string;
  readonly children?: readonly HtmlNode[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly position?: Place;
  readonly data?: { readonly position?: { readonly opening?: Place; readonly closing?: Place; readonly properties?: Readonly<Record<string, Place | undefined>> } };
  /** Of a `template`. */
  readonly content?: HtmlNode;
}

export function spanOf(place: Place | undefined): Span | undefined {
  const [start, end] = [place?.start.offset, place?.end.offset];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function* below(node: HtmlNode): Generator<HtmlNode> {
  yield node;
  for (const child of [...(node.children ?? []), ...(node.content === undefined ? [] : [node.content])]) yield* below(child);
}

/** A page's nodes in document order, or those of a part of it. */
export const nodesOf = (page: string | HtmlNode): Iterable<HtmlNode> => below(typeof page === "string" ? (fromHtml(page, { verbose: true }) as HtmlNode) : page);
