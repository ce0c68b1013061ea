import { nearest } from "@almanac/core";
import type { BlockContent, Code, DefinitionContent, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import type {} from "remark-mdx";
import { callout } from "./callout.ts";
import { diagramFigure } from "./diagram-figure.ts";
import { factReference } from "./fact-reference.ts";
import { imageTarget } from "./image-target.ts";
import { componentInvocation, directiveInvocation, type Invocation } from "./invocation.ts";
import { linkTarget } from "./link-target.ts";
import { offsetsOf } from "./offsets.ts";
import { insteadOf, refuseHtml } from "./refused-html.ts";
import type { HeadingLink, ProseContext } from "./rendered-prose.ts";
import type { Report } from "./report.ts";
import { Slots } from "./slots.ts";

/** What a document's tree turned out to contain, beside the tree itself. */
export interface Prepared {
  readonly slots: Slots;
  readonly factIds: Set<string>;
  readonly headingLinks: HeadingLink[];
}

interface Work extends Prepared {
  readonly path: string;
  readonly context: ProseContext;
  readonly report: Report;
  /** How often each diagram has occurred so far. */
  readonly diagrams: Map<string, number>;
  /** Identifiers of definitions that images use. */
  readonly imageDefinitions: ReadonlySet<string>;
}

const DIRECTIVES = ["fact", "callout"];
const COMPONENTS = ["Fact", "Callout"];

function fact(invocation: Invocation, { context, report, factIds, slots }: Work): RootContent[] {
  const reference = factReference(invocation, context, report);
  if (reference === undefined) return [];
  factIds.add(reference.id);
  return [slots.inText(reference.slot)];
}

/** Prose such as `at 10:ab` or `note:this` reads as a directive; without brackets or braces it is the author's text. */
function literal(node: TextDirective | LeafDirective, { report }: Work): RootContent[] | undefined {
  const { from, to } = offsetsOf(node);
  const value = report.source.slice(from, to);
  if (/[[{]/.test(value)) return undefined;
  const text: PhrasingContent = { type: "text", value };
  return [node.type === "textDirective" ? text : { type: "paragraph", children: [text] }];
}

function refuseDirective(node: TextDirective | LeafDirective | ContainerDirective, { report }: Work): void {
  const { spelling } = directiveInvocation(node);
  const near = nearest(node.name, DIRECTIVES);
  const { from } = offsetsOf(node);
  report.add({ from, to: from + spelling.length }, { code: "MARKDOWN-DIRECTIVE", message: `there is no directive ${spelling}`, found: spelling, expected: ":fact[…] in text, or :::callout around paragraphs", hint: near === undefined ? "write a backslash before the colon if it is text" : `did you mean ${near === "fact" ? ":fact[…]" : ":::callout"}?` });
}

function directive(node: TextDirective | LeafDirective | ContainerDirective, work: Work): RootContent[] {
  if (node.type === "textDirective" && node.name === "fact" && literal(node, work) === undefined) return fact(directiveInvocation(node), work);
  if (node.type === "containerDirective" && node.name === "callout") {
    const slot = callout(directiveInvocation(node), work.report);
    const children = node.children.filter((child) => !(child.type === "paragraph" && child.data?.directiveLabel === true));
    return [work.slots.asBlock(slot, prepared(children, work) as (BlockContent | DefinitionContent)[])];
  }
  const text = node.type === "containerDirective" ? undefined : literal(node, work);
  if (text !== undefined) return text;
  refuseDirective(node, work);
  return node.type === "containerDirective" ? prepared(node.children, work) : [];
}

function component(node: MdxJsxFlowElement | MdxJsxTextElement, work: Work): RootContent[] {
  const { report } = work;
  const { from } = offsetsOf(node);
  const name = node.name ?? "";
  if (name === "Fact" || name === "Callout") {
    const invocation = componentInvocation(node, report);
    if (invocation === undefined) return [];
    if (name === "Fact") return node.type === "mdxJsxFlowElement" ? [{ type: "paragraph", children: fact(invocation, work) as PhrasingContent[] }] : fact(invocation, work);
    if (node.type === "mdxJsxFlowElement") return [work.slots.asBlock(callout(invocation, report), prepared(node.children, work) as (BlockContent | DefinitionContent)[])];
    report.add(invocation.at, { code: "MARKDOWN-COMPONENT", message: "<Callout> stands in the middle of a paragraph", expected: "<Callout> and </Callout> on lines of their own", hint: "put <Callout> on a line of its own, with the text on the lines below it" });
    return prepared(node.children, work);
  }
  const at = { from, to: from + 1 + name.length };
  if (/^[a-z]/.test(name) && !name.includes(".")) {
    const handler = node.attributes.find((attribute) => attribute.type === "mdxJsxAttribute" && /^on/i.test(attribute.name));
    const stretch = handler === undefined ? at : offsetsOf(handler);
    report.add(stretch.to === 0 ? at : stretch, { code: "MARKDOWN-HTML", message: `the element <${name}> is not allowed in pages`, found: `<${name}>`, expected: "Markdown", hint: insteadOf(name) });
  } else {
    const near = nearest(name, COMPONENTS);
    report.add(at, { code: "MARKDOWN-COMPONENT", message: name === "" ? "fragments are not allowed in pages" : `there is no component <${name}>`, found: `<${name}>`, expected: COMPONENTS.map((known) => `<${known}>`).join(" or "), hint: near === undefined ? "use Markdown, or one of the components" : `did you mean <${near}>?` });
  }
  return [];
}

function code(node: Code, work: Work): RootContent[] {
  if (node.lang !== "mermaid") return [node];
  const before = work.diagrams.get(node.value) ?? 0;
  work.diagrams.set(node.value, before + 1);
  return [work.slots.asBlock(diagramFigure(node, before, work.context, work.report))];
}

function expression(node: Nodes & { readonly value: string }, { report }: Work): RootContent[] {
  if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) return [];
  report.add(offsetsOf(node), { code: "MARKDOWN-EXPRESSION", message: "expressions are not allowed in pages", expected: "text, or a component with literal properties", hint: "write \\{ for a brace that is text; figures come from <Fact id=\"…\" />" });
  return [];
}

function withTarget(node: Extract<RootContent, { type: "link" | "definition" }>, work: Work): RootContent[] {
  const children = node.type === "link" ? prepared(node.children, work) : [];
  if (node.type === "definition" && work.imageDefinitions.has(node.identifier)) {
    const href = imageTarget({ address: node.url, alt: "checked where it is used", title: undefined, path: work.path, at: offsetsOf(node) }, work.context, work.report);
    return href === undefined ? [] : [{ ...node, url: href }];
  }
  const target = linkTarget(node.url, { path: work.path, at: offsetsOf(node) }, work.context, work.report, work.headingLinks);
  if (target === undefined) return children;
  const data = target.external ? { hProperties: { rel: ["noopener"] } } : {};
  return [node.type === "link" ? { ...node, url: target.href, children: children as typeof node.children, data } : { ...node, url: target.href }];
}

function image(node: Extract<RootContent, { type: "image" | "imageReference" }>, work: Work): RootContent[] {
  if (node.type === "imageReference") {
    if (node.alt) return [node];
    work.report.add(offsetsOf(node), { code: "MARKDOWN-ALT", message: "the image has no alternative text", expected: "what the image shows, in words", hint: "write ![what it shows][name]" });
    return [];
  }
  const href = imageTarget({ address: node.url, alt: node.alt ?? "", title: node.title ?? undefined, path: work.path, at: offsetsOf(node) }, work.context, work.report);
  return href === undefined ? [] : [{ ...node, url: href, title: null }];
}

function one(node: RootContent, work: Work): RootContent[] {
  switch (node.type) {
    case "html":
      refuseHtml(node, work.report);
      return [];
    case "textDirective":
    case "leafDirective":
    case "containerDirective":
      return directive(node, work);
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return component(node, work);
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return expression(node, work);
    case "mdxjsEsm":
      work.report.add(offsetsOf(node), { code: "MARKDOWN-IMPORT", message: "imports and exports are not allowed in pages", expected: "Markdown and the known components", hint: "remove the line; <Fact> and <Callout> need no import" });
      return [];
    case "code":
      return code(node, work);
    case "link":
    case "definition":
      return withTarget(node, work);
    case "image":
    case "imageReference":
      return image(node, work);
    default:
      return "children" in node ? [{ ...node, children: prepared(node.children, work) } as RootContent] : [node];
  }
}

const prepared = (nodes: readonly RootContent[], work: Work): RootContent[] => nodes.flatMap((node) => one(node, work));

function imageDefinitions(node: Nodes, found = new Set<string>()): ReadonlySet<string> {
  if (node.type === "imageReference") found.add(node.identifier);
  if ("children" in node) for (const child of node.children) imageDefinitions(child, found);
  return found;
}

/** The tree with everything that is not plain Markdown reported or turned into slots, and its links resolved. */
export function prepareTree(tree: Root, path: string, context: ProseContext, report: Report): Prepared & { readonly tree: Root } {
  const result: Prepared = { slots: new Slots(), factIds: new Set(), headingLinks: [] };
  const children = prepared(tree.children, { ...result, path, context, report, diagrams: new Map(), imageDefinitions: imageDefinitions(tree) });
  return { ...result, tree: { type: "root", children } };
}
