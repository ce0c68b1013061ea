import { initialState, randomSource } from "../stats/random-source.ts";
import { DEFAULT_MAX_PERIODS, hasNoThroughput, periodsUntilDone, type WorkStream } from "./trial.ts";

/** Sample sizes up to which 27 random bits times the size fit in 32 bits. */
const SMALL = 32;
/** Counts below this are subtracted as 32-bit integers. */
const LARGEST_COUNT = 2 ** 30;
/** The high part of a draw has 27 bits. */
const HIGH_BITS = 27;
const HIGH_MASK = 2 ** HIGH_BITS - 1;

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
const isPlain = ({ samples, backlog, splitRate, arrivals = [] }: WorkStream): boolean => splitRate === undefined && arrivals.length === 0 && samples.length > 0 && samples.length < SMALL && isCount(backlog) && samples.every(isCount);

/**
 * Fixed scope: the state of xoshiro128** in local variables and whole numbers instead of `floor(float() * n)`. With `h` the high 27 of
 * the 53 bits of a draw, the index is the whole part of `h n / 2^27` unless what is left of it is so large that the low 26 bits could
 * carry it to the next; only then the low bits are looked at. The generator steps twice a draw either way.
 */
function plainDurations({ samples, backlog, maxPeriods = DEFAULT_MAX_PERIODS }: WorkStream, durations: Float64Array, seed: string, stream: string): Float64Array {
  if (backlog <= 0) return durations;
  const counts = Int32Array.from(samples);
  const n = counts.length;
  const scale = n / 2 ** 53;
  const safe = HIGH_MASK + 1 - n;
  let [a, b, c, d] = initialState(seed, stream);
  for (let trial = 0; trial < durations.length; trial += 1) {
    let remaining = backlog | 0;
    let period = 1;
    for (; period <= maxPeriods; period += 1) {
      const first = Math.imul(b, 5);
      const high = Math.imul((first << 7) | (first >>> 25), 9) >>> 5;
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
      const product = Math.imul(high, n);
      let index = product >>> HIGH_BITS;
      if ((product & HIGH_MASK) >= safe) {
        const scrambled = Math.imul(second, 5);
        index = Math.floor((high * 2 ** 26 + (Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 6)) * scale);
      }
      remaining = (remaining - (counts[index] as number)) | 0;
      if (remaining <= 0) break;
    }
    durations[trial] = period > maxPeriods ? Infinity : period;
  }
  return durations;
}
