import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { available, valueOrNull } from "../model/measure.ts";
import { exactWhen, exactWhenPercentile, probabilityWithin } from "./exact-when.ts";

const samples = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 12 }).filter((counts) => counts.some((count) => count > 0));

test("a die a week: 20 items take 6, 7 and 8 weeks at 50, 85 and 95 %", () => {
  // Source: the dice exercise of FocusedObjective.Resources, "Basic Monte Carlo Forecasting"; the golden case fc-when-dice-exact.
  const dice = exactWhen(deepFreeze({ samples: [1, 2, 3, 4, 5, 6], backlog: 20 }));
  expect([50, 85, 95].map((p) => exactWhenPercentile(dice, p))).toEqual([6, 7, 8].map(available));
});

test("two-valued throughput is a negative binomial distribution", () => {
  // n successes of probability 1/2 are complete in t periods with probability C(t - 1, n - 1) / 2^t: for n = 3 that is 1/8, 3/16, 3/16, 5/32.
  const { distribution } = exactWhen({ samples: [0, 1], backlog: 3 });
  expect(distribution.slice(0, 4)).toEqual([
    { periods: 3, probability: 1 / 8, cumulative: 1 / 8 },
    { periods: 4, probability: 3 / 16, cumulative: 5 / 16 },
    { periods: 5, probability: 3 / 16, cumulative: 1 / 2 },
    { periods: 6, probability: 5 / 32, cumulative: 21 / 32 },
  ]);
});

test("an uncertain backlog splits its probability: 10 items times a factor up to 1.2 are 11 or 12", () => {
  const { distribution } = exactWhen({ samples: [1], backlog: 10, splitRate: { low: 1, high: 1.2 } });
  expect(distribution.map(({ periods }) => periods)).toEqual([10, 11, 12]);
  expect(distribution.map(({ probability }) => probability)).toEqual([expect.closeTo(0, 8), expect.closeTo(0.5, 8), expect.closeTo(0.5, 8)]);
  expect(exactWhen({ samples: [1], backlog: 10, splitRate: { low: 1.1, high: 1.1 } }).distribution).toEqual([{ periods: 11, probability: 1, cumulative: 1 }]);
});

test("scope growth: two items or none are delivered a period, and one arrives whenever something is left", () => {
  const { distribution } = exactWhen({ samples: [0, 2], backlog: 1, arrivals: [1], maxPeriods: 4 });
  // By hand: period 1 finishes (1/2) or leaves 1 + 1; period 2 finishes (1/4) or leaves 2 + 1; period 3 leaves 1 + 1 or 3 + 1
  // (1/8 each) and cannot finish; period 4 finishes from 2 only (1/16).
  expect(distribution).toEqual([
    { periods: 1, probability: 0.5, cumulative: 0.5 },
    { periods: 2, probability: 0.25, cumulative: 0.75 },
    { periods: 3, probability: 0, cumulative: 0.75 },
    { periods: 4, probability: 0.0625, cumulative: 0.8125 },
  ]);
});

describe("properties", () => {
  test("probabilities are positive or zero, add up to the cumulative one, and leave the censored rest", () => {
    fc.assert(
      fc.property(samples, fc.nat({ max: 40 }), fc.option(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { nil: [] }), (counts, backlog, arrivals) => {
        const { distribution, censored } = exactWhen(deepFreeze({ samples: counts, backlog, arrivals, maxPeriods: 120 }));
        let sum = 0;
        for (const { probability, cumulative } of distribution) {
          expect(probability).toBeGreaterThanOrEqual(0);
          sum += probability;
          expect(cumulative).toBeCloseTo(sum, 11);
        }
        expect(sum + censored).toBeCloseTo(1, 11);
      }),
    );
  });

  test("percentiles rise, and each is the first period that reaches its probability", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 60 }), (counts, backlog) => {
        const result = exactWhen({ samples: counts, backlog });
        const [p50, p85, p95] = [50, 85, 95].map((p) => valueOrNull(exactWhenPercentile(result, p)) ?? Infinity) as [number, number, number];
        expect(p50).toBeLessThanOrEqual(p85);
        expect(p85).toBeLessThanOrEqual(p95);
        expect(probabilityWithin(result, p85)).toBeGreaterThanOrEqual(0.85 - 1e-12);
        expect(probabilityWithin(result, p85 - 1)).toBeLessThan(0.85);
      }),
    );
  });

  test("constant throughput k is certain after ceil(n / k) periods and impossible before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 400 }), (k, n) => {
        const periods = Math.ceil(n / k);
        expect(exactWhen({ samples: [k, k], backlog: n })).toEqual({ status: "ok", distribution: [{ periods, probability: 1, cumulative: 1 }], censored: 0 });
      }),
    );
  });
});

test("an empty backlog is done already; no throughput is no forecast", () => {
  expect(exactWhen({ samples: [3], backlog: 0 }).distribution).toEqual([{ periods: 0, probability: 1, cumulative: 1 }]);
  const none = exactWhen({ samples: [0, 0], backlog: 4 });
  expect(none).toEqual({ status: "no-throughput", distribution: [], censored: 1 });
  expect(exactWhenPercentile(none, 50)).toMatchObject({ notAvailable: "no-data" });
});

test("certain means exactly 1, so that a page may say so", () => {
  expect(probabilityWithin(exactWhen({ samples: [1, 2, 3], backlog: 3 }), 3)).toBe(1);
  expect(probabilityWithin(exactWhen({ samples: [0, 2, 3], backlog: 3 }), 500)).toBeLessThan(1);
});

test("beyond the horizon a percentile is not a date", () => {
  const slow = exactWhen({ samples: [0, 1], backlog: 100, maxPeriods: 190 });
  expect(exactWhenPercentile(slow, 85)).toMatchObject({ notAvailable: "beyond-horizon" });
  expect(slow.censored).toBeGreaterThan(0.5);
});

test.each([[[1.5]], [[-1, 2]]])("samples %j are not counts of items", (counts) => {
  expect(() => exactWhen({ samples: counts, backlog: 4 })).toThrow(RangeError);
});
