import { expect, test } from "vitest";
import { ticksBetween } from "./ticks-between.ts";

test("round values inside the range, at most as many as asked", () => {
  expect(ticksBetween(0.53, 0.67, 4)).toEqual([0.55, 0.6, 0.65]);
  expect(ticksBetween(0, 0.29, 6)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25]);
  expect(ticksBetween(250, 320, 4)).toEqual([260, 280, 300, 320]);
  expect(ticksBetween(-1, 1, 3)).toEqual([-1, 0, 1]);
});

test("a range without width has the value itself", () => {
  expect(ticksBetween(5, 5, 4)).toEqual([5]);
});
