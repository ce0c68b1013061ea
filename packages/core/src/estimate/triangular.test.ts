import fc from "fast-check";
import { expect, test } from "vitest";
import { mean } from "../stats/mean.ts";
import { triangular, triangularQuantile } from "./triangular.ts";

const range = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat({ max: 500 }), fc.nat({ max: 500 })).map(([min, left, right]) => ({ min, mode: min + left, max: min + left + right }));

test("5 to 20 with 10 most likely: mean 11.67, variance 9.72", () => {
  // Source: the golden case triangular-one, moments of scipy.stats.triang.
  const { mean: centre, variance } = triangular({ min: 5, mode: 10, max: 20 });
  expect(centre).toBeCloseTo(35 / 3, 12);
  expect(variance).toBeCloseTo(175 / 18, 12);
});

test("quantiles: a third of the probability lies below the mode of 0, 1, 3; the ends are the ends", () => {
  const quantile = triangularQuantile({ min: 0, mode: 1, max: 3 });
  expect([quantile(0), quantile(1)]).toEqual([0, 3]);
  expect(quantile(1 / 3)).toBeCloseTo(1, 12);
  // Upper part: 1 - (3 - x)² / 6 = 0.75 gives x = 3 - √1.5.
  expect(quantile(0.75)).toBeCloseTo(3 - Math.sqrt(1.5), 12);
});

test("points out of order are refused, a range without width is a certainty", () => {
  expect(() => triangular({ min: 2, mode: 1, max: 3 })).toThrow(RangeError);
  expect(() => triangularQuantile({ min: 1, mode: 4, max: 3 })).toThrow(RangeError);
  expect(triangular({ min: 7, mode: 7, max: 7 })).toEqual({ mean: 7, variance: 0 });
  expect(triangularQuantile({ min: 7, mode: 7, max: 7 })(0.3)).toBe(7);
});

test("the inverse gives back the probability, and its average over even steps is the mean", () => {
  fc.assert(
    fc.property(range, (estimate) => {
      const { min, mode, max } = estimate;
      fc.pre(max > min);
      const quantile = triangularQuantile(estimate);
      const cumulative = (x: number): number => (x <= mode ? (x - min) ** 2 / Math.max(1e-300, (max - min) * (mode - min)) : 1 - (max - x) ** 2 / ((max - min) * (max - mode)));
      for (const p of [0.05, 0.4, 0.9]) expect(cumulative(quantile(p))).toBeCloseTo(p, 6);
      const average = mean(Array.from({ length: 200 }, (_, step) => quantile((step + 0.5) / 200)));
      expect("value" in average && Math.abs(average.value - triangular(estimate).mean) < 1e-3 * (max - min)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
