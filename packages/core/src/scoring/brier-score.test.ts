import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { available, type Measure } from "../model/measure.ts";
import { brierScore, type ChanceForecast } from "./brier-score.ts";

const value = (measure: Measure<number>): number => ("value" in measure ? measure.value : Number.NaN);

describe("brierScore", () => {
  test("70 % that happened, 30 % and 90 % that did not: 0.33", () => {
    // Source: Brier (1950) in the half form, (0.09 + 0.09 + 0.81) / 3; the golden case brier-basic.
    const items: readonly ChanceForecast[] = deepFreeze([{ p: 0.7, outcome: 1 }, { p: 0.3, outcome: 0 }, { p: 0.9, outcome: 0 }]);
    expect(value(brierScore({ items }).brier)).toBeCloseTo(0.33, 12);
  });

  test("four coin tosses stated as such have no skill; foresight has all", () => {
    const toss = (p: (outcome: 0 | 1) => number) => brierScore({ items: ([1, 0, 1, 0] as const).map((outcome) => ({ p: p(outcome), outcome })) });
    expect(toss(() => 0.5)).toEqual({ brier: available(0.25), baseRate: available(0.5), reliability: available(0), resolution: available(0), uncertainty: available(0.25), skill: available(0) });
    expect(toss((outcome) => outcome)).toMatchObject({ brier: available(0), resolution: available(0.25), skill: available(1) });
  });

  test("what happened always has no skill to tell, and nothing stated has no score", () => {
    expect(brierScore({ items: [{ p: 0.8, outcome: 1 }] })).toMatchObject({ uncertainty: available(0), skill: { notAvailable: "zero-denominator" } });
    expect(brierScore({ items: [] })).toMatchObject({ brier: { notAvailable: "no-data" }, skill: { notAvailable: "no-data" } });
  });

  const chance = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
  const items = fc.array(fc.record({ p: chance, outcome: fc.constantFrom<0 | 1>(0, 1) }), { minLength: 1, maxLength: 40 });

  test("reliability less resolution plus uncertainty is the score, in any order", () => {
    fc.assert(
      fc.property(items, (stated) => {
        const { brier, reliability, resolution, uncertainty } = brierScore({ items: stated });
        expect(value(reliability) - value(resolution) + value(uncertainty)).toBeCloseTo(value(brier), 12);
        expect(value(resolution)).toBeLessThanOrEqual(value(uncertainty) + 1e-12);
        expect(value(brierScore({ items: stated.toReversed() }).brier)).toBeCloseTo(value(brier), 12);
      }),
      { numRuns: 1000 },
    );
  });

  test("is proper: stating the share that happened beats stating any other chance each time", () => {
    fc.assert(
      fc.property(items, chance, (stated, other) => {
        const outcomes = stated.map(({ outcome }) => outcome);
        const base = value(brierScore({ items: stated }).baseRate);
        const always = (p: number) => value(brierScore({ items: outcomes.map((outcome) => ({ p, outcome })) }).brier);
        expect(always(base)).toBeLessThanOrEqual(always(other) + 1e-12);
      }),
      { numRuns: 1000 },
    );
  });
});
