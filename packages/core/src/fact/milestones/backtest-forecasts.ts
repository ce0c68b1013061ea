import { backtestHowMany } from "../../forecast/backtest-how-many.ts";
import { backtestWhen } from "../../forecast/backtest-when.ts";
import { exactAtLeast, type ExactHowMany } from "../../forecast/exact-how-many.ts";
import { exactWhenPercentile, PROBABILITY_ROOM } from "../../forecast/exact-when.ts";
import { valueOrNull } from "../../model/measure.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import { sampleGuard, sampleWeeksOf } from "../forecast-engines.ts";
import type { FactContext, Scope } from "../scope.ts";
import { weeklySamples } from "../throughput-facts.ts";
import type { ScoredForecast } from "./backtest-scoring.ts";

/** Weeks that a "how many" forecast looks ahead, as the published one does. */
const AHEAD_WEEKS = 4;
/** Newest forecasts of a backtest. */
const MOST_FORECASTS = 26;
/** Weeks of history that a backtest reads: those before its first forecast, the forecasts, and room for their outcomes. */
export const historyWeeks = (context: FactContext): number => sampleWeeksOf(context.program) + MOST_FORECASTS + 14;

/** A forecast of "when", with how many items it was about. */
export interface ScoredWhen extends ScoredForecast {
  readonly backlog: number;
  readonly undecided: boolean;
}

const seriesOf = (scope: Scope, context: FactContext) => {
  const counts = weeklySamples(scope, context, historyWeeks(context));
  return { madeOn: (at: number): IsoDate => addDays(context.lastSunday, -7 * (counts.length - at)), input: { counts, sampleWeeks: sampleWeeksOf(context.program), limit: MOST_FORECASTS, mayForecast: (samples: readonly number[]) => "value" in sampleGuard(samples) } };
};

/** Smallest number of items that is not exceeded with p % probability. */
function atMost({ distribution }: ExactHowMany, p: number): number {
  let reached = 0;
  for (const { items, probability } of distribution) {
    reached += probability;
    if (reached >= p / 100 - PROBABILITY_ROOM) return items;
  }
  return distribution.at(-1)?.items ?? 0;
}

export function howManyForecasts(scope: Scope, context: FactContext): readonly ScoredForecast[] {
  const { input, madeOn } = seriesOf(scope, context);
  return backtestHowMany({ ...input, periods: AHEAD_WEEKS }).map(({ at, length, forecast, outcome }) => ({
    at,
    length,
    madeOn: madeOn(at),
    lines: [
      ...[95, 85, 50].map((level) => ({ side: "lower" as const, level, bound: exactAtLeast(forecast, level) })),
      { side: "upper", level: 85, bound: atMost(forecast, 85) },
    ],
    ensemble: forecast.distribution.map(({ items }) => items),
    weights: forecast.distribution.map(({ probability }) => probability),
    outcome,
  }));
}

export function whenForecasts(scope: Scope, context: FactContext): readonly ScoredWhen[] {
  const { input, madeOn } = seriesOf(scope, context);
  return backtestWhen({ ...input, typicalPeriods: AHEAD_WEEKS }).map(({ at, length, backlog, forecast, outcome, undecided }) => ({
    at,
    length,
    madeOn: madeOn(at),
    backlog,
    undecided,
    lines: [50, 85, 95].map((level) => ({ side: "upper" as const, level, bound: valueOrNull(exactWhenPercentile(forecast, level)) ?? Infinity })),
    ensemble: forecast.distribution.map(({ periods }) => periods),
    weights: forecast.distribution.map(({ probability }) => probability),
    outcome,
  }));
}
