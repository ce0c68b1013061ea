import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { milestoneFinishes } from "../forecast/simulate-milestone.ts";
import type { OutlookInput, OutlookStream } from "./outlook-stream.ts";
import { outlookForecast } from "./outlook-forecast.ts";
import { finishesLast, simulateOutlook } from "./simulate-outlook.ts";

const drawn = { trials: 400, seed: "11", stream: "outlook", maxWeeks: 300 } as const;
const data = deepFreeze<OutlookStream>({ id: "data", samples: [0, 1, 2, 3, 1, 2, 0, 4], backlog: 15 });
const model = deepFreeze<OutlookStream>({ id: "model", samples: [0, 0, 4, 4, 2, 2, 1, 1], backlog: 18 });
const steady = (id: string, backlog: number, rest: Partial<OutlookStream> = {}): OutlookStream => ({ id, samples: [1], backlog, ...rest });
const run = (streams: readonly OutlookStream[], rest: Partial<OutlookInput> = {}) => simulateOutlook({ ...drawn, streams, ...rest });
const finish = (streams: readonly OutlookStream[], id: string, rest: Partial<OutlookInput> = {}): readonly number[] => [...(run(streams, { trials: 20, ...rest }).finish.get(id) ?? [])];

describe("the joint simulation", () => {
  test("is forecast.milestone, trial by trial, where there is no calendar and no single item", () => {
    const streams = [data, { ...model, after: ["data"], splitRate: { low: 1, high: 1.5 } }, { ...steady("late", 3), startOffset: 20 }];
    expect(run(streams).milestone).toEqual(milestoneFinishes({ ...drawn, streams, percentiles: [], maxPeriods: drawn.maxWeeks }));
  });

  test("with equal capacities is the same as without", () => {
    const even = { sampleCapacity: data.samples.map(() => 37), capacity: [37, 37] };
    expect(run([{ ...data, ...even }]).finish.get("data")).toEqual(run([data]).finish.get("data"));
  });

  test("carries fractions of items on: at half capacity a week's item takes two", () => {
    expect(finish([steady("a", 3, { sampleCapacity: [2], capacity: [1] })], "a")[0]).toBe(6);
    // Two weeks shut, one at half capacity, then as usual: 0, 0, 0.5, 1.5, 2.5, 3.5.
    expect(finish([steady("a", 3, { sampleCapacity: [1], capacity: [0, 0, 0.5, 1] })], "a")[0]).toBe(6);
    expect(finish([steady("a", 1, { sampleCapacity: [1], capacity: [0] })], "a")[0]).toBe(Infinity);
  });

  test("a drawn week counts by what it had: four items of a week at half capacity are eight of a full one", () => {
    expect(finish([steady("a", 8, { samples: [4], sampleCapacity: [0.5], capacity: [1] })], "a")[0]).toBe(1);
    expect(() => run([steady("a", 1, { sampleCapacity: [0], capacity: [1] })])).toThrow(/has no capacity/);
  });

  test("with the same draws more capacity never finishes later", () => {
    const capacities = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(capacities, fc.nat(19), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 30 }), (capacity, week, more, backlog) => {
        const work = { ...data, backlog, sampleCapacity: data.samples.map((_, index) => 3 + index) };
        const grown = capacity.map((hours, index) => (index === week % capacity.length ? hours + more : hours));
        // The first trial: later ones begin where the one before stopped drawing.
        const [before = 0, after = 0] = [capacity, grown].map((each) => finish([{ ...work, capacity: each }], "data", { trials: 1, maxWeeks: 60 })[0]);
        expect(after).toBeLessThanOrEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test("growth is delivered on top; as much as is delivered never ends", () => {
    expect(finish([steady("a", 4, { samples: [2], arrivals: [1] })], "a")[0]).toBe(3);
    expect(finish([steady("a", 4, { samples: [1], arrivals: [1] })], "a")[0]).toBe(Infinity);
  });
});

describe("what is waited for", () => {
  test("a stream is not finished before an item of another one, and a week after it where an item waits", () => {
    const last = { from: 1, to: 1 };
    const platform = steady("platform", 9);
    expect(finish([steady("search", 2, { needs: [{ item: "P-1", of: "platform", place: last }] }), platform], "search")[0]).toBe(9);
    expect(finish([steady("search", 2, { needs: [{ item: "P-1", of: "platform", place: last, lag: 1 }] }), platform], "search")[0]).toBe(10);
    expect(finish([steady("search", 20, { needs: [{ item: "P-1", of: "platform" }] }), platform], "search")[0]).toBe(20);
  });

  test("its place is uniform in the backlog, or in the part of it that is given", () => {
    const of = (place?: { readonly from: number; readonly to: number }) => [...(run([steady("search", 0, { needs: [{ item: "P-1", of: "platform", ...(place === undefined ? {} : { place }) }] }), steady("platform", 10)], { trials: 4000 }).finish.get("search") ?? [])];
    const anywhere = of();
    for (let week = 1; week <= 10; week += 1) expect(Math.abs(anywhere.filter((at) => at === week).length / 4000 - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 4000));
    expect(Math.max(...of({ from: 0, to: 0.3 }))).toBe(3);
    expect(Math.min(...of({ from: 0.3, to: 1 }))).toBe(4);
  });

  test("two streams may wait for items of each other; unknown streams and successors of such a stream are refused", () => {
    const [a, b] = [steady("a", 4, { needs: [{ item: "b-1", of: "b" }] }), steady("b", 6, { needs: [{ item: "a-1", of: "a" }] })];
    expect(finish([a, b], "b")[0]).toBe(6);
    expect(() => run([steady("a", 1, { needs: [{ item: "x", of: "nobody" }] })])).toThrow(/"nobody", which does not exist/);
    expect(() => run([a, b, steady("c", 1, { after: ["a"] })])).toThrow(/which waits for single items/);
  });
});

describe("risks inside", () => {
  const risk = { id: "R-1", probability: 0.4, loss: { amount: 100 } } as const;

  test("happen as often as they are probable, once, and cost what they cost", () => {
    const loss = [...(run([data], { risks: [risk], trials: 4000 }).loss.get("R-1") ?? [])];
    expect(new Set(loss)).toEqual(new Set([0, 100]));
    expect(Math.abs(loss.filter((each) => each > 0).length / 4000 - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / 4000));
  });

  test("stand a stream still for their delay, if its work is still under way", () => {
    const sure = { id: "R-1", probability: 1, stream: "a", delay: 3, within: 1 };
    expect(finish([steady("a", 5), steady("b", 5)], "a", { risks: [sure] })[0]).toBe(8);
    expect(finish([steady("a", 5), steady("b", 5)], "b", { risks: [sure] })[0]).toBe(5);
    expect(finish([steady("a", 0)], "a", { risks: [sure] })[0]).toBe(0);
    expect(finish([steady("a", 5)], "a", { risks: [{ ...sure, probability: 0 }] })[0]).toBe(5);
  });

  test("a range of loss is lognormal: nine in ten are between its ends", () => {
    const loss = [...(run([data], { risks: [{ ...risk, probability: 1, loss: { low: 10, high: 1000 } }], trials: 4000 }).loss.get("R-1") ?? [])];
    expect(Math.abs(loss.filter((each) => each >= 10 && each <= 1000).length / 4000 - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / 4000));
  });
});

test("another team, risk or need changes no other draw", () => {
  const before = run([data, model], { risks: [{ id: "R-1", probability: 0.5, loss: { low: 1, high: 9 } }] });
  const after = run([steady("new", 30), { ...model, needs: [{ item: "N-1", of: "new" }] }, data], { risks: [{ id: "R-0", probability: 0.9 }, { id: "R-1", probability: 0.5, loss: { low: 1, high: 9 } }] });
  expect(after.finish.get("data")).toEqual(before.finish.get("data"));
  expect(after.loss.get("R-1")).toEqual(before.loss.get("R-1"));
  expect(after.finish.get("model")?.every((weeks, trial) => weeks >= (before.finish.get("model")?.[trial] ?? 0))).toBe(true);
});

test("which stream is last: ties count for each, so the shares add up to at least one", () => {
  const last = finishesLast(run([data, model, steady("same", 7), steady("also", 7)]));
  expect(Object.values(last).reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(1);
  expect(finishesLast(run([steady("a", 7), steady("b", 7), steady("c", 6)]))).toEqual({ a: 1, b: 1, c: 0 });
  expect(finishesLast(run([data], { trials: 0 }))).toEqual({});
});

test("the calibrated date has the capacity of a week with the week", () => {
  // Every week delivered as much as its capacity allows: other weeks would have given the same date, however they are chosen.
  const proportional = { ...data, samples: [2, 4, 6, 8], sampleCapacity: [1, 2, 3, 4], capacity: [2], backlog: 20 };
  const { calibrated } = outlookForecast({ ...drawn, streams: [proportional] }, { all: ({ milestone }) => milestone }, 20, 50);
  expect([...calibrated.all]).toEqual([0, 0, 0, 0, 0, 1]);
});
