import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { bandAxis, bandOn, bandText } from "./forecast-band.ts";

const date = isoDate;
const asOf = date("2026-11-22");
const near = { p50: date("2027-01-12"), p85: date("2027-01-29"), p95: date("2027-02-09"), target: date("2027-01-30") };

test("a band stands in order on the axis, its dates on both sides of the bar", () => {
  const band = bandOn(bandAxis(asOf, [near]), near);
  expect(band.p50).toBeLessThan(band.p85 ?? 0);
  expect(band.p85).toBeLessThan(band.p95 ?? 0);
  expect(band.labels.map(({ text, anchor }) => [text, anchor])).toEqual([["12\u00a0Jan", "end"], ["29\u00a0Jan", "start"]]);
});

test("one date is written when 50 % and 85 % fall on the same day", () => {
  const same = { ...near, p85: near.p50 };
  expect(bandOn(bandAxis(asOf, [same]), same).labels.map(({ text }) => text)).toEqual(["12\u00a0Jan"]);
});

test("one far forecast does not flatten the others: it is an arrow with its dates", () => {
  const far = { p50: date("2030-05-01"), p85: date("2031-01-01"), p95: date("2031-06-01") };
  const axis = bandAxis(asOf, [near, near, near, far]);
  expect(axis.to < "2027-06-01").toBe(true);
  expect(bandOn(axis, far).beyond).toBe("1\u00a0May\u00a02030, 85\u00a0% by 1\u00a0Jan\u00a02031");
});

test("a target that has passed stands at the as-of date", () => {
  const passed = { ...near, target: date("2026-10-01") };
  expect(bandOn(bandAxis(asOf, [passed]), passed).target?.x).toBe(0);
});

test("labels near the ends stay inside the column", () => {
  const soon = { p50: date("2026-11-23"), p85: date("2026-11-25"), p95: date("2027-02-09") };
  for (const { x, anchor } of bandOn(bandAxis(asOf, [soon]), soon).labels) expect(anchor === "end" ? x - 13 : x).toBeGreaterThanOrEqual(0);
});

test("two dates close together near the start stand side by side", () => {
  const soon = { p50: date("2026-12-02"), p85: date("2026-12-05"), p95: date("2027-02-09") };
  const [first, second] = bandOn(bandAxis(asOf, [soon]), soon).labels;
  expect([first?.x, first?.anchor, second?.anchor]).toEqual([0, "start", "start"]);
  expect(second?.x).toBeGreaterThanOrEqual(13);
});

test("without a forecast the words say so", () => {
  expect(bandText({})).toBe("No forecast");
  expect(bandText(near)).toContain("target 30\u00a0Jan\u00a02027");
});
