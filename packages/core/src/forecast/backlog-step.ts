import type { SampleValue } from "./sample-distribution.ts";

/** Mass that may be given up at the far end in one period; over 1000 periods that is at most 1e-13. */
const NEGLIGIBLE = 1e-16;

/** Probability of each number of items still open (by index; 0 stays empty) after a period, and of having finished in it. */
export interface BacklogStep {
  readonly open: Float64Array;
  readonly finished: number;
}

/**
 * One period of delivery: subtract a sampled count; at zero or below the work is done.
 *
 * @param into where to write what is left, at least as long as what is open; what stood there is lost
 */
export function deliver(open: Float64Array, samples: readonly SampleValue[], into: Float64Array = new Float64Array(open.length)): BacklogStep {
  const left = into.subarray(0, open.length).fill(0);
  // Millions of products: numbers in arrays of their own are twice as quick as in objects.
  const values = Int32Array.from(samples, ({ value }) => value);
  const probabilities = Float64Array.from(samples, ({ probability }) => probability);
  const count = values.length;
  let finished = 0;
  for (let items = 1; items < open.length; items += 1) {
    const mass = open[items] as number;
    if (mass === 0) continue;
    for (let index = 0; index < count; index += 1) {
      const at = items - (values[index] as number);
      const part = mass * (probabilities[index] as number);
      if (at <= 0) finished += part;
      else left[at] = (left[at] as number) + part;
    }
  }
  return { open: left, finished };
}

/** Scope growth: add a sampled count to what is open. */
export function grow(open: Float64Array, arrivals: readonly SampleValue[]): Float64Array {
  const largest = arrivals.at(-1)?.value ?? 0;
  const grown = new Float64Array(open.length + largest);
  for (let items = 1; items < open.length; items += 1) {
    const mass = open[items] as number;
    if (mass === 0) continue;
    for (const { value, probability } of arrivals) grown[items + value] = (grown[items + value] as number) + mass * probability;
  }
  return grown;
}

/**
 * The state without its far end, a view of it: numbers of items above `reachable` cannot be finished before the horizon, and a negligible
 * mass of the largest ones is given up as later than any date.
 */
export function trimmed(open: Float64Array, reachable: number): Float64Array {
  let top = Math.min(open.length - 1, reachable);
  for (let given = 0; top > 0; top -= 1) {
    given += open[top] as number;
    if (given > NEGLIGIBLE) break;
  }
  return open.subarray(0, top + 1);
}
