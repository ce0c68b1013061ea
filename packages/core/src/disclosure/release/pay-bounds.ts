import { solve } from "yalps";
import type { EquationRows } from "./equation-rows.ts";

/** Between which values somebody can place a pay, in money of the date since which it is known. */
export interface PayBounds {
  readonly low: number;
  readonly high: number;
}

/** A published value as what it says: the sum of its row lies in here. */
export interface PublishedRange {
  readonly row: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** Whether bounds are so close that a pay is known to plus or minus the margin, from wherever in them one looks. */
export const isClose = ({ low, high }: PayBounds, margin: number): boolean => high - low <= 2 * margin * high;

/**
 * The feasible interval of a pay: least and greatest value, given every published value within its rounding, everybody's band and what an
 * insider knows. Two linear programmes. Unknowns that are the same in every row are one.
 *
 * @param fixed columns that the insider knows
 * @returns undefined when the solver finds no answer: what could not be checked counts as known
 */
export function feasibleBounds(published: readonly PublishedRange[], { unknowns }: EquationRows, column: number, fixed: readonly number[]): PayBounds | undefined {
  const known = new Set(fixed);
  const free = [...unknowns.keys()].filter((at) => !known.has(at));
  const groups = [...Map.groupBy(free, (at) => (at === column ? "target" : published.map(({ row }) => row[at] ?? 0).join(" "))).values()];
  const goal = groups.findIndex((group) => group.includes(column));
  const boundsOf = (group: readonly number[]) => group.reduce(({ low, high }, at) => ({ low: low + (unknowns[at]?.low ?? 0), high: high + (unknowns[at]?.high ?? 0) }), { low: 0, high: 0 });
  const bounds = groups.map(boundsOf);
  // Unknowns are measured from their lower bounds and in thousands, so that the tableau is of one order of magnitude.
  const rows = published.flatMap(({ row, low, high }, index) => {
    const constant = fixed.reduce((sum, at) => sum + (row[at] ?? 0) * (unknowns[at]?.pay ?? 0), 0) + groups.reduce((sum, group, at) => sum + (row[group[0] ?? 0] ?? 0) * (bounds[at]?.low ?? 0), 0);
    return groups.some((group) => (row[group[0] ?? 0] ?? 0) !== 0) ? [[`r${String(index)}`, { min: (low - constant) / 1000 - 1e-6, max: (high - constant) / 1000 + 1e-6 }] as const] : [];
  });
  const tops = bounds.map(({ low, high }, at) => [`t${String(at)}`, { max: (high - low) / 1000 }] as const);
  const variables = groups.map((group, at) => [at, [...published.flatMap(({ row }, index) => ((row[group[0] ?? 0] ?? 0) === 0 ? [] : [[`r${String(index)}`, row[group[0] ?? 0] ?? 0] as const])), [`t${String(at)}`, 1] as const, ...(at === goal ? [["goal", 1] as const] : [])]] as const);
  const bound = (direction: "minimize" | "maximize"): number | undefined => {
    const { status, result } = solve({ direction, objective: "goal", constraints: [...rows, ...tops], variables }, { checkCycles: true, maxPivots: 20_000 });
    return status === "optimal" ? (bounds[goal]?.low ?? 0) + 1000 * result : undefined;
  };
  const [low, high] = [bound("minimize"), bound("maximize")];
  return low === undefined || high === undefined ? undefined : { low, high };
}
