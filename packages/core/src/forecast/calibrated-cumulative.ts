/** Probability of being done by the end of each period from 0 on, by index. Beyond its end the last value holds. */
export type Cumulative = Float64Array;

/**
 * Shares of outcomes no later than each whole period; censored ones (`Infinity`) are later than any.
 *
 * @param unseen outcomes that are counted as later than any although nobody saw one: with 1, a few hundred trials do not claim that their
 * latest is the last that is possible, so a level above it has no date in them
 */
export function cumulativeOf(outcomes: Float64Array | readonly number[], unseen: number = 0): Cumulative {
  let most = 0;
  for (let index = 0; index < outcomes.length; index += 1) {
    const outcome = outcomes[index] as number;
    if (outcome !== Infinity && outcome > most) most = outcome;
  }
  const cumulative = new Float64Array(most + 1);
  for (let index = 0; index < outcomes.length; index += 1) {
    const outcome = outcomes[index] as number;
    if (outcome !== Infinity) cumulative[outcome] = (cumulative[outcome] as number) + 1;
  }
  let sum = 0;
  for (let period = 0; period <= most; period += 1) {
    sum += cumulative[period] as number;
    cumulative[period] = sum / (outcomes.length + unseen);
  }
  return cumulative;
}

const at = (cumulative: Cumulative, period: number): number => (period < 0 ? 0 : (cumulative[Math.min(period, cumulative.length - 1)] ?? 0));

/** First period by whose end the probability reaches a level; `length` where it never does. */
function firstReaching(cumulative: Cumulative, level: number): number {
  let low = 0;
  let high = cumulative.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * How often the date that a forecast from some other weeks of the same team gives at this level would have been kept, if what was
 * sampled were the truth. Between two whole periods the date is drawn so that its level is met exactly: rounding up to whole periods
 * is no merit of the forecast.
 */
function kept(truth: Cumulative, forecast: Cumulative, level: number): number {
  const period = firstReaching(forecast, level);
  // A date beyond the horizon of the other forecast is kept as often as the truth is known to be done at all.
  if (period === forecast.length) return at(truth, truth.length - 1);
  const before = at(forecast, period - 1);
  const upper = (level - before) / ((forecast[period] as number) - before);
  return upper * at(truth, period) + (1 - upper) * at(truth, period - 1);
}

/**
 * A forecast with the error of its small sample in it. A date that plain resampling of 12 weeks gives with 85 % confidence is kept less
 * often than that, because other 12 weeks of the same team would have given another date. How often is estimated by repeating
 * the whole procedure on replicate histories drawn from the sampled weeks: the probability of each period becomes the share in which
 * dates of that nominal level are kept. Source: Beran (1990), Calibrating prediction regions, JASA 85:715-723.
 *
 * @param plain the forecast from the sample
 * @param replicates forecasts of the same work from replicate histories
 * @returns non-decreasing, as long as `plain`; equal to it without replicates
 */
export function calibratedCumulative(plain: Cumulative, replicates: readonly Cumulative[]): Cumulative {
  if (replicates.length === 0) return plain;
  let highest = 0;
  return plain.map((level) => {
    if (level === 0) return 0;
    let sum = 0;
    for (const replicate of replicates) sum += kept(plain, replicate, level);
    // Sums of doubles may differ in the last place where the levels do not.
    highest = Math.min(1, Math.max(highest, sum / replicates.length));
    return highest;
  });
}

/** First period by whose end the probability reaches p %; null where it never does within what is known (`beyond-horizon`). */
export function cumulativePercentile(cumulative: Cumulative, p: number): number | null {
  const period = firstReaching(cumulative, p / 100 - 1e-12);
  return period === cumulative.length ? null : period;
}

/** Probability of being done by the end of so many periods. */
export const cumulativeWithin = (cumulative: Cumulative, periods: number): number => at(cumulative, periods);
