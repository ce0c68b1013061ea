import { valueOrNull } from "../model/measure.ts";
import { nearestRank } from "../stats/nearest-rank.ts";

/** Fewest comparable projects that a class is made of, unless something else is said. */
export const MINIMUM_CLASS = 10;

export interface ReferenceClassInput {
  /** Outturn divided by estimate of each comparable project, cancelled ones at their spend; no unit. */
  readonly ratios: readonly number[];
  /** Estimate without contingency, in any unit. */
  readonly base: number;
  /** Percentages in [0, 100], as written: the acceptable chances of staying within the forecast. */
  readonly percentiles: readonly (number | string)[];
  /** Default {@link MINIMUM_CLASS}. */
  readonly minClass?: number;
}

export interface ReferenceClass {
  /** `insufficient-class`: fewer projects than a class needs, and every uplift and forecast is null. */
  readonly status: "ok" | "insufficient-class";
  /** Fraction of the base, by percentage: 0.2 is twenty per cent more; negative where that many came in below their estimates. */
  readonly uplift: Readonly<Record<string, number | null>>;
  /** Unit of the base. */
  readonly forecast: Readonly<Record<string, number | null>>;
}

/**
 * Reference-class forecast: the uplift at P % is the nearest-rank percentile of outturn / estimate of comparable finished projects,
 * minus 1; the forecast is the base times one plus it. METHOD.md 3.6, id `estimate.referenceClass` [FLY06].
 */
export function referenceClass({ ratios, base, percentiles, minClass = MINIMUM_CLASS }: ReferenceClassInput): ReferenceClass {
  const enough = ratios.length >= minClass && ratios.length > 0;
  const at = (p: number | string): number | null => (enough ? valueOrNull(nearestRank(ratios, p)) : null);
  const each = (of: (ratio: number) => number): Readonly<Record<string, number | null>> =>
    Object.fromEntries(percentiles.map((p) => {
      const ratio = at(p);
      return [String(p), ratio === null ? null : of(ratio)];
    }));
  return { status: enough ? "ok" : "insufficient-class", uplift: each((ratio) => ratio - 1), forecast: each((ratio) => base * ratio) };
}
