import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processLimits } from "./process-limits.ts";

const numberOf = (measure: { readonly value: number } | object): number => ("value" in measure ? measure.value : Number.NaN);

describe("natural process limits", () => {
  test("mean and mean moving range by hand: 10 12 11 13 9 11 has mean 11 and ranges 2 1 2 4 2", () => {
    const limits = processLimits([10, 12, 11, 13, 9, 11]);
    expect([limits.mean, limits.meanRange].map(numberOf)).toEqual([11, 2.2]);
    expect(numberOf(limits.lower)).toBeCloseTo(5.148, 10);
    expect(numberOf(limits.upper)).toBeCloseTo(16.852, 10);
    expect(numberOf(limits.upperRange)).toBeCloseTo(7.1896, 10);
    expect(limits.points.map(({ movingRange }) => movingRange)).toEqual([null, 2, 1, 2, 4, 2]);
    expect(limits.points.every(({ outside, run }) => outside === null && run === null)).toBe(true);
  });

  test("counts are never negative, so the lower limit is at least 0", () => {
    expect(numberOf(processLimits([0, 5, 0, 6, 1, 7]).lower)).toBe(0);
  });

  test("a point outside is a signal on its side", () => {
    const { points } = processLimits([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 30]);
    expect(points.at(-1)?.outside).toBe("above");
    expect(points.filter(({ outside }) => outside !== null)).toHaveLength(1);
  });

  test("eight in a row are a run and seven are not; a value on the line ends it", () => {
    const run = (below: number, above: number) => processLimits([...Array.from({ length: below }, () => 4), ...Array.from({ length: above }, () => 6)]).points.map((point) => point.run);
    expect(run(8, 8)).toEqual([...Array.from({ length: 8 }, () => "below"), ...Array.from({ length: 8 }, () => "above")]);
    expect(run(7, 7).every((mark) => mark === null)).toBe(true);
    const broken = processLimits([4, 4, 4, 4, 5, 4, 4, 4, 4, 6, 6, 6, 6, 6, 6, 6, 6]);
    expect(numberOf(broken.mean)).toBe(5);
    expect(broken.points.slice(0, 9).every(({ run: mark }) => mark === null)).toBe(true);
    expect(broken.points.at(-1)?.run).toBe("above");
  });

  test("values with a long tail are judged against their median, which a few long ones do not lift", () => {
    const tailed = [3, 4, 5, 40, 3, 4, 5, 3, 4, 5, 3, 4, 5, 60];
    expect(processLimits(tailed).points.filter(({ run }) => run === "below")).toHaveLength(9);
    expect(processLimits(tailed, { runsAgainst: "median" }).points.every(({ run }) => run === null)).toBe(true);
  });

  test("five values give no limits and no signals, but their moving ranges", () => {
    const few = processLimits([1, 9, 1, 9, 1]);
    expect(few).toMatchObject({ n: 5, mean: { notAvailable: "insufficient-sample" }, upper: { notAvailable: "insufficient-sample" } });
    expect(few.points.map(({ movingRange }) => movingRange)).toEqual([null, 8, 8, 8, 8]);
    expect(processLimits([]).points).toEqual([]);
  });

  test("adding a constant moves the limits and leaves the ranges; every unmarked point lies inside", () => {
    const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), (plain, shift) => {
        const [before, after] = [processLimits(plain), processLimits(plain.map((value) => value + shift))];
        expect(numberOf(after.meanRange)).toBeCloseTo(numberOf(before.meanRange), 9);
        expect(numberOf(after.upper) - numberOf(before.upper)).toBeCloseTo(shift, 9);
        for (const { value, outside } of before.points) if (outside === null) expect(value >= numberOf(before.lower) && value <= numberOf(before.upper)).toBe(true);
        expect(processLimits(plain.toReversed()).points.filter(({ run }) => run !== null)).toHaveLength(before.points.filter(({ run }) => run !== null).length);
      }),
      { numRuns: 1000 },
    );
  });
});
