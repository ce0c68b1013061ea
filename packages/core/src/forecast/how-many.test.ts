import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { valueOrNull } from "../model/measure.ts";
import { atLeast } from "./at-least.ts";
import { exactAtLeast, exactHowMany } from "./exact-how-many.ts";
import { simulateHowMany } from "./simulate-how-many.ts";

test("two coins: the number of heads is binomial", () => {
  expect(exactHowMany({ samples: Object.freeze([0, 1]), periods: 2 })).toEqual({
    status: "ok",
    distribution: [{ items: 0, probability: 0.25 }, { items: 1, probability: 0.5 }, { items: 2, probability: 0.25 }],
  });
});

test("75 % sure of one head in two, 25 % of two, and of none for certain", () => {
  const heads = exactHowMany({ samples: [0, 1], periods: 2 });
  expect([100, 76, 75, 26, 25].map((confidence) => exactAtLeast(heads, confidence))).toEqual([0, 0, 1, 1, 2]);
});

test("100,000 trials lie within 4 standard errors of the exact distribution", () => {
  const input = deepFreeze({ samples: [0, 1, 2, 0, 3, 0, 0, 1, 2, 0], periods: 10 });
  const { distribution } = exactHowMany(input);
  const reaches = (items: number): number => distribution.reduce((sum, point) => (point.items >= items ? sum + point.probability : sum), 0);
  const confidences = Array.from({ length: 99 }, (_, index) => index + 1);
  const simulated = simulateHowMany({ ...input, trials: 100_000, seed: "3", stream: "convergence", confidences });
  const errors = (probability: number): number => 4 * Math.sqrt((probability * (1 - probability)) / 100_000);
  for (const confidence of confidences) {
    const items = simulated.atLeast[String(confidence)] ?? Number.NaN;
    expect(reaches(items) + errors(reaches(items))).toBeGreaterThanOrEqual(confidence / 100);
    expect(reaches(items + 1) - errors(reaches(items + 1))).toBeLessThan(confidence / 100);
  }
  const expected = distribution.reduce((sum, { items, probability }) => sum + items * probability, 0);
  // Ten draws of variance 1.09 each: the samples have mean 0.9 and mean square 1.9.
  expect(expected).toBeCloseTo(9, 10);
  expect(Math.abs((valueOrNull(simulated.mean) ?? Number.NaN) - expected)).toBeLessThan(4 * Math.sqrt(10.9 / 100_000));
});

test("at least c % of the trials reach the number, and fewer reach the next one that occurs", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 100 }), (totals, confidence) => {
      const reached = atLeast({ totals: Object.freeze(totals), confidences: [confidence] })[String(confidence)] ?? Number.NaN;
      expect(totals.filter((total) => total >= reached).length * 100).toBeGreaterThanOrEqual(confidence * totals.length);
      expect(totals.filter((total) => total > reached).length * 100).toBeLessThan(confidence * totals.length);
    }),
  );
});

test("without throughput there is no forecast", () => {
  expect(simulateHowMany({ samples: [0, 0], periods: 4, trials: 10, seed: "1", stream: "", confidences: [85] })).toMatchObject({ status: "no-throughput", atLeast: { "85": null }, mean: { notAvailable: "no-data" } });
  const none = exactHowMany({ samples: [], periods: 4 });
  expect(none).toEqual({ status: "no-throughput", distribution: [] });
  expect(() => exactAtLeast(none, 85)).toThrow(RangeError);
});
