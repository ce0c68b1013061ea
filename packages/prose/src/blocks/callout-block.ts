import type { Element } from "hast";
import type { BlockContent, DefinitionContent } from "mdast";
import type { Slot } from "../markdown/slots.ts";
import type { BlockDefinition } from "./block.ts";
import { CALLOUT_KINDS } from "./callout-kinds.ts";

/** The box around a remark. Not an aside: a landmark inside the main text is one too many for readers who jump between landmarks. */
export const calloutSlot = (kind: string, title: string): Slot => (children) => {
  const heading: Element = { type: "element", tagName: "p", properties: { className: ["callout-title"] }, children: [{ type: "text", value: title }] };
  return [{ type: "element", tagName: "div", properties: { role: "note", className: ["callout", kind], ariaLabel: title }, children: [heading, ...children] }];
};

/** A remark set apart from the text. */
export const calloutBlock: BlockDefinition = {
  directive: "callout",
  component: "Callout",
  places: ["container"],
  purpose: "A remark set apart from the text.",
  attributes: [
    { name: "kind", type: "word", words: [...CALLOUT_KINDS.keys()], means: "what kind of remark it is; a note where it is left out" },
    { name: "title", type: "text", means: "the line over the remark; the word for its kind where it is left out" },
  ],
  brackets: { means: "the line over the remark", attribute: "title" },
  content: "the paragraphs of the remark",
  example: { md: ':::callout{kind=warning title="Mind the gap"}\nThe export ends on Friday.\n:::', mdx: '<Callout kind="warning" title="Mind the gap">\n\nThe export ends on Friday.\n\n</Callout>' },
  make: ({ attributes, label, content }, { inside, slots }) => {
    const kind = attributes["kind"] ?? "note";
    const title = attributes["title"] ?? (label === "" ? (CALLOUT_KINDS.get(kind) ?? "Note") : label);
    return [slots.asBlock(calloutSlot(kind, title), inside(content) as (BlockContent | DefinitionContent)[])];
  },
};
