import { sum } from "simple-statistics";
import { solve } from "yalps";
import { publishedRelations, suppressedPlaces, type CellPlace, type TablePattern } from "./relations.ts";

/** Between which values anybody can bound a suppressed cell, in the cell's unit. */
export interface FeasibilityInterval extends CellPlace {
  readonly low: number;
  /** Null if no published total bounds it. */
  readonly high: number | null;
  /** One point: the cell can be computed from what is published. */
  readonly exact: boolean;
}

export interface TableOfValues extends TablePattern {
  /** By row and column, suppressed ones as well; at least 0. */
  readonly cells: readonly (readonly number[])[];
}

/** Values are scaled up by a power of two, which is exact, until the largest is above this, so that the solver's absolute precision is small beside them. */
const LARGE = 2 ** 20;

/**
 * Feasibility intervals of the suppressed cells of a table, in row order: the least and the greatest value that each can have, given every
 * published cell and total and cells >= 0. METHOD.md 7.7, id `sdc.intervals`. Source: Handbook on Statistical Disclosure Control, chapter 4.
 *
 * Two linear programmes a cell. Every equation is a sum of cells, at most one row's and one column's each, so the solver pivots on 1 and −1
 * only and whole numbers stay whole.
 *
 * @throws Error when the solver finds no answer: a pattern that could not be checked must not be published
 */
export function feasibilityIntervals(table: TableOfValues): readonly FeasibilityInterval[] {
  const places = suppressedPlaces(table.suppressed);
  const values = places.map(({ row, col }) => table.cells[row]?.[col] ?? 0);
  const relations = publishedRelations(table);
  const largest = Math.max(0, ...values);
  const scale = largest > 0 && largest < LARGE ? 2 ** Math.ceil(Math.log2(LARGE / largest)) : 1;
  const precision = Math.max(1e-8, 1e-12 * largest * scale);
  const constraints = relations.map((cells, index) => [`r${String(index)}`, { equal: sum(cells.map((cell) => (values[cell] ?? 0) * scale)) }] as const);
  const variables = places.map((_, cell) => [cell, relations.flatMap((cells, index) => (cells.includes(cell) ? [[`r${String(index)}`, 1] as const] : []))] as const);
  const bound = (cell: number, direction: "minimize" | "maximize"): number => {
    const withGoal = variables.map(([name, coefficients]) => [name, name === cell ? [...coefficients, ["goal", 1] as const] : coefficients] as const);
    const { status, result } = solve({ direction, objective: "goal", constraints, variables: withGoal }, { precision, checkCycles: true });
    if (status === "unbounded") return Infinity;
    if (status !== "optimal") throw new Error(`no bound of a suppressed cell was found (${status})`);
    return Math.max(0, result) / scale;
  };
  return places.map((place, cell) => {
    if (!relations.some((cells) => cells.includes(cell))) return { ...place, low: 0, high: null, exact: false };
    const [low, high] = [bound(cell, "minimize"), bound(cell, "maximize")];
    return { ...place, low, high: Number.isFinite(high) ? high : null, exact: (high - low) * scale <= 10 * precision };
  });
}
