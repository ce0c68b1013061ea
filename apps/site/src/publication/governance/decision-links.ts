import type { Edition } from "@almanac/core";
import { allDecisions } from "../decisions.ts";
import { documentHref } from "../links.ts";
import type { TextPart } from "../record-columns.ts";

const DECISION = /\b(D-\d+)\b/;

/** The number that a decision's name begins with: `D-032` of `d-032-two-tower-ranking`. */
const numberOf = (id: string): string => (/^d-\d+/i.exec(id)?.[0] ?? id).toUpperCase();

/** The page of each decision that has one, by its number. */
export function decisionHrefs(documents: Edition["documents"]): ReadonlyMap<string, string> {
  return new Map(allDecisions(documents).map((decision) => [numberOf(decision.id), documentHref(decision)]));
}

/** A text in which numbers such as `D-032` lead to the pages of these decisions; one without a page stays text. */
export function withDecisionLinks(text: string, hrefs: ReadonlyMap<string, string>): readonly TextPart[] {
  return text.split(DECISION).flatMap((part, place): readonly TextPart[] => {
    const href = place % 2 === 1 ? hrefs.get(part) : undefined;
    return part === "" ? [] : [href === undefined ? part : { text: part, href }];
  });
}
