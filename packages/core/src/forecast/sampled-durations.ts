import { initialState, randomSource } from "../stats/random-source.ts";
import { DEFAULT_MAX_PERIODS, hasNoThroughput, periodsUntilDone, type WorkStream } from "./trial.ts";

/** The first bits of a draw that are looked up, and the most samples for which that mostly tells which one is drawn. */
const TABLE_BITS = 12;
const MOST_SAMPLES = 256;
/** Stands in the table where the first bits do not tell: no count is so large. */
const UNSURE = 2 ** 30;
const LARGEST_COUNT = UNSURE / 4;

/**
 * Periods until a backlog is gone, for each of many trials; `Infinity` where it is not within the horizon or nothing was ever
 * finished. Bit for bit what {@link periodsUntilDone} says trial by trial with one random source (METHOD.md 3.2, 1.4).
 *
 * @param seed unsigned 64-bit integer as decimal text
 * @param stream label of the source of randomness
 */
export function sampledDurations(work: WorkStream, trials: number, seed: string, stream: string): Float64Array {
  const durations = new Float64Array(trials);
  if (work.backlog > 0 && hasNoThroughput(work.samples)) return durations.fill(Infinity);
  if (isPlain(work)) return plainDurations(work, durations, seed, stream);
  const random = randomSource(seed, stream);
  for (let trial = 0; trial < trials; trial += 1) durations[trial] = periodsUntilDone(work, random);
  return durations;
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < LARGEST_COUNT;

/** Fixed scope, few samples, and counts that are whole numbers: what nearly every forecast is. */
const isPlain = ({ samples, backlog, splitRate, arrivals = [] }: WorkStream): boolean =>
  splitRate === undefined && arrivals.length === 0 && samples.length > 0 && samples.length <= MOST_SAMPLES && isCount(backlog) && samples.every(isCount);

/** What is drawn when a draw begins with these bits, by their value. */
function byFirstBits(samples: readonly number[]): Int32Array {
  const size = 2 ** TABLE_BITS;
  return Int32Array.from({ length: size }, (_, bits) => {
    const [first, last] = [Math.floor((bits * samples.length) / size), Math.ceil(((bits + 1) * samples.length) / size) - 1];
    return first === last ? (samples[first] as number) : UNSURE;
  });
}

/**
 * The state of xoshiro128** in local variables and a table in place of `floor(float() * n)`. A draw takes two outputs of the generator; the
 * second one is worked out only where the first bits of the first do not tell. Then the table subtracts so much that the work seems
 * done, and what is done by far too much is put right: the loop has one comparison where it would have two.
 */
function plainDurations({ samples, backlog, maxPeriods = DEFAULT_MAX_PERIODS }: WorkStream, durations: Float64Array, seed: string, stream: string): Float64Array {
  if (backlog === 0) return durations;
  const counts = Int32Array.from(samples);
  const quick = byFirstBits(samples);
  const scale = counts.length / 2 ** 53;
  let [a, b, c, d] = initialState(seed, stream);
  for (let trial = 0; trial < durations.length; trial += 1) {
    let remaining = backlog | 0;
    let period = 1;
    for (; period <= maxPeriods; period += 1) {
      let scrambled = Math.imul(b, 5);
      const high = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      let shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      const second = b;
      shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      remaining = (remaining - (quick[high >>> (32 - TABLE_BITS)] as number)) | 0;
      if (remaining > 0) continue;
      if (remaining > -UNSURE / 2) break;
      scrambled = Math.imul(second, 5);
      const low = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 6;
      remaining = (remaining + UNSURE - (counts[Math.floor(((high >>> 5) * 2 ** 26 + low) * scale)] as number)) | 0;
      if (remaining <= 0) break;
    }
    durations[trial] = period > maxPeriods ? Infinity : period;
  }
  return durations;
}
