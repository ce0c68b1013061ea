import fc from "fast-check";
import { expect, test } from "vitest";
import { randomSource } from "../stats/random-source.ts";
import { calibratedWhen } from "./calibrated-when.ts";
import { cumulativeWithin } from "./calibrated-cumulative.ts";
import { replicateWeeks } from "./replicate-weeks.ts";

const PLATFORM = [4, 3, 4, 4, 3, 4, 3, 2, 2, 3, 2, 2] as const;

test("over all histories every week comes up equally often", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (samples, histories) => {
      const drawn = replicateWeeks(samples, histories, randomSource("7", "test"));
      expect(drawn.map(({ length }) => length)).toEqual(Array.from({ length: histories }, () => samples.length));
      expect(samples.map((_, week) => drawn.flat().filter((each) => each === week).length)).toEqual(samples.map(() => histories));
    }),
    { numRuns: 200 },
  );
});

test("histories differ from each other and from the sample, and the same seed gives the same ones", () => {
  const drawn = replicateWeeks(PLATFORM, 50, randomSource("7", "test"));
  expect(new Set(drawn.map((weeks) => weeks.toSorted((a, b) => a - b).join(" "))).size).toBeGreaterThan(45);
  expect(replicateWeeks(PLATFORM, 50, randomSource("7", "test"))).toEqual(drawn);
});

test("no history is empty where something was finished; where nothing was, each is the sample", () => {
  const rare = [0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(replicateWeeks(rare, 100, randomSource("7", "test")).every((weeks) => weeks.includes(3))).toBe(true);
  expect(replicateWeeks([0, 0], 2, randomSource("7", "test"))).toEqual([[0, 1], [0, 1]]);
});

test("with another seed a calibrated chance moves by about a point, not by several", () => {
  const chances = Array.from({ length: 12 }, (_, seed) => cumulativeWithin(calibratedWhen({ samples: PLATFORM, backlog: 47, percentiles: [], seed: String(seed), stream: "test", maxPeriods: 520 }).calibrated, 18));
  const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
  // Histories drawn one by one have a standard deviation of 0.014 here, and a reader would see a date a week earlier or later.
  expect(Math.sqrt(chances.reduce((sum, chance) => sum + (chance - mean) ** 2, 0) / (chances.length - 1))).toBeLessThan(0.012);
});
