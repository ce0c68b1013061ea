import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { chiSquareQuantile } from "./chi-square-quantile.ts";
import { kolmogorovSmirnov, kolmogorovSmirnovOfBins } from "./kolmogorov-smirnov.ts";
import { populationStability } from "./population-stability.ts";
import { populationStabilityBins } from "./population-stability-bins.ts";

const RUNS = { numRuns: 1000 };
const counts = (length: number) => fc.array(fc.nat(500), { minLength: length, maxLength: length });
const histograms = fc.integer({ min: 2, max: 12 }).chain((bins) => fc.tuple(counts(bins), counts(bins)));
const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 });

describe("chi-square quantile", () => {
  // Values of scipy.stats.chi2.ppf.
  test.each([
    [0.95, 1, 3.841458820694124],
    [0.95, 2, 5.991464547107979],
    [0.95, 5, 11.070497693516351],
    [0.95, 9, 16.918977604620448],
    [0.95, 99, 123.2252214533618],
    [0.95, 500, 553.1268089342569],
    [0.01, 3, 0.11483180189911707],
  ])("p %f, %i degrees: %f", (p, degrees, expected) => {
    expect(Math.abs(chiSquareQuantile(p, degrees) / expected - 1)).toBeLessThan(1e-11);
  });

  test.each([[0, 1], [1, 1], [0.5, 0], [0.5, 1.5]])("p %f, %f degrees: none", (p, degrees) => {
    expect(() => chiSquareQuantile(p, degrees)).toThrow(RangeError);
  });

  test("grows with the degrees of freedom", () => {
    const values = Array.from({ length: 60 }, (_, index) => chiSquareQuantile(0.95, index + 1));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe("population stability", () => {
  test("bins empty in both are dropped; a bin empty in one adds half a record to each of both", () => {
    const dropped = populationStability({ expected: [10, 0, 30], actual: [20, 0, 20] });
    expect(dropped).toMatchObject({ bins: 2, smoothed: false });
    expect(valueOrNull(dropped.psi)).toBe(valueOrNull(populationStability({ expected: [10, 30], actual: [20, 20] }).psi));
    const smoothed = populationStability({ expected: [10, 0], actual: [5, 5] });
    // By hand: 10.5/11 and 0.5/11 against 5.5/11 and 5.5/11.
    expect(valueOrNull(smoothed.psi)).toBeCloseTo((-5 / 11) * Math.log(5.5 / 10.5) + (5 / 11) * Math.log(5.5 / 0.5), 12);
    expect(smoothed).toMatchObject({ smoothed: true, band: { value: "major" } });
  });

  test("the bound is of the records counted, not of the smoothed ones", () => {
    expect(valueOrNull(populationStability({ expected: [10, 0], actual: [5, 5] }).critical95)).toBeCloseTo((1 / 10 + 1 / 10) * 3.841458820694124, 12);
  });

  test("an empty sample has no index; one bin cannot move", () => {
    expect(populationStability({ expected: [0, 0], actual: [5, 5] })).toMatchObject({ psi: { notAvailable: "no-data" }, band: { notAvailable: "no-data" }, exceedsSamplingNoise: { notAvailable: "no-data" } });
    expect(populationStability({ expected: [], actual: [] })).toMatchObject({ psi: { notAvailable: "no-data" }, bins: 0 });
    expect(populationStability({ expected: [7], actual: [9] })).toMatchObject({ psi: { value: 0 }, critical95: { notAvailable: "not-applicable" }, exceedsSamplingNoise: { value: false } });
    expect(() => populationStability({ expected: [1], actual: [1, 2] })).toThrow(RangeError);
  });

  test.each([[0.0999, "stable"], [0.1, "moderate"], [0.2499, "moderate"], [0.25, "major"]])("bands near %f", (limit, band) => {
    // Two bins, shares e and 1 − e against their swap: PSI = 2 (1 − 2e) ln((1 − e) / e). Search the e that is just at the limit.
    let [low, high] = [0.2, 0.5];
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (2 * (1 - 2 * middle) * Math.log((1 - middle) / middle) >= limit) low = middle;
      else high = middle;
    }
    const e = Math.round(low * 1e9) - (limit === 0.1 || limit === 0.25 ? 10 : 0);
    expect(valueOrNull(populationStability({ expected: [e, 1e9 - e], actual: [1e9 - e, e] }).band)).toBe(band);
  });

  test("never negative, the same both ways round, and whatever the order of the bins", () => {
    fc.assert(
      fc.property(histograms, ([expected, actual]) => {
        const psi = valueOrNull(populationStability({ expected, actual }).psi);
        const back = valueOrNull(populationStability({ expected: actual, actual: expected }).psi);
        const turned = valueOrNull(populationStability({ expected: expected.toReversed(), actual: actual.toReversed() }).psi);
        if (psi === null) return back === null && turned === null;
        return psi >= 0 && Math.abs(psi - (back ?? NaN)) < 1e-12 && Math.abs(psi - (turned ?? NaN)) < 1e-12;
      }),
      RUNS,
    );
  });

  test("counts ten times as many leave the index and lower the bound tenfold", () => {
    fc.assert(
      fc.property(histograms, ([expected, actual]) => {
        const filled = [expected, actual].map((sums) => sums.map((count) => count + 1)) as [number[], number[]];
        const once = populationStability({ expected: filled[0], actual: filled[1] });
        const ten = populationStability({ expected: filled[0].map((count) => 10 * count), actual: filled[1].map((count) => 10 * count) });
        expect(valueOrNull(ten.psi)).toBeCloseTo(valueOrNull(once.psi) ?? NaN, 12);
        expect(10 * (valueOrNull(ten.critical95) ?? NaN)).toBeCloseTo(valueOrNull(once.critical95) ?? NaN, 9);
      }),
      RUNS,
    );
  });
});

describe("bins of a reference", () => {
  test("a value on an edge belongs to the lower bin, and equal edges are one", () => {
    expect(populationStabilityBins({ reference: [1, 2, 3, 4, 5], current: [3, 3.1, 99, -99], bins: 2 })).toMatchObject({ edges: [3], expected: [3, 2], actual: [2, 2] });
    expect(populationStabilityBins({ reference: [0, 0, 0, 0, 7], current: [0, 7], bins: 4 })).toMatchObject({ edges: [0], expected: [4, 1], actual: [1, 1] });
  });

  test("thirds are thirds", () => {
    expect(populationStabilityBins({ reference: [10, 20, 30, 40], current: [10], bins: 3 }).edges).toEqual([20, 30]);
  });

  test("one bin has no edges; no reference has no index; half a bin is none", () => {
    expect(populationStabilityBins({ reference: [1, 2], current: [3], bins: 1 })).toMatchObject({ edges: [], expected: [2], actual: [1], psi: { value: 0 } });
    expect(populationStabilityBins({ reference: [], current: [3], bins: 5 })).toMatchObject({ edges: [], psi: { notAvailable: "no-data" } });
    expect(() => populationStabilityBins({ reference: [1], current: [1], bins: 0.5 })).toThrow(RangeError);
  });

  test("every value is in one bin, and edges rise", () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: 1, max: 12 }), (reference, current, bins) => {
        const { edges, expected, actual } = populationStabilityBins({ reference, current, bins });
        const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
        return total(expected) === reference.length && total(actual) === current.length && expected.length === edges.length + 1 && edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? Infinity));
      }),
      RUNS,
    );
  });
});

