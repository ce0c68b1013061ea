import { randomSource } from "../stats/random-source.ts";
import { DEFAULT_MAX_PERIODS, hasNoThroughput, splitBacklog, type WorkStream } from "./trial.ts";

/** A sample from which drawing returns two: what was drawn, and one more like it. Forgotten at the start of each trial. */
function urn(samples: readonly number[], room: number): { readonly begin: () => void; readonly draw: (random: { readonly index: (n: number) => number }) => number } {
  const pool = new Float64Array(samples.length + room);
  pool.set(samples);
  let size = samples.length;
  return {
    begin: () => {
      size = samples.length;
    },
    draw: ({ index }) => {
      const value = pool[index(size)] as number;
      pool[size] = value;
      size += 1;
      return value;
    },
  };
}

/**
 * Periods until a backlog is gone, for each of many trials, when it is not known what share of all periods each sampled one stands
 * for: the Bayesian bootstrap. Each trial draws from a Pólya urn, which is the same as drawing Dirichlet(1, …, 1) weights for the
 * sampled periods once and then periods with those weights (Rubin 1981; Blackwell & MacQueen 1973). Plain resampling takes the weights
 * to be equal for certain, so that 12 weeks that happened to be good are believed to be the team's pace; over a long backlog such an
 * error does not average out. Otherwise the model of METHOD.md 3.2, the order of its draws included. `Infinity` where the work is not
 * finished within the horizon or nothing was ever finished.
 *
 * @param seed unsigned 64-bit integer as decimal text
 * @param stream label of the source of randomness
 */
export function urnDurations({ samples, backlog, splitRate, arrivals = [], maxPeriods = DEFAULT_MAX_PERIODS }: WorkStream, trials: number, seed: string, stream: string): Float64Array {
  const durations = new Float64Array(trials);
  if (backlog > 0 && hasNoThroughput(samples)) return durations.fill(Infinity);
  const random = randomSource(seed, stream);
  const [delivered, added] = [urn(samples, maxPeriods), urn(arrivals, maxPeriods)];
  for (let trial = 0; trial < trials; trial += 1) {
    delivered.begin();
    added.begin();
    let remaining = splitRate === undefined ? backlog : splitBacklog(backlog, splitRate.low + (splitRate.high - splitRate.low) * random.float());
    let period = 0;
    while (remaining > 0 && period < maxPeriods) {
      period += 1;
      remaining -= delivered.draw(random);
      if (remaining > 0 && arrivals.length > 0) remaining += added.draw(random);
    }
    durations[trial] = remaining > 0 ? Infinity : period;
  }
  return durations;
}
