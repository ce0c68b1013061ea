import { factReference } from "../markdown/fact-reference.ts";
import type { BlockDefinition } from "./block.ts";

/** A live figure in a sentence. */
export const factBlock: BlockDefinition = {
  directive: "fact",
  component: "Fact",
  places: ["text"],
  purpose: "A live figure: the value of a fact with its unit, linked to how it is computed.",
  attributes: [
    { name: "id", type: "fact", means: "the fact; a directive names it in brackets" },
    { name: "as", type: "text", means: "number leaves the unit out, day-month leaves the year of a date out" },
  ],
  others: "the value of a dimension, for example program=fraud",
  brackets: { means: "the id of the fact", attribute: "id" },
  example: { md: ":fact[delivery.cycle-time.p85]{program=fraud}", mdx: '<Fact id="delivery.cycle-time.p85" program="fraud" />' },
  make: (use, { context, report, factIds, slots }) => {
    const reference = factReference(use, context, report);
    if (reference === undefined) return [];
    factIds.add(reference.id);
    return [slots.inText(reference.slot)];
  },
};
