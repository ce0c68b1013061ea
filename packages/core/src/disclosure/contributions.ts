import { sum } from "simple-statistics";
import { compareText } from "../model/time.ts";

/** What one contract or row of a person adds to a cell, in the cell's unit. */
export interface Contribution {
  /** The person. Two rows of one id are one contributor. */
  readonly id: string;
  readonly value: number;
}

/**
 * Contributions of a cell by person, largest first: summed for each person, then taken as absolute values.
 * METHOD.md 7.6: two contracts of one person are one contributor.
 */
export function byContributor(contributions: readonly Contribution[]): readonly Contribution[] {
  const values = new Map<string, number[]>();
  for (const { id, value } of contributions) values.set(id, [...(values.get(id) ?? []), value]);
  return [...values].map(([id, parts]) => ({ id, value: Math.abs(sum(parts)) })).sort((a, b) => b.value - a.value || compareText(a.id, b.id));
}
