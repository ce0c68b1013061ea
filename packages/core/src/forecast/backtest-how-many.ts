import { exactHowMany, type ExactHowMany } from "./exact-how-many.ts";
import { backtestOrigins, type OriginsInput } from "./backtest-origins.ts";

/** A forecast as it would have been made, and what happened. Items. */
export interface HowManyBacktest {
  /** Complete periods before the forecast. */
  readonly at: number;
  /** Periods that the outcome spans. */
  readonly length: number;
  readonly forecast: ExactHowMany;
  /** Items finished in the periods after it. */
  readonly outcome: number;
}

/**
 * Walks forward through a series of finished items: after each period, forecasts how many will be finished in the next ones from the periods
 * before only, and takes what then happened. Exact distributions, no random numbers. METHOD.md 3.3 and 3.5.
 */
export function backtestHowMany({ periods, ...origins }: Omit<OriginsInput, "needed"> & { readonly periods: number }): readonly HowManyBacktest[] {
  return backtestOrigins({ ...origins, needed: periods }).map(({ at, samples, after }) => ({
    at,
    length: periods,
    forecast: exactHowMany({ samples, periods }),
    outcome: after.slice(0, periods).reduce((total, items) => total + items, 0),
  }));
}
