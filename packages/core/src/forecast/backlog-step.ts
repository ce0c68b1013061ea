import type { SampleValue } from "./sample-distribution.ts";

/** Mass that may be given up at the far end in one period; over 1000 periods that is at most 1e-13. */
const NEGLIGIBLE = 1e-16;

/** Probability of each number of items still open (by index; 0 stays empty) after a period, and of having finished in it. */
export interface BacklogStep {
  readonly open: Float64Array;
  readonly finished: number;
}

/** What a period may deliver: numbers of items in ascending order, and how probable each is. Millions of products are twice as quick with arrays of numbers. */
export interface PossibleCounts {
  readonly values: Int32Array;
  readonly probabilities: Float64Array;
}

export const possibleCounts = (samples: readonly SampleValue[]): PossibleCounts => ({
  values: Int32Array.from(samples, ({ value }) => value),
  probabilities: Float64Array.from(samples, ({ probability }) => probability),
});

/** First number of items that is possible; the length where none is. */
function firstOpen(open: Float64Array): number {
  let first = 1;
  while (first < open.length && open[first] === 0) first += 1;
  return first;
}

/**
 * One period of delivery: subtract a sampled count; at zero or below the work is done.
 *
 * @param into where to write what is left, at least as long as what is open; what stood there is lost
 */
export function deliver(open: Float64Array, { values, probabilities }: PossibleCounts, into: Float64Array = new Float64Array(open.length)): BacklogStep {
  const { length } = open;
  const left = into.subarray(0, length).fill(0);
  const count = values.length;
  const most = count === 0 ? 0 : (values[count - 1] as number);
  const first = firstOpen(open);
  let finished = 0;
  for (let items = first; items <= most && items < length; items += 1) {
    const mass = open[items] as number;
    for (let index = 0; index < count; index += 1) if ((values[index] as number) >= items) finished += mass * (probabilities[index] as number);
  }
  // What is left of each number is gathered from those above it: in the order in which they would be handed down, so with the same rounding.
  for (let items = Math.max(1, first - most); items < length; items += 1) {
    let sum = 0;
    for (let index = 0; index < count; index += 1) {
      const from = items + (values[index] as number);
      if (from >= length) break;
      sum += (open[from] as number) * (probabilities[index] as number);
    }
    left[items] = sum;
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
