import { factId, nearest, parseFactId, type Fact } from "@almanac/core";
import { attributePlace } from "../markdown/invocation.ts";
import { reportUnknownFact } from "../markdown/unknown-fact.ts";
import type { BlockAttribute, BlockUse, BlockWork } from "./block.ts";

/** Attributes that name the fact of a figure. */
export const FACT_ATTRIBUTES: readonly BlockAttribute[] = [
  { name: "of", type: "fact", needed: true, means: "the id of the fact" },
  { name: "program", type: "id", means: "the workstream, of a fact that has one value for each" },
];

/** The fact that a figure is of. `id` alone while only checking; undefined, with a diagnostic, where there is none. */
export function namedFact(use: BlockUse, { context, report, factIds }: BlockWork): { readonly id: string; readonly fact: Fact | undefined } | undefined {
  const { of = "", program } = use.attributes;
  const at = attributePlace(use, "of");
  const name = parseFactId(of);
  if (name === undefined) {
    const near = nearest(of, context.knownFactIds ?? []);
    report.add(at, {
      code: "FACT-UNKNOWN",
      message: `${of} is not the name of a fact`,
      found: of,
      expected: near ?? "an id such as risk.register.risks",
      hint: near === undefined ? "see the list of facts on the page of methods" : `did you mean ${near}?`,
    });
    return undefined;
  }
  const id = factId(name.base, { ...name.dimensions, ...(program === undefined ? {} : { program }) });
  const fact = context.facts?.[id];
  if (context.facts === undefined ? context.isKnownFact?.(id) === false : fact === undefined) {
    reportUnknownFact(id, at, context, report);
    return undefined;
  }
  factIds.add(id);
  return { id, fact };
}
