import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { nearestRank } from "../stats/nearest-rank.ts";

export interface LossExceedance {
  /** One for each threshold, in their order: share of the trials that lose strictly more. */
  readonly exceedance: readonly Measure<number>[];
  /** Nearest-rank percentiles by their number as written. */
  readonly percentiles: Readonly<Record<string, Measure<number>>>;
  /** Mean of the trials at or above the percentile `tail`; `not-applicable` where none is asked for. */
  readonly expectedShortfall: Measure<number>;
}

interface ExceedanceInput {
  /** One total a trial, in any order. */
  readonly losses: readonly number[];
  readonly thresholds: readonly number[];
  /** Percentages in [0, 100]. */
  readonly percentiles?: readonly (number | string)[] | undefined;
  /** Percentage in [0, 100]. */
  readonly tail?: number | string | undefined;
}

/**
 * What share of the trials loses more than each threshold, strictly: at 0 it is the probability of any loss. With nearest-rank percentiles,
 * and the mean of the worst trials. Losses and thresholds are of one unit; shares are 0 to 1. `no-data` without trials.
 *
 * METHOD.md 5.4, `risk.lec`, [PYF] [HUB].
 */
export function lossExceedance({ losses, thresholds, percentiles = [], tail }: ExceedanceInput): LossExceedance {
  const n = losses.length;
  const at = tail === undefined ? notAvailable<number>("not-applicable", "no tail was asked for") : nearestRank(losses, tail);
  return {
    exceedance: thresholds.map((threshold) => (n === 0 ? notAvailable<number>("no-data", "there are no trials") : available(losses.filter((loss) => loss > threshold).length / n))),
    percentiles: Object.fromEntries(percentiles.map((p) => [String(p), nearestRank(losses, p)])),
    expectedShortfall: isAvailable(at) ? mean(losses.filter((loss) => loss >= at.value)) : at,
  };
}
