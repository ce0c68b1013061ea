import { decimalText, type Diagnostic, type Risk } from "@almanac/core";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { placeOf } from "../../link/record-place.ts";

/** Fewer rows could be five small risks by chance. */
const ENOUGH = 5;
const STEPS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);

const isStep = ({ inherent: { probability, impact } }: Risk): boolean =>
  probability !== undefined && STEPS.has(Math.round(probability * 1e6) / 1e4) && impact?.basis === "amount" && STEPS.has(Number(decimalText(impact.amount)));

/** A scale from 1 to 5 that was declared as percentages and amounts: every risk of at most 5 % and at most 5 units of money. */
export function stepsAsPercentages(risks: readonly Risk[]): readonly Diagnostic[] {
  const [first] = risks;
  if (first === undefined || risks.length < ENOUGH || !risks.every(isStep)) return [];
  return [
    diagnostic("SCALE-STEP", placeOf(first, "probability"), {
      message: "every probability is 1 % to 5 %, and every impact 1 to 5 units of money: these are steps of a scale from 1 to 5",
      found: "shares and amounts from 1 to 5 only",
      expected: "probabilities and amounts, or steps of a scale",
      hint: "call the columns `Probability (1-5)` and `Impact (1-5)`, or map `probabilityStep:` and `impactStep:` to them without a unit",
    }),
  ];
}
