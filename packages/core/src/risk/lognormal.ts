import { available, notAvailable, type Measure } from "../model/measure.ts";
import { normalQuantile } from "../stats/normal-quantile.ts";

/** A central interval of a positive amount: with probability `confidence` it lies between. */
export interface SeverityRange {
  readonly low: number;
  readonly high: number;
  /** In (0, 1), default 0.9. */
  readonly confidence?: number | undefined;
}

/** A lognormal amount. `mu` and `sigma` are of its natural logarithm; the others are in the unit of the range. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
}

/**
 * The lognormal distribution whose central interval is the range given: `mu = (ln low + ln high) / 2`,
 * `sigma = (ln high − ln low) / (2 z)`, z = Φ⁻¹((1 + confidence) / 2), which is 1.644854 for 90 %; mean `exp(mu + sigma² / 2)`.
 *
 * METHOD.md 5.4, `risk.lognormal`, [RQ] [HUB] (its 3.29 is 2z rounded). `not-applicable` unless 0 < low < high.
 */
export function lognormal({ low, high, confidence = 0.9 }: SeverityRange): Measure<Lognormal> {
  if (!(low > 0 && low < high && Number.isFinite(high) && confidence > 0 && confidence < 1)) return notAvailable("not-applicable", "a range of loss has a low end above 0 and a high end above that");
  const z = normalQuantile((1 + confidence) / 2);
  const mu = (Math.log(low) + Math.log(high)) / 2;
  const sigma = (Math.log(high) - Math.log(low)) / (2 * z);
  const mean = Math.exp(mu + sigma ** 2 / 2);
  return available({ mu, sigma, mean, median: Math.exp(mu), sd: mean * Math.sqrt(Math.expm1(sigma ** 2)) });
}
