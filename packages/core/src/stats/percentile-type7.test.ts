import { expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { median } from "./median.ts";
import { nearestRank } from "./nearest-rank.ts";
import { percentileType7 } from "./percentile-type7.ts";

test("quartiles of the Wikipedia example", () => {
  // Source: simple-statistics test/quantile.test.js, after en.wikipedia.org/wiki/Quantile; type 7.
  const values = Object.freeze([3, 6, 7, 8, 8, 10, 13, 15, 16, 20]);
  expect([25, 50, 75].map((p) => percentileType7(values, p))).toEqual([7.25, 9, 14.5].map(available));
});

test("the ends are the minimum and the maximum", () => {
  expect([0, 100].map((p) => percentileType7(Object.freeze([9, 10, 100]), p))).toEqual([9, 100].map(available));
});

test("an empty sample has neither percentile nor median", () => {
  expect([percentileType7([], 50), median([])]).toMatchObject([{ notAvailable: "no-data" }, { notAvailable: "no-data" }]);
});

test("for an even count the median lies between two values and the P50 on one", () => {
  const values = Object.freeze([1, 2, 3, 10]);
  expect([median(values), percentileType7(values, 50), nearestRank(values, 50)]).toEqual([2.5, 2.5, 2].map(available));
});
