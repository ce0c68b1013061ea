import { formatText, type Edition } from "@almanac/core";

/**
 * What the chance of keeping the budget leaves open, with a space before it: losses of the register count in full, because nobody says when they
 * come. Empty where no loss is counted.
 */
export function lossNote(facts: Edition["facts"], locale: string): string {
  const within = facts["outlook.confidence.within-budget"];
  if (within?.type !== "scalar" || typeof within.value !== "number" || within.interval === undefined || within.interval.low === within.interval.high) return "";
  return ` Losses count in full, also those that may come after the budget ends, so each chance of keeping the budget is at least what is stated; if no loss came, it would be ${formatText(within.interval.high, "share", locale)} for the whole.`;
}
