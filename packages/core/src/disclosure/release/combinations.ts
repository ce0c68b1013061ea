/** A combination of published values. */
export interface Combination {
  /** What it adds up, column by column. */
  readonly terms: Float64Array;
  /** Indices of the values that it is made of. */
  readonly of: readonly number[];
}

/** Orders of elimination that are tried. Each finds a combination of nine people among a hundred in about one of six cases. */
const ORDERS = 12;
const NONE = 1e-7;

/** Columns that are equal in every row are one: nobody can tell their people apart by what is published. Column lists by first column. */
function equalColumns(rows: readonly Float64Array[], size: number): readonly (readonly number[])[] {
  return [...Map.groupBy(Array.from({ length: size }, (_, column) => column), (column) => rows.map((row) => row[column] ?? 0).join(" ")).values()];
}

/** A fixed, seemingly random number of an index, the same on every machine. */
const scattered = (index: number, order: number): number => Math.imul(Math.imul(index + 1, 0x9e3779b1) ^ (order * 0x85ebca6b), 0xc2b2ae35) >>> 0;

/** Row reduction with pivots in a given order of columns; each row carries, behind its columns, what it is made of. Changes the rows. */
function reduce(rows: readonly Float64Array[], width: number, order: readonly number[]): readonly Float64Array[] {
  const open = [...rows];
  const done: Float64Array[] = [];
  for (const column of order) {
    if (open.length === 0) break;
    let best = 0;
    for (const [index, row] of open.entries()) if (Math.abs(row[column] ?? 0) > Math.abs(open[best]?.[column] ?? 0)) best = index;
    const pivotRow = open[best];
    const pivot = pivotRow?.[column] ?? 0;
    if (pivotRow === undefined || Math.abs(pivot) < NONE) continue;
    open.splice(best, 1);
    for (let at = 0; at < pivotRow.length; at += 1) pivotRow[at] = (pivotRow[at] ?? 0) / pivot;
    for (const row of [...open, ...done]) {
      const factor = row[column] ?? 0;
      if (Math.abs(factor) < NONE / 100) continue;
      for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (pivotRow[at] ?? 0);
      row[column] = 0;
    }
    done.push(pivotRow);
  }
  for (const row of done) for (let at = 0; at < width; at += 1) if (Math.abs(row[at] ?? 0) < NONE) row[at] = 0;
  return done;
}

/** Number of columns in which a row, or a sum of two, is not zero, counted until it is above a limit. */
function weightOf(a: Float64Array, b: Float64Array | undefined, factor: number, sizes: readonly number[], limit: number): number {
  let weight = 0;
  for (let at = 0; at < sizes.length && weight <= limit; at += 1) if (Math.abs((a[at] ?? 0) + factor * (b?.[at] ?? 0)) > NONE) weight += sizes[at] ?? 0;
  return weight;
}

/**
 * Combinations of published values, of whatever number and sign, that are made of few unknowns. Finding all of them is as hard as decoding a
 * linear code, so they are looked for as decoders do: by row reduction in several orders of the unknowns, and in every sum and difference of
 * two reduced rows. The smallest ones, which tell about a person, do not rest on this: they are found exactly elsewhere.
 *
 * @param limit greatest number of unknowns
 */
export function* lightCombinations(rows: readonly Float64Array[], limit: number): Generator<Combination> {
  const size = rows[0]?.length ?? 0;
  const groups = equalColumns(rows, size).filter(([first = 0]) => rows.some((row) => (row[first] ?? 0) !== 0));
  const sizes = groups.map(({ length }) => length);
  const width = groups.length;
  const combination = (row: Float64Array, other: Float64Array | undefined, factor: number): Combination => {
    const terms = new Float64Array(size);
    for (const [at, columns] of groups.entries()) for (const column of columns) terms[column] = (row[at] ?? 0) + factor * (other?.[at] ?? 0);
    const of = rows.flatMap((_, index) => (Math.abs((row[width + index] ?? 0) + factor * (other?.[width + index] ?? 0)) > NONE ? [index] : []));
    return { terms: terms.map((value) => (Math.abs(value) < NONE ? 0 : value)), of };
  };
  for (let order = 0; order < ORDERS; order += 1) {
    // Large groups first: a light combination is then likely to have one of its columns only among the pivots.
    const rank = groups.map((columns, at) => (order === 0 ? columns.length : columns.length * (1 + scattered(at, order) / 2 ** 30)));
    const columns = [...groups.keys()].sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b);
    const start = rows.map((row, index) => {
      const wide = new Float64Array(width + rows.length);
      for (const [at, [first = 0]] of groups.entries()) wide[at] = row[first] ?? 0;
      wide[width + index] = 1;
      return wide;
    });
    const reduced = reduce(start, width, columns);
    for (const [index, row] of reduced.entries()) {
      if (weightOf(row, undefined, 0, sizes, limit) <= limit) yield combination(row, undefined, 0);
      for (const other of reduced.slice(index + 1)) for (const factor of [1, -1]) if (weightOf(row, other, factor, sizes, limit) <= limit) yield combination(row, other, factor);
    }
  }
}
