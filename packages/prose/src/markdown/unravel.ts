import type { PhrasingContent, Root, RootContent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import type {} from "remark-mdx";

/** Components that stand in sentences: on a line of their own they are a sentence, too. */
export const IN_SENTENCES: ReadonlySet<string> = new Set(["Fact", "Term"]);

const isBlank = (node: RootContent): boolean => node.type === "text" && node.value.trim() === "";
const isBlockComponent = (node: RootContent): node is MdxJsxTextElement => node.type === "mdxJsxTextElement" && node.name !== null && /^[A-Z]/.test(node.name) && !IN_SENTENCES.has(node.name);

/** The components of a paragraph that holds nothing else; undefined of a paragraph that holds a word. */
function componentsOf(nodes: readonly PhrasingContent[]): readonly MdxJsxTextElement[] | undefined {
  const rest = nodes.filter((node) => !isBlank(node));
  const components = rest.filter(isBlockComponent);
  return components.length > 0 && components.length === rest.length ? components : undefined;
}

function asFlow({ name, attributes, children, position }: MdxJsxTextElement): MdxJsxFlowElement {
  const components = componentsOf(children);
  const content: MdxJsxFlowElement["children"] = components?.map(asFlow) ?? (children.every(isBlank) ? [] : [{ type: "paragraph", children }]);
  return { type: "mdxJsxFlowElement", name, attributes, children: content, ...(position === undefined ? {} : { position }) };
}

function flattened(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === "paragraph") return [...(componentsOf(node.children)?.map(asFlow) ?? [node])];
    return "children" in node ? [{ ...node, children: flattened(node.children) } as RootContent] : [node];
  });
}

/** `<Callout>text</Callout>` on one line reads as a component in a sentence; a paragraph of nothing but components is these components. */
export const unravelled = (tree: Root): Root => ({ ...tree, children: flattened(tree.children) });
