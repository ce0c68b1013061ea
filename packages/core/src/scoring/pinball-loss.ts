import type { Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";

/** A forecast quantile and what happened, in one unit. */
export interface QuantileForecast {
  readonly forecast: number;
  readonly outcome: number;
}

export interface Pinball {
  /** Unit of the outcomes; `no-data` without forecasts. */
  readonly mean: Measure<number>;
  /** One a forecast, in the order of the forecasts; never negative, 0 is best. */
  readonly losses: readonly number[];
}

/**
 * Pinball loss of forecast quantiles: `τ (y - q)` when the outcome y is at or above the forecast q, else `(1 - τ)(q - y)`. Its mean is
 * least for the true quantile, so neither caution nor boldness pays. METHOD.md 3.5, id `score.pinball` [GR07].
 *
 * @param tau level of the quantile in [0, 1], for example 0.85
 * @throws RangeError for a level outside [0, 1]
 */
export function pinballLoss({ items, tau }: { readonly items: readonly QuantileForecast[]; readonly tau: number }): Pinball {
  if (!(tau >= 0 && tau <= 1)) throw new RangeError(`level ${String(tau)} is not in [0, 1]`);
  const losses = items.map(({ forecast, outcome }) => (outcome >= forecast ? tau * (outcome - forecast) : (1 - tau) * (forecast - outcome)));
  return { mean: mean(losses), losses };
}
