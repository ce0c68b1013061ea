import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { nearestRank } from "../stats/nearest-rank.ts";
import { pinballLoss } from "./pinball-loss.ts";

const mean = (forecast: number, outcomes: readonly number[], tau: number): number => {
  const result = pinballLoss({ items: outcomes.map((outcome) => ({ forecast, outcome })), tau }).mean;
  return "value" in result ? result.value : Number.NaN;
};

describe("pinballLoss", () => {
  test("four forecasts at 70 %: 0.9, 0, 0.7 and 1.4", () => {
    // Source: nci/scores, test_quantile_loss; the golden case pinball-nci.
    const result = pinballLoss({ items: [{ forecast: 5, outcome: 2 }, { forecast: 3, outcome: 3 }, { forecast: 7, outcome: 8 }, { forecast: 2, outcome: 4 }], tau: 0.7 });
    expect(result.losses.map((loss) => loss.toFixed(12))).toEqual(["0.900000000000", "0.000000000000", "0.700000000000", "1.400000000000"]);
    expect("value" in result.mean && result.mean.value).toBeCloseTo(0.75, 12);
  });

  test("at the median it is half of the absolute error", () => {
    expect(pinballLoss({ items: [{ forecast: 4, outcome: 10 }, { forecast: 10, outcome: 4 }], tau: 0.5 })).toEqual({ mean: available(3), losses: [3, 3] });
  });

  test("no forecast has no loss, and a level is a share", () => {
    expect(pinballLoss({ items: [], tau: 0.5 })).toMatchObject({ mean: { notAvailable: "no-data" }, losses: [] });
    expect(() => pinballLoss({ items: [], tau: 85 })).toThrow(RangeError);
  });

  test("is proper: no number does better than the quantile of what happened", () => {
    const outcomes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 99 }), fc.integer({ min: -5, max: 45 }), (happened, level, other) => {
        const quantile = nearestRank(happened, level);
        if (!("value" in quantile)) throw new Error("expected a value");
        expect(mean(quantile.value, happened, level / 100)).toBeLessThanOrEqual(mean(other, happened, level / 100) + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});
