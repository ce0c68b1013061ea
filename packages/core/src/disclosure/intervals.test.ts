import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { feasibilityIntervals, type TableOfValues } from "./intervals.ts";
import { suppressedPlaces } from "./relations.ts";

/** Least and greatest value of each suppressed cell over every table of whole numbers up to `most` that agrees with what is published: the solver is not asked. */
function enumerated(table: TableOfValues, most: number): readonly { readonly low: number; readonly high: number }[] {
  const places = suppressedPlaces(table.suppressed);
  const totals = (value: (row: number, col: number) => number): readonly number[] => {
    const rows = table.cells.map((cells, row) => cells.reduce((sum, _, col) => sum + value(row, col), 0));
    const columns = (table.cells[0] ?? []).map((_, col) => table.cells.reduce((sum, __, row) => sum + value(row, col), 0));
    const shown = (all: readonly number[], hidden: readonly number[] = []) => all.filter((__, index) => (hidden[index] ?? 0) === 0);
    const { rowTotals = true, colTotals = true } = table;
    return [
      ...(rowTotals ? shown(rows, table.suppressedRowTotals) : []),
      ...(colTotals ? shown(columns, table.suppressedColTotals) : []),
      ...(rowTotals && colTotals && !table.suppressedGrandTotal ? [rows.reduce((a, b) => a + b, 0)] : []),
    ];
  };
  const published = totals((row, col) => table.cells[row]?.[col] ?? 0);
  const bounds = places.map(() => ({ low: Infinity, high: -Infinity }));
  for (let code = 0; code < (most + 1) ** places.length; code += 1) {
    const guess = places.map((_, index) => Math.floor(code / (most + 1) ** index) % (most + 1));
    const value = (row: number, col: number): number => {
      const index = places.findIndex((place) => place.row === row && place.col === col);
      return index < 0 ? (table.cells[row]?.[col] ?? 0) : (guess[index] ?? 0);
    };
    if (!totals(value).every((total, index) => total === published[index])) continue;
    guess.forEach((each, index) => {
      const bound = bounds[index];
      if (bound) bounds[index] = { low: Math.min(bound.low, each), high: Math.max(bound.high, each) };
    });
  }
  return bounds;
}

describe("feasibilityIntervals", () => {
  test("Handbook, chapter 4, example 3 (Geurts 1992): X11 lies in [3, 6]", () => {
    const table = deepFreeze({ cells: [[5, 2], [1, 2], [3, 3]], suppressed: [[1, 1], [1, 1], [0, 0]] });
    expect(feasibilityIntervals(table).map(({ low, high, exact }) => [low, high, exact])).toEqual([[3, 6, false], [1, 4, false], [0, 3, false], [0, 3, false]]);
  });

  test("a cell of a row and column without a published total is bounded by nothing but zero", () => {
    expect(feasibilityIntervals({ cells: [[4, 5]], suppressed: [[1, 1]], rowTotals: false, colTotals: false })).toEqual([{ row: 0, col: 0, low: 0, high: null, exact: false }, { row: 0, col: 1, low: 0, high: null, exact: false }]);
    expect(feasibilityIntervals({ cells: [[4, 5], [6, 7]], suppressed: [[1, 0], [0, 0]], suppressedRowTotals: [1, 0], suppressedColTotals: [1, 0], suppressedGrandTotal: true })).toMatchObject([{ low: 0, high: null, exact: false }]);
  });

  test("the grand total gives away a cell whose row and column totals are withheld", () => {
    expect(feasibilityIntervals({ cells: [[4, 5], [6, 7]], suppressed: [[1, 0], [0, 0]], suppressedRowTotals: [1, 0], suppressedColTotals: [1, 0] })).toMatchObject([{ low: 4, high: 4, exact: true }]);
  });

  test("two suppressed cells in every row and column may still give one away: values of zero leave no room", () => {
    const cells = [[3, 0, 7], [0, 5, 1], [2, 6, 4]];
    expect(feasibilityIntervals({ cells, suppressed: [[1, 1, 0], [1, 1, 0], [0, 0, 0]] }).map(({ exact }) => exact)).toEqual([false, false, false, false]);
    expect(feasibilityIntervals({ cells: [[0, 4], [0, 3]], suppressed: [[1, 1], [1, 1]] }).map(({ exact }) => exact)).toEqual([true, true, true, true]);
  });

  test("nothing suppressed, nothing to bound; salaries and tiny values are bounded alike", () => {
    expect(feasibilityIntervals({ cells: [[1, 2]], suppressed: [[0, 0]] })).toEqual([]);
    for (const unit of [1e-6, 1, 93_499.99, 1e7]) {
      const [first] = feasibilityIntervals({ cells: [[5 * unit, 2 * unit], [unit, 2 * unit]], suppressed: [[1, 1], [1, 1]] });
      expect(first?.low).toBeCloseTo(3 * unit, 6);
      expect((first?.high ?? 0) / unit).toBeCloseTo(6, 6);
      expect(first?.exact).toBe(false);
    }
  });

  test("agrees with trying every table of whole numbers", () => {
    const pair = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 2, maxLength: 2 });
    const flag = fc.integer({ min: 0, max: 1 });
    const totals = { rowTotals: fc.boolean(), colTotals: fc.boolean(), suppressedRowTotals: pair(flag), suppressedColTotals: pair(flag), suppressedGrandTotal: fc.boolean() };
    const table = fc.record({ cells: pair(pair(fc.nat(3))), suppressed: pair(pair(flag)), ...totals });
    fc.assert(
      fc.property(table, (input) => {
        const expected = enumerated(input, 12);
        const got = feasibilityIntervals(input);
        got.forEach(({ low, high, exact }, index) => {
          expect(low).toBe(expected[index]?.low);
          // A whole table of 3s adds up to 12, so a bound above it means that there is none.
          if (high !== null) expect(high).toBe(expected[index]?.high);
          else expect(expected[index]?.high).toBe(12);
          expect(exact).toBe(low === high);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("every true value lies within its bounds, also in larger tables", () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.record({ cells: fc.array(fc.array(fc.nat(200_000), { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }), hide: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }) }),
    );
    fc.assert(
      fc.property(table, ({ cells, hide }) => {
        const suppressed = cells.map((row, r) => row.map((_, c) => (hide[r * 5 + c] ? 1 : 0)));
        for (const { row, col, low, high } of feasibilityIntervals({ cells, suppressed })) {
          const value = cells[row]?.[col] ?? -1;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 200 },
    );
  });
});
