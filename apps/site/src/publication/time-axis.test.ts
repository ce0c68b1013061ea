import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { timeAxis } from "./time-axis.ts";

test("months are labelled, the year where it begins", () => {
  expect(timeAxis(isoDate("2026-11-22"), isoDate("2027-03-20")).ticks.map((tick) => tick.label)).toEqual(["Dec", "Jan\u00a02027", "Feb", "Mar"]);
});

test.each(["2027-01-01", "2027-12-01", "2029-06-01", "2036-01-01"])("at most seven labels to %s", (to) => {
  const { ticks } = timeAxis(isoDate("2026-11-22"), isoDate(to));
  expect(ticks.length).toBeLessThanOrEqual(7);
  for (const { x } of ticks) expect(x).toBeGreaterThanOrEqual(0);
});
