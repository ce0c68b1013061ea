import type { CheckIn, Diagnostic, KeyResult } from "@almanac/core";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { placeOf } from "../../link/record-place.ts";

/** Weights are decimals: their binary sum may be off by some units in the last place. */
const ROUNDING = 1e-9;
const shown = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** Of one objective all key results are weighted or none, and the weights add up to 1. */
export function weightProblems(keyResults: readonly KeyResult[]): readonly Diagnostic[] {
  return [...Map.groupBy(keyResults, ({ objective }) => objective)].flatMap(([objective, group]): readonly Diagnostic[] => {
    const weights = group.flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
    const [first] = group;
    if (first === undefined || weights.length === 0) return [];
    const bare = group.find(({ weight }) => weight === undefined);
    if (bare !== undefined)
      return [
        diagnostic("WEIGHTS-SUM", placeOf(bare, "weight"), {
          message: `\`${bare.id}\` has no weight, other key results of \`${objective}\` have one`,
          found: "no weight",
          expected: "a weight for each key result of the objective, or for none",
          hint: "add the weight, or remove the others: without weights all count alike",
        }),
      ];
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum - 1) <= ROUNDING) return [];
    return [
      diagnostic("WEIGHTS-SUM", placeOf(first, "weight"), {
        message: `the weights of \`${objective}\` (${weights.map(shown).join(", ")}) add up to ${shown(sum)}, not to 1`,
        found: shown(sum),
        expected: "1",
        hint: "correct a weight, or remove all of them: without weights all count alike",
      }),
    ];
  });
}

/** Check-ins of key results that nobody has defined, and two values for one day (also in different files). */
export function checkInProblems(checkIns: readonly CheckIn[], keyResults: readonly KeyResult[]): readonly Diagnostic[] {
  const ids = keyResults.map(({ id }) => id);
  const known = new Set(ids);
  const first = new Map<string, CheckIn>();
  return checkIns.flatMap((checkIn): readonly Diagnostic[] => {
    if (!known.has(checkIn.keyResult))
      return [
        diagnostic("LINK-UNKNOWN", placeOf(checkIn, "keyResult"), {
          message: `\`${checkIn.keyResult}\` is no key result`,
          found: checkIn.keyResult,
          expected: "the id of a key result",
          hint: `${didYouMean(checkIn.keyResult, ids)}correct the id, or add the key result`,
        }),
      ];
    const key = `${checkIn.keyResult}\0${checkIn.on}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, checkIn);
      return [];
    }
    return [
      diagnostic("READING-TWICE", placeOf(checkIn, "on"), {
        message: `\`${checkIn.keyResult}\` has two values for ${checkIn.on}: ${String(before.value)} (${before.source.file}:${String(before.source.line)}) and ${String(checkIn.value)}`,
        found: String(checkIn.value),
        expected: "one value a key result and day",
        hint: "keep the later one, or correct a date",
        related: [relatedTo(placeOf(before, "on"), "the first value")],
      }),
    ];
  });
}
