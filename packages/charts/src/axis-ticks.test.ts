import { expect, test } from "vitest";
import { ticksUpTo } from "./axis-ticks.ts";

test.each([
  [46, 1, [20, 40]],
  [28, 1, [10, 20]],
  [420, 1, [200, 400]],
  [8, 1, [2, 4, 6, 8]],
  [1, 1, [1]],
  [0.112, 0.01, [0.05, 0.1]],
] as const)("up to %d in steps of at least %d", (max, least, ticks) => {
  expect(ticksUpTo(max, least).map((tick) => Math.round(tick * 1000) / 1000)).toEqual(ticks);
});

test("never more than four gridlines", () => {
  for (let max = 1; max < 3000; max += 1) expect(ticksUpTo(max).length).toBeLessThanOrEqual(4);
});
