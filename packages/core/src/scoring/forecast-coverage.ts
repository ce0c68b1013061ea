import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";

/** One forecast and what happened, in one unit. */
export interface BoundedForecast {
  readonly bound: number;
  readonly outcome: number;
}

export interface CoverageInput {
  readonly items: readonly BoundedForecast[];
  /** Share of the outcomes that the bound promised to hold, in [0, 1]. */
  readonly nominal: number;
  /** `upper`: the outcome was to be at most the bound ("when"); `lower`: at least ("how many"). */
  readonly side: "upper" | "lower";
}

export interface Coverage {
  readonly hits: number;
  readonly n: number;
  readonly coverage: Measure<Share>;
  /** 95 % Wilson interval of the coverage. */
  readonly wilsonLow: Measure<Share>;
  readonly wilsonHigh: Measure<Share>;
  /** Whether the nominal share lies in that interval: the record does not contradict the promise, which is less than proving it. */
  readonly consistent: Measure<boolean>;
}

const LEVEL = 0.95;

/** Share of past forecasts whose outcome kept within the bound; equality is a hit. `no-data` without forecasts. METHOD.md 3.5, id `score.coverage`. */
export function forecastCoverage({ items, nominal, side }: CoverageInput): Coverage {
  const n = items.length;
  const hits = items.filter(({ bound, outcome }) => (side === "upper" ? outcome <= bound : outcome >= bound)).length;
  const interval = wilsonInterval(hits, n, LEVEL);
  if (!("value" in interval)) {
    const none = notAvailable<never>("no-data", "no forecast has an outcome yet");
    return { hits, n, coverage: none, wilsonLow: none, wilsonHigh: none, consistent: none };
  }
  const { low, high } = interval.value;
  return { hits, n, coverage: available(share(hits / n)), wilsonLow: available(low), wilsonHigh: available(high), consistent: available(nominal >= low && nominal <= high) };
}
