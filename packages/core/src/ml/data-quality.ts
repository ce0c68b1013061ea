import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";

export interface QualityDimensionCount {
  /** For example `completeness`. */
  readonly name: string;
  /** Records that passed, and records that were checked; a total of 0 means that nobody measured the dimension. */
  readonly passed: number;
  readonly total: number;
  /** At least 0; 1 unless said otherwise. */
  readonly weight?: number;
}

export interface DataQuality {
  /** Passed of checked records, by dimension. */
  readonly rates: Readonly<Record<string, Measure<Share>>>;
  /** Weighted mean of the measured rates. */
  readonly score: Measure<Share>;
  /** The worst measured rate, which a mean can hide: always shown beside it. */
  readonly minimum: Measure<Share>;
  /** Weight of the measured dimensions, of all weight. */
  readonly weightCoverage: Measure<Share>;
  /** Whether the worst rate reaches the gate; never where nothing was measured. `not-applicable` without a gate. */
  readonly gate: Measure<boolean>;
}

/**
 * Rates of data quality by dimension, their weighted mean and their minimum. The gate looks at the minimum. Unmeasured dimensions have
 * no rate and lower the coverage: they are neither 0 nor 1. METHOD.md 9, id `ml.dataQuality`. Source: ISO/IEC 25012.
 */
export function dataQuality({ dimensions, gate }: { readonly dimensions: readonly QualityDimensionCount[]; readonly gate?: number }): DataQuality {
  const unmeasured = notAvailable<Share>("no-data", "no record was checked");
  const measured = dimensions.filter(({ total }) => total > 0).map(({ passed, total, weight = 1 }) => ({ rate: passed / total, weight }));
  const measuredWeight = sum(measured.map(({ weight }) => weight));
  const allWeight = sum(dimensions.map(({ weight = 1 }) => weight));
  const minimum: Measure<Share> = measured.length === 0 ? unmeasured : available(share(Math.min(...measured.map(({ rate }) => rate))));
  const noWeight = notAvailable<Share>("zero-denominator", "the weights add up to zero");
  return {
    rates: Object.fromEntries(dimensions.map(({ name, passed, total }) => [name, total > 0 ? available(share(passed / total)) : unmeasured])),
    score: measured.length === 0 ? unmeasured : measuredWeight === 0 ? noWeight : available(share(sum(measured.map(({ rate, weight }) => rate * weight)) / measuredWeight)),
    minimum,
    weightCoverage: dimensions.length === 0 ? notAvailable("no-data", "no dimension is declared") : allWeight === 0 ? noWeight : available(share(measuredWeight / allWeight)),
    gate: gate === undefined ? notAvailable("not-applicable", "no gate is declared") : available(isAvailable(minimum) && minimum.value >= gate),
  };
}
