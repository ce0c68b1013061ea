import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { isAvailable } from "../model/measure.ts";
import { exactWhen, probabilityWithin } from "./exact-when.ts";
import { simulateWhen } from "./simulate-when.ts";
import type { WorkStream } from "./trial.ts";

const drawn = { seed: "20261122", stream: "when", trials: 400, percentiles: [50, 85, 95] } as const;

test("constant throughput k finishes n items in ceil(n / k) periods, whatever the percentile", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 500 }), (k, n) => {
      const periods = Math.ceil(n / k);
      expect(simulateWhen({ ...drawn, trials: 5, samples: Object.freeze([k, k, k]), backlog: n })).toEqual({ status: "ok", percentiles: { "50": periods, "85": periods, "95": periods }, mean: { value: periods }, censored: 0 });
    }),
  );
});

test("P50 is not later than P85, and P85 not later than P95", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 }), { minLength: 8, maxLength: 12 }), fc.nat({ max: 40 }), fc.string(), (samples, backlog, stream) => {
      fc.pre(samples.some((count) => count > 0));
      const { percentiles } = simulateWhen({ ...drawn, stream, trials: 100, samples, backlog });
      const [p50, p85, p95] = ["50", "85", "95"].map((p) => percentiles[p] ?? Infinity) as [number, number, number];
      expect(p50).toBeLessThanOrEqual(p85);
      expect(p85).toBeLessThanOrEqual(p95);
    }),
    { numRuns: 30 },
  );
});

test("the same seed gives the same forecast, another stream another one", () => {
  const input = deepFreeze({ ...drawn, samples: [0, 1, 5, 2], backlog: 60 });
  expect(simulateWhen(input)).toEqual(simulateWhen(input));
  expect(simulateWhen({ ...input, stream: "other" }).mean).not.toEqual(simulateWhen(input).mean);
});

test("without throughput there is no forecast", () => {
  for (const samples of [[], [0, 0, 0]]) {
    expect(simulateWhen({ ...drawn, samples, backlog: 5 })).toMatchObject({ status: "no-throughput", percentiles: { "50": null, "85": null, "95": null }, mean: { notAvailable: "no-data" } });
  }
});

test("scope that grows as fast as it is delivered is later than any date, not a large number", () => {
  const growing = simulateWhen({ ...drawn, samples: [1, 2], backlog: 30, arrivals: [2, 2], maxPeriods: 50 });
  expect(growing).toEqual({ status: "ok", percentiles: { "50": null, "85": null, "95": null }, mean: { notAvailable: "beyond-horizon", because: expect.any(String) as string }, censored: 400 });
});

describe("converges to the exact distribution: 100,000 trials lie within 4 standard errors", () => {
  const TRIALS = 100_000;
  const percentages = Array.from({ length: 99 }, (_, index) => index + 1);
  const standardErrors = (probability: number): number => 4 * Math.sqrt((probability * (1 - probability)) / TRIALS);

  test.each<[string, WorkStream]>([
    ["plain", { samples: [0, 1, 2, 0, 3, 0, 0, 1, 2, 0], backlog: 30 }],
    ["with a split rate", { samples: [1, 2, 3, 2], backlog: 20, splitRate: { low: 1, high: 1.5 } }],
    ["with scope growth", { samples: [0, 5, 3, 4, 6, 2, 4, 0], backlog: 25, arrivals: [0, 0, 1, 6, 2, 0] }],
    ["with scope growth up to a horizon", { samples: [1, 3, 2, 4], backlog: 20, arrivals: [0, 4, 3, 2], maxPeriods: 60 }],
  ])("%s", (_, stream) => {
    const exact = exactWhen(deepFreeze(stream));
    const { percentiles, mean, censored } = simulateWhen({ ...stream, seed: "4", stream: "convergence", trials: TRIALS, percentiles: percentages });
    expect(Math.abs(censored / TRIALS - exact.censored)).toBeLessThanOrEqual(standardErrors(exact.censored));
    for (const percentage of percentages) {
      const periods = percentiles[String(percentage)] ?? null;
      const share = percentage / 100;
      // The simulated percentile q: the exact probabilities of "by q" and "before q" must enclose the percentage.
      const [by, earlier] = periods === null ? [1, 1 - exact.censored] : [probabilityWithin(exact, periods), probabilityWithin(exact, periods - 1)];
      expect(by + standardErrors(by)).toBeGreaterThanOrEqual(share);
      expect(earlier - standardErrors(earlier)).toBeLessThan(share);
    }
    if (!isAvailable(mean)) return;
    const expected = exact.distribution.reduce((sum, point) => sum + point.periods * point.probability, 0);
    const variance = exact.distribution.reduce((sum, point) => sum + (point.periods - expected) ** 2 * point.probability, 0);
    expect(Math.abs(mean.value - expected)).toBeLessThanOrEqual(4 * Math.sqrt(variance / TRIALS));
  });
});
