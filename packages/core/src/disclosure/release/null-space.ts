/**
 * Everything by which pay can vary while all published values stand, as the orthogonal projection onto it: a symmetric matrix, row after
 * row. A pay that cannot vary is known. Entries are sums of products of small whole numbers and raises, so double precision is ample.
 */
export interface NullSpace {
  readonly size: number;
  readonly projection: Float64Array;
}

/** Part of a row's length below which the row says nothing new. */
const NOTHING_NEW = 1e-9;
/** Below this a determinant's step is zero: somebody cannot vary. */
const SINGULAR = 1e-7;

/** Nothing is published yet: everything can vary. */
export function everything(size: number): NullSpace {
  const projection = new Float64Array(size * size);
  for (let index = 0; index < size; index += 1) projection[index * size + index] = 1;
  return { size, projection };
}

/** What of a row is not told by the rows so far; undefined where all of it is. */
export function untold({ size, projection }: NullSpace, row: Float64Array): Float64Array | undefined {
  const rest = new Float64Array(size);
  let length = 0;
  for (let column = 0; column < size; column += 1) {
    const factor = row[column] ?? 0;
    if (factor === 0) continue;
    length += factor * factor;
    const from = column * size;
    for (let index = 0; index < size; index += 1) rest[index] = (rest[index] ?? 0) + factor * (projection[from + index] ?? 0);
  }
  const left = row.reduce((sum, factor, index) => sum + factor * (rest[index] ?? 0), 0);
  return left <= NOTHING_NEW * length ? undefined : rest;
}

/** The space that is left once a row is told as well. */
export function telling(space: NullSpace, row: Float64Array): NullSpace {
  const rest = untold(space, row);
  if (rest === undefined) return space;
  const { size } = space;
  const projection = space.projection.slice();
  const length = rest.reduce((sum, value) => sum + value * value, 0);
  for (let a = 0; a < size; a += 1) {
    const factor = (rest[a] ?? 0) / length;
    if (factor === 0) continue;
    const from = a * size;
    for (let b = 0; b < size; b += 1) projection[from + b] = (projection[from + b] ?? 0) - factor * (rest[b] ?? 0);
  }
  return { size, projection };
}

/** Solves `A x = b` for a small symmetric matrix that is not negative; undefined where it is singular. */
function solveSmall(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0;
    if (pivot <= SINGULAR) return undefined;
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = (row[at] ?? 0) / pivot;
      if (factor !== 0) for (let column = at; column < row.length; column += 1) row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

const block = ({ size, projection }: NullSpace, rows: readonly number[], columns: readonly number[]) => rows.map((row) => columns.map((column) => projection[row * size + column] ?? 0));

/** Whether some combination of published values is made of these unknowns only. */
export const isTold = (space: NullSpace, unknowns: readonly number[]): boolean => solveSmall(block(space, unknowns, unknowns), unknowns.map(() => 0)) === undefined;
