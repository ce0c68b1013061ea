/** A quantity that must stay between two values. */
export interface Bounded {
  readonly low: number;
  readonly high: number;
}

/** Sums of variables with their limits, and a point that keeps all of them. */
export interface Programme {
  readonly variables: readonly (Bounded & { readonly start: number })[];
  /** Coefficients by index of the variable; every other is 0. */
  readonly rows: readonly (Bounded & { readonly terms: readonly (readonly [variable: number, coefficient: number])[] })[];
}

const TINY = 1e-9;
const MOST_PIVOTS = 4000;
/** After so many steps of no length the smallest index goes first, which ends every cycle. */
const STANDING_STILL = 40;

interface Place extends Bounded {
  readonly id: number;
  value: number;
}

interface Blocking {
  readonly row: number;
  readonly length: number;
}

/**
 * A small simplex method for bounded sums, which begins at a known point and so needs no first phase. It shares nothing with the solver
 * that the publisher proves its tables with: what one of them overlooks, the other does not. Stopped early it says less than it might,
 * never more, and then the attacker counts as the winner.
 */
export class Simplex {
  readonly #columns: Place[];
  readonly #rows: Place[];
  readonly #table: Float64Array[];

  constructor({ variables, rows }: Programme) {
    this.#columns = variables.map(({ low, high, start }, id) => ({ id, low: Math.min(low, start), high: Math.max(high, start), value: start }));
    this.#table = rows.map(({ terms }) => {
      const row = new Float64Array(variables.length);
      for (const [variable, coefficient] of terms) row[variable] = coefficient;
      return row;
    });
    this.#rows = rows.map(({ terms, low, high }, index) => {
      const value = terms.reduce((sum, [variable, coefficient]) => sum + coefficient * (variables[variable]?.start ?? 0), 0);
      return { id: variables.length + index, low: Math.min(low, value), high: Math.max(high, value), value };
    });
  }

  /** Moves to where the variable is greatest (1) or least (-1), or as far as `enough`. @returns its value there */
  push(variable: number, towards: 1 | -1, enough: number): number {
    let still = 0;
    for (let pivot = 0; pivot < MOST_PIVOTS && towards * (this.#valueOf(variable) - enough) < 0; pivot += 1) {
      const goal = this.#goal(variable);
      const column = this.#entering(goal, towards, still > STANDING_STILL);
      if (column === undefined) break;
      const direction = Math.sign(goal[column] ?? 0) * towards;
      const blocking = this.#blocking(column, direction, still > STANDING_STILL);
      still = blocking.length > TINY ? 0 : still + 1;
      this.#move(column, direction * blocking.length);
      if (blocking.row >= 0) this.#swap(blocking.row, column);
    }
    return this.#valueOf(variable);
  }

  #valueOf(variable: number): number {
    return (this.#columns.find(({ id }) => id === variable) ?? this.#rows.find(({ id }) => id === variable))?.value ?? Number.NaN;
  }

  #goal(variable: number): Float64Array {
    const row = this.#rows.findIndex(({ id }) => id === variable);
    return this.#table[row] ?? Float64Array.from(this.#columns, ({ id }) => (id === variable ? 1 : 0));
  }

  #entering(goal: Float64Array, towards: number, smallest: boolean): number | undefined {
    let best: number | undefined;
    for (const [column, { id, low, high, value }] of this.#columns.entries()) {
      const slope = (goal[column] ?? 0) * towards;
      if (Math.abs(slope) < TINY || (slope > 0 ? high - value : value - low) < TINY) continue;
      if (best === undefined || (smallest ? id < (this.#columns[best]?.id ?? 0) : Math.abs(slope) > Math.abs(goal[best] ?? 0))) best = column;
    }
    return best;
  }

  #blocking(column: number, direction: number, smallest: boolean): Blocking {
    const own = this.#columns[column];
    let found: Blocking = { row: -1, length: own === undefined ? 0 : direction > 0 ? own.high - own.value : own.value - own.low };
    let weight = 0;
    for (const [row, { low, high, value, id }] of this.#rows.entries()) {
      const slope = (this.#table[row]?.[column] ?? 0) * direction;
      if (Math.abs(slope) < TINY) continue;
      const length = Math.max(0, slope > 0 ? (high - value) / slope : (low - value) / slope);
      // Of equal ones a large pivot keeps the digits.
      const better = length < found.length - TINY || (length <= found.length + TINY && found.row >= 0 && (smallest ? id < (this.#rows[found.row]?.id ?? 0) : Math.abs(slope) > weight));
      if (better) [found, weight] = [{ row, length }, Math.abs(slope)];
    }
    return found;
  }

  #move(column: number, by: number): void {
    const own = this.#columns[column];
    if (own !== undefined) own.value += by;
    for (const [row, place] of this.#rows.entries()) place.value += (this.#table[row]?.[column] ?? 0) * by;
  }

  #swap(row: number, column: number): void {
    const [pivotRow, leaving, entering] = [this.#table[row], this.#rows[row], this.#columns[column]];
    const pivot = pivotRow?.[column] ?? 0;
    if (pivotRow === undefined || leaving === undefined || entering === undefined || pivot === 0) return;
    for (let index = 0; index < pivotRow.length; index += 1) pivotRow[index] = index === column ? 1 / pivot : -(pivotRow[index] ?? 0) / pivot;
    for (const other of this.#table) {
      const factor = other === pivotRow ? 0 : (other[column] ?? 0);
      if (factor === 0) continue;
      for (let index = 0; index < other.length; index += 1) {
        const value = (index === column ? 0 : (other[index] ?? 0)) + factor * (pivotRow[index] ?? 0);
        other[index] = Math.abs(value) < 1e-12 ? 0 : value;
      }
    }
    this.#rows[row] = entering;
    this.#columns[column] = leaving;
  }
}
