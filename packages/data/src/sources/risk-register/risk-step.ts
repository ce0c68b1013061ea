import type { RiskStep } from "@almanac/core";

/** What registers call the five steps of probability and of impact. */
const WORDS: readonly (readonly [RiskStep, readonly string[]])[] = [
  [1, ["1", "very low", "rare", "remote", "negligible", "insignificant"]],
  [2, ["2", "low", "unlikely", "minor"]],
  [3, ["3", "medium", "moderate", "possible"]],
  [4, ["4", "high", "likely", "major"]],
  [5, ["5", "very high", "almost certain", "critical", "severe", "extreme", "catastrophic"]],
];
const STEP_BY_WORD: ReadonlyMap<string, RiskStep> = new Map(WORDS.flatMap(([step, words]) => words.map((word) => [word, step] as const)));

export const SCALE_IN_WORDS = "1 (very low), 2 (low), 3 (medium), 4 (high), 5 (very high)";

/** The step that a cell names, by its number or by a usual word; undefined when it names none. */
export const riskStep = (text: string): RiskStep | undefined => STEP_BY_WORD.get(text.trim().toLowerCase().replace(/[\s_-]+/g, " "));
