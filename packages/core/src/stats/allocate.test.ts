import fc from "fast-check";
import { expect, test } from "vitest";
import { available, isAvailable } from "../model/measure.ts";
import { allocate } from "./allocate.ts";

test("ties go to the earlier item; a negative total mirrors the positive one", () => {
  expect(allocate(100, Object.freeze([1, 1, 1]))).toEqual(available([34, 33, 33]));
  expect(allocate(-100, Object.freeze([1, 1, 1]))).toEqual(available([-34, -33, -33]));
  expect(allocate(-1, Object.freeze([0, 1]))).toEqual(available([0, -1]));
});

test("weights are the decimals written: 0.1, 0.2 and 0.3 of 6 leave no remainder", () => {
  expect(allocate(6, Object.freeze([0.1, 0.2, 0.3]))).toEqual(available([1, 2, 3]));
});

test.each([[[]], [[0, 0]]])("weights %j share nothing out", (weights) => {
  expect(allocate(10, weights)).toMatchObject({ notAvailable: "zero-denominator" });
});

test("a negative weight is not a share", () => {
  expect(allocate(10, [2, -1])).toMatchObject({ notAvailable: "not-applicable" });
});

test("parts add up to the total and none is a unit or more from its share", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
      const sum = weights.reduce((left, right) => left + right, 0);
      fc.pre(sum > 0);
      const measure = allocate(total, Object.freeze(weights));
      const parts = isAvailable(measure) ? measure.value : [];
      expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
      parts.forEach((part, index) => expect(Math.abs(part - (total * (weights[index] as number)) / sum)).toBeLessThan(1));
    }),
  );
});
