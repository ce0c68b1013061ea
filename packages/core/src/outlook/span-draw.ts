import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { RandomSource } from "../stats/random-source.ts";

/** Fewest spans that a curve is fitted to; of fewer the very ones that were seen are drawn. */
const FEWEST_TO_FIT = 8;

/**
 * How a span of days is drawn from those that were seen. `empirical`: one of them. `lognormal`: from the lognormal distribution with the
 * mean and deviation of their logarithms, so that a wait longer than any so far can come: lead times of data have heavy tails, and
 * of ten waits the longest is no longest wait. With few spans it is empirical, too. Spans of 0 days or less are not spans.
 *
 * @returns `no-data` without spans
 */
export function spanDraw(days: readonly number[], kind: "empirical" | "lognormal"): Measure<(random: RandomSource) => number> {
  const spans = days.filter((span) => span > 0);
  if (spans.length === 0) return notAvailable("no-data", "no span of days was seen");
  if (kind === "empirical" || spans.length < FEWEST_TO_FIT) return available((random) => spans[random.index(spans.length)] as number);
  const logs = spans.map(Math.log);
  const mu = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const sigma = Math.sqrt(logs.reduce((sum, log) => sum + (log - mu) ** 2, 0) / (logs.length - 1));
  return available((random) => Math.exp(mu + sigma * random.normal()));
}
