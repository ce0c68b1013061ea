import type { SampleValue } from "./sample-distribution.ts";

/** Mass that may be given up at the far end in one period; over 1000 periods that is at most 1e-13. */
const NEGLIGIBLE = 1e-16;

/** Probability of each number of items still open (by index; 0 stays empty) after a period, and of having finished in it. */
export interface BacklogStep {
  readonly open: Float64Array;
  readonly finished: number;
}

/** One period of delivery: subtract a sampled count; at zero or below the work is done. */
export function deliver(open: Float64Array, samples: readonly SampleValue[]): BacklogStep {
  const left = new Float64Array(open.length);
  let finished = 0;
  for (let items = 1; items < open.length; items += 1) {
    const mass = open[items] as number;
    if (mass === 0) continue;
    for (const { value, probability } of samples) {
      if (value >= items) finished += mass * probability;
      else left[items - value] = (left[items - value] as number) + mass * probability;
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
 * The state without its far end: numbers of items above `reachable` cannot be finished before the horizon, and a negligible
 * mass of the largest ones is given up as later than any date.
 */
export function trimmed(open: Float64Array, reachable: number): Float64Array {
  let top = Math.min(open.length - 1, reachable);
  for (let given = 0; top > 0; top -= 1) {
    given += open[top] as number;
    if (given > NEGLIGIBLE) break;
  }
  return open.slice(0, top + 1);
}
