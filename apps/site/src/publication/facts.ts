import { factId, type Fact, type ScalarFact, type TableFact } from "@almanac/core";

export type Facts = Readonly<Record<string, Fact>>;

/** Id of a fact of a workstream, or of the whole program. */
export const idFor = (base: string, workstream?: string): string => factId(base, workstream === undefined ? {} : { program: workstream });

export function scalar(facts: Facts, base: string, workstream?: string): ScalarFact | undefined {
  const fact = facts[idFor(base, workstream)];
  return fact?.type === "scalar" ? fact : undefined;
}

export function table(facts: Facts, base: string, workstream?: string): TableFact | undefined {
  const fact = facts[idFor(base, workstream)];
  return fact?.type === "table" ? fact : undefined;
}

/** The text of a text or date fact; undefined when it is absent or not available. */
export function textOf(facts: Facts, base: string, workstream?: string): string | undefined {
  const value = scalar(facts, base, workstream)?.value;
  return typeof value === "string" ? value : undefined;
}

/** The number of a fact; undefined when it is absent or not available. */
export function numberOf(facts: Facts, base: string, workstream?: string): number | undefined {
  const value = scalar(facts, base, workstream)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Why a fact has no value, in the words of the rule that could not compute it. */
export const becauseOf = (facts: Facts, base: string, workstream?: string): string | undefined => scalar(facts, base, workstream)?.notAvailable?.because;
