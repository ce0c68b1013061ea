import { fnv1a64 } from "./fnv1a64.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { splitMix64 } from "./split-mix64.ts";
import { xoshiro128ss, type Xoshiro128State } from "./xoshiro128ss.ts";

/** One stream of reproducible random numbers. Every call draws; the order of calls is part of the result. */
export interface RandomSource {
  /** Unsigned 32-bit integer. */
  readonly u32: () => number;
  /** Uniform on [0, 1), 53 bits. */
  readonly float: () => number;
  /** Uniform strictly inside (0, 1), for inverse-CDF sampling. */
  readonly open: () => number;
  /** Uniform over 0 … n - 1. */
  readonly index: (n: number) => number;
  /** Standard normal deviate. */
  readonly normal: () => number;
}

const low32 = (word: bigint): number => Number(word & 0xffffffffn);
const high32 = (word: bigint): number => Number(word >> 32n);

/**
 * The four words that a stream's generator begins with, for loops that hold the state themselves.
 *
 * @throws RangeError when the seed is not an unsigned 64-bit integer
 */
export function initialState(seed: string, stream: string): Xoshiro128State {
  if (!/^\d+$/.test(seed) || BigInt(seed) >= 1n << 64n) throw new RangeError(`seed "${seed}" is not an unsigned 64-bit integer`);
  const next = splitMix64(stream === "" ? BigInt(seed) : BigInt(seed) ^ fnv1a64(stream));
  const [a, b] = [next(), next()];
  return [low32(a), high32(a), low32(b), high32(b)];
}

/**
 * The generator of METHOD.md 1.4: identical on every machine and in every language. Streams with different labels are
 * independent, so adding a team does not change another team's draws.
 *
 * @param seed unsigned 64-bit integer as decimal text
 * @param stream label of the source of randomness; may be empty
 * @throws RangeError when the seed is not such an integer
 */
export function randomSource(seed: string, stream: string): RandomSource {
  const u32 = xoshiro128ss(initialState(seed, stream));
  const float = (): number => ((u32() >>> 5) * 2 ** 26 + (u32() >>> 6)) / 2 ** 53;
  const open = (): number => ((u32() >>> 6) * 2 ** 26 + (u32() >>> 6) + 0.5) / 2 ** 52;
  return { u32, float, open, index: (n) => Math.floor(float() * n), normal: () => normalQuantile(open()) };
}
