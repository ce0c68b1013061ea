import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { available } from "../model/measure.ts";
import { probabilityIntegralTransform, type DistributionForecast } from "./probability-integral-transform.ts";

const histogram = (items: readonly DistributionForecast[], bins: number): readonly number[] => {
  const result = probabilityIntegralTransform({ items, bins }).histogram;
  return "value" in result ? result.value : [];
};

describe("probabilityIntegralTransform", () => {
  test("2 of 1, 2, 3, 4 fills the second quarter; ties spread over their part", () => {
    // Source: Czado, Gneiting & Held (2009); the golden cases pit-discrete and pit-ties.
    expect(probabilityIntegralTransform(deepFreeze({ items: [{ ensemble: [1, 2, 3, 4], outcome: 2 }], bins: 4 }))).toEqual({ histogram: available([0, 1, 0, 0]), midPit: [0.375] });
    expect(histogram([{ ensemble: [3, 3, 3, 5], outcome: 3 }], 4).map((share) => share.toFixed(6))).toEqual(["0.333333", "0.333333", "0.333333", "0.000000"]);
  });

  test("an outcome outside or between the values stands at one point", () => {
    const at = (outcome: number) => histogram([{ ensemble: [2, 4], outcome }], 4);
    expect([at(1), at(3), at(5)]).toEqual([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]);
  });

  test("forecasts that are too narrow make a U, too wide ones a hump", () => {
    const outcomes = Array.from({ length: 100 }, (_, index) => index);
    const from = (low: number, high: number) => histogram(outcomes.map((outcome) => ({ ensemble: Array.from({ length: 50 }, (_, index) => low + ((high - low) * index) / 49), outcome })), 5);
    const [narrow, wide] = [from(40, 60), from(-200, 300)];
    expect((narrow[0] as number) > (narrow[2] as number) && (narrow[4] as number) > (narrow[2] as number)).toBe(true);
    expect((wide[0] as number) < (wide[2] as number) && (wide[4] as number) < (wide[2] as number)).toBe(true);
  });

  test("no forecast has no histogram, and one without values has no place", () => {
    expect(probabilityIntegralTransform({ items: [], bins: 4 })).toMatchObject({ histogram: { notAvailable: "no-data" }, midPit: [] });
    expect(probabilityIntegralTransform({ items: [{ ensemble: [], outcome: 1 }], bins: 4 })).toMatchObject({ histogram: { notAvailable: "no-data" }, midPit: [null] });
  });

  test("an outcome beyond every value is in the last bin, whatever the weights add up to", () => {
    const weight = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 12 }), (weights, bins) => {
        const shares = histogram([{ ensemble: weights.map((_, index) => index), weights, outcome: weights.length }], bins);
        expect(shares).toEqual(Array.from({ length: bins }, (_, bin) => (bin + 1 === bins ? 1 : 0)));
      }),
      { numRuns: 1000 },
    );
  });

  const forecast = fc.record({ ensemble: fc.array(fc.nat(8), { minLength: 1, maxLength: 12 }), outcome: fc.integer({ min: -1, max: 9 }) });

  test("shares add up to 1 in any order, and weights are repetitions", () => {
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 12 }), (items, bins) => {
        const shares = histogram(items, bins);
        expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 9);
        expect(shares.every((share) => share >= 0)).toBe(true);
        const doubled = items.map(({ ensemble, outcome }) => ({ ensemble, outcome, weights: ensemble.map(() => 2) }));
        histogram(doubled.toReversed(), bins).forEach((share, bin) => {
          expect(share).toBeCloseTo(shares[bin] as number, 9);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("is flat when outcomes are what the forecast says", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (ensemble, bins) => {
        histogram(ensemble.map((outcome) => ({ ensemble, outcome })), bins).forEach((share) => {
          expect(share).toBeCloseTo(1 / bins, 9);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
