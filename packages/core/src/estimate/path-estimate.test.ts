import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { normalQuantile } from "../stats/normal-quantile.ts";
import { applyUplift } from "./apply-uplift.ts";
import { normalCumulative } from "./normal-cumulative.ts";
import { pathEstimate } from "./path-estimate.ts";
import { pert } from "./pert.ts";

const value = (measure: ReturnType<typeof pathEstimate>["mean"]): number => ("value" in measure ? measure.value : Number.NaN);

describe("pert", () => {
  test("build of 5, 8 and 14 days: mean 8.5, standard deviation 1.5", () => {
    // Source: the golden case pert-build.
    expect(pert({ o: 5, m: 8, p: 14 })).toEqual({ mean: 8.5, sd: 1.5, variance: 2.25 });
  });

  test("points out of order are refused", () => {
    expect(() => pert({ o: 5, m: 4, p: 14 })).toThrow(RangeError);
  });
});

describe("normalCumulative", () => {
  test("published values", () => {
    // Source: Abramowitz & Stegun, table 26.1 and 26.2.
    expect(normalCumulative(0)).toBe(0.5);
    expect(normalCumulative(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalCumulative(-3)).toBeCloseTo(0.00134989803163009, 15);
    expect(normalCumulative(-10) / 7.61985302416052e-24).toBeCloseTo(1, 11);
  });

  test("is the inverse of the normal quantile", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCumulative(normalQuantile(p)) / p - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("pathEstimate", () => {
  const activities = [
    { o: 2, m: 3, p: 5 },
    { o: 5, m: 8, p: 14 },
    { o: 3, m: 4, p: 6 },
    { o: 1, m: 2, p: 3 },
  ];

  test("four activities: 17.83 days, standard deviation 1.69", () => {
    // Source: the golden case pert-path.
    const result = pathEstimate({ model: "pert", activities });
    expect(value(result.mean)).toBeCloseTo(17.83, 2);
    expect(value(result.sd)).toBeCloseTo(1.69, 2);
    expect(result.probability).toMatchObject({ notAvailable: "not-applicable" });
  });

  test("a deadline on the mean is a coin toss; one standard deviation later is 84 %", () => {
    const { mean, sd, probability } = pathEstimate({ model: "pert", activities, deadline: 214 / 12 });
    expect(value(mean)).toBeCloseTo(214 / 12, 10);
    expect(value(probability)).toBeCloseTo(0.5, 10);
    expect(value(pathEstimate({ model: "pert", activities, deadline: value(mean) + value(sd) }).probability)).toBeCloseTo(0.8413447460685, 10);
  });

  test("nothing to do and nothing uncertain have no chance, never 0 or 1", () => {
    expect(pathEstimate({ model: "triangular", activities: [], deadline: 3 }).probability).toMatchObject({ notAvailable: "no-data" });
    const certain = pathEstimate({ model: "triangular", activities: [{ min: 2, mode: 2, max: 2 }], deadline: 3 });
    expect(certain.mean).toEqual(available(2));
    expect(certain.probability).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("means and variances of parts add up to the whole, in any order, and a later deadline is never less likely", () => {
    const activity = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([a, b, c]) => ({ min: a, mode: a + b, max: a + b + c + 1 }));
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 8 }), fc.array(activity, { minLength: 1, maxLength: 8 }), fc.nat(400), fc.nat(100), (a, b, deadline, more) => {
        const of = (list: typeof a) => pathEstimate({ model: "triangular", activities: list, deadline });
        const whole = of([...a, ...b]);
        expect(value(whole.mean)).toBeCloseTo(value(of(a).mean) + value(of(b).mean), 8);
        expect(value(whole.variance)).toBeCloseTo(value(of(a).variance) + value(of(b).variance), 8);
        expect(value(of([...b, ...a]).mean)).toBeCloseTo(value(whole.mean), 8);
        expect(value(pathEstimate({ model: "triangular", activities: a, deadline: deadline + more }).probability)).toBeGreaterThanOrEqual(value(of(a).probability));
      }),
      { numRuns: 1000 },
    );
  });
});

test("an uplift of 40 % on 255 million is 357 million", () => {
  // Source: Flyvbjerg (2006), Edinburgh Tram Line 2; the golden case rcf-edinburgh-p50.
  expect(applyUplift({ base: 255, upliftPct: 40 })).toEqual({ forecast: 357 });
  expect(applyUplift({ base: 200, upliftPct: -10 })).toEqual({ forecast: 180 });
});
