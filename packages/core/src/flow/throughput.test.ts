import { expect, test } from "vitest";
import { isoDate } from "../model/time.ts";
import { throughput } from "./throughput.ts";

const dates = Object.freeze(["2024-03-05", "2024-03-11", "2024-03-11", "2024-04-01"].map(isoDate));

test("weeks without a completion are zeros, also after the last one; weeks cut by the window are incomplete", () => {
  // 2024-03-05 is a Tuesday; the window runs from Wednesday to Tuesday three weeks later, so the first completion lies outside.
  expect(throughput({ doneDates: [...dates, null], from: isoDate("2024-03-06"), to: isoDate("2024-03-26"), period: "week" })).toEqual({
    labels: ["2024-03-04", "2024-03-11", "2024-03-18", "2024-03-25"],
    counts: [0, 2, 0, 0],
    complete: [false, true, true, false],
  });
});

test("a window without days has no periods", () => {
  expect(throughput({ doneDates: dates, from: isoDate("2024-03-06"), to: isoDate("2024-03-05"), period: "day" })).toEqual({ labels: [], counts: [], complete: [] });
});
