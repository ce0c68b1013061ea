import type { Fact } from "../../fact/fact.ts";
import { factId } from "../../fact/fact-id.ts";
import { factReader, of, type FindingInput } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

export type Facts = Readonly<Record<string, Fact>>;
export type Parts = readonly FindingPart[];

/** A fact that counts, and the words that follow it for one and for several; nothing where it is not stated. */
export function countOf(facts: Facts, base: string, one: string, several: string): Parts {
  const count = factReader(facts).number(base);
  return count === undefined ? [] : [of(base), ` ${count === 1 ? one : several}`];
}

/** `a, b and c` of runs of parts. */
export const listed = (items: readonly Parts[]): Parts =>
  items.flatMap((item, index): Parts => [...(index === 0 ? [] : [index === items.length - 1 ? " and " : ", "]), ...item]);

/** Why a scalar fact has no value; undefined where it has one or is not stated. */
export function reasonOf(facts: Facts, base: string): string | undefined {
  const fact = facts[factId(base, {})];
  return fact?.type === "scalar" ? fact.notAvailable?.because : undefined;
}

/** What the edition before stated: the number, and the part of a sentence that says it, money with three digits. */
export function saidBefore({ previous }: FindingInput, base: string): { readonly value: number; readonly part: FindingPart } | undefined {
  const fact = previous?.facts[factId(base, {})];
  if (previous === undefined || fact?.type !== "scalar" || typeof fact.value !== "number") return undefined;
  return { value: fact.value, part: { previous: fact.id, value: fact.value, unit: fact.unit, ...(fact.currency === undefined ? {} : { currency: fact.currency }), ...(fact.unit === "money" ? { as: "short" as const } : {}) } };
}
