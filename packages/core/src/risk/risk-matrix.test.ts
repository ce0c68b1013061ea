import fc from "fast-check";
import "../../test/property-seed.ts";
import { describe, expect, test } from "vitest";
import { DEFAULT_COLOURS, matrixAudit } from "./matrix-audit.ts";
import { matrixCell } from "./matrix-cell.ts";
import { riskMatrix } from "./risk-matrix.ts";

describe("the matrix", () => {
  test.each([
    [2, 2, 4, "low"],
    [3, 3, 9, "moderate"],
    [4, 4, 16, "high"],
    [4, 5, 20, "extreme"],
  ])("%i × %i is %i, %s", (probability, impact, score, band) => {
    expect(riskMatrix({ probability, impact })).toEqual({ value: { score, band } });
  });

  test("a step outside 1 to 5 or a half step has no score; a score that no band reaches has no band", () => {
    for (const probability of [0, 6, 2.5]) expect(riskMatrix({ probability, impact: 3 })).toMatchObject({ notAvailable: "not-applicable" });
    expect(riskMatrix({ probability: 5, impact: 5, bands: [{ name: "low", max: 10 }] })).toEqual({ value: { score: 25, band: null } });
  });

  // Source: Cox (2008), Risk Analysis 28:497-512: the lower score has 2.5 times the expected loss.
  test("it can rank a smaller risk above a larger one", () => {
    expect([matrixCell({ p: 0.21, c: 0.21, size: 5 }), matrixCell({ p: 0.19, c: 0.59, size: 5 })]).toMatchObject([{ value: { score: 4 } }, { value: { score: 3 } }]);
  });

  test("cells are left-closed in exact arithmetic, the top one closed", () => {
    const cell = (p: number, size: number) => matrixCell({ p, c: 0, size });
    expect(cell(0.6, 5)).toMatchObject({ value: { probability: 4 } });
    // 0.29 × 100 is 28.999999999999996 in binary.
    expect(cell(0.29, 100)).toMatchObject({ value: { probability: 30 } });
    expect(cell(1, 5)).toMatchObject({ value: { probability: 5, impact: 1 } });
    expect(cell(1.01, 5)).toMatchObject({ notAvailable: "not-applicable" });
  });

  test("every hundredth falls into the cell that whole numbers give", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }), (hundredths, size) => {
        expect(matrixCell({ p: hundredths / 100, c: 0, size })).toMatchObject({ value: { probability: Math.min(size, Math.floor((hundredths * size) / 100) + 1) } });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the audit of colours", () => {
  test("the default colours pass on five by five", () => {
    expect(matrixAudit({ colours: DEFAULT_COLOURS })).toEqual({ weakConsistency: true, minRed: 0.32, maxGreen: 0.16, redInLowestRowOrColumn: false, redTouchesGreen: false });
  });

  test("a red cell in the lowest row can hold no risk at all", () => {
    expect(matrixAudit({ colours: [["green", "red"], ["yellow", "red"]] })).toEqual({ weakConsistency: false, minRed: 0, maxGreen: 0.25, redInLowestRowOrColumn: true, redTouchesGreen: true });
  });

  test("without red or green there is nothing to contradict", () => {
    expect(matrixAudit({ colours: [["yellow"]] })).toMatchObject({ weakConsistency: true, minRed: null, maxGreen: null });
  });
});
