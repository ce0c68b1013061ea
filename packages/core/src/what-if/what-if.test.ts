import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ForecastInputs, StreamInput } from "../causes/stated-inputs.ts";
import { exactForecast } from "../fact/forecast-engines.ts";
import { cumulativeOf, cumulativeWithin } from "../forecast/calibrated-cumulative.ts";
import { exactCumulative } from "../forecast/exact-cumulative.ts";
import { addDays, isoDate } from "../model/time.ts";
import { simulateOutlook } from "../outlook/simulate-outlook.ts";
import { pacedCumulative } from "./paced-cumulative.ts";
import { rememberedDelivery } from "./remembered-delivery.ts";
import type { Scenario, WorkstreamChange } from "./scenario.ts";
import { outcomesTogether } from "./together.ts";
import { whatIf } from "./what-if.ts";
import { streamDelivery } from "../outlook/stream-delivery.ts";

const SUNDAY = isoDate("2026-11-22");
const SAMPLES = [4, 1, 3, 0, 2, 5, 2, 3, 1, 4, 2, 3];

const TEAM = { finished: 30, samples: SAMPLES, target: isoDate("2027-01-24"), capacity: [[isoDate("2026-08-31"), 1]], needs: [] } as const;
const stream = (id: string, open: number, changes: Partial<StreamInput> = {}): StreamInput => ({ ...TEAM, id, title: `Team ${id}`, open, ...changes });
const inputs: ForecastInputs = {
  asOfDate: SUNDAY,
  lastSunday: SUNDAY,
  seed: "20260101",
  streams: [stream("a", 20, { needs: [{ item: "b-1", of: "b", lag: 1, from: 0, to: 1 }] }), stream("b", 26, { capacity: [[isoDate("2026-08-31"), 1], [isoDate("2026-12-21"), 0.25], [isoDate("2027-01-04"), 1]] }), stream("c", 0)],
};
const ask = whatIf(inputs);
const rowOf = (id: string, change: WorkstreamChange, kind: "alone" | "together" = "alone") => ask({ [id]: change }, kind).workstreams.find((row) => row.id === id);

describe("what if", () => {
  test("nothing is changed: the published forecast, before and after", () => {
    const answer = ask({ a: { capacity: 1, from: SUNDAY } }, "alone");
    expect(answer.scenario).toEqual({});
    for (const { before, after, days } of answer.workstreams.slice(0, 2)) expect([after, days]).toEqual([before, 0]);
    const published = exactForecast({ id: "a", title: "", samples: SAMPLES, backlog: 20 }, inputs.seed);
    expect(answer.workstreams[0]?.after.p85).toBe(addDays(SUNDAY, 7 * ((published.percentile(85) as { readonly value: number }).value)));
    expect(ask({}, "together").everything?.days).toBe(0);
  });

  test("a later start moves every date by as many weeks", () => {
    const row = rowOf("a", { start: isoDate("2026-12-14") });
    expect(row?.days).toBe(21);
    expect(row?.after.p50).toBe(addDays(row?.before.p50 ?? SUNDAY, 21));
  });

  test("twice the capacity is half the scope", () => {
    expect(rowOf("a", { capacity: 2 })?.after).toEqual({ ...rowOf("a", { scope: -10 })?.after, open: 20 });
  });

  test("nothing left is no forecast, and says so; a finished workstream that gets work has one", () => {
    expect(rowOf("a", { scope: -99 })?.after).toEqual({ open: 0, p50: null, p85: null, p95: null, chance: null, because: "nothing is open, so there is nothing to forecast" });
    expect(rowOf("c", { scope: 5 })?.after.p85).toMatch(/^202/);
    expect(rowOf("c", { scope: 5 }, "together")?.after.p85).toMatch(/^202/);
    expect(ask({ a: { scope: -20 }, b: { scope: -26 } }, "together").everything?.after.because).toMatch("nothing is open");
  });

  test("with nobody left nothing is ever done: no date, and next to no chance", () => {
    for (const kind of ["alone", "together"] as const) expect(rowOf("a", { capacity: 0 }, kind)?.after).toEqual({ open: 20, p50: null, p85: null, p95: null, chance: 0.001, because: "later than any date within ten years at this pace" });
    expect(ask({ b: { capacity: 0, from: isoDate("2027-01-04") } }, "together").everything?.after.p85).toBeNull();
  });

  test("a change of one moves who waits for it, and nobody else", () => {
    const together = ask({ b: { start: isoDate("2027-03-01") } }, "together");
    expect(together.workstreams.map(({ days }) => Math.sign(days ?? 0))).toEqual([1, 1, 0]);
    expect(ask({ b: { start: isoDate("2027-03-01") } }, "alone").workstreams.map(({ days }) => Math.sign(days ?? 0))).toEqual([0, 1, 0]);
  });

  test("needs that not everybody may see, and too few weeks, are reasons", () => {
    expect(whatIf({ ...inputs, needsWithheld: true })({}, "together").everything?.after.because).toMatch("may see");
    const few = whatIf({ ...inputs, streams: [stream("a", 4, { samples: [1, 2] }), stream("b", 3)] });
    expect(few({ a: { scope: 2 } }, "alone").workstreams[0]?.after.because).toMatch("only 2 complete periods are known");
    expect(few({}, "together").everything?.after.because).toMatch("because of Team a: only 2");
  });

  test("more capacity and fewer items never make a date later", () => {
    const capacity = fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.constantFrom("alone", "together"), capacity, capacity, fc.integer({ min: -15, max: 30 }), fc.integer({ min: 0, max: 60 }), (kind, one, other, scope, day) => {
        const later = { capacity: Math.min(one, other), from: addDays(SUNDAY, day), scope };
        const sooner = { ...later, capacity: Math.max(one, other), scope: scope - 3 };
        const dates = [sooner, later].map((change) => rowOf("b", change, kind)?.after.p85 ?? "9999");
        expect(dates.toSorted()).toEqual(dates);
      }),
      { numRuns: 20, seed: 7 },
    );
  });
});

