import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ascending } from "./ascending.ts";
import { percentPosition } from "./percent-position.ts";

/**
 * P-th percentile by linear interpolation at the zero-based position `P * (n - 1) / 100`: R's type 7, numpy's default,
 * PERCENTILE.INC of spreadsheets. For continuous descriptive statistics; forecasts and service levels use
 * {@link nearestRank}. METHOD.md 1.3.
 *
 * @param p percentage in [0, 100], taken as the decimal written
 * @returns `no-data` for an empty sample
 */
export function percentileType7(values: readonly number[], p: number | string): Measure<number> {
  const { numerator, denominator } = percentPosition(p, Math.max(0, values.length - 1));
  const sorted = ascending(values);
  const below = Number(numerator / denominator);
  const fraction = Number(numerator % denominator) / Number(denominator);
  const low = sorted[below];
  if (low === undefined) return notAvailable("no-data", "there are no values to take a percentile of");
  const high = sorted[below + 1] ?? low;
  return available(low + (high - low) * fraction);
}
