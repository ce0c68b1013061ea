import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { available } from "../model/measure.ts";
import { forecastCoverage } from "./forecast-coverage.ts";

const value = <T>(measure: { readonly value: T } | { readonly notAvailable: string }): T | undefined => ("value" in measure ? measure.value : undefined);
const repeated = (hits: number, misses: number) => [...Array.from({ length: hits }, () => ({ bound: 10, outcome: 10 })), ...Array.from({ length: misses }, () => ({ bound: 10, outcome: 11 }))];

describe("forecastCoverage", () => {
  test("17 of 20 at 85 %: the interval is 64 % to 95 %", () => {
    // Source: METHOD.md 3.5, the golden case coverage-p85.
    const result = forecastCoverage(deepFreeze({ items: repeated(17, 3), nominal: 0.85, side: "upper" as const }));
    expect(result).toMatchObject({ hits: 17, n: 20, coverage: available(0.85), consistent: available(true) });
    expect([value(result.wilsonLow)?.toFixed(2), value(result.wilsonHigh)?.toFixed(2)]).toEqual(["0.64", "0.95"]);
  });

  test("half of forty outcomes past an 85 % line contradict it", () => {
    expect(forecastCoverage({ items: repeated(20, 20), nominal: 0.85, side: "upper" })).toMatchObject({ coverage: available(0.5), consistent: available(false) });
  });

  test("a lower bound is kept by what reaches it; equality is a hit on either side", () => {
    expect(forecastCoverage({ items: repeated(3, 1), nominal: 0.5, side: "lower" }).hits).toBe(4);
    expect(forecastCoverage({ items: [{ bound: 10, outcome: 9 }], nominal: 0.5, side: "lower" }).hits).toBe(0);
  });

  test("no forecast has no coverage, not 0 and not 1", () => {
    const none = forecastCoverage({ items: [], nominal: 0.85, side: "upper" });
    expect(none).toMatchObject({ hits: 0, n: 0, coverage: { notAvailable: "no-data" }, consistent: { notAvailable: "no-data" } });
  });

  test("a later bound never covers less, the two sides add up to at least all, and order changes nothing", () => {
    const items = fc.array(fc.record({ bound: fc.integer({ min: -9, max: 9 }), outcome: fc.integer({ min: -9, max: 9 }) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(items, fc.nat(5), (forecasts, later) => {
        const upper = forecastCoverage({ items: forecasts, nominal: 0.85, side: "upper" });
        const lower = forecastCoverage({ items: forecasts, nominal: 0.85, side: "lower" });
        expect(forecastCoverage({ items: forecasts.map(({ bound, outcome }) => ({ bound: bound + later, outcome })), nominal: 0.85, side: "upper" }).hits).toBeGreaterThanOrEqual(upper.hits);
        expect(upper.hits + lower.hits - forecasts.filter(({ bound, outcome }) => bound === outcome).length).toBe(forecasts.length);
        expect(forecastCoverage({ items: forecasts.toReversed(), nominal: 0.85, side: "upper" })).toEqual(upper);
      }),
      { numRuns: 1000 },
    );
  });
});
