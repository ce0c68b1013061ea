import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { distanceText, stateOf } from "./decisions.ts";

const asOf = isoDate("2026-11-22");

test.each([
  ["2026-11-24", "in 2\u00a0days"],
  ["2026-11-23", "in 1\u00a0day"],
  ["2026-11-22", "today"],
  ["2026-11-17", "5\u00a0days ago"],
])("%s seen from the as-of date is %s", (date, expected) => {
  expect(distanceText(asOf, isoDate(date))).toBe(expected);
});

test("a decision is overdue the day after its date, and never once it is taken", () => {
  expect(stateOf({ due: asOf }, asOf)).toBe("waiting");
  expect(stateOf({ due: isoDate("2026-11-21") }, asOf)).toBe("overdue");
  expect(stateOf({ due: isoDate("2026-11-21"), decidedOn: isoDate("2026-11-22") }, asOf)).toBe("decided");
});
