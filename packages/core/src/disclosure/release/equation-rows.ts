import type { PayEquation, PayUnknown } from "./contract.ts";

/** The equations as rows over the unknowns that any of them names. */
export interface EquationRows {
  readonly rows: readonly Float64Array[];
  /** For each column, its unknown and the person. */
  readonly unknowns: readonly PayUnknown[];
  /** Columns of each person, by person in the order of the columns. */
  readonly columnsOf: ReadonlyMap<string, readonly number[]>;
}

/** Rows of equations, scaled so that a mean stays a sum: the factor of most people is 1. */
export function equationRows(equations: readonly Pick<PayEquation, "terms">[], unknowns: readonly PayUnknown[]): EquationRows {
  const used = [...new Set(equations.flatMap(({ terms }) => terms.map(([unknown]) => unknown)))].sort((a, b) => a - b);
  const columns = new Map(used.map((unknown, column) => [unknown, column]));
  const rows = equations.map(({ terms }) => {
    const row = new Float64Array(used.length);
    for (const [unknown, factor] of terms) row[columns.get(unknown) ?? 0] = factor;
    return row;
  });
  const known = used.flatMap((unknown) => unknowns[unknown] ?? []);
  return { rows, unknowns: known, columnsOf: Map.groupBy(known.keys(), (column) => known[column]?.person ?? "") };
}

/** The factor that most entries of two rows have to each other, where both say something; undefined if they have nobody in common. */
function commonFactor(a: Float64Array, b: Float64Array): number | undefined {
  const counts = new Map<number, number>();
  for (let column = 0; column < a.length; column += 1) {
    const [of, to] = [a[column] ?? 0, b[column] ?? 0];
    if (of === 0 || to === 0) continue;
    const ratio = Math.round((of / to) * 1e9) / 1e9;
    counts.set(ratio, (counts.get(ratio) ?? 0) + 1);
  }
  return [...counts].sort(([x, p], [y, q]) => q - p || x - y)[0]?.[0];
}

/** What is left of one row when as much as possible of another is taken off; undefined if they have nobody in common. */
export function leftOver(a: Float64Array, b: Float64Array): Float64Array | undefined {
  const factor = commonFactor(a, b);
  if (factor === undefined) return undefined;
  return a.map((value, column) => {
    const rest = value - factor * (b[column] ?? 0);
    return Math.abs(rest) < 1e-7 ? 0 : rest;
  });
}

/** Columns of a row that are not zero. */
export const support = (row: Float64Array): readonly number[] => [...row.keys()].filter((column) => Math.abs(row[column] ?? 0) > 1e-7);
