import type { EditionDiff } from "@almanac/core";

/**
 * A comparison whose two editions can be told apart: a correction is stated for the same week as what it corrects, and reads the same. Then
 * both go by their ids.
 */
export function toldApart<Compared extends Pick<EditionDiff, "from" | "to">>(comparison: Compared): Compared {
  const { from, to } = comparison;
  return from.label === to.label ? { ...comparison, from: { ...from, label: from.id }, to: { ...to, label: to.id } } : comparison;
}
