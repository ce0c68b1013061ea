import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../model/time.ts";
import { monthsBetween, monthsEarlier, monthOf } from "./calendar-months.ts";
import { fteMonths } from "./fte-months.ts";
import { planVsActual } from "./plan-vs-actual.ts";

const whole = { from: isoDate("2024-01-01"), to: isoDate("2024-12-31") };
const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays(isoDate("2023-06-01"), offset));
const assignment = fc.record({ from: day, to: fc.option(day), fte: fc.constantFrom(0.2, 0.5, 0.8, 1) });

describe("FTE-months", () => {
  test("who leaves on 15 June has worked five months and half of June", () => {
    // Source: beyobie.com, "employee leaving 15 June = five months plus 15/30".
    const { byMonth, total } = fteMonths({ assignments: [{ from: isoDate("2024-01-01"), to: isoDate("2024-06-15"), fte: 1 }], ...whole });
    expect(total).toBe(5.5);
    expect(byMonth).toMatchObject({ "2024-05": 1, "2024-06": 0.5, "2024-07": 0 });
  });

  test("the period cuts assignments and not the length of the month", () => {
    const one = [{ from: isoDate("2020-01-01"), to: null, fte: 0.5 }];
    expect(fteMonths({ assignments: one, from: isoDate("2024-06-16"), to: isoDate("2024-06-30") })).toEqual({ byMonth: { "2024-06": 0.25 }, total: 0.25 });
    expect(fteMonths({ assignments: one, from: isoDate("2024-06-16"), to: isoDate("2024-06-15") })).toEqual({ byMonth: {}, total: 0 });
    expect(fteMonths({ assignments: [], from: isoDate("2024-06-16"), to: isoDate("2024-07-15") })).toEqual({ byMonth: { "2024-06": 0, "2024-07": 0 }, total: 0 });
  });

  test("a day more never makes it less, order does not matter, and a split assignment is the whole", () => {
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 6 }), day, (assignments, cut) => {
        const { total, byMonth } = fteMonths({ assignments, ...whole });
        expect(Object.values(byMonth).reduce((sum, months) => sum + months, 0)).toBeCloseTo(total, 9);
        expect(fteMonths({ assignments: assignments.toReversed(), ...whole }).total).toBeCloseTo(total, 9);
        const longer = assignments.map((each) => (each.to === null ? each : { ...each, to: addDays(each.to, 1) }));
        expect(fteMonths({ assignments: longer, ...whole }).total).toBeGreaterThanOrEqual(total - 1e-9);
        const split = assignments.flatMap((each) => (each.from <= cut && (each.to === null || cut < each.to) ? [{ ...each, to: cut }, { ...each, from: addDays(cut, 1) }] : [each]));
        expect(fteMonths({ assignments: split, ...whole }).total).toBeCloseTo(total, 9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("calendar months", () => {
  test("know their length and their neighbours", () => {
    expect([monthOf(isoDate("2024-02-10")).days, monthOf(isoDate("2023-02-10")).last, monthOf(isoDate("2024-12-31")).first]).toEqual([29, "2023-02-28", "2024-12-01"]);
    expect(monthsBetween(isoDate("2023-11-30"), isoDate("2024-02-01")).map(({ id }) => id)).toEqual(["2023-11", "2023-12", "2024-01", "2024-02"]);
    expect([monthsEarlier(isoDate("2026-03-31"), 1), monthsEarlier(isoDate("2026-01-15"), 1), monthsEarlier(isoDate("2026-11-01"), -3), monthsEarlier(isoDate("2024-02-29"), 12)]).toEqual(["2026-02-28", "2025-12-15", "2027-02-01", "2023-02-28"]);
  });
});

describe("plan against actual", () => {
  test("is a difference of FTE-months, and a rate of their totals", () => {
    const result = planVsActual({ plan: { "2024-01": 10, "2024-02": 11 }, actual: { "2024-02": 9, "2024-03": 1 } });
    expect(result).toEqual({ variance: { "2024-01": -10, "2024-02": -2, "2024-03": 1 }, planTotal: 21, actualTotal: 10, fillRate: { value: 10 / 21 } });
  });
  test("has no rate without a plan", () => {
    expect(planVsActual({ plan: {}, actual: { "2024-01": 1 } }).fillRate).toMatchObject({ notAvailable: "zero-denominator" });
  });
});
