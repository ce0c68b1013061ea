import type { Nodes } from "mdast";
import { parseMarkdown } from "./parse-markdown.ts";
import type { ProseDocument } from "./rendered-prose.ts";
import { reportOn } from "./report.ts";

/** A Mermaid block. `line` is that of the opening fence in the file: line n of the code stands on `line + n`. */
export interface DiagramBlock {
  readonly code: string;
  readonly line: number;
}

function blocks(node: Nodes, found: DiagramBlock[], bodyLine: number): DiagramBlock[] {
  if (node.type === "code" && node.lang === "mermaid") found.push({ code: node.value, line: bodyLine + (node.position?.start.line ?? 1) - 1 });
  if ("children" in node) for (const child of node.children) blocks(child, found, bodyLine);
  return found;
}

/** The Mermaid blocks of a document, in order. */
export const diagramsOf = (document: ProseDocument): readonly DiagramBlock[] =>
  document.body.includes("mermaid") ? blocks(parseMarkdown(document, reportOn(document)), [], document.bodyLine) : [];
