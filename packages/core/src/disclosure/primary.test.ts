import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { differencing } from "./differencing.ts";
import { editionPair } from "./edition-pair.ts";
import { primaryRules } from "./primary.ts";
import { quantileAllowed } from "./quantile-allowed.ts";
import { roundPublish } from "./round-publish.ts";

const people = (...values: readonly number[]) => values.map((value, index) => ({ id: `p${String(index)}`, value }));
const contributions = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"), value: fc.nat(200) }), { maxLength: 20 });

describe("primaryRules", () => {
  test("one person alone fails every rule; an empty cell is no data and fails none", () => {
    expect(primaryRules({ contributions: people(70_000) })).toEqual({ unsafe: true, failed: ["dominance", "homogeneity", "p-percent", "threshold"], n: 1, total: 70_000, upl: 70_000 });
    expect(primaryRules({ contributions: [] })).toEqual({ unsafe: false, failed: [], n: 0, total: 0, upl: 0 });
  });

  test("ten people of nearly one pay fail by homogeneity only: everybody’s pay is the mean", () => {
    expect(primaryRules({ contributions: people(...Array.from({ length: 10 }, (_, index) => 80_000 + 400 * index)) }).failed).toEqual(["homogeneity"]);
    // max − min is exactly 5 % of the mean: 97.5 to 102.5 around 100.
    expect(primaryRules({ contributions: people(97.5, 102.5), defaults: false, rules: { homogeneityPct: 5 } }).failed).toEqual(["homogeneity"]);
    expect(primaryRules({ contributions: people(97.5, 102.6), defaults: false, rules: { homogeneityPct: 5 } }).failed).toEqual([]);
  });

  test("bounds are met exactly where they are strict: a rest of p % is enough, a share of k % is allowed", () => {
    expect(primaryRules({ contributions: people(100, 60, 10), defaults: false, rules: { pPercent: 10 } }).unsafe).toBe(false);
    expect(primaryRules({ contributions: people(100, 60, 9.99), defaults: false, rules: { pPercent: 10 } }).unsafe).toBe(true);
    expect(primaryRules({ contributions: people(50, 30, 20), defaults: false, rules: { dominance: [[1, 50]] } }).unsafe).toBe(false);
    expect(primaryRules({ contributions: people(51, 30, 20), defaults: false, rules: { dominance: [[1, 50]] } }).unsafe).toBe(true);
  });

  test("null disables one rule, the others keep their defaults; without defaults nothing applies but what is given", () => {
    expect(primaryRules({ contributions: people(5, 6, 7), rules: { minContributors: null, homogeneityPct: null, dominance: null, pPercent: null } }).unsafe).toBe(false);
    expect(primaryRules({ contributions: people(7, 60, 7), rules: { minContributors: 3 } }).failed).toEqual(["dominance"]);
    expect(primaryRules({ contributions: people(5), defaults: false }).unsafe).toBe(false);
  });

  test("negative amounts count by size, after a person’s own are summed", () => {
    expect(primaryRules({ contributions: [{ id: "a", value: -30 }, { id: "a", value: 10 }, { id: "b", value: 5 }], defaults: false })).toMatchObject({ n: 2, total: 25 });
  });

  test("the upper protection level is what the failed concentration rules ask for: 10 % of 50,000 less the 1,000 of all others", () => {
    expect(primaryRules({ contributions: people(50_000, 49_000, 1000), defaults: false, rules: { pPercent: 10 } }).upl).toBe(4000);
    // (1, 50): twice the largest less the total, 160 − 100.
    expect(primaryRules({ contributions: people(80, 20), defaults: false, rules: { dominance: [[1, 50]] } }).upl).toBe(60);
  });

  test("neither order nor splitting a person’s amount changes the answer, and one unit more or less of all does not either", () => {
    fc.assert(
      fc.property(contributions, (input) => {
        const result = primaryRules({ contributions: input });
        expect(primaryRules({ contributions: input.toReversed() })).toEqual(result);
        expect(primaryRules({ contributions: input.flatMap(({ id, value }) => [{ id, value: value - 1 }, { id, value: 1 }]) })).toEqual(result);
        expect(primaryRules({ contributions: input.map(({ id, value }) => ({ id, value: value * 4 })) })).toMatchObject({ failed: result.failed, upl: result.upl * 4 });
        expect(result.upl > 0).toBe(result.upl > 0 && result.unsafe);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("publishing one cell", () => {
  test("a median from 10 people, quartiles from 20, deciles from 50; never the ends", () => {
    const least = (p: number) => [5, 9, 10, 19, 20, 49, 50, 499, 500].find((n) => quantileAllowed({ n, p }));
    expect([50, 25, 75, 10, 90, 99].map(least)).toEqual([10, 20, 20, 50, 50, 500]);
    expect([0, 100].map((p) => quantileAllowed({ n: 10_000, p, minTail: 0 }))).toEqual([false, false]);
    // 8 % of 1,250 is exactly 100, which binary floating point misses.
    expect(quantileAllowed({ n: 1250, p: "0.4" })).toBe(true);
  });

  test("pay is rounded to the base, a half up, on the decimal", () => {
    expect([93_499.99, 93_500, 93_500.01, 0, -500, -501].map((value) => roundPublish(value, 1000))).toEqual([93_000, 94_000, 94_000, 0, 0, -1000].map((value) => available(value)));
    expect(roundPublish("1.005", "0.01")).toEqual(available(1.01));
    expect(roundPublish(5, 0)).toMatchObject({ notAvailable: "zero-denominator" });
  });
});

describe("editions and populations", () => {
  const pay = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${String(index)}`, 80 + index]));

  test("a joiner, a leaver and a raise are three affected; an unchanged cell is published, and so is one in which ten change", () => {
    const { e0: _, e1 = 0, ...others } = pay(15);
    expect(editionPair({ previous: pay(15), current: { ...others, e1: e1 + 5, new: 70 } })).toEqual({ joiners: 1, leavers: 1, changed: 1, affected: 3, action: "hold" });
    expect(editionPair({ previous: pay(15), current: pay(15) })).toMatchObject({ affected: 0, action: "publish" });
    expect(editionPair({ previous: pay(15), current: pay(25) })).toMatchObject({ joiners: 10, action: "publish" });
    expect(editionPair({ previous: pay(15), current: pay(24) })).toMatchObject({ joiners: 9, action: "hold" });
  });

  test("a name that every object has is a person like another", () => {
    expect(editionPair({ previous: {}, current: { constructor: 5, toString: 6 } })).toMatchObject({ joiners: 2, leavers: 0 });
  });

  test("a population within another tells about their difference; disjoint and equal ones tell nothing", () => {
    const members = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `e${String(from + index)}`);
    const populations = [{ id: "team", members: members(0, 20) }, { id: "site", members: members(0, 29) }, { id: "again", members: members(0, 20).toReversed() }, { id: "far", members: members(50, 55) }, { id: "shifted", members: members(4, 24) }];
    expect(differencing({ populations, minContributors: 10 })).toEqual([{ a: "team", b: "site", size: 9 }, { a: "team", b: "shifted", size: 8 }, { a: "site", b: "again", size: 9 }, { a: "site", b: "shifted", size: 9 }, { a: "again", b: "shifted", size: 8 }]);
  });
});
