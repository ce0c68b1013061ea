import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { crps, type CrpsInput } from "./crps.ts";

const score = (input: CrpsInput): number => {
  const result = crps(input);
  return "value" in result ? result.value : Number.NaN;
};
const whole = fc.integer({ min: -30, max: 30 });
const ensembles = fc.array(whole, { minLength: 1, maxLength: 20 });

/** The integral of (F(x) - 1{x >= y})², unit by unit: another way to the same score of whole numbers. */
function integral(ensemble: readonly number[], outcome: number): number {
  const points = [...ensemble, outcome];
  let total = 0;
  for (let x = Math.min(...points); x < Math.max(...points); x += 1) total += (ensemble.filter((value) => value <= x).length / ensemble.length - (outcome <= x ? 1 : 0)) ** 2;
  return total;
}

describe("crps", () => {
  test("published values of properscoring and nci/scores", () => {
    expect(score(deepFreeze({ ensemble: [0, 1], outcome: 2 }))).toBeCloseTo(1.25, 12);
    expect(score({ ensemble: [0, 2], weights: [0.8, 0.2], outcome: 1.5 })).toBeCloseTo(0.98, 12);
    expect(score({ ensemble: [0, 4, 3, 7], outcome: 2, estimator: "ecdf" })).toBeCloseTo(1.125, 12);
    expect(score({ ensemble: [0, 4, 3, 7], outcome: 2, estimator: "fair" })).toBeCloseTo(2 / 3, 12);
  });

  test("what has no score says why", () => {
    expect(crps({ ensemble: [], outcome: 1 })).toMatchObject({ notAvailable: "no-data" });
    expect(crps({ ensemble: [1, 2], weights: [0, 0], outcome: 1 })).toMatchObject({ notAvailable: "zero-denominator" });
    expect(crps({ ensemble: [3], outcome: 1, estimator: "fair" })).toMatchObject({ notAvailable: "insufficient-sample" });
    expect(() => crps({ ensemble: [1, 2], weights: [1], outcome: 1 })).toThrow(RangeError);
    expect(() => crps({ ensemble: [1, 2], weights: [2, -1], outcome: 1 })).toThrow(RangeError);
  });

  test("is the integral of the squared difference of distributions, and one value scores its absolute error", () => {
    fc.assert(
      fc.property(ensembles, whole, whole, (ensemble, outcome, point) => {
        expect(score({ ensemble, outcome })).toBeCloseTo(integral(ensemble, outcome), 9);
        expect(score({ ensemble: [point], outcome })).toBe(Math.abs(point - outcome));
      }),
      { numRuns: 1000 },
    );
  });

  test("whole weights are repetitions, their scale and the order of values change nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, fc.nat(4)), { minLength: 1, maxLength: 10 }), whole, (pairs, outcome) => {
        fc.pre(pairs.some(([, weight]) => weight > 0));
        const repeated = pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
        const weighted = { ensemble: pairs.map(([value]) => value), weights: pairs.map(([, weight]) => weight), outcome };
        expect(score(weighted)).toBeCloseTo(score({ ensemble: repeated, outcome }), 9);
        expect(score({ ...weighted, weights: weighted.weights.map((weight) => weight / 8) })).toBeCloseTo(score(weighted), 9);
        expect(score({ ensemble: weighted.ensemble.toReversed(), weights: weighted.weights.toReversed(), outcome })).toBeCloseTo(score(weighted), 9);
      }),
      { numRuns: 1000 },
    );
  });

  test("is proper: over what happened, no other forecast scores better than what happened itself", () => {
    fc.assert(
      fc.property(ensembles, ensembles, (happened, other) => {
        const expected = (ensemble: readonly number[]) => happened.reduce((total, outcome) => total + score({ ensemble, outcome }), 0);
        expect(expected(happened)).toBeLessThanOrEqual(expected(other) + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});
