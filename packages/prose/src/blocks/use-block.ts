import type { PhrasingContent, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { attributePlacesOf } from "../markdown/attribute-places.ts";
import { componentInvocation, directiveInvocation, firstLineOf, type Invocation } from "../markdown/invocation.ts";
import { offsetsOf } from "../markdown/offsets.ts";
import { insteadOf } from "../markdown/refused-html.ts";
import type { BlockDefinition, BlockPlace, BlockUse, BlockWork } from "./block.ts";
import { CALLOUT_KINDS } from "./callout-kinds.ts";
import { checkAttributes } from "./check-attributes.ts";
import { blockOfComponent, blockOfDirective, nearestBlock } from "./registry.ts";
import { directiveSpelling, placeWords } from "./spelling.ts";
import { reportUnclosed, reportUnreadRest } from "./unread-directive.ts";

type Directive = TextDirective | LeafDirective | ContainerDirective;

const PLACES: Readonly<Record<Directive["type"], BlockPlace>> = { textDirective: "text", leafDirective: "leaf", containerDirective: "container" };

/** What is in a block, with its attributes checked; nothing where something needed is missing. */
function made(block: BlockDefinition, use: BlockUse, work: BlockWork): RootContent[] {
  const { attributes, missing } = checkAttributes(block, use, work.report);
  return missing ? [] : block.make({ ...use, attributes }, work);
}

/** Prose such as `at 10:ab` or `note:this` reads as a directive; without brackets or braces it is the author's text. */
function literal(node: TextDirective | LeafDirective, { report }: BlockWork): RootContent[] | undefined {
  const { from, to } = offsetsOf(node);
  const value = report.source.slice(from, to);
  if (/[[{]/.test(value)) return undefined;
  const text: PhrasingContent = { type: "text", value };
  return [node.type === "textDirective" ? text : { type: "paragraph", children: [text] }];
}

const contentOf = (node: Directive): readonly RootContent[] =>
  node.type === "containerDirective" ? node.children.filter((child) => !(child.type === "paragraph" && child.data?.directiveLabel === true)) : node.children;

function invocationOf(node: Directive, { report }: BlockWork): Invocation {
  const invocation = directiveInvocation(node);
  return { ...invocation, at: firstLineOf(invocation.at, report.source), attributePlaces: attributePlacesOf(report.source, invocation.at) };
}

function refuseDirective(node: Directive, { report }: BlockWork): void {
  const { spelling } = directiveInvocation(node);
  const { from } = offsetsOf(node);
  // `:::tip` is how other tools write a callout.
  if (CALLOUT_KINDS.has(node.name.toLowerCase()) && node.type !== "textDirective") {
    const right = `:::callout{kind=${node.name.toLowerCase()}}`;
    report.add({ from, to: from + spelling.length }, { code: "MARKDOWN-DIRECTIVE", message: `there is no directive ${spelling}`, found: spelling, expected: right, hint: `write ${right}, the text on the lines below it, and ::: on a line of its own` });
    return;
  }
  const near = nearestBlock(node.name);
  const escape = node.type === "textDirective" ? "write a backslash before the colon if it is text" : "take the line out, or write it as Markdown";
  report.add({ from, to: from + spelling.length }, {
    code: "MARKDOWN-DIRECTIVE",
    message: `there is no directive ${spelling}`,
    found: spelling,
    ...(near === undefined ? { expected: ":fact[…] in text, or :::callout around paragraphs" } : { expected: directiveSpelling(near) }),
    hint: near === undefined ? escape : `did you mean ${directiveSpelling(near)}?`,
  });
}

function misplaced(block: BlockDefinition, node: Directive, { report }: BlockWork): void {
  const { spelling } = directiveInvocation(node);
  const { from } = offsetsOf(node);
  const [usual = "container"] = block.places;
  const right = directiveSpelling(block, usual);
  report.add({ from, to: from + spelling.length }, {
    code: "MARKDOWN-DIRECTIVE",
    message: `${spelling} cannot stand here: ${block.directive} stands ${placeWords(usual)}`,
    found: spelling,
    expected: right,
    hint: usual === "container" ? `write ${right}, the text on the lines below it, and ::: on a line of its own` : `write ${right}`,
  });
}

/** A directive as what it makes, or a report of why it makes nothing. */
export function useDirective(node: Directive, work: BlockWork): RootContent[] {
  const place = PLACES[node.type];
  const block = blockOfDirective(node.name);
  if (node.type === "textDirective") reportUnreadRest(node, work.report);
  if (block !== undefined && reportUnclosed(node, work.report)) return work.inside(contentOf(node), { within: { directive: block.directive, headingDepth: work.headingDepth() } });
  const text = node.type === "containerDirective" || (block !== undefined && place !== "text" && block.places.includes(place)) ? undefined : literal(node, work);
  if (text !== undefined) return text;
  if (block?.places.includes(place) === true) return made(block, { ...invocationOf(node, work), place, content: contentOf(node) }, work);
  if (block === undefined) refuseDirective(node, work);
  else misplaced(block, node, work);
  return node.type === "containerDirective" ? work.inside(contentOf(node)) : [];
}

function refuseComponent(node: MdxJsxFlowElement | MdxJsxTextElement, { report }: BlockWork): void {
  const name = node.name ?? "";
  const { from } = offsetsOf(node);
  const at = { from, to: from + 1 + name.length };
  // <table> is more likely HTML than a misspelt <Table>.
  if (/^[a-z]/.test(name) && !name.includes(".") && (blockOfDirective(name) === undefined || name === "table")) {
    const handler = node.attributes.find((attribute) => attribute.type === "mdxJsxAttribute" && /^on/i.test(attribute.name));
    const stretch = handler === undefined ? at : offsetsOf(handler);
    report.add(stretch.to === 0 ? at : stretch, { code: "MARKDOWN-HTML", message: `the element <${name}> is not allowed in pages`, found: `<${name}>`, expected: "Markdown", hint: insteadOf(name) });
    return;
  }
  const near = nearestBlock(name);
  report.add(at, {
    code: "MARKDOWN-COMPONENT",
    message: name === "" ? "fragments are not allowed in pages" : `there is no component <${name}>`,
    found: `<${name}>`,
    expected: near === undefined ? "one of the components, or Markdown" : `<${near.component}>`,
    hint: near === undefined ? "use Markdown, or one of the components" : `did you mean <${near.component}>?`,
  });
}

/** Some blocks stand in a sentence only: on a line of its own such a one is a paragraph. */
function placeOf(block: BlockDefinition, node: MdxJsxFlowElement | MdxJsxTextElement): BlockPlace | undefined {
  if (node.type === "mdxJsxTextElement") return block.places.includes("text") ? "text" : undefined;
  return block.places.find((place) => place === "container") ?? block.places.find((place) => place === "leaf") ?? "text";
}

/** A component as what it makes, or a report of why it makes nothing. */
export function useComponent(node: MdxJsxFlowElement | MdxJsxTextElement, work: BlockWork): RootContent[] {
  const block = blockOfComponent(node.name ?? "");
  if (block === undefined) {
    refuseComponent(node, work);
    return [];
  }
  const invocation = componentInvocation(node, work.report);
  if (invocation === undefined) return [];
  const place = placeOf(block, node);
  if (place === undefined) {
    const { component } = block;
    work.report.add(invocation.at, {
      code: "MARKDOWN-COMPONENT",
      message: `<${component}> stands in the middle of a paragraph`,
      expected: block.content === undefined ? `<${component} /> on a line of its own` : `<${component}> and </${component}> on lines of their own`,
      hint: block.content === undefined ? `put <${component} /> on a line of its own, with a blank line above and below` : `put <${component}> on a line of its own, with the text on the lines below it`,
    });
    return work.inside(node.children);
  }
  const result = made(block, { ...invocation, place, content: node.children }, work);
  return place === "text" && node.type === "mdxJsxFlowElement" ? [{ type: "paragraph", children: result as PhrasingContent[] }] : result;
}
