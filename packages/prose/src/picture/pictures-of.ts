import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { ProseDocument } from "../markdown/rendered-prose.ts";
import { reportOn } from "../markdown/report.ts";
import type { Nodes } from "mdast";
import { picturePath } from "./picture-path.ts";
import { notePictures, type PagePictures } from "./picture-words.ts";

const addressesIn = (nodes: readonly Nodes[]): readonly string[] => nodes.flatMap((node) => [...(node.type === "image" ? [node.url] : []), ...("children" in node ? addressesIn(node.children) : [])]);

/** Paths below `content/` of the pictures that a document shows, or means to show. Each once. */
export function picturesOf(document: ProseDocument): readonly string[] {
  if (!document.body.includes("![")) return [];
  const { children } = parseMarkdown(document, reportOn(document));
  const noted: PagePictures = { definitions: new Map(), used: new Set(), shown: 0 };
  notePictures(children, noted);
  const referred = [...noted.used].flatMap((name) => noted.definitions.get(name)?.url ?? []);
  return [...new Set([...addressesIn(children), ...referred].flatMap((address) => picturePath(document.path, address) ?? []))];
}
