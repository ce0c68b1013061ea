import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jointConfidence, scatterSample } from "./joint-confidence.ts";
import { trialCosts } from "./trial-costs.ts";
import { weeksLate } from "./weeks-late.ts";

const of = (late: readonly number[], cost: readonly number[], budget: number, onTime?: number) => {
  const measure = jointConfidence({ late: Float64Array.from(late), cost: Float64Array.from(cost), budget, ...(onTime === undefined ? {} : { onTime }) });
  if (!("value" in measure)) throw new Error(measure.because);
  return measure.value;
};

describe("jointConfidence", () => {
  test("counts the four cases; a target or a budget that is just met is kept", () => {
    const { quadrants, onTime, withinBudget, both } = of([0, -2, 1, 3, 0], [100, 101, 100, 200, 90], 100);
    const near = (share: number): unknown => expect.closeTo(share, 12);
    expect(quadrants).toEqual({ onTimeWithinBudget: near(0.4), onTimeOverBudget: near(0.2), lateWithinBudget: near(0.2), lateOverBudget: near(0.2) });
    expect([onTime, withinBudget, both].map((share) => Math.round(share * 10))).toEqual([6, 6, 4]);
  });

  test("with a better chance of being on time the money within each case stays", () => {
    const { onTime, withinBudget, both } = of([0, -2, 1, 3, 0], [100, 101, 100, 200, 90], 100, 0.3);
    expect(onTime).toBe(0.3);
    expect(both).toBeCloseTo(0.3 * (2 / 3), 12);
    expect(withinBudget).toBeCloseTo(0.3 * (2 / 3) + 0.7 * 0.5, 12);
    expect(of([1, 2], [1, 1], 1, 0.4).onTime).toBe(0);
    expect(of([0, -1], [1, 1], 1, 0.4).both).toBe(1);
  });

  test("a trial that never finishes is late; without trials there is no answer", () => {
    expect(of([Infinity], [Infinity], 1e9)).toMatchObject({ onTime: 0, withinBudget: 0 });
    expect(jointConfidence({ late: new Float64Array(0), cost: new Float64Array(0), budget: 1 })).toMatchObject({ notAvailable: "no-data" });
  });

  test("parts add up to one, both is never more than either, more money never hurts", () => {
    const trial = fc.record({ late: fc.integer({ min: -5, max: 5 }), cost: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(trial, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 100 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (trials, budget, chance) => {
        const onTime = chance ?? undefined;
        const answer = (money: number) => of(trials.map(({ late }) => late), trials.map(({ cost }) => cost), money, onTime);
        const given = answer(budget);
        const { onTimeWithinBudget, onTimeOverBudget, lateWithinBudget, lateOverBudget } = given.quadrants;
        expect(onTimeWithinBudget + onTimeOverBudget + lateWithinBudget + lateOverBudget).toBeCloseTo(1, 12);
        expect(given.both).toBeLessThanOrEqual(Math.min(given.onTime, given.withinBudget) + 1e-12);
        expect(answer(budget + 10).withinBudget).toBeGreaterThanOrEqual(given.withinBudget - 1e-12);
      }),
      { numRuns: 1000 },
    );
  });
});

test("cost is the actual, the weeks not posted yet, the weeks to the finish and the losses", () => {
  const finish = Float64Array.of(4, 10, Infinity);
  const people = { finish, actual: 1000, burn: 10, unposted: 3 };
  expect([...trialCosts([people], [Float64Array.of(0, 5, 7)], 3)]).toEqual([1070, 1135, Infinity]);
  expect([...trialCosts([{ ...people, countedWeeks: 6 }, { ...people, burn: 0, actual: 1 }], [], 3)]).toEqual([1071, 1091, 1091]);
});

test("the worst lateness of the streams that have a target", () => {
  const trials = { milestone: Float64Array.of(9, 9), finish: new Map([["a", Float64Array.of(4, 9)], ["b", Float64Array.of(9, Infinity)], ["c", Float64Array.of(99, 99)]]) };
  expect([...weeksLate(trials, new Map([["a", 6], ["b", 10], ["gone", 1]]))]).toEqual([-1, Infinity]);
  expect([...weeksLate(trials, new Map())]).toEqual([-Infinity, -Infinity]);
});

test("a scatter sample is spread evenly and never larger than there are trials", () => {
  expect(scatterSample(10_000, 4)).toEqual([0, 2500, 5000, 7500]);
  expect(scatterSample(3, 200)).toEqual([0, 1, 2]);
});
