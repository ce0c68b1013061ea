import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { mean } from "../stats/mean.ts";
import { randomSource } from "../stats/random-source.ts";
import { betaPert, betaPertQuantile } from "./beta-pert.ts";

const range = fc
  .tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 0.01, max: 1e4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([min, width, part]) => ({ min, mode: Math.min(min + width * part, min + width), max: min + width }));

describe("betaPert", () => {
  test("2 to 14 with 5 most likely: shapes 2 and 4, mean 6, and the quantiles of scipy", () => {
    // Source: the golden case betapert-skewed.
    const result = betaPert(deepFreeze({ min: 2, mode: 5, max: 14, percentiles: [10, 50, 90] }));
    expect(result).toMatchObject({ value: { alpha: 2, beta: 4, mean: 6 } });
    if (!("value" in result)) throw new Error("expected a value");
    expect(result.value.sd).toBeCloseTo(2.138089935299395, 12);
    expect(Object.values(result.value.percentiles).map((value) => value.toFixed(9))).toEqual(["3.346819503", "5.765722045", "9.006684495"]);
  });

  test("a weight of 0 makes every value equally likely", () => {
    const result = betaPert({ min: 10, mode: 11, max: 20, lambda: 0, percentiles: [0, 25, "99.9", 100] });
    expect(result).toMatchObject({ value: { alpha: 1, beta: 1, mean: 15 } });
    if (!("value" in result)) throw new Error("expected a value");
    expect(Object.entries(result.value.percentiles).map(([p, value]) => [p, value.toFixed(9)])).toEqual([["0", "10.000000000"], ["25", "12.500000000"], ["100", "20.000000000"], ["99.9", "19.990000000"]]);
  });

  test.each([
    { min: 3, mode: 3, max: 3 },
    { min: 3, mode: 2, max: 4 },
    { min: 3, mode: 5, max: 4 },
    { min: 3, mode: 3.5, max: 4, lambda: -1 },
  ])("$min, $mode, $max is no distribution", (input) => {
    expect(betaPert(input)).toMatchObject({ notAvailable: "not-applicable" });
    expect(() => betaPertQuantile(input)).toThrow(RangeError);
  });

  test("quantiles grow from end to end, and a higher most likely value never lowers one", () => {
    fc.assert(
      fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (estimate, p, q) => {
        const quantile = betaPertQuantile(estimate);
        const [low, high] = [quantile(Math.min(p, q)), quantile(Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(estimate.min);
        expect(high).toBeLessThanOrEqual(estimate.max + 1e-9);
        const later = betaPertQuantile({ ...estimate, mode: (estimate.mode + estimate.max) / 2 });
        expect(later(p)).toBeGreaterThanOrEqual(quantile(p) - 1e-9 * (estimate.max - estimate.min));
      }),
      { numRuns: 1000 },
    );
  });

  test("the mean lies between the ends and is that of the formula of PERT", () => {
    fc.assert(
      fc.property(range, ({ min, mode, max }) => {
        const result = betaPert({ min, mode, max });
        if (!("value" in result)) throw new Error("expected a value");
        expect(result.value.mean).toBeCloseTo((min + 4 * mode + max) / 6, 6);
        expect(result.value.alpha + result.value.beta).toBeCloseTo(6, 9);
        expect(result.value.sd).toBeLessThanOrEqual((max - min) / 2);
      }),
      { numRuns: 1000 },
    );
  });

  test("twenty thousand draws come to within four standard errors of the mean and the standard deviation", () => {
    const random = randomSource("20261122", "beta-pert");
    const quantile = betaPertQuantile({ min: 2, mode: 5, max: 14 });
    const draws = Array.from({ length: 20_000 }, () => quantile(random.open()));
    const average = mean(draws);
    if (!("value" in average)) throw new Error("expected a value");
    const sd = 2.138089935299395;
    expect(Math.abs(average.value - 6)).toBeLessThan((4 * sd) / Math.sqrt(draws.length));
    const variance = mean(draws.map((draw) => (draw - 6) ** 2));
    if (!("value" in variance)) throw new Error("expected a value");
    expect(Math.sqrt(variance.value)).toBeCloseTo(sd, 1);
  });
});
