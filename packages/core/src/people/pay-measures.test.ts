import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedGap } from "./adjusted-gap.ts";
import { ageBenchmark } from "./age-benchmark.ts";
import { compositeBenchmark } from "./composite-benchmark.ts";
import { groupCompaRatio } from "./group-compa-ratio.ts";
import { leastSquares } from "./least-squares.ts";
import { loadedCost } from "./loaded-cost.ts";
import { marketPosition } from "./market-position.ts";
import { payGap } from "./pay-gap.ts";
import { payPosition } from "./pay-position.ts";

const pay = fc.integer({ min: 20_000, max: 200_000 });
const zero = { notAvailable: "zero-denominator" };

describe("pay position", () => {
  test("70,000 in a range of 55,000 to 82,200 is at 55 % of it", () => {
    // Source: community.talentup.io, 15,000 / 27,200.
    expect(payPosition({ salary: 70_000, min: 55_000, max: 82_200 }).rangePenetration).toEqual({ value: expect.closeTo(0.551_47, 5) as number });
  });
  test("nothing is clipped, and a range without width has no place in it", () => {
    expect(payPosition({ salary: 50, min: 60, max: 100 })).toMatchObject({ rangePenetration: { value: -0.25 }, compaRatio: { value: 0.625 } });
    expect(payPosition({ salary: 50, min: 0, max: 0 })).toMatchObject({ compaRatio: zero, rangePenetration: zero, rangeSpread: zero });
  });
  test("a group's ratio weighs by midpoint and FTE", () => {
    expect(groupCompaRatio([{ salary: 80, midpoint: 100 }, { salary: 300, midpoint: 250 }])).toEqual({ value: 380 / 350 });
    expect(groupCompaRatio([{ salary: 80, midpoint: 100, fte: 0.5 }, { salary: 120, midpoint: 100 }])).toEqual({ value: 160 / 150 });
    expect(groupCompaRatio([])).toMatchObject({ notAvailable: "no-data" });
    expect(groupCompaRatio([{ salary: 1, midpoint: 0 }])).toMatchObject(zero);
  });
});

describe("benchmarks", () => {
  test("nine months at 3 % pro rata are 2.25 %", () => {
    // Source: BLR Compensation Daily Advisor, Keys to aging salary data.
    expect(ageBenchmark({ value: 52_000, months: 9, annualRate: 0.03 }).value).toBeCloseTo(53_170, 6);
    expect(compositeBenchmark({ sources: [{ value: 52_000, months: 9, annualRate: 0.03 }, { value: 53_000, months: 4, annualRate: 0.03 }] }).value).toEqual({ value: expect.closeTo(53_350, 6) as number });
  });
  test("the methods agree at whole years, and in between pro rata is never lower", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 0.2, noNaN: true }), (months, annualRate) => {
        const [prorata, compound] = (["prorata", "compound"] as const).map((method) => ageBenchmark({ value: 1, months, annualRate, method }).factor) as [number, number];
        expect(prorata).toBeGreaterThanOrEqual(compound - 1e-12);
        if (months % 12 === 0) expect(prorata).toBeCloseTo(compound, 12);
      }),
      { numRuns: 1000 },
    );
  });
  test("a composite without sources or weights is none", () => {
    expect(compositeBenchmark({ sources: [] }).value).toMatchObject({ notAvailable: "no-data" });
    expect(compositeBenchmark({ sources: [{ value: 1, months: 0, annualRate: 0, weight: 0 }] })).toMatchObject({ value: zero, aged: [1] });
  });
  test("a salary is placed between published percentiles, and outside only on a side", () => {
    const benchmark = { "75": 130_000, "25": 80_000, "50": 100_000 };
    const at = (salary: number) => marketPosition({ salary, benchmark });
    expect(at(112_000)).toEqual({ percentile: { value: 60 }, bound: null });
    expect([at(80_000).percentile, at(130_000).percentile]).toEqual([{ value: 25 }, { value: 75 }]);
    expect([at(79_999).bound, at(130_001).bound]).toEqual(["below-P25", "above-P75"]);
    expect(at(79_999).percentile).toMatchObject({ notAvailable: "beyond-horizon" });
    expect(marketPosition({ salary: 1, benchmark: {} }).percentile).toMatchObject({ notAvailable: "no-data" });
    expect(marketPosition({ salary: 100, benchmark: { "25": 100, "50": 100, "75": 120 } }).percentile).toEqual({ value: 25 });
  });
});

