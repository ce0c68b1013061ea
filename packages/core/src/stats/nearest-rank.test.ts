import fc from "fast-check";
import { expect, test } from "vitest";
import { available, isAvailable } from "../model/measure.ts";
import { nearestRank } from "./nearest-rank.ts";

const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });

test("an empty sample has no percentile", () => {
  expect(nearestRank(Object.freeze([]), 50)).toMatchObject({ notAvailable: "no-data" });
});

test("ranks are exact: 7 % of 100 values is the 7th, although 7/100*100 exceeds 7 in binary", () => {
  const values = Object.freeze(Array.from({ length: 100 }, (_, index) => index + 1));
  expect([7, 14, 28, 55, 56, 57].map((p) => nearestRank(values, p))).toEqual([7, 14, 28, 55, 56, 57].map(available));
});

test("P is the decimal written: 99.9 % of 1000 values is the 999th, 99.91 % the 1000th", () => {
  const values = Object.freeze(Array.from({ length: 1000 }, (_, index) => index + 1));
  expect([99.9, "99.9", 99.91].map((p) => nearestRank(values, p))).toEqual([999, 999, 1000].map(available));
});

test("P0 is the minimum and values are ordered as numbers, not as text", () => {
  expect(nearestRank(Object.freeze([10, 9, 100]), 0)).toEqual(available(9));
  expect(nearestRank(Object.freeze([10, 9, 100]), 100)).toEqual(available(100));
});

test.each([-1, 100.1, "85 %", Number.NaN])("%s is refused as a percentage", (p) => {
  expect(() => nearestRank([1, 2], p)).toThrow(RangeError);
});

test("the percentile was observed, at least P % of the values are no larger, and fewer than P % are smaller", () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 1000 }), (values, permille) => {
      const measure = nearestRank(Object.freeze(values), permille / 10);
      const value = isAvailable(measure) ? measure.value : Number.NaN;
      expect(values).toContain(value);
      expect(values.filter((each) => each <= value).length * 1000).toBeGreaterThanOrEqual(permille * values.length);
      expect(values.filter((each) => each < value).length * 1000).toBeLessThan(permille * values.length);
    }),
  );
});
