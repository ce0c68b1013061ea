import { nearest } from "@almanac/core";
import type { Element } from "hast";
import type { BlockContent, DefinitionContent } from "mdast";
import type { ProseContext, ProseDecision } from "../markdown/rendered-prose.ts";
import { attributePlace } from "../markdown/invocation.ts";
import type { BlockDefinition } from "./block.ts";
import { dateElement, element, stateMark } from "./elements.ts";

/** A decision by its id, or by the beginning of it where that is one decision's alone: `d-030` of `d-030-fraud-target`. */
function decisionOf(name: string, { decision, decisionIds = [] }: ProseContext): ProseDecision | undefined {
  const begun = decisionIds.filter((id) => id.startsWith(`${name.toLowerCase()}-`));
  return decision?.(name) ?? (begun.length === 1 ? decision?.(begun[0] ?? "") : undefined);
}

/** Shape and word of where a decision stands, and its dates. */
function stateLine({ decidedOn, due }: ProseDecision, asOfDate: string | undefined): Element {
  if (decidedOn !== undefined) return element("p", { className: ["block-state"] }, [stateMark("done"), element("strong", {}, ["Decided"]), " on ", dateElement(decidedOn)]);
  const late = asOfDate !== undefined && due < asOfDate;
  return element("p", { className: ["block-state"] }, [stateMark(late ? "late" : "waiting"), element("strong", {}, [late ? "Overdue" : "Open"]), late ? ", was due " : ", due ", dateElement(due)]);
}

function decisionElement(decision: ProseDecision, asOfDate: string | undefined, words: Element["children"]): Element {
  const { title, href, owner, otherwise, decidedOn, outcome } = decision;
  const facts = [
    ["Owner", owner] as const,
    ...(decidedOn === undefined ? [["Otherwise", otherwise] as const] : [["Outcome", outcome ?? "No outcome is written down."] as const]),
  ];
  return element("div", { className: ["decision-block"], role: "group", ariaLabel: `Decision: ${title}` }, [
    stateLine(decision, asOfDate),
    element("p", { className: ["block-title"] }, [element("a", { href }, [title])]),
    element("dl", { className: ["block-facts"] }, facts.map(([term, text]) => element("div", {}, [element("dt", {}, [term]), element("dd", {}, [text])]))),
    ...words,
  ]);
}

/** A decision of the program, live. */
export const decisionBlock: BlockDefinition = {
  directive: "decision",
  component: "Decision",
  places: ["container", "leaf"],
  purpose: "A decision of the program as it stands: its state, its owner, when it is due, and what happens otherwise.",
  attributes: [{ name: "of", type: "id", needed: true, means: "the decision, the name of its file in content/decisions" }],
  content: "what this page says about it, if anything",
  example: { md: ":::decision{of=d-030-fraud-target}\n:::", mdx: '<Decision of="d-030-fraud-target" />' },
  make: ({ attributes, content, ...use }, { context, report, slots, inside }) => {
    const name = attributes["of"] ?? "";
    const written = inside(content) as (BlockContent | DefinitionContent)[];
    if (context.decision === undefined) return written;
    const decision = decisionOf(name, context);
    if (decision === undefined) {
      const near = nearest(name, context.decisionIds ?? []);
      report.add(attributePlace(use, "of"), {
        code: "DECISION-UNKNOWN",
        message: `there is no decision ${name}`,
        found: name,
        expected: near ?? "the name of a file in content/decisions",
        hint: near === undefined ? `write content/decisions/${name.replace(/[^a-z0-9-]+/gi, "-").toLowerCase()}.md, or name one that is there` : `did you mean ${near}?`,
      });
      return written;
    }
    return [slots.asBlock((children) => [decisionElement(decision, context.asOfDate, children)], written)];
  },
};
