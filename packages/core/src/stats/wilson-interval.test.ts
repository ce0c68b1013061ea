import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test.each([
  // Source: Newcombe (1998), Table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i", (successes, n, low, high) => {
  expect(wilsonInterval(successes, n, 0.95)).toEqual({ value: { low: expect.closeTo(low, 4) as number, high: expect.closeTo(high, 4) as number } });
});

test("no success has exactly 0 as its lower end, all successes exactly 1 as the upper", () => {
  expect(wilsonInterval(0, 7, 0.95)).toMatchObject({ value: { low: 0 } });
  expect(wilsonInterval(7, 7, 0.95)).toMatchObject({ value: { high: 1 } });
});

test("no trials, no interval", () => {
  expect(wilsonInterval(0, 0, 0.95)).toMatchObject({ notAvailable: "zero-denominator" });
});
