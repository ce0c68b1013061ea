import type { Nodes, PhrasingContent, Root, RootContent, Text } from "mdast";
import { offsetsOf } from "../markdown/offsets.ts";

/** Stands for what is no words of a sentence: code, a live figure, an address. */
export const OPAQUE = "\uFFFC";

/** Running text of one block, with the place of each of its characters in the body. */
export interface Passage {
  readonly text: string;
  /** Offset in the body of a character of `text`. */
  readonly at: (index: number) => number;
}

export interface PageHeading extends Passage {
  readonly depth: number;
  /** Offset in the body at which it begins, with its marks. */
  readonly from: number;
}

/** A link, by the text that readers click on. */
export interface PageLink {
  readonly text: string;
  readonly url: string;
  readonly from: number;
  readonly to: number;
}

/** What of a page is read as prose. Tables, code and drawings are not. */
export interface PageText {
  readonly passages: readonly Passage[];
  readonly headings: readonly PageHeading[];
  readonly links: readonly PageLink[];
  /** Headings and what stands between them, in order: whether a section holds anything. */
  readonly outline: readonly (PageHeading | "content")[];
  /** Everything that is written, tables too: where something may be explained. */
  readonly everything: string;
}

/** Offsets in the source of the characters of a text: the source also has the marks of lists and quotations, and escapes. */
function aligned(value: string, source: string, from: number): readonly number[] {
  const places: number[] = [];
  let at = from;
  for (const letter of value) {
    for (let steps = 0; steps < 400 && at < source.length && source[at] !== letter[0]; steps += 1) at += 1;
    places.push(at);
    if (letter.length > 1) places.push(at + 1);
    at += letter.length;
  }
  return places;
}

interface Written {
  text: string;
  places: number[];
}

const ADDRESS = /^(?:https?:|mailto:|www\.)/i;

function write(node: PhrasingContent | RootContent, source: string, into: Written, links: PageLink[]): void {
  const { from, to } = offsetsOf(node);
  const put = (text: string, places: readonly number[]): void => {
    into.text += text;
    for (const place of places) into.places.push(place);
  };
  const inside = (): void => {
    if ("children" in node) for (const child of node.children) write(child, source, into, links);
  };
  switch (node.type) {
    case "text":
      put(node.value, aligned((node satisfies Text).value, source, from));
      return;
    case "break":
      put("\n", [from]);
      return;
    case "textDirective":
      // A word of the glossary is a word; everything else that is live is a value.
      if (node.name === "term" && node.children.length > 0) inside();
      else put(OPAQUE, [from]);
      return;
    case "link": {
      const before = into.text.length;
      inside();
      const text = into.text.slice(before);
      links.push({ text, url: node.url, from, to });
      if (!ADDRESS.test(text.trim())) return;
      into.text = into.text.slice(0, before) + OPAQUE;
      into.places = [...into.places.slice(0, before), from];
      return;
    }
    case "mdxJsxTextElement":
      if (node.children.length > 0) inside();
      else put(OPAQUE, [from]);
      return;
    case "inlineCode":
    case "footnoteReference":
    case "image":
    case "imageReference":
    case "html":
    case "mdxTextExpression":
      if (node.type === "inlineCode") put(OPAQUE, [from]);
      return;
    default:
      inside();
  }
}

const plainText = (node: Nodes): string => ("value" in node && (node.type === "text" || node.type === "inlineCode") ? node.value : "children" in node ? node.children.map(plainText).join("") : "");

/** Whether a node is something to read, and not only a frame around it: a tab may begin with a heading of its own. */
const isContent = (node: RootContent): boolean => node.type !== "definition" && node.type !== "thematicBreak" && !(("children" in node) && node.children.length > 0 && (node.type === "containerDirective" || node.type === "mdxJsxFlowElement"));

/** Everything that a page says in words. */
export function pageText(tree: Root, source: string): PageText {
  const passages: Passage[] = [];
  const headings: PageHeading[] = [];
  const links: PageLink[] = [];
  const outline: (PageHeading | "content")[] = [];
  const everything: string[] = [];
  const passageOf = (children: readonly (PhrasingContent | RootContent)[], from: number): Passage => {
    const written: Written = { text: "", places: [] };
    for (const child of children) write(child, source, written, links);
    const { text, places } = written;
    return { text, at: (index) => places[Math.min(index, places.length - 1)] ?? from };
  };
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === "heading") {
        const heading = { ...passageOf(node.children, offsetsOf(node).from), depth: node.depth, from: offsetsOf(node).from };
        headings.push(heading);
        everything.push(heading.text);
        outline.push(heading);
        continue;
      }
      if (isContent(node)) outline.push("content");
      if (node.type === "paragraph") {
        const passage = passageOf(node.children, offsetsOf(node).from);
        passages.push(passage);
        everything.push(passage.text);
      } else if (node.type === "table") everything.push(...node.children.map((row) => row.children.map(plainText).join(" | ")));
      else if ("children" in node) visit(node.children as readonly RootContent[]);
    }
  };
  visit(tree.children);
  return { passages, headings, links, outline, everything: everything.join("\n") };
}
