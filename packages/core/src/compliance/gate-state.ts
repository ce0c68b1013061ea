import type { FactCondition } from "../model/program-rules.ts";

/** What a condition says of the value of its fact; `unjudged` where there is none, or it cannot be compared. */
export type ConditionState = "holds" | "broken" | "unjudged";

/** Numbers with numbers, days with days; everything else has no order. */
function order(value: string | number, bound: string | number): number | undefined {
  if (typeof value === "number" && typeof bound === "number") return value - bound;
  return typeof value === "string" && typeof bound === "string" ? (value < bound ? -1 : value > bound ? 1 : 0) : undefined;
}

/** Whether the value of a fact meets a condition. @param value undefined or null where the fact is missing or not available */
export function conditionState({ atLeast, atMost, equals }: FactCondition, value: string | number | null | undefined): ConditionState {
  if (value === undefined || value === null) return "unjudged";
  if (equals !== undefined) return typeof value === typeof equals ? (value === equals ? "holds" : "broken") : "unjudged";
  const [bound, sign] = atLeast === undefined ? [atMost, -1] : [atLeast, 1];
  const compared = bound === undefined ? undefined : order(value, bound);
  if (compared === undefined) return "unjudged";
  return compared * sign >= 0 ? "holds" : "broken";
}

/** A gate holds when all of its conditions do, and is broken when one is; else nobody can say. A missing number never opens a gate. */
export const gateState = (conditions: readonly ConditionState[]): ConditionState => (conditions.includes("broken") ? "broken" : conditions.includes("unjudged") || conditions.length === 0 ? "unjudged" : "holds");
