import type { RandomSource } from "../stats/random-source.ts";

/** Tries after which a history in which something was finished is given up; the sample then has next to nothing in it. */
const MOST_TRIES = 1000;

/** Every position of `length` weeks so many times, in an order drawn by Fisher and Yates from the end. */
function shuffledCopies(length: number, copies: number, random: RandomSource): readonly number[] {
  const weeks = Array.from({ length: length * copies }, (_, place) => place % length);
  for (let last = weeks.length - 1; last > 0; last -= 1) {
    const other = random.index(last + 1);
    [weeks[last], weeks[other]] = [weeks[other] as number, weeks[last] as number];
  }
  return weeks;
}

/**
 * Which weeks replicate histories are made of: each has as many as were sampled. Positions in `samples`, so that whatever else is known of a
 * week (its capacity) goes with it. The histories are balanced: over all of them each week comes up equally often, in random order, which takes
 * most of the accident of few histories out of what is estimated from them. A history in which nothing was finished is drawn again, with replacement.
 * Source: Davison, Hinkley & Schechtman (1986), Efficient bootstrap simulation, Biometrika 73:555-566.
 *
 * @returns so many histories; each is all positions where nothing was finished in any week
 */
export function replicateWeeks(samples: readonly number[], histories: number, random: RandomSource): readonly (readonly number[])[] {
  const { length } = samples;
  const all = samples.map((_, week) => week);
  if (samples.every((items) => items <= 0)) return Array.from({ length: histories }, () => all);
  const finished = (weeks: readonly number[]): boolean => weeks.some((week) => (samples[week] as number) > 0);
  const again = (): readonly number[] => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const weeks = Array.from({ length }, () => random.index(length));
      if (finished(weeks)) return weeks;
    }
    return all;
  };
  const weeks = shuffledCopies(length, histories, random);
  return Array.from({ length: histories }, (_, history) => weeks.slice(history * length, (history + 1) * length)).map((drawn) => (finished(drawn) ? drawn : again()));
}
