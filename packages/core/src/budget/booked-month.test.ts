import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActualCost } from "../model/records/money-budget.ts";
import { addDays, isoDate, type IsoDate } from "../model/time.ts";
import { bookedMonth, endedMonth } from "./booked-month.ts";

const source = { file: "actuals.csv", line: 1 };
const entry = (budgetLine: string, serviceTo: string): ActualCost => ({ source, document: `${budgetLine} ${serviceTo}`, date: isoDate(serviceTo), serviceTo: isoDate(serviceTo), basis: "invoice", entry: "charge", amount: { amount: 100n, scale: 2, currency: "EUR" }, budgetLine });
const months = ["2026-07-31", "2026-08-31", "2026-09-30"];
const regular = (...lines: readonly string[]): readonly ActualCost[] => lines.flatMap((line) => months.map((month) => entry(line, month)));

describe("bookedMonth", () => {
  test("a month that has just ended is complete when every regular line is posted, not before", () => {
    const people = entry("people", "2026-10-31");
    const cost = [...regular("people", "cloud"), people];
    expect(bookedMonth(cost, isoDate("2026-11-01"))).toBe("2026-09-30");
    expect(bookedMonth([...cost, entry("cloud", "2026-10-31")], isoDate("2026-11-01"))).toBe("2026-10-31");
  });

  test("two weeks after its end a month is complete, whoever has stopped to post", () => {
    const cost = [...regular("people", "cloud"), entry("people", "2026-10-31")];
    expect([isoDate("2026-11-14"), isoDate("2026-11-15")].map((day) => bookedMonth(cost, day))).toEqual(["2026-09-30", "2026-10-31"]);
  });

  test("a line that costs something every quarter holds nothing up", () => {
    expect(bookedMonth([...regular("people"), entry("panel", "2026-09-30"), entry("people", "2026-10-31")], isoDate("2026-11-01"))).toBe("2026-10-31");
  });

  test("where the records begin later, fewer months tell what is regular; without any, every ended month is complete", () => {
    expect(bookedMonth([entry("people", "2026-09-30")], isoDate("2026-11-01"))).toBe("2026-09-30");
    expect(bookedMonth([], isoDate("2026-11-01"))).toBe("2026-10-31");
  });

  test("is the ended month or the one before, and a later posting never takes it back", () => {
    const postings = fc.array(fc.record({ line: fc.constantFrom("a", "b", "c"), month: fc.constantFrom(...months, "2026-10-31") }), { maxLength: 20 });
    fc.assert(
      fc.property(postings, fc.constantFrom("a", "b", "c"), fc.nat({ max: 29 }), (all, more, day) => {
        const asOf: IsoDate = addDays(isoDate("2026-10-31"), day);
        const cost = all.map(({ line, month }) => entry(line, month));
        const booked = bookedMonth(cost, asOf);
        expect(["2026-09-30", endedMonth(asOf)]).toContain(booked);
        expect(bookedMonth([...cost, entry(more, "2026-10-31")], asOf) >= booked).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