describe("loaded cost", () => {
  test("is what comes on top of pay, for the time worked", () => {
    expect(loadedCost({ baseAnnual: 100_000, burdenRate: 0.25, overheadAnnual: 7000, fteMonths: 6, productiveHours: 1650 })).toEqual({ annual: 132_000, cost: 66_000, hourly: { value: 80 } });
    expect(loadedCost({ baseAnnual: 12, burdenRate: 0, fteMonths: 1 })).toMatchObject({ cost: 1, hourly: { notAvailable: "no-data" } });
    expect(loadedCost({ baseAnnual: 12, burdenRate: 0, fteMonths: 1, productiveHours: 0 }).hourly).toMatchObject(zero);
  });
});

describe("pay gap", () => {
  test("is of the reference group's pay, and hidden below ten people", () => {
    const ten = Array.from({ length: 10 }, () => 100);
    expect(payGap({ reference: ten, comparison: ten.map(() => 90) })).toEqual({ meanGapPct: { value: 10 }, medianGapPct: { value: 10 }, status: "ok" });
    expect(payGap({ reference: ten, comparison: ten.slice(1) })).toMatchObject({ status: "suppressed", meanGapPct: { notAvailable: "suppressed" } });
    expect(payGap({ reference: [0], comparison: [1], minContributors: 1 }).meanGapPct).toMatchObject(zero);
    expect(payGap({ reference: [], comparison: [1], minContributors: 0 }).medianGapPct).toMatchObject({ notAvailable: "no-data" });
  });

  test("adjusted, finds the gap that was put in, whatever level and region do", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 12, maxLength: 30 }), fc.double({ min: -0.5, max: 0.5, noNaN: true }), (people, gap) => {
        const rows = people.map(([comparison, a, b]) => ({ comparison, x: [a, b], pay: Math.exp(10 + (comparison ? gap : 0) + 0.1 * a - 0.03 * b) }));
        const result = adjustedGap(rows);
        if (result.status === "ok") expect(result.coefficient).toEqual({ value: expect.closeTo(gap, 7) as number });
        else expect(result.adjustedGapPct).toMatchObject({ notAvailable: "not-applicable" });
      }),
      { numRuns: 1000 },
    );
  });

  test("adjusted, is singular where the group cannot be told from the rest", () => {
    const row = (comparison: boolean, x: number) => ({ pay: 100, comparison, x: [x] });
    const status = (rows: Parameters<typeof adjustedGap>[0]) => adjustedGap(rows).status;
    expect(status([])).toBe("singular");
    expect(status([row(true, 1), row(true, 2), row(true, 3), row(true, 4)])).toBe("singular");
    expect(status([row(true, 1), row(false, 0), row(true, 1), row(false, 0)])).toBe("singular");
    expect(status([row(true, 1), row(false, 2)])).toBe("singular");
    expect(status([row(true, 1), row(false, 2), row(true, 5), { ...row(false, 4), pay: 0 }])).toBe("singular");
    expect(status([row(true, 1), row(false, 2), row(true, 5), row(false, 4)])).toBe("ok");
    expect(() => adjustedGap([row(true, 1), { ...row(false, 1), x: [] }])).toThrow(RangeError);
  });

  test("least squares leave nothing that a column could still explain", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pay, fc.integer({ min: 0, max: 50 }), pay), { minLength: 5, maxLength: 15 }), (rows) => {
        const [y, columns] = [rows.map(([value]) => value), [rows.map(() => 1), rows.map(([, x]) => x), rows.map(([, , x]) => x)]];
        const b = leastSquares(columns, y);
        if (b === undefined) return;
        const residuals = y.map((value, i) => value - columns.reduce((sum, column, j) => sum + (column[i] ?? 0) * (b[j] ?? 0), 0));
        for (const column of columns) {
          const scale = Math.hypot(...column) * Math.hypot(...y);
          expect(Math.abs(residuals.reduce((sum, r, i) => sum + r * (column[i] ?? 0), 0)) / scale).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
