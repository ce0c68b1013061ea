import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface LoadedCostInput {
  /** Base pay or standard rate of a full-time year. */
  readonly baseAnnual: number;
  /** Employer's contributions and benefits as a part of the base, 0.25 for 25 %. */
  readonly burdenRate: number;
  /** Overhead of a full-time year; 0 if left out. */
  readonly overheadAnnual?: number | undefined;
  readonly fteMonths: number;
  /** Hours of a full-time year that are worked, without leave and holidays. */
  readonly productiveHours?: number | undefined;
}

export interface LoadedCost {
  /** Of one full-time year. */
  readonly annual: number;
  /** Of the FTE-months. */
  readonly cost: number;
  readonly hourly: Measure<number>;
}

/**
 * Loaded cost: what people cost with everything that comes on top of pay.
 *
 * `annual = base × (1 + burden) + overhead`, `cost = annual / 12 × FTE-months`, `hourly = annual / productive hours`. Unit: that of
 * the base. No productive hours: no hourly cost (`no-data` if they are not stated, `zero-denominator` if they are 0).
 * With a person's own pay as base the result is pay for the purpose of disclosure (METHOD.md 7.4). METHOD.md 7.1, `people.loadedCost`.
 */
export function loadedCost({ baseAnnual, burdenRate, overheadAnnual = 0, fteMonths, productiveHours }: LoadedCostInput): LoadedCost {
  const annual = baseAnnual * (1 + burdenRate) + overheadAnnual;
  const hourly: Measure<number> =
    productiveHours === undefined
      ? notAvailable("no-data", "no productive hours are stated")
      : productiveHours === 0
        ? notAvailable("zero-denominator", "the productive hours are 0")
        : available(annual / productiveHours);
  return { annual, cost: (annual / 12) * fteMonths, hourly };
}