describe("Kolmogorov-Smirnov", () => {
  test.each([0.2, 0.5, 0.9, 0.99, 1.01, 1.3, 2])("p near λ = %f is the alternating series", (lambda) => {
    // 400 and 400 records: λ = D √200, with D in steps of 1/400.
    const shift = Math.round((lambda / Math.sqrt(200)) * 400);
    const a = Array.from({ length: 400 }, (_, index) => index);
    const exact = (shift / 400) * Math.sqrt(200);
    const series = (terms: number) => Array.from({ length: terms }, (_, k) => 2 * (k % 2 === 0 ? 1 : -1) * Math.exp(-2 * (k + 1) ** 2 * exact ** 2)).reduce((sum, term) => sum + term, 0);
    const { d, pApprox } = kolmogorovSmirnov({ a, b: a.map((value) => value + shift) });
    expect(valueOrNull(d)).toBe(shift / 400);
    expect(valueOrNull(pApprox)).toBeCloseTo(Math.min(1, series(2000)), 12);
  });

  test("drift beyond the 5 % line only", () => {
    const a = Array.from({ length: 100 }, (_, index) => index);
    const of = (shift: number) => kolmogorovSmirnov({ a, b: a.map((value) => value + shift) });
    // 1.3581 / √50 = 0.19206
    expect(valueOrNull(of(19).critical05)).toBeCloseTo(0.19206455, 7);
    expect(of(19)).toMatchObject({ d: { value: 0.19 }, drift: { value: false } });
    expect(of(20)).toMatchObject({ d: { value: 0.2 }, drift: { value: true } });
  });

  test("an empty sample: nothing", () => {
    expect(kolmogorovSmirnov({ a: [], b: [1] })).toMatchObject({ d: { notAvailable: "no-data" }, drift: { notAvailable: "no-data" }, pApprox: { notAvailable: "no-data" } });
    expect(kolmogorovSmirnovOfBins({ a: [0], b: [3] })).toMatchObject({ d: { notAvailable: "no-data" } });
  });

  test("between 0 and 1, the same both ways round and whatever the order; bins give the D of their values when tied", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const d = valueOrNull(kolmogorovSmirnov({ a, b }).d) ?? NaN;
        const points = [...new Set([...a, ...b])].sort((x, y) => x - y);
        const slow = Math.max(...points.map((point) => Math.abs(a.filter((value) => value <= point).length / a.length - b.filter((value) => value <= point).length / b.length)));
        const binned = (values: readonly number[]) => points.map((point) => values.filter((value) => value === point).length);
        expect(d).toBeCloseTo(slow, 12);
        expect(valueOrNull(kolmogorovSmirnov({ a: b, b: a.toReversed() }).d)).toBe(d);
        expect(valueOrNull(kolmogorovSmirnovOfBins({ a: binned(a), b: binned(b) }).d)).toBe(d);
      }),
      RUNS,
    );
  });
});
