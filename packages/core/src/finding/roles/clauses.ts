import { of, type FactReader } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

export type Parts = readonly FindingPart[];

/** `3 mitigations are overdue`: a count with its words; undefined where it is not stated or zero. */
export function some(read: FactReader, base: string, one: string, many: string): Parts | undefined {
  const count = read.number(base);
  // A number does not stand at the end of a line without what it counts.
  return count === undefined || count === 0 ? undefined : [{ ...of(base), as: "number" }, (count === 1 ? one : many).replace(/^ /, "\u00a0")];
}

/** Clauses in a row, `a, b and c`; those that are undefined are left out. */
export function inARow(clauses: readonly (Parts | undefined)[]): Parts {
  const stated = clauses.filter((clause) => clause !== undefined);
  return stated.flatMap((clause, index): Parts => [...(index === 0 ? [] : [index === stated.length - 1 ? " and " : ", "]), ...clause]);
}

/** Sentences one after the other, each with its full stop; those without words are left out. */
export const sentences = (...said: readonly (Parts | undefined)[]): Parts =>
  said.filter((parts) => parts !== undefined && parts.length > 0).flatMap((parts, index): Parts => [...(index === 0 ? [] : [" "]), ...(parts ?? []), "."]);

/** Whether all of these are stated, so that zeros may be said aloud. */
export const areStated = (read: FactReader, bases: readonly string[]): boolean => bases.every((base) => read.number(base) !== undefined);
