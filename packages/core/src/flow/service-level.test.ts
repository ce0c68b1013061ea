import { expect, test } from "vitest";
import { serviceLevelAttainment } from "./service-level-attainment.ts";
import { serviceLevelExpectation } from "./service-level-expectation.ts";

const cycleTimes = (count: number): readonly (number | null)[] => Object.freeze([null, ...Array.from({ length: count }, (_, index) => index + 1)]);

test.each([
  [9, "insufficient-sample", null],
  [10, "low-confidence", 9],
  [29, "low-confidence", 25],
  [30, "ok", 26],
])("with %i items: %s", (count, status, p85) => {
  expect(serviceLevelExpectation({ cycleTimes: cycleTimes(count), percentiles: [85] })).toEqual({ n: count, status, percentiles: { "85": p85 } });
});

test("exactly on the service level is a hit; items without a cycle time are ignored", () => {
  expect(serviceLevelAttainment({ cycleTimes: [3, 8, 9, null], sleDays: 8 })).toMatchObject({ share: { value: 2 / 3 }, hits: 2, n: 3, interval: { value: { low: expect.closeTo(0.2077, 4) as number, high: expect.closeTo(0.9385, 4) as number } } });
});

test("nothing finished since: no share", () => {
  expect(serviceLevelAttainment({ cycleTimes: [null], sleDays: 8 })).toMatchObject({ share: { notAvailable: "no-data" }, n: 0, interval: { notAvailable: "zero-denominator" } });
});
