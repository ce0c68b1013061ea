import type { RandomSource } from "../stats/random-source.ts";

/** Tries after which a history in which something was finished is given up; the sample then has next to nothing in it. */
const MOST_TRIES = 1000;

/**
 * Which weeks a replicate history is made of: as many as were sampled, with replacement, not all of them empty. Positions in
 * `samples`, so that whatever else is known of a week (its capacity) goes with it.
 *
 * @returns all positions where nothing was finished in any week
 */
export function replicateWeeks(samples: readonly number[], random: RandomSource): readonly number[] {
  const all = samples.map((_, week) => week);
  if (samples.every((items) => items <= 0)) return all;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const weeks = Array.from({ length: samples.length }, () => random.index(samples.length));
    if (weeks.some((week) => (samples[week] as number) > 0)) return weeks;
  }
  return all;
}
