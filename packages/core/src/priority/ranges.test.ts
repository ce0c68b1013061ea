import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { outranks } from "./outranks.ts";
import { rankDistribution } from "./rank-distribution.ts";
import { simulateScores, type ItemScores } from "./simulate-scores.ts";
import { valueOfInformation } from "./value-of-information.ts";

const drawn = { trials: 2000, seed: "20261122", stream: "priority" } as const;
const items = deepFreeze([{ id: "a", value: { low: 100, mode: 200, high: 600 }, effort: { mode: 10 } }, { id: "b", value: { mode: 240 }, effort: { low: 8, mode: 10, high: 20 } }]);

describe("simulateScores", () => {
  test("the mean of a beta-PERT value over a known effort is (low + 4 mode + high) / 6 over the effort, within 4 standard errors", () => {
    const [first] = simulateScores({ ...drawn, items });
    const scores = first?.scores ?? [];
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    // (100 + 800 + 600) / 6 = 250; variance (250 − 100)(600 − 250) / 7 = 7500.
    expect(Math.abs(mean - 25)).toBeLessThan(4 * (Math.sqrt(7500) / 10) / Math.sqrt(2000));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...scores)).toBeLessThanOrEqual(60);
  });

  test("another initiative does not change the draws of this one; single numbers are themselves", () => {
    const [alone] = simulateScores({ ...drawn, items: items.slice(0, 1) });
    expect(simulateScores({ ...drawn, items: [{ id: "new", value: { mode: 5 }, effort: { mode: 2 } }, ...items] })[1]).toEqual(alone);
    expect(simulateScores({ ...drawn, trials: 2, items: [{ id: "new", value: { mode: 5 }, effort: { mode: 2 } }] })).toEqual([{ id: "new", scores: [2.5, 2.5] }]);
    expect(simulateScores({ ...drawn, seed: "1", items: items.slice(0, 1) })[0]).not.toEqual(alone);
    expect(() => simulateScores({ ...drawn, items: [{ id: "free", value: { mode: 5 }, effort: { low: 0, mode: 2 } }] })).toThrow(/free/);
  });
});

describe("from simulated scores", () => {
  // Four trials: a first in three of them, tied with b in the last, where a's id decides.
  const scores: readonly ItemScores[] = deepFreeze([{ id: "b", scores: [1, 5, 1, 4] }, { id: "a", scores: [3, 2, 3, 4] }, { id: "c", scores: [2, 1, 2, 0] }]);

  test("ranks by share of trials, ties by id", () => {
    expect(rankDistribution(scores)).toEqual([
      { id: "b", shares: [0.25, 0.25, 0.5], p10: 1, p50: 2, p90: 3, meanScore: 2.75 },
      { id: "a", shares: [0.75, 0.25, 0], p10: 1, p50: 1, p90: 2, meanScore: 3 },
      { id: "c", shares: [0, 0.5, 0.5], p10: 2, p50: 2, p90: 3, meanScore: 1.25 },
    ]);
    expect(outranks(scores)[1]).toEqual({ id: "a", over: { b: 0.75, c: 1 } });
  });

  test("knowing before choosing: the mean of the best of each trial less the best mean", () => {
    // Best of each trial 3, 5, 3, 4; best mean 3 (a). b alone known: max(b, 3) = 3, 5, 3, 4. a alone: max(a, 2.75) = 3, 2.75, 3, 4. c never beats 3.
    expect(valueOfInformation({ items: scores, top: 1 })).toEqual({ value: { chosen: ["a"], now: 3, knowing: 3.75, expectedValue: 0.75, byItem: { b: 0.75, a: 0.1875, c: 0 } } });
    // Two are chosen: best pairs 5, 7, 5, 8; now a and b, 5.75.
    expect(valueOfInformation({ items: scores, top: 2 })).toMatchObject({ value: { chosen: ["a", "b"], now: 5.75, knowing: 6.25, expectedValue: 0.5 } });
  });

  test("without items or trials there is nothing to say", () => {
    expect(valueOfInformation({ items: [], top: 1 })).toMatchObject({ notAvailable: "no-data" });
    expect(valueOfInformation({ items: [{ id: "a", scores: [] }], top: 1 })).toMatchObject({ notAvailable: "no-data" });
    expect([rankDistribution([]), outranks([])]).toEqual([[], []]);
    expect(rankDistribution([{ id: "a", scores: [] }])).toMatchObject([{ p50: null, meanScore: null }]);
  });

  test("one known of independent items is worth at most all known: here each pair of scores comes once", () => {
    const pair = [{ id: "a", scores: [1, 1, 5, 5] }, { id: "b", scores: [2, 3, 2, 3] }];
    // Means 3 and 2.5; best of each trial 2, 3, 5, 5. a alone: 2.5, 2.5, 5, 5; b alone: 3, 3, 3, 3.
    expect(valueOfInformation({ items: pair, top: 1 })).toMatchObject({ value: { now: 3, expectedValue: 0.75, byItem: { a: 0.75, b: 0 } } });
  });

  const some = fc.integer({ min: 1, max: 12 }).chain((trials) => fc.array(fc.array(fc.nat(9), { minLength: trials, maxLength: trials }), { minLength: 1, maxLength: 5 })).map((all): readonly ItemScores[] => all.map((each, index) => ({ id: `i${String(index)}`, scores: each })));

  test("shares add up to 1 by item and by rank, pairs to 1, and information is never worth less than nothing", () => {
    fc.assert(
      fc.property(some, (input) => {
        const distribution = rankDistribution(input);
        for (const [index, { shares, p10, p50, p90 }] of distribution.entries()) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(distribution.reduce((sum, item) => sum + (item.shares[index] ?? 0), 0)).toBeCloseTo(1, 9);
          expect((p10 ?? 0) <= (p50 ?? 0) && (p50 ?? 0) <= (p90 ?? 0)).toBe(true);
        }
        const pairs = outranks(input);
        for (const { id, over } of pairs) for (const [other, share] of Object.entries(over)) expect(share + (pairs.find((each) => each.id === other)?.over[id] ?? 0)).toBeCloseTo(1, 9);
        const information = valueOfInformation({ items: input, top: 1 });
        if (!("value" in information)) throw new Error("expected a value");
        const { now, knowing, expectedValue, byItem } = information.value;
        expect(knowing).toBeGreaterThanOrEqual(now - 1e-9);
        for (const gain of [expectedValue, ...Object.values(byItem)]) expect(gain).toBeGreaterThanOrEqual(0);
        expect(rankDistribution(input.toReversed()).toReversed()).toEqual(distribution);
      }),
      { numRuns: 1000 },
    );
  });
});
