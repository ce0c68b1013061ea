import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { lognormal, type SeverityRange } from "./lognormal.ts";

/** In the unit of the range, for one year. */
export interface AnnualLoss {
  readonly ale: number;
  readonly sd: number;
}

/**
 * Annual loss expectancy of events that come `frequency` times a year (Poisson) and cost a lognormal amount each:
 * `ALE = λ × E[X]`, `sd = √(λ × E[X²])`, `E[X²] = exp(2 mu + 2 sigma²)`.
 *
 * METHOD.md 5.4, `risk.ale`, [FAIR] [RQ]. Of an uncertain frequency give the mean, not the mode. `not-applicable` for a negative
 * frequency or a range that is none.
 */
export function annualLoss({ frequency, ...range }: SeverityRange & { readonly frequency: number }): Measure<AnnualLoss> {
  const severity = lognormal(range);
  if (!isAvailable(severity)) return severity;
  if (!(frequency >= 0)) return notAvailable("not-applicable", "a frequency is not negative");
  const { mu, sigma, mean } = severity.value;
  return available({ ale: frequency * mean, sd: Math.sqrt(frequency * Math.exp(2 * mu + 2 * sigma ** 2)) });
}
