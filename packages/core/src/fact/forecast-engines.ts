import { cumulativePercentile, cumulativeWithin, type Cumulative } from "../forecast/calibrated-cumulative.ts";
import { calibratedMilestone, REPLICATES } from "../forecast/calibrated-milestone.ts";
import { calibratedWhen } from "../forecast/calibrated-when.ts";
import { forecastGuard } from "../forecast/forecast-guard.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { Program } from "../model/program.ts";
import type { FactHead } from "./computed.ts";

const SAMPLE_WEEKS = 12;
/** Complete weeks that a forecast samples: as declared, else 12 (METHOD.md 3.1). */
export const sampleWeeksOf = ({ rules }: Pick<Program, "rules">): number => rules?.forecast?.sampleWeeks ?? SAMPLE_WEEKS;
export const HORIZON_WEEKS = 520;
const TRIALS = 10_000;
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
  /** How many items one open item turns out to be, where the program declares it. */
  readonly splitRate?: { readonly low: number; readonly high: number };
}

/** Answers of one engine at one level. */
export interface WhenLevel {
  readonly percentile: (p: number) => Measure<number>;
  readonly within: (weeks: number) => Measure<number>;
}

/**
 * When the open scope is finished, in weeks from the as-of date: at the level that is kept (calibrated), which is what gets published,
 * and `plain`, as if the sampled weeks were the whole truth.
 */
export interface When extends WhenLevel {
  readonly plain: WhenLevel;
  readonly engine: NonNullable<FactHead["arguments"]>;
  /** Empty where nothing can be forecast, and for several streams. `plain` is the exact probability of having finished by then. */
  readonly distribution: readonly { readonly periods: number; readonly probability: number; readonly cumulative: number; readonly plain: number }[];
}

const unavailable = (measure: Measure<never>, engine: When["engine"]): When => {
  const level = { percentile: () => measure, within: () => measure };
  return { ...level, plain: level, engine, distribution: [] };
};

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

/** A chance as it is published. */
export const uncertain = (probability: number): number => Math.min(Math.max(probability, NEAREST_TO_CERTAIN), 1 - NEAREST_TO_CERTAIN);

const splitArguments = (split: ForecastStream["splitRate"]): NonNullable<FactHead["arguments"]> => (split === undefined ? {} : { splitLow: split.low, splitHigh: split.high });

function levelOf(cumulative: Cumulative): WhenLevel {
  return {
    percentile: (p) => {
      const weeks = cumulativePercentile(cumulative, p);
      return weeks === null ? beyond : available(weeks);
    },
    within: (weeks) => available(weeks < 0 ? 0 : uncertain(cumulativeWithin(cumulative, weeks))),
  };
}

const rowsOf = (plain: Cumulative, calibrated: Cumulative): When["distribution"] =>
  Array.from(calibrated, (cumulative, periods) => ({ periods, probability: cumulative - (calibrated[periods - 1] ?? 0), cumulative, plain: plain[periods] ?? cumulative }));

/**
 * One stream: the exact distribution over its sampled weeks (METHOD.md 3.0), at a level that allows for how few those weeks are. Resampling
 * alone keeps its "85 %" dates about 79 % of the time, because another twelve weeks of the same team would have given another date.
 */
export function exactForecast({ id, samples, backlog, splitRate }: ForecastStream, seed: string): When {
  const stream = `when/${id}`;
  const engine = { engine: "exact", level: "calibrated", replicates: REPLICATES, seed, stream, samples: samples.join(" "), backlog, ...splitArguments(splitRate) };
  const guard = sampleGuard(samples);
  if (!("value" in guard)) return unavailable(guard, engine);
  const { plain, calibrated } = calibratedWhen({ samples, backlog, ...(splitRate === undefined ? {} : { splitRate }), maxPeriods: HORIZON_WEEKS, percentiles: [], seed, stream });
  return { ...levelOf(calibrated), plain: levelOf(plain), engine, distribution: rowsOf(plain, calibrated) };
}

/** Several streams: the date by which all are done, simulated; streams are taken as independent (METHOD.md 3.4). The level is calibrated like that of one. */
function jointForecast(streams: readonly ForecastStream[], seed: string): When {
  const inputs = Object.fromEntries(
    streams.flatMap(({ id, samples, backlog }): (readonly [string, string | number])[] => [
      [`samples of ${id}`, samples.join(" ")],
      [`backlog of ${id}`, backlog],
    ]),
  );
  const engine = { engine: "simulation", level: "calibrated", replicates: REPLICATES, trials: TRIALS, seed, stream: "milestone", backlog: streams.reduce((sum, stream) => sum + stream.backlog, 0), assumption: "workstreams are independent", ...splitArguments(streams[0]?.splitRate), ...inputs };
  for (const stream of streams) {
    const guard = sampleGuard(stream.samples);
    if (!("value" in guard)) return unavailable(notAvailable(guard.notAvailable, `${OPENING}of ${stream.title}: ${groundOf(guard.because)}`), engine);
  }
  const { plain, calibrated } = calibratedMilestone({ streams, trials: TRIALS, seed, stream: "milestone", percentiles: [], maxPeriods: HORIZON_WEEKS });
  const within = (): Measure<number> => notAvailable("not-applicable", "the program as a whole has no target of its own");
  return { ...levelOf(calibrated), within, plain: { ...levelOf(plain), within }, engine, distribution: [] };
}

/** The forecast of streams that all have something open: exact for one, joint for several. Undefined without any. */
export function openForecast(streams: readonly ForecastStream[], seed: string): When | undefined {
  const [first, ...others] = streams;
  if (first === undefined) return undefined;
  return others.length === 0 ? exactForecast(first, seed) : jointForecast(streams, seed);
}
