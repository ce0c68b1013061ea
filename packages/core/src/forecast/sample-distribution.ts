/** One value of a sample and the share of the sample that has it. */
export interface SampleValue {
  readonly value: number;
  readonly probability: number;
}

/**
 * The empirical distribution of counts, by value ascending: drawing from it is drawing a whole period with replacement.
 *
 * @throws RangeError for a value that is not a count
 */
export function sampleDistribution(samples: readonly number[]): readonly SampleValue[] {
  const counts = new Map<number, number>();
  for (const value of samples) {
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`${String(value)} is not a number of items`);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([value, count]) => ({ value, probability: count / samples.length }));
}
