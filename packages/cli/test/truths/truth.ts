import type { Fact } from "@almanac/core";

export type Facts = Readonly<Record<string, Fact>>;

export type Cell = number | string | boolean | null;

/** What one fact says of a planted value: one cell, or several of one column in any order. Undefined: there is no such fact, column or row. */
export interface Reading {
  /** The fact and the place in it, for the printed table. */
  readonly where: string;
  readonly fact: string;
  readonly read: (facts: Facts) => Cell | readonly Cell[] | undefined;
}

/** A planted value: the very words of the line, and the reading that must find them. */
export interface Find {
  readonly words: string;
  readonly reading: Reading;
  /** What the words mean, where they are neither a number nor the text itself. */
  readonly value: Cell | readonly Cell[];
  /** Decimals to which a number is stated, and to which the fact must agree. */
  readonly decimals: number;
}

/** A line of `data/TRUTH.md`, known by a part of it that no other line has, and everything in it that a fact finds. */
export interface Truth {
  readonly line: string;
  readonly finds: readonly Find[];
  /** Words of the line that no fact tells, each with the reason. */
  readonly untold: readonly (readonly [words: string, because: string])[];
}

export const truth = (line: string, finds: readonly Find[], untold: Truth["untold"] = []): Truth => ({ line, finds, untold });

const AMOUNT = /^[-−]?[€$£]?(?<digits>\d{1,3}(?:,\d{3})*|\d+)(?:\.(?<fraction>\d+))?(?<percent> ?%)?$/u;

/** `€7,993,760`, `0.9568`, `92.5 %` as a number with its decimals; everything else as the text that it is. */
function meaning(words: string): Pick<Find, "value" | "decimals"> {
  const match = AMOUNT.exec(words);
  if (match?.groups === undefined) return { value: words, decimals: 0 };
  const { digits = "", fraction = "", percent } = match.groups;
  const sign = /^[-−]/u.test(words) ? "-" : "";
  const exponent = percent === undefined ? "" : "e-2";
  return { value: Number(`${sign}${digits.replaceAll(",", "")}.${fraction}0${exponent}`), decimals: fraction.length + (percent === undefined ? 0 : 2) };
}

/** The words are the value: a number, an amount of money, a share in per cent, a date, an id or a name. */
export const says = (words: string, reading: Reading): Find => ({ words, reading, ...meaning(words) });

/** The words mean the value: `five milestones` is 5. A number is compared to the decimals it is given with. */
export const means = (words: string, value: Cell | readonly Cell[], reading: Reading): Find => ({ words, reading, value, decimals: typeof value === "number" ? (String(value).split(".")[1]?.length ?? 0) : 0 });
