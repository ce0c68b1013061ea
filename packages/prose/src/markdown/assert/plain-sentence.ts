import type { Nodes, RootContent } from "mdast";

const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "listItem", "heading", "blockquote", "tableRow", "break"]);

/** Text of a node. A live figure is left open: a policy is a sentence that stays while its figures move. */
function textOf(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "textDirective" && node.name === "fact") return "…";
  if (node.type === "mdxJsxTextElement" && node.name === "Fact") return "…";
  if (!("children" in node)) return node.type === "break" ? " " : "";
  const inside = node.children.map(textOf).join("");
  return BLOCKS.has(node.type) ? `${inside} ` : inside;
}

/** A policy as plain text on one line. */
export const plainSentence = (content: readonly RootContent[]): string => content.map(textOf).join(" ").replaceAll(/\s+/g, " ").trim();
