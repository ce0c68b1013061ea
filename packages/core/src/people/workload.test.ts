import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../model/time.ts";
import { attrition } from "./attrition.ts";
import { capacityHours } from "./capacity-hours.ts";
import { hiringFunnel } from "./hiring-funnel.ts";
import { needCoverage } from "./need-coverage.ts";
import { overAllocations } from "./over-allocation.ts";
import { utilisation } from "./utilisation.ts";

const at = isoDate;
const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays(at("2026-01-01"), offset));
const span = fc.record({ person: fc.constantFrom("p", "q"), from: day, to: fc.option(day), fte: fc.constantFrom(0.3, 0.5, 0.8, 1) });

describe("over-allocation", () => {
  const own = { person: "p", from: at("2026-04-20"), to: null, fte: 0.8 };
  test("names the dates and the load", () => {
    const cover = { person: "p", from: at("2026-10-01"), to: at("2026-10-31"), fte: 0.5 };
    expect(overAllocations({ allocations: [own, cover], positions: [{ ...own, fte: 1 }] })).toEqual([{ person: "p", from: "2026-10-01", to: "2026-10-31", load: 1.3, limit: 1 }]);
  });
  test("of somebody who is there for half of the time begins at half", () => {
    expect(overAllocations({ allocations: [own], positions: [{ ...own, fte: 0.5 }] })).toEqual([{ person: "p", from: "2026-04-20", to: null, load: 0.8, limit: 0.5 }]);
    expect(overAllocations({ allocations: [own, { ...own, fte: 0.2 }], positions: [] })).toEqual([]);
    expect(overAllocations({ allocations: [0.7, 0.2, 0.1].map((fte) => ({ ...own, fte })), positions: [] })).toEqual([]);
  });
  test("holds on every date of an interval and on no other", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (allocations) => {
        const found = overAllocations({ allocations, positions: [] });
        for (let offset = 0; offset <= 62; offset += 1) {
          const date = addDays(at("2026-01-01"), offset);
          const runs = (each: { readonly from: string; readonly to: string | null }) => each.from <= date && (each.to === null || date <= each.to);
          for (const person of ["p", "q"]) {
            const load = allocations.filter((each) => each.person === person && runs(each)).reduce((sum, { fte }) => sum + fte, 0);
            expect(found.filter((each) => each.person === person && runs(each)).length).toBe(load > 1 + 1e-9 ? 1 : 0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("capacity", () => {
  const line = { person: "p", fte: 0.5, hoursPerWeek: 40, calendar: "DE", from: at("2026-12-01"), to: null };
  test("is working days less holidays and leave, and a day is not taken off twice", () => {
    // Week of Christmas: 25 December 2026 is a Friday; leave from Wednesday to Friday.
    const off = { holiday: (_: string | undefined, date: string) => (date === "2026-12-25" ? 1 : 0), leave: (_: string, date: string) => (date >= "2026-12-23" && date <= "2026-12-25" ? 1 : 0) };
    expect(capacityHours([line], at("2026-12-21"), at("2026-12-27"), off)).toEqual([{ monday: "2026-12-21", gross: 20, holidays: 4, leave: 8, net: 8 }]);
    expect(capacityHours([], at("2026-12-21"), at("2026-12-27"), off)).toEqual([{ monday: "2026-12-21", gross: 0, holidays: 0, leave: 0, net: 0 }]);
  });
  test("its parts add up to the gross hours and more leave never gives more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (leave, holiday) => {
        const hours = (away: number) => capacityHours([line], at("2026-12-02"), at("2026-12-08"), { holiday: () => holiday, leave: () => away }).map(({ gross, holidays, leave: left, net }) => ({ gross, rest: holidays + left + net, net }));
        for (const { gross, rest, net } of hours(leave)) {
          expect(rest).toBeCloseTo(gross, 9);
          expect(net).toBeGreaterThanOrEqual(-1e-9);
        }
        expect(hours(leave + 0.1)[0]?.net ?? 0).toBeLessThanOrEqual((hours(leave)[0]?.net ?? 0) + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("utilisation", () => {
  const entry = (person: string, period: string, hours: number) => ({ person, period, hours });
  test("an average below one hides an overload", () => {
    const result = utilisation({ bookings: [entry("p1", "w1", 30), entry("p1", "w1", 20), entry("p2", "w1", 20), entry("p2", "w2", 40)], capacity: ["w1", "w2"].flatMap((week) => [entry("p1", week, 40), entry("p2", week, 40)]) });
    expect(result).toEqual({ utilisation: { value: 110 / 160 }, overAllocatedCount: 1, overAllocatedHours: 10, overAllocated: [{ person: "p1", period: "w1", excess: 10 }] });
  });
  test("hours without capacity are excess and no part of the ratio", () => {
    expect(utilisation({ bookings: [entry("p", "w1", 8), entry("q", "w1", 4)], capacity: [entry("p", "w1", 16)] })).toMatchObject({ utilisation: { value: 0.5 }, overAllocatedHours: 4 });
    expect(utilisation({ bookings: [entry("p", "w1", 8)], capacity: [] })).toMatchObject({ utilisation: { notAvailable: "zero-denominator" }, overAllocatedCount: 1 });
  });
});

describe("hiring", () => {
  const none = { applied: undefined, screened: undefined, interviewed: undefined, offered: undefined, accepted: undefined, started: undefined };
  test("a stage that is not counted is unknown, and conversion is over those that count both", () => {
    const stages = hiringFunnel([{ ...none, applied: 10, screened: 4 }, { ...none, applied: 90, offered: 0, accepted: 0 }]);
    expect(stages.map(({ reached }) => reached)).toEqual([100, 4, null, 0, 0, null]);
    expect(stages[1]?.conversion).toEqual({ value: 0.4 });
    expect(stages[2]?.conversion).toMatchObject({ notAvailable: "no-data" });
    expect(stages[4]?.conversion).toMatchObject({ notAvailable: "zero-denominator" });
  });
});

describe("attrition", () => {
  const window = { from: at("2025-11-23"), to: at("2026-11-22") };
  test("is leavers over the average head count, a year", () => {
    const stay = { people: 9, from: at("2025-01-01"), to: null, voluntary: false };
    const left = { people: 1, from: at("2025-01-01"), to: at("2026-11-22"), voluntary: true };
    expect(attrition({ tenures: [stay, left], ...window })).toMatchObject({ averageHeadCount: 10, exposed: 10, all: { leavers: 1, annualRate: { value: 0.1 }, share: { value: 0.1 } }, voluntary: { leavers: 1 }, other: { leavers: 0 } });
  });
  test("half a year counts double, and nobody there gives no rate", () => {
    const half = { from: addDays(window.to, -72), to: window.to };
    expect(attrition({ tenures: [{ people: 1, from: at("2020-01-01"), to: null, voluntary: false }, { people: 1, from: at("2020-01-01"), to: half.to, voluntary: false }], ...half }).all.annualRate).toEqual({ value: expect.closeTo(2.5, 9) as number });
    expect(attrition({ tenures: [], ...window }).all.annualRate).toMatchObject({ notAvailable: "zero-denominator" });
  });
});

test("a need that one person meets is met, and still a single point", () => {
  expect([needCoverage(1, 1), needCoverage(3, 2), needCoverage(2, 2), needCoverage(1, 0)]).toEqual([
    { holders: 1, missing: 0, met: true, singlePoint: true },
    { holders: 2, missing: 1, met: false, singlePoint: true },
    { holders: 2, missing: 0, met: true, singlePoint: false },
    { holders: 0, missing: 1, met: false, singlePoint: true },
  ]);
});
