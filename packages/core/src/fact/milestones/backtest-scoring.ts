import { crps } from "../../scoring/crps.ts";
import { forecastCoverage, type Coverage } from "../../scoring/forecast-coverage.ts";
import { pinballLoss } from "../../scoring/pinball-loss.ts";
import { probabilityIntegralTransform } from "../../scoring/probability-integral-transform.ts";
import { nonOverlapping } from "../../forecast/backtest-origins.ts";
import { isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { IsoDate } from "../../model/time.ts";
import { mean } from "../../stats/mean.ts";

/** A line that a forecast drew: `lower` says at least so many, `upper` at most. */
export interface Line {
  readonly side: "lower" | "upper";
  /** Per cent of the outcomes that the line promises to hold. */
  readonly level: number;
  readonly bound: number;
}

/** One forecast of a backtest, ready to be scored. */
export interface ScoredForecast {
  readonly at: number;
  readonly length: number;
  /** Day up to which the forecast knew. */
  readonly madeOn: IsoDate;
  readonly lines: readonly Line[];
  readonly ensemble: readonly number[];
  readonly weights: readonly number[];
  readonly outcome: number;
}

export interface LineScore extends Pick<Line, "side" | "level"> {
  /** Every forecast, also those whose outcomes overlap. */
  readonly all: Coverage;
  /** Forecasts whose outcomes do not overlap: these alone have an interval. */
  readonly independent: Coverage;
  readonly pinball: Measure<number>;
}

/** Fewest forecasts without overlap that a share is published from. */
const MINIMUM_INDEPENDENT = 5;
export const PIT_BINS = 5;

/** Scores of one line over forecasts; `independent` is a part of `all` whose outcomes do not overlap. */
export function lineScores(all: readonly ScoredForecast[], independent: readonly ScoredForecast[]): readonly LineScore[] {
  return (all[0]?.lines ?? []).map(({ side, level }, index): LineScore => {
    const pairs = (forecasts: readonly ScoredForecast[]) => forecasts.map(({ lines, outcome }) => ({ bound: (lines[index] as Line).bound, outcome }));
    const nominal = level / 100;
    // A lower line that 85 % of outcomes reach is the 15 % quantile.
    const tau = side === "upper" ? nominal : (100 - level) / 100;
    return {
      side,
      level,
      all: forecastCoverage({ items: pairs(all), nominal, side }),
      independent: forecastCoverage({ items: pairs(independent), nominal, side }),
      pinball: pinballLoss({ items: pairs(all).map(({ bound, outcome }) => ({ forecast: bound, outcome })), tau }).mean,
    };
  });
}

export const independentOf = (forecasts: readonly ScoredForecast[]): readonly ScoredForecast[] => nonOverlapping(forecasts);

/** The coverage of forecasts without overlap, or why it is not published. */
export function publishedCoverage({ independent }: LineScore): Measure<number> {
  if (independent.n >= MINIMUM_INDEPENDENT) return independent.coverage;
  return notAvailable("insufficient-sample", `only ${String(independent.n)} past ${independent.n === 1 ? "forecast has" : "forecasts have"} an outcome that overlaps no other, and ${String(MINIMUM_INDEPENDENT)} are needed`);
}

/** Bounds of its 95 % interval; null where the coverage is not published. */
export const publishedInterval = ({ independent: { n, wilsonLow, wilsonHigh } }: LineScore): readonly [number | null, number | null] =>
  n < MINIMUM_INDEPENDENT ? [null, null] : [valueOrNull(wilsonLow), valueOrNull(wilsonHigh)];

/** Whether the interval leaves the promise standing; null where there are too few to tell. */
export const isConsistent = ({ independent: { n, consistent } }: LineScore): boolean | null => (n < MINIMUM_INDEPENDENT ? null : valueOrNull(consistent));

/** Mean CRPS, in the unit of the outcome. */
export const meanCrps = (forecasts: readonly ScoredForecast[]): Measure<number> => mean(forecasts.flatMap((forecast) => {
  const score = crps(forecast);
  return isAvailable(score) ? [score.value] : [];
}));

export const pitOf = (forecasts: readonly ScoredForecast[]): Measure<readonly number[]> => probabilityIntegralTransform({ items: forecasts, bins: PIT_BINS }).histogram;
