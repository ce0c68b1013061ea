/** exp(−lambda) must be a normal number. */
const GREATEST = 700;

/**
 * Number of events whose mean is `lambda`, by inversion of one uniform number: the least k with `u < P(N <= k)`. Terms are added from
 * `exp(−lambda)` on, as long as they change the sum. METHOD.md 5.4.
 *
 * @param u uniform on [0, 1)
 * @throws RangeError when lambda is negative or above 700
 */
export function poissonCount(lambda: number, u: number): number {
  if (!(lambda >= 0 && lambda <= GREATEST)) throw new RangeError(`a mean number of events is from 0 to ${String(GREATEST)}, not ${String(lambda)}`);
  let count = 0;
  let term = Math.exp(-lambda);
  let cumulative = term;
  while (u >= cumulative) {
    const next = cumulative + (term * lambda) / (count + 1);
    if (next === cumulative) break;
    count += 1;
    term *= lambda / count;
    cumulative = next;
  }
  return count;
}
