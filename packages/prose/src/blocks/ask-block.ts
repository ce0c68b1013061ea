import type { BlockContent, DefinitionContent } from "mdast";
import type { BlockDefinition } from "./block.ts";
import { dateElement, element, stateMark } from "./elements.ts";

/** What a page asks of somebody. */
export const askBlock: BlockDefinition = {
  directive: "ask",
  component: "Ask",
  places: ["container"],
  purpose: "What is asked of somebody, with the day by which it is needed.",
  attributes: [
    { name: "owner", type: "text", needed: true, means: "who is asked, a person or a role" },
    { name: "due", type: "date", needed: true, means: "the day by which the answer is needed" },
  ],
  content: "what is asked",
  example: {
    md: ':::ask{owner="Head of Risk" due=2026-12-01}\nName who signs the residual risk of the fraud model.\n:::',
    mdx: '<Ask owner="Head of Risk" due="2026-12-01">\n\nName who signs the residual risk of the fraud model.\n\n</Ask>',
  },
  make: ({ attributes, content, spelling, at }, { context, report, slots, inside }) => {
    const { owner = "", due = "" } = attributes;
    if (content.length === 0) report.add(at, {
      code: "MARKDOWN-COMPONENT",
      message: `${spelling} asks nothing`,
      expected: "what is asked, on the lines below",
      hint: spelling.startsWith("<") ? "write what is asked between <Ask> and </Ask>" : "write what is asked between :::ask and :::",
    });
    const late = context.asOfDate !== undefined && due < context.asOfDate;
    const state = element("p", { className: ["block-state"] }, [stateMark(late ? "late" : "waiting"), element("strong", {}, [late ? "Overdue" : "Asked"]), ` of ${owner}, `, late ? "was due " : "by ", dateElement(due)]);
    return [slots.asBlock((children) => [element("div", { className: ["ask-block"], role: "group", ariaLabel: `Ask of ${owner}` }, [state, ...children])], inside(content) as (BlockContent | DefinitionContent)[])];
  },
};
