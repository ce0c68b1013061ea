import { describe, expect, test } from "vitest";
import { formatDate, formatDifference, formatShort, formatText } from "./format.ts";

const NBSP = "\u00a0";

describe("published values", () => {
  test("a share is shown in per cent, and a forecast is never certain unless it is", () => {
    expect(formatText(0.2249, "share", "en-GB")).toBe(`22${NBSP}%`);
    expect(formatText(0.004, "share", "en-GB")).toBe(`under 1${NBSP}%`);
    expect(formatText(0.9999, "share", "en-GB")).toBe(`over 99${NBSP}%`);
    expect(formatText(1, "share", "en-GB")).toBe(`100${NBSP}%`);
    expect(formatText(0, "share", "en-GB")).toBe(`0${NBSP}%`);
  });

  test("one of a thing is singular", () => {
    expect(formatText(1, "days", "en-GB")).toBe(`1${NBSP}day`);
    expect(formatText(17, "days", "en-GB")).toBe(`17${NBSP}days`);
    expect(formatText(1, "items", "en-GB")).toBe(`1${NBSP}item`);
  });

  test("dates read the same everywhere", () => {
    expect(formatDate("2027-01-12")).toBe(`12${NBSP}Jan${NBSP}2027`);
    expect(formatDate("2027-01-12", "day-month")).toBe(`12${NBSP}Jan`);
  });

  test("differences carry a sign, a true minus, and nothing at zero", () => {
    expect(formatDifference(12, "days", "en-GB")).toBe("+12");
    expect(formatDifference(-3, "days", "en-GB")).toBe("\u22123");
    expect(formatDifference(0, "days", "en-GB")).toBe("0");
    expect(formatText(-0.4, "days", "en-GB")).toBe(`0${NBSP}days`);
  });

  test("an index keeps its zeros; a greater measure has the decimals that it needs", () => {
    expect([1, 1.046, -0.9, 9.5].map((value) => formatText(value, "ratio", "en-GB"))).toEqual(["1.00", "1.05", "\u22120.90", "9.50"]);
    expect([71, 99.71, 412, 95.5, -14].map((value) => formatText(value, "ratio", "en-GB"))).toEqual(["71", "99.71", "412", "95.5", "\u221214"]);
  });

  test("thousands are grouped as the program’s locale does it", () => {
    expect(formatText(1284, "items", "en-GB")).toBe(`1,284${NBSP}items`);
    expect(formatText(1284, "items", "de-DE")).toBe(`1.284${NBSP}items`);
  });
});

test("money has cents where they make a difference: below a hundred, and not where there is none", () => {
  expect([1_250, 100, 99.5, 1, 0.158, 0, -0].map((amount) => formatText(amount, "money", "en-GB", "EUR"))).toEqual(["€1,250", "€100", "€99.50", "€1.00", "€0.16", "€0", "€0"]);
});

test("money for charts and sentences has three digits from ten thousand on, and what is not money is as usual", () => {
  expect([5_868_285, 7_400_000, 240_134, -18_954, 9_999, 0.158].map((amount) => formatShort(amount, "money", "en-GB", "EUR"))).toEqual(["€5.87m", "€7.40m", "€240k", "\u2212€19.0k", "€9,999", "€0.16"]);
  expect(formatShort(12_345, "items", "en-GB")).toBe(`12,345${NBSP}items`);
});
