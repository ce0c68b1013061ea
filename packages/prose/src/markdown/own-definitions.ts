import type { Nodes, Root } from "mdast";

function rename(node: Nodes, prefix: string): void {
  if (node.type === "definition" || node.type === "footnoteDefinition" || node.type === "footnoteReference" || node.type === "linkReference" || node.type === "imageReference") node.identifier = `${prefix}${node.identifier}`;
  if ("children" in node) for (const child of node.children) rename(child, prefix);
}

/** A tree whose footnotes and link definitions are its own: in the page that includes it, others may have the same names. */
export function withOwnDefinitions(tree: Root, prefix: string): Root {
  rename(tree, prefix);
  return tree;
}
