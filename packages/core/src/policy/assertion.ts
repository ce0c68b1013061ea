/** Which way a policy bounds its facts. */
export type BoundKind = "atLeast" | "atMost" | "equals";

/**
 * What the facts of a policy must be. `share` is a number written in per cent, as 0 to 1; `fact` is the id of another scalar fact, in
 * which `*` stands for the same value of the dimension as in the fact that is judged.
 */
export type PolicyBound = { readonly kind: BoundKind } & ({ readonly is: "number" | "share"; readonly value: number } | { readonly is: "date" | "word" | "fact"; readonly value: string });

/** Leave to break a policy until a day, inclusive. */
export interface Waiver {
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly until: string;
  readonly by: string;
}

/** A sentence of the program's prose that published facts must agree with. */
export interface Assertion {
  /** A slug, once in a program. */
  readonly id: string;
  /** Of the document, relative to `content/`. */
  readonly path: string;
  /** Where it begins in its file, 1-based; the column counts code points. */
  readonly line: number;
  readonly column: number;
  /** The policy as plain text. */
  readonly sentence: string;
  /** Id of a scalar fact, in which `*` stands for every value of a dimension. */
  readonly fact: string;
  readonly bound: PolicyBound;
  /** Whether an edition may be stated only while it is kept, or bent. */
  readonly gate: boolean;
  readonly waiver?: Waiver;
}
