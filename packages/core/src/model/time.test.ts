import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, compareInstants, daysBetween, epochMilliseconds, isoDate, isoInstant, isoWeek, mondayOf } from "./time.ts";

describe("dates and instants", () => {
  test("an instant is normalised to UTC, whatever its offset", () => {
    expect(isoInstant("2026-03-29T02:30:00.000+01:00")).toBe("2026-03-29T01:30:00Z");
  });

  test("instants order by time, also where one has a fraction of a second", () => {
    const whole = isoInstant("2026-01-01T00:00:00Z");
    const half = isoInstant("2026-01-01T00:00:00.5Z");
    const next = isoInstant("2026-01-01T00:00:01Z");
    expect([next, half, whole].sort(compareInstants)).toEqual([whole, half, next]);
  });

  test("differences are of calendar dates, across a change of clocks and a leap day", () => {
    expect(daysBetween(isoDate("2026-03-28"), isoDate("2026-03-30"))).toBe(2);
    expect(addDays(isoDate("2024-02-28"), 2)).toBe("2024-03-01");
    expect(() => isoDate("2026-02-30")).toThrow(RangeError);
  });

  test("weeks begin on Monday and belong to the year of their Thursday", () => {
    expect(mondayOf(isoDate("2026-11-22"))).toBe("2026-11-16");
    expect(mondayOf(isoDate("1969-12-31"))).toBe("1969-12-29");
    expect(isoWeek(isoDate("2027-01-03"))).toBe("2026-W53");
  });

  test("the short ways give what the calendar library gives, or fail as it does", () => {
    const second = fc.integer({ min: Date.UTC(1600, 0, 1) / 1000, max: Date.UTC(2400, 0, 1) / 1000 });
    fc.assert(
      fc.property(second, fc.integer({ min: -40_000, max: 40_000 }), (at, shift) => {
        const text = `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
        expect(isoInstant(text)).toBe(Temporal.Instant.from(text).toString());
        expect(epochMilliseconds(isoInstant(text))).toBe(at * 1000);
        const date = isoDate(text.slice(0, 10));
        expect(addDays(date, shift)).toBe(Temporal.PlainDate.from(date).add({ days: shift }).toString());
        expect(daysBetween(date, addDays(date, shift))).toBe(shift);
      }),
      { numRuns: 1000 },
    );
    expect(epochMilliseconds(isoInstant("2026-01-01T00:00:00.25Z"))).toBe(Date.UTC(2026, 0, 1) + 250);
    for (const wrong of ["2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:01:00Z", "2026-01-01T00:00:00"]) expect(() => isoInstant(wrong)).toThrow(RangeError);
  });
});
