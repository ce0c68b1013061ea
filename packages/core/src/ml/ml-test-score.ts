import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface MlTestScore {
  /** Points by section. */
  readonly sections: Readonly<Record<string, number>>;
  /** Points of the weakest section, which the others cannot make up for. */
  readonly score: Measure<number>;
}

/**
 * The ML Test Score: half a point for a test done by hand, one for an automated one; sections are added up and the final score is the
 * **minimum** section. METHOD.md 9, id `ml.testScore`. Source: Breck et al. (2017).
 *
 * @returns `no-data` without sections
 */
export function mlTestScore({ sections }: { readonly sections: Readonly<Record<string, readonly number[]>> }): MlTestScore {
  const totals = Object.fromEntries(Object.entries(sections).map(([name, points]) => [name, sum([...points])]));
  const values = Object.values(totals);
  return { sections: totals, score: values.length === 0 ? notAvailable("no-data", "no section was scored") : available(Math.min(...values)) };
}
