import { sum } from "simple-statistics";

/** Columns whose part that earlier columns do not explain is smaller than this, of their length, count as dependent. */
const DEPENDENT = 1e-10;

type Vector = readonly number[];
const dot = (a: Vector, b: Vector): number => sum(a.map((value, index) => value * (b[index] ?? 0)));
const length = (a: Vector): number => Math.sqrt(dot(a, a));
/** `a − factor × b` */
const less = (a: Vector, factor: number, b: Vector): Vector => a.map((value, index) => value - factor * (b[index] ?? 0));

/**
 * Coefficients of ordinary least squares, `argmin |y − Σ b_j × column_j|²`, by QR decomposition with orthogonalisation done twice.
 * Undefined when the columns are linearly dependent (rank below their number, for instance fewer rows than columns): the
 * coefficients then are not determined. Columns are scaled to length 1 first, so that units do not decide about rank.
 *
 * @param columns at least one; each as long as `y`
 */
export function leastSquares(columns: readonly Vector[], y: Vector): Vector | undefined {
  const size = columns.length;
  if (y.length < size) return undefined;
  const scales = columns.map(length);
  if (scales.some((scale) => scale === 0 || !Number.isFinite(scale))) return undefined;
  const basis: Vector[] = [];
  const upper = columns.map(() => Array.from({ length: size }, () => 0));
  for (const [j, column] of columns.entries()) {
    let rest: Vector = column.map((value) => value / (scales[j] as number));
    for (let pass = 0; pass < 2; pass += 1) {
      for (const [i, q] of basis.entries()) {
        const part = dot(q, rest);
        rest = less(rest, part, q);
        (upper[i] as number[])[j] = ((upper[i] as number[])[j] as number) + part;
      }
    }
    const left = length(rest);
    if (left < DEPENDENT) return undefined;
    (upper[j] as number[])[j] = left;
    basis.push(rest.map((value) => value / left));
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = upper[i] as number[];
    const known = sum(solution.map((value, j) => (j > i ? value * (row[j] as number) : 0)));
    solution[i] = (dot(basis[i] as Vector, y) - known) / (row[i] as number);
  }
  return solution.map((value, j) => value / (scales[j] as number));
}
