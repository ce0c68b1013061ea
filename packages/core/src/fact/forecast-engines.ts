import { exactWhen, exactWhenPercentile, probabilityWithin } from "../forecast/exact-when.ts";
import { forecastGuard } from "../forecast/forecast-guard.ts";
import { simulateMilestone } from "../forecast/simulate-milestone.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { FactHead } from "./computed.ts";

export const SAMPLE_WEEKS = 12;
export const HORIZON_WEEKS = 520;
const TRIALS = 10_000;
const PERCENTILES = [50, 85, 95] as const;
/** Fewer finished items than this in the sampled weeks are too few to repeat: the shape of the forecast would be one accident. */
const MINIMUM_FINISHED = 5;
/** Twelve weeks cannot show what happens once in a thousand: no chance is published nearer to certainty than this. */
const NEAREST_TO_CERTAIN = 0.001;
const OPENING = "cannot forecast, because ";

/** Work that is delivered at a pace of its own: a workstream, or the whole of a program that has none. */
export interface ForecastStream {
  readonly id: string;
  readonly title: string;
  /** Items finished in each sampled week, zeros included. */
  readonly samples: readonly number[];
  readonly backlog: number;
}

/** When the open scope is finished, in weeks from the as-of date. */
export interface When {
  readonly percentile: (p: number) => Measure<number>;
  readonly within: (weeks: number) => Measure<number>;
  readonly engine: NonNullable<FactHead["arguments"]>;
  /** Empty where there is no exact distribution. */
  readonly distribution: readonly { readonly periods: number; readonly probability: number; readonly cumulative: number }[];
}

const unavailable = (measure: Measure<never>, engine: When["engine"]): When => ({ percentile: () => measure, within: () => measure, engine, distribution: [] });

/** What stands behind "cannot forecast, because" in a reason of {@link sampleGuard}. */
export const groundOf = (because: string): string => (because.startsWith(OPENING) ? because.slice(OPENING.length) : because);

/** Whether a forecast may be made from these samples (METHOD.md 3.1), or why not. */
export function sampleGuard(samples: readonly number[]): Measure<unknown> {
  const guard = forecastGuard(samples);
  const finished = samples.reduce((sum, items) => sum + items, 0);
  if (!("value" in guard) || finished >= MINIMUM_FINISHED) return guard;
  return notAvailable("insufficient-sample", `${OPENING}only ${String(finished)} ${finished === 1 ? "item was" : "items were"} finished in the last ${String(samples.length)} weeks and ${String(MINIMUM_FINISHED)} are needed`);
}

const beyond = notAvailable<number>("beyond-horizon", "later than any date within ten years at this pace");

const uncertain = (probability: number): number => Math.min(Math.max(probability, NEAREST_TO_CERTAIN), 1 - NEAREST_TO_CERTAIN);

/** One stream: the exact distribution is published, without seed or trials (METHOD.md 3.0). */
export function exactForecast({ samples, backlog }: ForecastStream): When {
  const engine = { engine: "exact", samples: samples.join(" "), backlog };
  const guard = sampleGuard(samples);
  if (!("value" in guard)) return unavailable(guard, engine);
  const result = exactWhen({ samples, backlog, maxPeriods: HORIZON_WEEKS });
  const percentile = (p: number): Measure<number> => {
    const weeks = exactWhenPercentile(result, p);
    return "value" in weeks ? weeks : beyond;
  };
  return { percentile, within: (weeks) => available(weeks < 0 ? 0 : uncertain(probabilityWithin(result, weeks))), engine, distribution: result.distribution };
}

/** Several streams: the date by which all are done, simulated; streams are taken as independent (METHOD.md 3.4). */
export function jointForecast(streams: readonly ForecastStream[], seed: string): When {
  const inputs = Object.fromEntries(
    streams.flatMap(({ id, samples, backlog }): (readonly [string, string | number])[] => [
      [`samples of ${id}`, samples.join(" ")],
      [`backlog of ${id}`, backlog],
    ]),
  );
  const engine = { engine: "simulation", trials: TRIALS, seed, stream: "milestone", backlog: streams.reduce((sum, stream) => sum + stream.backlog, 0), assumption: "workstreams are independent", ...inputs };
  for (const stream of streams) {
    const guard = sampleGuard(stream.samples);
    if (!("value" in guard)) return unavailable(notAvailable(guard.notAvailable, `${OPENING}of ${stream.title}: ${groundOf(guard.because)}`), engine);
  }
  const result = simulateMilestone({ streams, trials: TRIALS, seed, stream: "milestone", percentiles: [...PERCENTILES], maxPeriods: HORIZON_WEEKS });
  const percentile = (p: number): Measure<number> => {
    const weeks = result.percentiles[String(p)] ?? null;
    return weeks === null ? beyond : available(weeks);
  };
  return { percentile, within: () => notAvailable("not-applicable", "the program as a whole has no target of its own"), engine, distribution: [] };
}
