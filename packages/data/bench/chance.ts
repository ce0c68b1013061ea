import { randomSource } from "@almanac/core";

/** Seeded choices for generated exports: the same seed makes the same bytes. */
export interface Chance {
  /** A whole number from 0 up to, but without, `limit`. */
  readonly below: (limit: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
  /** Words of a sentence, `count` of them. */
  readonly words: (count: number) => string;
}

const WORDS = "query index ranking latency dataset feature customer café review dashboard timeout batch model drift label queue — rollout ticket canary alert shard cache user größe export".split(" ");

export function chance(seed: string): Chance {
  const random = randomSource(seed, "bench");
  const below = (limit: number): number => random.index(limit);
  return {
    below,
    oneOf: (values) => {
      const chosen = values[below(values.length)];
      if (chosen === undefined) throw new Error("nothing to choose from");
      return chosen;
    },
    words: (count) => Array.from({ length: count }, () => WORDS[below(WORDS.length)] ?? "").join(" "),
  };
}
