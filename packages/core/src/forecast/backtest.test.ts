import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { backtestHowMany } from "./backtest-how-many.ts";
import { backtestOrigins, nonOverlapping } from "./backtest-origins.ts";
import { backtestWhen } from "./backtest-when.ts";

const eight = (samples: readonly number[]): boolean => samples.length >= 8;
const always = { sampleWeeks: 12, limit: 26, mayForecast: eight };
const counts = fc.array(fc.nat({ max: 6 }), { maxLength: 40 });

describe("backtestOrigins", () => {
  test("needs eight periods before and the outcome behind, and samples at most twelve", () => {
    const origins = backtestOrigins({ ...always, counts: Array.from({ length: 20 }, (_, index) => index), needed: 4 });
    expect(origins.map(({ at }) => at)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(origins.at(-1)).toEqual({ at: 16, samples: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], after: [16, 17, 18, 19] });
    expect(backtestOrigins({ ...always, counts: [1, 2, 3], needed: 4 })).toEqual([]);
  });

  test("what happens after a forecast never changes it", () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const of = (all: readonly number[]) => backtestHowMany({ ...always, limit: 100, counts: all, periods: 4 }).filter(({ at }) => at <= before.length).map(({ at, forecast }) => ({ at, forecast }));
        const known = of(before);
        expect(of([...before, ...after]).slice(0, known.length)).toEqual(known);
      }),
      { numRuns: 200 },
    );
  });
});

describe("nonOverlapping", () => {
  test("every fourth of weekly forecasts of four weeks, from the newest back", () => {
    expect(nonOverlapping(Array.from({ length: 10 }, (_, at) => ({ at, length: 4 }))).map(({ at }) => at)).toEqual([1, 5, 9]);
  });

  test("no two chosen windows share a period, and each that was left out shares one", () => {
    const windows = fc.uniqueArray(fc.record({ at: fc.nat(40), length: fc.integer({ min: 1, max: 9 }) }), { selector: ({ at }) => at, maxLength: 20 });
    fc.assert(
      fc.property(windows, (all) => {
        const chosen = nonOverlapping(all);
        const meet = (a: { at: number; length: number }, b: { at: number; length: number }) => a.at < b.at + b.length && b.at < a.at + a.length;
        expect(chosen.some((a) => chosen.some((b) => a !== b && meet(a, b)))).toBe(false);
        expect(all.filter((window) => !chosen.includes(window)).every((window) => chosen.some((each) => meet(window, each)))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("backtestHowMany", () => {
  test("a constant pace is forecast with certainty and comes true", () => {
    const tests = backtestHowMany(deepFreeze({ ...always, counts: Array.from({ length: 30 }, () => 3), periods: 4 }));
    expect(tests).toHaveLength(19);
    for (const { forecast, outcome } of tests) {
      expect(outcome).toBe(12);
      expect(forecast.distribution).toEqual([{ items: 12, probability: 1 }]);
    }
  });

  test("keeps the newest forecasts only", () => {
    const tests = backtestHowMany({ ...always, limit: 5, counts: Array.from({ length: 40 }, () => 1), periods: 4 });
    expect(tests.map(({ at }) => at)).toEqual([32, 33, 34, 35, 36]);
  });
});

describe("backtestWhen", () => {
  test("twelve items at three a period take four periods", () => {
    const [first] = backtestWhen({ ...always, counts: Array.from({ length: 20 }, () => 3), typicalPeriods: 4 });
    expect(first).toMatchObject({ at: 8, backlog: 12, outcome: 4, undecided: false, length: 4 });
  });

  test("work that stops is a miss that is kept, not left out", () => {
    const stopped = [...Array.from({ length: 12 }, () => 3), 0, 0, 0, 0, 0, 0];
    const last = backtestWhen({ ...always, counts: stopped, typicalPeriods: 4 }).find(({ at }) => at === 12);
    expect(last).toMatchObject({ backlog: 12, outcome: 7, undecided: true });
  });

  test("the outcome is the first period by which the items were finished", () => {
    fc.assert(
      fc.property(counts, (all) => {
        for (const { at, backlog, outcome, undecided } of backtestWhen({ ...always, counts: all, typicalPeriods: 4, mayForecast: (samples) => eight(samples) && samples.some((count) => count > 0) })) {
          const finished = (periods: number) => all.slice(at, at + periods).reduce((total, items) => total + items, 0);
          expect(finished(outcome - 1)).toBeLessThan(backlog);
          expect(undecided || finished(outcome) >= backlog).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
