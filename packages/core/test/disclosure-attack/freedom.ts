import type { Knowledge } from "./what-is-known.ts";

/** What is left open by the sums that were published: the changes of everybody's pay that no published sum shows. */
export interface Freedom {
  readonly size: number;
  /** The part of a change of one unknown that nothing published shows; the column of a projection. */
  readonly column: (unknown: number) => Float64Array;
}

/** Below this a coordinate is fixed; coefficients are whole numbers up to a few hundred. */
export const NOTHING = 1e-7;

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
};

/** `a - times * b`, in place. */
const take = (a: Float64Array, b: Float64Array, times: number): void => {
  for (let index = 0; index < a.length; index += 1) a[index] = (a[index] ?? 0) - times * (b[index] ?? 0);
};

/** The part of a vector that is at right angles to an orthonormal list; twice, because once loses digits. */
export function apart(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (let pass = 0; pass < 2; pass += 1) for (const each of basis) take(rest, each, dot(rest, each));
  return rest;
}

/** The list with one direction more, unless it has it already. */
export function withDirection(basis: readonly Float64Array[], vector: Float64Array): readonly Float64Array[] {
  const rest = apart(vector, basis);
  const length = Math.sqrt(dot(rest, rest));
  return length < NOTHING ? basis : [...basis, rest.map((value) => value / length)];
}

/** Exact linear algebra over everything published: Gram and Schmidt on the sums, then what is at right angles to all of them. */
export function freedomOf({ unknowns, relations }: Knowledge): Freedom {
  const size = unknowns.length;
  let basis: readonly Float64Array[] = [];
  for (const { members } of relations) {
    const row = new Float64Array(size);
    for (const member of members) row[member] = 1;
    basis = withDirection(basis, row);
  }
  const columns = Array.from({ length: size }, (_, unknown) => {
    const unit = new Float64Array(size);
    unit[unknown] = 1;
    return apart(unit, basis);
  });
  const none = new Float64Array(size);
  return { size, column: (unknown) => columns[unknown] ?? none };
}
