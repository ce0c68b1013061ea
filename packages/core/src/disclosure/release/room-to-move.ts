import type { PayUnknown } from "./contract.ts";
import type { EquationRows } from "./equation-rows.ts";
import { everything, telling, untold } from "./null-space.ts";
import type { PayBounds } from "./pay-bounds.ts";

/** Pays are measured in this many currency units while rooms are compared. */
const UNIT = 10_000;
const DEAD = 1e-9;

/** Some columns that are equal in every row: nobody can tell their people apart by what is published. */
interface Alike {
  readonly columns: readonly number[];
  /** The independent published values that they are in, and their factors in them. */
  readonly entries: readonly (readonly [row: number, factor: number])[];
}

/** What is needed to see how far one pay can move while others give way. */
export interface RoomSystem extends Pick<EquationRows, "unknowns"> {
  readonly groups: readonly Alike[];
  /** Group of each column. */
  readonly groupOf: readonly number[];
  readonly size: number;
}

function addSquare(square: Float64Array, size: number, entries: readonly (readonly [number, number])[], weight: number): void {
  for (const [a, one] of entries) for (const [b, other] of entries) square[a * size + b] = (square[a * size + b] ?? 0) + weight * one * other;
}

export function roomSystem({ rows, unknowns }: EquationRows): RoomSystem {
  let space = everything(unknowns.length);
  const independent = rows.filter((row) => {
    if (untold(space, row) === undefined) return false;
    space = telling(space, row);
    return true;
  });
  const entriesOf = (column: number): Alike["entries"] => independent.flatMap((row, index) => ((row[column] ?? 0) === 0 ? [] : [[index, row[column] ?? 0] as const]));
  const groups = [...Map.groupBy(unknowns.keys(), (column) => JSON.stringify(entriesOf(column))).values()].map((columns): Alike => ({ columns, entries: entriesOf(columns[0] ?? 0) }));
  const groupOf = unknowns.map(() => 0);
  for (const [index, { columns }] of groups.entries()) for (const column of columns) groupOf[column] = index;
  return { groups, groupOf, unknowns, size: independent.length };
}

/** Cholesky's factor of a symmetric matrix that is not negative; a row that follows from others is left zero. */
function factorOf(square: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = square[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) rest -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
      const pivot = factor[column * size + column] ?? 0;
      if (row === column) factor[row * size + row] = rest > DEAD * (1 + (square[row * size + row] ?? 0)) ? Math.sqrt(rest) : 0;
      else factor[row * size + column] = pivot === 0 ? 0 : rest / pivot;
    }
  }
  return factor;
}

/** Solves with the factor; undefined where a row without room would have to give way. */
function solved(factor: Float64Array, size: number, right: readonly (readonly [number, number])[]): Float64Array | undefined {
  const answer = new Float64Array(size);
  for (const [row, value] of right) answer[row] = value;
  for (let row = 0; row < size; row += 1) {
    let rest = answer[row] ?? 0;
    for (let at = 0; at < row; at += 1) rest -= (factor[row * size + at] ?? 0) * (answer[at] ?? 0);
    const pivot = factor[row * size + row] ?? 0;
    if (pivot === 0 && Math.abs(rest) > 1e-6) return undefined;
    answer[row] = pivot === 0 ? 0 : rest / pivot;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = answer[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) rest -= (factor[at * size + row] ?? 0) * (answer[at] ?? 0);
    const pivot = factor[row * size + row] ?? 0;
    answer[row] = pivot === 0 ? 0 : rest / pivot;
  }
  return answer;
}

const upOf = ({ pay, high }: PayUnknown): number => (high - pay) / UNIT;
const downOf = ({ pay, low }: PayUnknown): number => (pay - low) / UNIT;
const bounded = (unknown: PayUnknown, down: number, up: number): PayBounds => ({ low: Math.max(unknown.low, unknown.pay - down * UNIT), high: Math.min(unknown.high, unknown.pay + up * UNIT) });
const pull = (entries: Alike["entries"], answer: Float64Array): number => entries.reduce((sum, [row, factor]) => sum + factor * (answer[row] ?? 0), 0);

