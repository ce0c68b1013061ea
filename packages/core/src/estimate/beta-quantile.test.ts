import fc from "fast-check";
import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

const shape = fc.double({ min: 1, max: 60, noNaN: true });
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

/** Whether two numbers agree to a part of the second. */
const near = (got: number, expected: number, relative: number): boolean => Math.abs(got - expected) <= relative * Math.abs(expected);

test("the published values of scipy.stats.beta", () => {
  // Source: scipy 1.17, beta.cdf and beta.ppf.
  expect(incompleteBeta(0.3, 2, 4)).toBeCloseTo(0.47178, 12);
  expect(betaQuantile(0.5, 2, 4)).toBeCloseTo(0.3138101704556974, 13);
  expect(betaQuantile(0.9, 2, 4)).toBeCloseTo(0.583890374619529, 13);
  expect(betaQuantile(0.001, 1.3, 4.7) / 0.0011465878638250557).toBeCloseTo(1, 9);
});

test("shapes with a closed form agree to 1e-9 of the value", () => {
  fc.assert(
    fc.property(probability, shape, (p, a) => {
      expect(near(betaQuantile(p, a, 1), p ** (1 / a), 1e-9)).toBe(true);
      expect(near(betaQuantile(p, 1, a), -Math.expm1(Math.log1p(-p) / a), 1e-9)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("the quantile is the inverse of the cumulative probability, grows with it, and mirrors when the shapes change places", () => {
  fc.assert(
    fc.property(probability, probability, shape, shape, (p, q, a, b) => {
      const x = betaQuantile(p, a, b);
      expect(near(incompleteBeta(x, a, b), p, 1e-9)).toBe(true);
      if (q >= p) expect(betaQuantile(q, a, b)).toBeGreaterThanOrEqual(x * (1 - 1e-12));
      expect(betaQuantile(1 - p, b, a)).toBeCloseTo(1 - x, 6);
    }),
    { numRuns: 1000 },
  );
});

test("the ends of the probability are the ends of the range", () => {
  expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1, 0, 1]);
});