describe("the exact distribution of a changed pace", () => {
  test("is the published one where nothing is changed", () => {
    const work = { samples: SAMPLES, backlog: 20, splitRate: { low: 1, high: 1.3 }, maxPeriods: 200 };
    expect(pacedCumulative(work, { start: 0, factor: 1, from: 0 })).toEqual(exactCumulative(work));
    const twice = pacedCumulative(work, { start: 0, factor: 1.0000000001, from: 3 });
    expect([...twice].map((value) => Number(value.toFixed(9)))).toEqual([...exactCumulative(work)].map((value) => Number(value.toFixed(9))).slice(0, twice.length));
  });

  test.each([
    [{ start: 0, factor: 1.5, from: 0 }],
    [{ start: 3, factor: 0.4, from: 5 }],
    [{ start: 6, factor: 2.5, from: 2 }],
    [{ start: 0, factor: 0, from: 8 }],
  ])("is what the simulation with a calendar comes to: %j", ({ start, factor, from }) => {
    const trials = 20_000;
    const capacity = Array.from({ length: 40 }, (_, week) => (week < from ? 1 : factor));
    const splitRate = { low: 1, high: 1.3 };
    const { milestone } = simulateOutlook({ streams: [{ id: "a", samples: SAMPLES, backlog: 20, splitRate, capacity, startOffset: start }], trials, seed: "3", stream: "t", maxWeeks: 120 });
    const [exact, simulated] = [pacedCumulative({ samples: SAMPLES, backlog: 20, splitRate, maxPeriods: 120 }, { start, factor, from }), cumulativeOf(milestone)];
    for (let week = 0; week < 60; week += 1) {
      const p = cumulativeWithin(exact, week);
      expect(Math.abs(p - cumulativeWithin(simulated, week))).toBeLessThanOrEqual(4.5 * Math.sqrt((p * (1 - p)) / trials) + 1e-4);
    }
  });
});

test("what is remembered of a joint forecast is what would be simulated anew", () => {
  const deliver = rememberedDelivery();
  const scenarios: readonly Scenario[] = [{}, { a: { scope: 3 } }, { b: { capacity: 0.5, from: isoDate("2027-02-01") } }, { a: { scope: 3 } }, {}];
  for (const scenario of scenarios) {
    const [now, anew] = [deliver, streamDelivery].map((each) => outcomesTogether(inputs, scenario, each));
    expect([now?.everything, ...inputs.streams.map((each) => now?.of(each))]).toEqual([anew?.everything, ...inputs.streams.map((each) => anew?.of(each))]);
  }
});
