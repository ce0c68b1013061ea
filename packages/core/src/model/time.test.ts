import { describe, expect, test } from "vitest";
import { addDays, compareInstants, daysBetween, isoDate, isoInstant, isoWeek, mondayOf } from "./time.ts";

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
});
