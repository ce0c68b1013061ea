import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { referenceClass } from "./reference-class.ts";

const TEN = [0.9, 1, 1.05, 1.1, 1.2, 1.25, 1.4, 1.45, 1.8, 2.6];

test("ten projects: half kept to 20 % more, eight of ten to 45 % more", () => {
  // Source: the golden case rcf-class.
  const result = referenceClass(deepFreeze({ ratios: TEN, base: 200, percentiles: [50, 80] }));
  expect(result.status).toBe("ok");
  expect(result.uplift["50"]).toBeCloseTo(0.2, 12);
  expect(result.uplift["80"]).toBeCloseTo(0.45, 12);
  expect(result.forecast).toEqual({ "50": 240, "80": 290 });
});

test("nine projects are no class, two never are by default, and an own minimum holds", () => {
  expect(referenceClass({ ratios: TEN.slice(1), base: 200, percentiles: [50] })).toEqual({ status: "insufficient-class", uplift: { "50": null }, forecast: { "50": null } });
  expect(referenceClass({ ratios: [1.1, 1.5], base: 200, percentiles: [50], minClass: 2 })).toMatchObject({ status: "ok" });
  expect(referenceClass({ ratios: [], base: 200, percentiles: [80], minClass: 0 })).toMatchObject({ status: "insufficient-class", forecast: { "80": null } });
});

test("more confidence never costs less, the order of projects changes nothing, and the forecast scales with the base", () => {
  const ratios = fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(ratios, fc.nat(100), fc.nat(100), fc.double({ min: 1, max: 1e6, noNaN: true }), (all, p, q, base) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      const { forecast, uplift } = referenceClass({ ratios: all, base, percentiles: [low, high] });
      expect(forecast[String(low)]).toBeLessThanOrEqual(forecast[String(high)] as number);
      expect(referenceClass({ ratios: all.toReversed(), base, percentiles: [low, high] }).uplift).toEqual(uplift);
      expect((forecast[String(high)] as number) / (base * (1 + (uplift[String(high)] as number)))).toBeCloseTo(1, 9);
    }),
    { numRuns: 1000 },
  );
});
