import { nearest } from "@almanac/core";
import { toString } from "mdast-util-to-string";
import type { BlockDefinition } from "./block.ts";
import { element } from "./elements.ts";

/** A word of the glossary. */
export const termBlock: BlockDefinition = {
  directive: "term",
  component: "Term",
  places: ["text"],
  purpose: "A word of the glossary, linked to what it means.",
  attributes: [{ name: "of", type: "id", means: "the term, where the text is not one of the ways to write it" }],
  brackets: { means: "the word as it stands in the sentence" },
  example: { md: ":term[work item age], :term[started work]{of=work-in-progress}", mdx: '<Term of="work-in-progress">started work</Term>' },
  make: ({ attributes, content, spelling, at }, { context, report, slots }) => {
    const words = content.map((node) => toString(node)).join("").trim();
    const name = attributes["of"] ?? words;
    if (name === "") {
      report.add(at, { code: "TERM-UNKNOWN", message: `${spelling} names no term`, expected: "a term of the glossary", hint: spelling.startsWith("<") ? "write <Term>work item age</Term>" : "write :term[work item age]" });
      return [];
    }
    const shown = words === "" ? name : words;
    if (context.term === undefined) return [{ type: "text", value: shown }];
    const term = context.term(name);
    if (term === undefined) {
      const near = nearest(name, context.termNames ?? []);
      report.add(at, {
        code: "TERM-UNKNOWN",
        message: `the glossary has no term ${name}`,
        found: name,
        expected: near ?? "a term of the glossary",
        hint: near === undefined ? "define it in content/glossary, with title and summary, or write the word as it is" : `did you mean ${near}?`,
      });
      return [{ type: "text", value: shown }];
    }
    return [slots.inText(() => [element("a", { className: ["term"], href: term.href, title: term.summary }, [shown])])];
  },
};
