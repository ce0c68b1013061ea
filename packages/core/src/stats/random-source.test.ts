import { expect, test } from "vitest";
import { fnv1a64 } from "./fnv1a64.ts";
import { randomSource } from "./random-source.ts";

const floats = (seed: string, stream: string): readonly number[] => {
  const { float } = randomSource(seed, stream);
  return Array.from({ length: 5 }, float);
};

test("the same seed and stream give the same draws; another stream or seed gives others", () => {
  expect(floats("7", "search")).toEqual(floats("7", "search"));
  expect(floats("7", "fraud")).not.toEqual(floats("7", "search"));
  expect(floats("8", "search")).not.toEqual(floats("7", "search"));
});

test("seeds run up to 2^64 - 1", () => {
  expect(floats("18446744073709551615", "")[0]).toBeGreaterThanOrEqual(0);
});

test.each(["18446744073709551616", "-1", "1.5", "", "0x10"])("seed %j is refused", (seed) => {
  expect(() => randomSource(seed, "")).toThrow(RangeError);
});

test("draws stay in their ranges and centre where they should", () => {
  const random = randomSource("1", "ranges");
  const opens = Array.from({ length: 20_000 }, random.open);
  const normals = Array.from({ length: 20_000 }, random.normal);
  const indexes = Array.from({ length: 20_000 }, () => random.index(3));
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(opens.every((value) => value > 0 && value < 1)).toBe(true);
  expect(new Set(indexes)).toEqual(new Set([0, 1, 2]));
  // Four standard errors: 4 × 0.2887 / √20000, 4 / √20000, 4 × 0.8165 / √20000.
  expect(Math.abs(average(opens) - 0.5)).toBeLessThan(0.0082);
  expect(Math.abs(average(normals))).toBeLessThan(0.0283);
  expect(Math.abs(average(indexes) - 1)).toBeLessThan(0.0231);
});

test("labels are hashed as UTF-8, a lone surrogate as U+FFFD", () => {
  // Source: an independent implementation in Python over str.encode().
  expect(fnv1a64("ä")).toBe(0xac21207b7181582n);
  expect(fnv1a64("€")).toBe(0x5646581b8855166bn);
  expect(fnv1a64("😀")).toBe(0xfeff073875020288n);
  expect(fnv1a64("\ud83d")).toBe(fnv1a64("\ufffd"));
});
