import { valueOrNull } from "../model/measure.ts";
import { backtestOrigins, type OriginsInput } from "./backtest-origins.ts";
import { exactAtLeast, exactHowMany } from "./exact-how-many.ts";
import { exactWhen, exactWhenPercentile, type ExactWhen } from "./exact-when.ts";

/** A forecast of the period in which a number of items is finished, and when it was. Periods. */
export interface WhenBacktest {
  /** Complete periods before the forecast. */
  readonly at: number;
  /** Periods that its outcome, or its 95 % line if that is later, spans. */
  readonly length: number;
  /** Items to finish. */
  readonly backlog: number;
  readonly forecast: ExactWhen;
  /** First period after the forecast by whose end the items were finished. */
  readonly outcome: number;
  /** They are not finished yet: the outcome is the first period that nobody has seen, so that it is at least so late. */
  readonly undecided: boolean;
}

export interface BacktestWhenInput extends Omit<OriginsInput, "needed"> {
  /** The backlog is what the same samples give an even chance of finishing in so many periods. */
  readonly typicalPeriods: number;
}

/** Periods until a backlog is finished; `undecided` when the counts end before. */
function outcomeOf(backlog: number, after: readonly number[]): { readonly outcome: number; readonly undecided: boolean } {
  let finished = 0;
  for (const [index, items] of after.entries()) {
    finished += items;
    if (finished >= backlog) return { outcome: index + 1, undecided: false };
  }
  return { outcome: after.length + 1, undecided: true };
}

/**
 * Walks forward as {@link backtestHowMany} does, and forecasts when as many items as usual are finished. A forecast is kept once its 95 % line
 * has passed, whether the items were finished or not: keeping only what was finished would leave out the late ones. METHOD.md 3.2 and 3.5.
 */
export function backtestWhen({ typicalPeriods, ...input }: BacktestWhenInput): readonly WhenBacktest[] {
  const all = backtestOrigins({ ...input, limit: input.counts.length, needed: 1 }).flatMap(({ at, samples, after }): readonly WhenBacktest[] => {
    const backlog = exactAtLeast(exactHowMany({ samples, periods: typicalPeriods }), 50);
    const forecast = exactWhen({ samples, backlog });
    const latest = valueOrNull(exactWhenPercentile(forecast, 95));
    if (backlog === 0 || latest === null || latest > after.length) return [];
    const { outcome, undecided } = outcomeOf(backlog, after);
    return [{ at, length: Math.max(latest, outcome), backlog, forecast, outcome, undecided }];
  });
  return all.slice(-input.limit);
}
