import type { BlockContent, DefinitionContent, RootContent } from "mdast";
import type { BlockDefinition } from "./block.ts";
import { element } from "./elements.ts";

const DEEPEST = 6;

const isTab = (node: RootContent): boolean => (node.type === "containerDirective" && node.name === "tab") || (node.type === "mdxJsxFlowElement" && node.name === "Tab");

/** Alternatives of which a reader needs one. All are set one below the other, each under its heading, so that they are read without script and printed; the site's script makes tabs of them. */
export const tabsBlock: BlockDefinition = {
  directive: "tabs",
  component: "Tabs",
  places: ["container"],
  purpose: "Alternatives of which a reader needs one, such as one way for each tool; they are tabs on a screen, and stand below each other under their own headings on paper and without script.",
  attributes: [],
  content: ":::tab blocks and nothing else; the outer block has one colon more",
  example: {
    md: '::::tabs\n:::tab{title="Jira"}\nExport the board as CSV.\n:::\n:::tab{title="Linear"}\nExport the team as CSV.\n:::\n::::',
    mdx: '<Tabs>\n<Tab title="Jira">\n\nExport the board as CSV.\n\n</Tab>\n<Tab title="Linear">\n\nExport the team as CSV.\n\n</Tab>\n</Tabs>',
  },
  make: ({ content, spelling, at }, { report, slots, inside, headingDepth }) => {
    const tabs = content.filter(isTab);
    const hint = spelling.startsWith("<") ? 'put it into <Tab title="…"> and </Tab>' : "put it into :::tab{title=\"…\"}, and write the outer block with four colons, ::::tabs";
    if (tabs.length === 0 || tabs.length < content.length) report.add(at, {
      code: "MARKDOWN-COMPONENT",
      message: tabs.length === 0 ? `${spelling} holds no tab` : `${spelling} holds something that is no tab`,
      expected: spelling.startsWith("<") ? "<Tab> inside <Tabs>" : ":::tab inside ::::tabs",
      hint,
    });
    const within = { directive: "tabs", headingDepth: headingDepth() };
    return [slots.asBlock((children) => [element("div", { className: ["tabs"] }, children)], inside(tabs.length === 0 ? content : tabs, { within }) as (BlockContent | DefinitionContent)[])];
  },
};

/** One of several alternatives. */
export const tabBlock: BlockDefinition = {
  directive: "tab",
  component: "Tab",
  places: ["container"],
  purpose: "One of the alternatives of tabs.",
  attributes: [{ name: "title", type: "text", needed: true, means: "what the alternative is called; it becomes a heading" }],
  brackets: { means: "what the alternative is called", attribute: "title" },
  content: "the alternative",
  example: { md: ':::tab{title="Jira"}\nExport the board as CSV.\n:::', mdx: '<Tab title="Jira">\n\nExport the board as CSV.\n\n</Tab>' },
  make: ({ attributes, content, spelling, at }, { report, slots, inside, within }) => {
    if (within?.directive !== "tabs") {
      report.add(at, {
        code: "MARKDOWN-COMPONENT",
        message: `${spelling} stands outside of tabs`,
        expected: spelling.startsWith("<") ? "<Tab> inside <Tabs>" : ":::tab inside ::::tabs",
        hint: spelling.startsWith("<") ? "put <Tabs> and </Tabs> around it" : "put ::::tabs and :::: around it, with four colons",
      });
    }
    const depth = Math.min(DEEPEST, (within?.headingDepth ?? 1) + 1) as 2 | 3 | 4 | 5 | 6;
    const heading: RootContent = { type: "heading", depth, children: [{ type: "text", value: attributes["title"] ?? "" }] };
    return [slots.asBlock((children) => [element("div", { className: ["tab"] }, children)], [heading, ...(inside(content, { within: { directive: "tab", headingDepth: depth } }) as (BlockContent | DefinitionContent)[])])];
  },
};