/** Solves a small symmetric system; undefined where it is as good as singular. */
function small(matrix: readonly number[][], right: readonly number[]): readonly number[] | undefined {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 0;
    if (pivot < 1e-6) return undefined;
    for (const [other, row] of rows.entries()) {
      const factor = other === at ? 0 : (row[at] ?? 0) / pivot;
      if (factor !== 0) for (let column = at; column < row.length; column += 1) row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/**
 * Values that pays can have for certain while every published value stands exactly and some insiders' pays are known: a part of the feasible interval,
 * found without a programme. Everybody gives way in proportion to the room that their band leaves on both sides, so nobody leaves it. That a
 * pay has room proves that it is not determined; that it has none here proves nothing.
 *
 * @returns for a column and the columns that insiders know, the certain interval; undefined where none was found
 */
export function certainBounds({ groups, groupOf, unknowns, size }: RoomSystem): (column: number, fixed: readonly number[]) => PayBounds | undefined {
  const rooms = unknowns.map((unknown) => Math.min(upOf(unknown), downOf(unknown)));
  const square = new Float64Array(size * size);
  for (const { columns, entries } of groups) addSquare(square, size, entries, columns.reduce((sum, column) => sum + (rooms[column] ?? 0) ** 2, 0));
  const factor = factorOf(square, size);
  const answers = groups.map(({ entries }) => solved(factor, size, entries));
  /** How much each group is pulled by each other when that has to be made up for. */
  const pulls = answers.map((answer) => (answer === undefined ? undefined : Float64Array.from(groups, ({ entries }) => pull(entries, answer))));
  const widest = Float64Array.from(groups, ({ columns }) => Math.max(...columns.map((column) => rooms[column] ?? 0)));
  return (column, fixed) => {
    const [unknown, own] = [unknowns[column], pulls[groupOf[column] ?? 0]];
    if (unknown === undefined || own === undefined) return undefined;
    const out = [column, ...fixed].filter((each) => (rooms[each] ?? 0) > 0);
    const groupsOut = out.map((each) => groupOf[each] ?? 0);
    const matrix = out.map((a, i) => out.map((b, j) => (i === j ? 1 : 0) - (rooms[a] ?? 0) * (rooms[b] ?? 0) * (pulls[groupsOut[i] ?? 0]?.[groupsOut[j] ?? 0] ?? 0)));
    const weights = small(matrix, out.map((each, i) => (rooms[each] ?? 0) * (own[groupsOut[i] ?? 0] ?? 0)));
    if (weights === undefined) return undefined;
    const shares = weights.map((weight, i) => weight * (rooms[out[i] ?? 0] ?? 0));
    const force = own.slice();
    for (let i = 0; i < shares.length; i += 1) {
      const [share, along] = [shares[i] ?? 0, pulls[groupsOut[i] ?? 0]];
      if (along !== undefined) for (let group = 0; group < force.length; group += 1) force[group] = (force[group] as number) + share * (along[group] as number);
    }
    let most = 0;
    for (let group = 0; group < force.length; group += 1) {
      const strain = (widest[group] as number) * Math.abs(force[group] as number);
      // Where somebody is out, the widest of the others counts.
      if (strain > most) most = groupsOut.includes(group) ? Math.max(most, Math.abs(force[group] as number) * Math.max(0, ...(groups[group]?.columns ?? []).map((each) => (out.includes(each) ? 0 : (rooms[each] ?? 0))))) : strain;
    }
    const move = most === 0 ? Infinity : 1 / most;
    return bounded(unknown, move, move);
  };
}

const ROUNDS = 8;

/** How far a pay can move one way if somebody at the end of their band gives way to the other side only. */
function oneWay({ groups, groupOf, unknowns, size }: RoomSystem, column: number, still: ReadonlySet<number>, sign: 1 | -1): number {
  const rooms = unknowns.map((unknown, at) => (at === column || still.has(at) ? 0 : Math.max(upOf(unknown), downOf(unknown))));
  const own = groups[groupOf[column] ?? 0]?.entries ?? [];
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const square = new Float64Array(size * size);
    for (const { columns, entries } of groups) addSquare(square, size, entries, columns.reduce((sum, at) => sum + (rooms[at] ?? 0) ** 2, 0));
    const answer = solved(factorOf(square, size), size, own);
    if (answer === undefined) break;
    let move = Infinity;
    let changed = false;
    for (const { columns, entries } of groups) {
      const force = -sign * pull(entries, answer);
      if (Math.abs(force) < 1e-12) continue;
      for (const at of columns) {
        const [room = 0, unknown] = [rooms[at], unknowns[at]];
        if (room === 0 || unknown === undefined) continue;
        const speed = room ** 2 * Math.abs(force);
        const open = force > 0 ? upOf(unknown) : downOf(unknown);
        move = Math.min(move, open / speed);
        if (open < room) { rooms[at] = open; changed = true; }
      }
    }
    best = Math.max(best, move);
    if (!changed) break;
  }
  return best;
}

/** As `certainBounds`, for the few whom it finds no room for: many of the others are paid at one end of their band. */
export function certainOneWay(system: RoomSystem, column: number, fixed: readonly number[]): PayBounds | undefined {
  const unknown = system.unknowns[column];
  const still = new Set(fixed);
  return unknown === undefined ? undefined : bounded(unknown, oneWay(system, column, still, -1), oneWay(system, column, still, 1));
}
