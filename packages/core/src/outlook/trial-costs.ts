/** Money of one stream, in whole units of one currency. */
export interface StreamMoney {
  /** Weeks until the stream is finished, by trial; left out for what costs on until everything is finished. */
  readonly finish: Float64Array;
  /** Cost up to the day from which `burn` is counted. */
  readonly actual: number;
  /** Cost of one week. */
  readonly burn: number;
  /** Weeks between that day and now, whose cost is not posted yet; 0 or more. */
  readonly unposted: number;
  /** Weeks from now after which cost is not counted, because the budget ends there. */
  readonly countedWeeks?: number;
}

/**
 * Cost in each trial: actual to date, what is not posted yet, the weekly burn until the finish, and the losses of risks. A stream that
 * never finishes costs until the end of what is counted, or without an end infinitely much. `actual + burn × (unposted + weeks) + losses`.
 *
 * @param losses of each risk, by trial
 */
export function trialCosts(streams: readonly StreamMoney[], losses: readonly Float64Array[], trials: number): Float64Array {
  const cost = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial += 1) {
    let sum = 0;
    for (const { finish, actual, burn, unposted, countedWeeks = Infinity } of streams) {
      const weeks = Math.min(finish[trial] as number, countedWeeks);
      sum += actual + (burn === 0 ? 0 : burn * (unposted + weeks));
    }
    for (const loss of losses) sum += loss[trial] as number;
    cost[trial] = sum;
  }
  return cost;
}
