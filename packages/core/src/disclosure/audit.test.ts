import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { auditTable } from "./audit.ts";
import type { Contribution } from "./contributions.ts";
import { isolatedSets } from "./isolated-sets.ts";
import { primaryRules } from "./primary.ts";
import { protectMin } from "./protect-min.ts";
import { suppressedPlaces } from "./relations.ts";

let next = 0;
/** A cell of so many people, of pays far enough apart not to be homogeneous; nobody is in two cells. */
const cell = (count: number, from = 60): readonly Contribution[] => Array.from({ length: count }, (_, index) => ({ id: `p${String((next += 1))}`, value: from + 4 * index }));
const pattern = (cells: readonly (readonly unknown[])[], hidden: readonly (readonly [number, number])[]) => cells.map((row, r) => row.map((_, c) => (hidden.some(([hr, hc]) => hr === r && hc === c) ? 1 : 0)));

describe("auditTable", () => {
  const row = deepFreeze([[cell(12), cell(12, 70), cell(3, 90)]]);
  const audit = (suppressed: readonly (readonly number[])[]) => auditTable({ cells: row, suppressed }).problems;

  test("an unsafe cell must be hidden, and one hidden cell of a row with a total is no secret", () => {
    expect(audit([[0, 0, 0]])).toEqual(["unsafe-published"]);
    expect(audit([[0, 0, 1]])).toEqual(["exact", "residual"]);
    expect(audit([[0, 1, 1]])).toEqual([]);
  });

  test("two suppressed cells of 3 and 4 people are not enough: their sum is published", () => {
    const cells = [[cell(12), cell(3, 90), cell(4, 80)]];
    expect(auditTable({ cells, suppressed: [[0, 1, 1]] }).problems).toEqual(["residual"]);
    expect(auditTable({ cells, suppressed: [[0, 1, 1]], rowTotals: false }).problems).toEqual([]);
  });

  test("row 1 + row 2 − column 1 publishes the sum of four people", () => {
    // Rows 1 and 2 hide three cells each, column 1 the whole of rows 1 and 2: what is left are the two of 2 people in columns 2 and 3.
    const cells = [[cell(12), cell(2), cell(12)], [cell(12), cell(12), cell(2)], [cell(12), cell(12), cell(12)]];
    const suppressed = pattern(cells, [[0, 0], [0, 1], [1, 0], [1, 2]]);
    const problems = auditTable({ cells, suppressed }).problems;
    expect(problems).toContain("residual");
    const sets = isolatedSets(suppressedPlaces(suppressed), { rowTotals: true, colTotals: true });
    expect(sets).toContainEqual([1, 3]);
  });

  test("whoever is alone in one of two suppressed cells can subtract their own", () => {
    const cells = [[cell(12), cell(14, 70), cell(1, 75)]];
    expect(auditTable({ cells, suppressed: [[0, 1, 1]] }).problems).toEqual(["singleton"]);
    expect(auditTable({ cells, suppressed: [[1, 1, 1]] }).problems).toEqual([]);
  });

  test("a visible total of too few people is unsafe whatever is suppressed inside", () => {
    expect(auditTable({ cells: [[cell(3), cell(4)]], suppressed: [[1, 1]] }).problems).toContain("unsafe-total");
  });

  test("bounds close to the value are no protection: a small neighbour leaves no room above", () => {
    // The pair publishes 400 + 12: the unsafe 400 is known to lie in [0, 412], 3 % above.
    const unsafe = [{ id: "big", value: 300 }, ...Array.from({ length: 10 }, (_, index) => ({ id: `s${String(index)}`, value: 10 }))];
    const small = Array.from({ length: 12 }, (_, index) => ({ id: `t${String(index)}`, value: index === 0 ? 1.6 : 0.95 }));
    const rules = { dominance: null, pPercent: 50, homogeneityPct: null, minContributors: 10 };
    expect(primaryRules({ contributions: unsafe, rules }).unsafe).toBe(true);
    expect(auditTable({ cells: [[unsafe, small, cell(12, 40)]], suppressed: [[1, 1, 0]], rules }).problems).toContain("narrow");
  });

  test("a pattern too large to be searched is not called safe", () => {
    const places = Array.from({ length: 20 }, (_, index) => ({ row: index, col: index }));
    expect(isolatedSets(places, { rowTotals: true, colTotals: true })).toBeUndefined();
    expect(isolatedSets(places.slice(0, 10), { rowTotals: true, colTotals: true })?.length).toBe(1023);
  });

  test("isolated sets are those of every sign of every combination of rows and columns", () => {
    const someplace = fc.uniqueArray(fc.record({ row: fc.nat(2), col: fc.nat(2) }), { selector: ({ row, col }) => row * 3 + col, maxLength: 7 });
    fc.assert(
      fc.property(someplace, fc.boolean(), fc.boolean(), (places, rowTotals, colTotals) => {
        const expected = new Set<string>();
        for (let rows = 0; rows < (rowTotals ? 8 : 1); rows += 1) {
          for (let columns = 0; columns < (colTotals ? 8 : 1); columns += 1) {
            const signs = places.map(({ row, col }) => ((rows >> row) % 2) - ((columns >> col) % 2));
            const set = signs.flatMap((sign, index) => (sign === 0 ? [] : [index]));
            if (set.length > 0 && !(signs.includes(1) && signs.includes(-1))) expected.add(set.join());
          }
        }
        expect(new Set((isolatedSets(places, { rowTotals, colTotals }) ?? []).map((set) => set.join()))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test("a safe pattern keeps every isolated sum at ten people or more", () => {
    const counts = fc.array(fc.array(fc.constantFrom(0, 1, 3, 6, 10, 12), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(counts, fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 9, maxLength: 9 }), (sizes, hide) => {
        const cells = sizes.map((each) => each.map((count) => cell(count)));
        const suppressed = cells.map((each, r) => each.map((_, c) => hide[r * 3 + c] ?? 0));
        const { safe, problems } = auditTable({ cells, suppressed });
        expect(safe).toBe(problems.length === 0);
        if (!safe) return;
        sizes.forEach((each, r) => {
          const hidden = each.reduce<number>((sum, count, c) => sum + ((suppressed[r]?.[c] ?? 0) === 0 ? 0 : count), 0);
          expect(hidden === 0 || hidden >= 10).toBe(true);
          each.forEach((count, c) => {
            expect(count === 0 || count >= 10 || suppressed[r]?.[c] === 1).toBe(true);
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("protectMin", () => {
  test("nothing to protect takes nothing; a row takes its smallest safe cell", () => {
    expect(protectMin({ cells: [[cell(12), cell(12)]] })).toEqual({ primary: [], secondary: [], minSecondary: 0 });
    expect(protectMin({ cells: [[cell(12, 100), cell(12, 60), cell(12, 80), cell(3, 90)]] })).toEqual({ primary: [[0, 3]], secondary: [[0, 1]], minSecondary: 1 });
  });

  test("in a table with both totals the smallest pattern is a rectangle", () => {
    const cells = [[cell(12), cell(3, 90), cell(12, 70)], [cell(12, 65), cell(12, 80), cell(14, 75)]];
    const { primary, secondary, minSecondary } = protectMin({ cells });
    expect([primary, minSecondary]).toEqual([[[0, 1]], 3]);
    expect(auditTable({ cells, suppressed: pattern(cells, [...primary, ...(secondary ?? [])]) }).safe).toBe(true);
  });

  test("a table whose totals are unsafe has no pattern: it has to be coarsened", () => {
    expect(protectMin({ cells: [[cell(3), cell(4)]] })).toEqual({ primary: [[0, 0], [0, 1]], secondary: null, minSecondary: null });
  });

  test("its pattern passes the audit, and no pattern with one cell fewer does", () => {
    const counts = fc.array(fc.array(fc.constantFrom(3, 11, 12, 14), { minLength: 2, maxLength: 3 }), { minLength: 2, maxLength: 2 }).filter((rows) => rows[0]?.length === rows[1]?.length);
    fc.assert(
      fc.property(counts, (sizes) => {
        const cells = sizes.map((each, r) => each.map((count, c) => cell(count, 60 + 7 * r + 5 * c)));
        const { primary, secondary, minSecondary } = protectMin({ cells });
        const others = cells.flatMap((each, r) => each.map((_, c) => [r, c] as const)).filter(([r, c]) => !primary.some(([pr, pc]) => pr === r && pc === c));
        const passing = Array.from({ length: 2 ** others.length }, (_, mask) => others.filter((__, bit) => (mask >> bit) % 2 === 1)).filter((chosen) => auditTable({ cells, suppressed: pattern(cells, [...primary, ...chosen]) }).safe);
        const fewest = passing.length === 0 ? null : Math.min(...passing.map((chosen) => chosen.length));
        expect(minSecondary).toBe(fewest);
        expect(secondary?.length ?? null).toBe(fewest);
      }),
      { numRuns: 30 },
    );
  });
});
