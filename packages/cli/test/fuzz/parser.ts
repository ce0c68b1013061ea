import type { RandomSource } from "@almanac/core";

/** What became of one input. */
export interface Read {
  readonly accepted: boolean;
  /** What must not be: no word about a refusal, no place, a private value repeated, active content. */
  readonly problem?: string;
}

/** One input, made, and not read yet. */
export interface Made {
  /** As a report shows it. */
  readonly shown: string;
  readonly read: () => Read | Promise<Read>;
}

/** Something that reads what others wrote. */
export interface Parser {
  readonly name: string;
  /** How many of a hundred inputs are its own. */
  readonly weight: number;
  /** Equal random sources make equal inputs. */
  readonly make: (random: RandomSource) => Made;
}

export function chosen<T>(list: readonly T[], random: RandomSource): T {
  const one = list[random.index(list.length)];
  if (one === undefined) throw new Error("there is nothing to choose from");
  return one;
}
