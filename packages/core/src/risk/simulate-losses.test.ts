import fc from "fast-check";
import "../../test/property-seed.ts";
import { describe, expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { randomSource } from "../stats/random-source.ts";
import { annualLoss } from "./annual-loss.ts";
import { lognormal } from "./lognormal.ts";
import { lossExceedance } from "./loss-exceedance.ts";
import { poissonCount } from "./poisson-count.ts";
import { lossTotals, simulateLosses, type LossScenario } from "./simulate-losses.ts";

const run = { trials: 200, seed: "2718", stream: "risk" };
const certain = (id: string, amount: number, p = 1): LossScenario => ({ id, amount, frequency: { kind: "bernoulli", p } });
const chances = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);

describe("severity", () => {
  // Source: riskquant, tests/test_simpleloss.py: low 1, high 10.
  test("1 to 10 has the mean 4.04 and the median 3.16", () => {
    expect(lognormal({ low: 1, high: 10 })).toMatchObject({ value: { mean: expect.closeTo(4.040012826945718, 7) as number, median: expect.closeTo(Math.sqrt(10), 10) as number } });
    expect(annualLoss({ frequency: 0.1, low: 1, high: 10 })).toMatchObject({ value: { ale: expect.closeTo(0.4040012826945718, 7) as number } });
  });

  test("a range that is none has no distribution", () => {
    for (const range of [{ low: 0, high: 10 }, { low: 5, high: 5 }, { low: 10, high: 1 }]) expect(lognormal(range)).toMatchObject({ notAvailable: "not-applicable" });
  });

  test("a wider confidence for the same ends is a narrower distribution", () => {
    const sigma = (confidence: number) => valueOrNull(lognormal({ low: 1, high: 10, confidence }))?.sigma ?? 0;
    expect(sigma(0.99)).toBeLessThan(sigma(0.9));
    expect(sigma(0.5)).toBeGreaterThan(sigma(0.9));
  });
});

describe("loss exceedance", () => {
  // Source: pyfair, tests/report/test_exceedence.py: strictly more.
  test("is the share of trials that lose strictly more", () => {
    const curve = lossExceedance({ losses: [10_000, 20_000, 30_000], thresholds: [0, 10_000, 30_000], percentiles: [50], tail: 50 });
    expect(curve.exceedance.map(valueOrNull)).toEqual([1, 2 / 3, 0]);
    expect(curve).toMatchObject({ percentiles: { "50": { value: 20_000 } }, expectedShortfall: { value: 25_000 } });
  });

  test("without trials there is nothing", () => {
    expect(lossExceedance({ losses: [], thresholds: [0], percentiles: [50], tail: 95 })).toMatchObject({ exceedance: [{ notAvailable: "no-data" }], percentiles: { "50": { notAvailable: "no-data" } }, expectedShortfall: { notAvailable: "no-data" } });
  });
});

describe("counts", () => {
  test("are the inverse of the Poisson distribution", () => {
    // P(0) = 0.4493, P(N <= 1) = 0.8088 for a mean of 0.8.
    expect([0, 0.449, 0.45, 0.808, 0.809].map((u) => poissonCount(0.8, u))).toEqual([0, 0, 1, 1, 2]);
    expect(poissonCount(0, 0.999_999)).toBe(0);
    expect(() => poissonCount(701, 0.5)).toThrow(RangeError);
  });

  test("the greatest uniform number ends, too", () => {
    expect(poissonCount(700, 1 - 2 ** -53)).toBeGreaterThan(700);
    expect(poissonCount(1e-300, 1 - 2 ** -53)).toBe(0);
  });
});

describe("simulated losses", () => {
  test("what is certain is lost in every trial", () => {
    expect(simulateLosses({ ...run, scenarios: [certain("a", 10), certain("b", 5)], thresholds: [14, 15], percentiles: [50] })).toMatchObject({ mean: { value: 15 }, exceedance: [{ value: 1 }, { value: 0 }], percentiles: { "50": { value: 15 } } });
    expect(lossTotals({ ...run, trials: 2, scenarios: [] })).toEqual([0, 0]);
  });

  test("each event draws one severity after its count, from the stream of its scenario", () => {
    const { float, normal } = randomSource("2718", "risk/a");
    const { mu, sigma } = valueOrNull(lognormal({ low: 1, high: 10 })) ?? { mu: 0, sigma: 0 };
    const expected = [0, 1, 2].map(() => Array.from({ length: poissonCount(2, float()) }, () => Math.exp(mu + sigma * normal())).reduce((total, loss) => total + loss, 0));
    expect(lossTotals({ ...run, trials: 3, scenarios: [{ id: "a", low: 1, high: 10, frequency: { kind: "poisson", lambda: 2 } }] })).toEqual(expected);
  });

  test("one more threat lowers no trial, whatever it shares", () => {
    const scenario = fc.record({ p: chances, amount: fc.nat(1000), driver: fc.constantFrom(undefined, "vendor", "people") });
    fc.assert(
      fc.property(fc.array(scenario, { maxLength: 4 }), scenario, (some, more) => {
        const all = [...some, more].map(({ p, amount, driver }, index): LossScenario => ({ ...certain(`r${String(index)}`, amount, p), driver }));
        const [before, after] = [lossTotals({ ...run, trials: 20, scenarios: all.slice(0, -1) }), lossTotals({ ...run, trials: 20, scenarios: all })];
        expect(after.every((loss, trial) => loss >= (before[trial] ?? Infinity))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("threats of one driver come together: the rarer never without the more frequent", () => {
    const scenarios = [certain("often", 1, 0.6), certain("seldom", 10, 0.3)].map((one): LossScenario => ({ ...one, driver: "vendor" }));
    const kinds = new Set(lossTotals({ ...run, scenarios }));
    expect([...kinds].sort((a, b) => a - b)).toEqual([0, 1, 11]);
    expect(new Set(lossTotals({ ...run, scenarios: scenarios.map(({ driver: _, ...one }) => one) }))).toContain(10);
  });

  test("a driver changes no mean but the tail", () => {
    const scenarios = Array.from({ length: 5 }, (_, index) => certain(`r${String(index)}`, 100, 0.3));
    const [apart, together] = [scenarios, scenarios.map((one): LossScenario => ({ ...one, driver: "vendor" }))].map((some) => simulateLosses({ ...run, trials: 5000, scenarios: some, thresholds: [499], percentiles: [95] }));
    // Five of 0.3: mean 150, standard error at most 3.3; all five come in 30 % of trials and 0.243 %.
    for (const result of [apart, together]) expect(Math.abs((valueOrNull(result?.mean ?? { value: 0 }) ?? 0) - 150)).toBeLessThan(13);
    expect(valueOrNull(together?.exceedance[0] ?? { value: 0 })).toBeGreaterThan(0.27);
    expect(valueOrNull(apart?.exceedance[0] ?? { value: 1 })).toBeLessThan(0.01);
  });
});
