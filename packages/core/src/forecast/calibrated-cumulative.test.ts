import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibratedCumulative, cumulativeOf, cumulativePercentile, cumulativeWithin } from "./calibrated-cumulative.ts";
import { calibratedMilestone } from "./calibrated-milestone.ts";
import { calibratedWhen } from "./calibrated-when.ts";
import { exactWhen, probabilityWithin } from "./exact-when.ts";
import { simulateMilestone } from "./simulate-milestone.ts";

const outcomes = fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }), { minLength: 1, maxLength: 60 });
const SEARCH = [4, 6, 5, 7, 5, 6, 4, 7, 5, 3, 7, 6] as const;
const UNEVEN = [0, 3, 1, 0, 5, 2, 2, 4, 0, 1, 3, 2] as const;

test("shares of outcomes by period; a censored one is later than any", () => {
  const cumulative = cumulativeOf([2, 0, 2, Infinity]);
  expect([...cumulative]).toEqual([0.25, 0.25, 0.75]);
  expect(cumulativePercentile(cumulative, 75)).toBe(2);
  expect(cumulativePercentile(cumulative, 76)).toBeNull();
  expect(cumulativeWithin(cumulative, 99)).toBe(0.75);
  expect(cumulativeWithin(cumulative, -1)).toBe(0);
});

describe("a calibrated distribution", () => {
  test("is the plain one where every other sample would have said the same", () => {
    const plain = cumulativeOf([3, 4, 4, 5, 5, 5, 6, 7]);
    expect([...calibratedCumulative(plain, [plain, plain])]).toEqual([...plain].map((share): unknown => expect.closeTo(share, 12)));
    expect(calibratedCumulative(plain, [])).toBe(plain);
  });

  test("takes from a level what dates from other samples miss", () => {
    // One sample says a week less, another a week more than the truth of ten equal weeks: the median of the first is kept in 4 of 10
    // cases, that of the second in 6; the 90 % dates in 8 and in 10.
    const truth = cumulativeOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [early, late] = [cumulativeOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), cumulativeOf([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])];
    const calibrated = calibratedCumulative(truth, [early, late]);
    expect(calibrated[5]).toBeCloseTo(0.5, 12);
    expect(calibrated[10]).toBeCloseTo((0.9 + 1) / 2, 12);
    expect(calibratedCumulative(truth, [early])[9]).toBeCloseTo(0.8, 12);
  });

  test("never falls and stays a probability", () => {
    fc.assert(
      fc.property(outcomes, fc.array(outcomes, { minLength: 1, maxLength: 5 }), (plain, replicates) => {
        const calibrated = calibratedCumulative(cumulativeOf(plain), replicates.map(cumulativeOf));
        expect(calibrated.every((share, index) => share >= 0 && share <= 1 && share >= (calibrated[index - 1] ?? 0))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a calibrated date", () => {
  const drawn = { trials: 3000, seed: "7", stream: "test", percentiles: [50, 85, 95], maxPeriods: 520 } as const;
  const backlog = 40;

  test("lies later than the plain one in the tail and about where it was in the middle", () => {
    const plain = exactWhen({ samples: UNEVEN, backlog });
    const { percentiles, calibrated } = calibratedWhen({ samples: UNEVEN, backlog, percentiles: [50, 85, 95], seed: "7", stream: "test" });
    expect(percentiles["85"]).toBeGreaterThan(24);
    expect(probabilityWithin(plain, percentiles["85"] ?? 0)).toBeGreaterThan(0.88);
    expect(Math.abs(cumulativeWithin(calibrated, 20) - probabilityWithin(plain, 20))).toBeLessThan(0.08);
  });

  test("of one stream is about the same simulated as exact", () => {
    const exact = calibratedWhen({ samples: UNEVEN, backlog, percentiles: [50, 85, 95], seed: "7", stream: "test", maxPeriods: 520 });
    const simulated = calibratedMilestone({ ...drawn, streams: [{ id: "a", samples: UNEVEN, backlog }] });
    for (const p of ["50", "85", "95"]) expect(Math.abs((simulated.percentiles[p] ?? 0) - (exact.percentiles[p] ?? 0))).toBeLessThanOrEqual(2);
  });

  test("is certain where the pace is, and beyond the horizon where nothing is finished", () => {
    expect(calibratedMilestone({ ...drawn, streams: [{ id: "a", samples: [2, 2, 2, 2, 2, 2, 2, 2], backlog: 9 }] }).percentiles).toEqual({ "50": 5, "85": 5, "95": 5 });
    expect(calibratedMilestone({ ...drawn, trials: 50, streams: [{ id: "a", samples: [0, 0, 0, 0, 0, 0, 0, 0], backlog: 9 }] }, 3).percentiles).toEqual({ "50": null, "85": null, "95": null });
    expect(calibratedWhen({ samples: [0, 0, 0], backlog: 1, percentiles: [85], seed: "7", stream: "test" }, 3).percentiles).toEqual({ "85": null });
  });

  test("near certainty does not depend on how few trials a replicate has", () => {
    // Of 500 trials the latest is week 36 or so: taken for the last that is possible, 95 % had no date within ten years.
    const waiting = [{ id: "a", samples: UNEVEN, backlog: 20 }, { id: "b", samples: UNEVEN, backlog: 20, after: ["a"] }];
    for (const streams of [[{ id: "a", samples: UNEVEN, backlog }], waiting]) {
      for (const seed of ["7", "8", "9"]) {
        const { percentiles, calibrated } = calibratedMilestone({ ...drawn, seed, streams });
        expect(calibrated.at(-1)).toBe(1);
        expect(percentiles["95"]).toBeLessThan(43);
      }
    }
  });

  test("leaves the plain forecast as it is, and another team's draws with it", () => {
    const streams = [{ id: "a", samples: SEARCH, backlog: 45 }, { id: "b", samples: UNEVEN, backlog: 20, after: ["a"] }];
    const joint = calibratedMilestone({ ...drawn, streams });
    const plain = simulateMilestone({ ...drawn, streams });
    for (const p of drawn.percentiles) expect(cumulativePercentile(joint.plain, p)).toBe(plain.percentiles[String(p)]);
    expect(calibratedMilestone({ ...drawn, streams })).toEqual(joint);
  });
});
