import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";

/** A forecast distribution of a count or of whole days, and what happened. */
export interface DistributionForecast {
  readonly ensemble: readonly number[];
  readonly outcome: number;
  /** Weight of each value of the ensemble, not negative; left out: all alike. */
  readonly weights?: readonly number[];
}

export interface ProbabilityIntegralTransform {
  /** Share of the outcomes in each of the bins of [0, 1], adding up to 1; `no-data` without forecasts. Flat is calibrated. */
  readonly histogram: Measure<readonly number[]>;
  /** Middle of the outcome's place in its distribution, one a forecast; null where the forecast has no values. */
  readonly midPit: readonly (number | null)[];
}

/** Weight below and at or below the outcome, and in all. Whole numbers without weights, so that nothing is rounded. */
interface Place {
  readonly below: number;
  readonly atMost: number;
  readonly total: number;
}

function placeOf({ ensemble, outcome, weights }: DistributionForecast): Place | undefined {
  const [below, atMost, total] = ensemble.reduce<readonly [number, number, number]>(
    ([less, notMore, all], value, index) => {
      const weight = weights?.[index] ?? 1;
      return [less + (value < outcome ? weight : 0), notMore + (value <= outcome ? weight : 0), all + weight];
    },
    [0, 0, 0],
  );
  return total > 0 ? { below, atMost, total } : undefined;
}

/**
 * How one outcome spreads over the right-closed bins; bin and place are compared on a scale of `total × bins`. Never by dividing: of weights that
 * add up to a little less than 1, `total × bins / total` may be more than `bins`, and an outcome beyond every value would fall into no bin.
 */
function spread({ below, atMost, total }: Place, bins: number): readonly number[] {
  const [low, high] = [below * bins, atMost * bins];
  const within = Array.from({ length: bins }, (_, bin) => bin + 1).find((bin) => low <= bin * total);
  const point = within ?? bins;
  return Array.from({ length: bins }, (_, bin) => {
    if (high === low) return bin + 1 === point ? 1 : 0;
    return Math.max(0, Math.min(high, (bin + 1) * total) - Math.max(low, bin * total)) / (high - low);
  });
}

/**
 * Where outcomes fall in their forecast distributions, the non-randomised transform for counts: with `lo = share(X < y)` and
 * `hi = share(X <= y)` an outcome spreads evenly over (lo, hi], and the histogram is the mean over forecasts. Flat is calibrated, a U is too
 * narrow (overconfident), a hump too wide, a slope biased. An outcome between the values of its ensemble stands at one point, in bin
 * `ceil(lo × bins)`. METHOD.md 3.5, id `score.pit` [CGH09] [GBR07].
 *
 * @param bins number of bins, at least 1
 */
export function probabilityIntegralTransform({ items, bins }: { readonly items: readonly DistributionForecast[]; readonly bins: number }): ProbabilityIntegralTransform {
  const places = items.map(placeOf);
  const spreads = places.flatMap((place) => (place === undefined ? [] : [spread(place, bins)]));
  const share = (bin: number): number => {
    const average = mean(spreads.map((each) => each[bin] as number));
    return "value" in average ? average.value : 0;
  };
  return {
    histogram: spreads.length === 0 ? notAvailable("no-data", "no forecast has an outcome yet") : available(Array.from({ length: bins }, (_, bin) => share(bin))),
    midPit: places.map((place) => (place === undefined ? null : (place.below + place.atMost) / (2 * place.total))),
  };
}
