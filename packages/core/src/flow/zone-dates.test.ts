import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dateIn, isoDate, isoInstant, zoneDates } from "../model/time.ts";
import { endOfDate } from "./zone-dates.ts";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Africa/Monrovia"];

test("gives the dates of the calendar library, in every zone and around every change of offset", () => {
  const seconds = fc.integer({ min: Date.UTC(1970, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });
  const nearChange = fc.tuple(fc.constantFrom("2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z", "2024-11-03T06:00:00Z", "2011-12-30T10:00:00Z", "2024-04-06T15:00:00Z", "1972-01-07T00:44:30Z"), fc.integer({ min: -90_000, max: 90_000 })).map(([at, shift]) => Date.parse(at) / 1000 + shift);
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.oneof(seconds, nearChange), (zone, second) => {
      const instant = isoInstant(new Date(second * 1000).toISOString());
      const known = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
      expect([zoneDates(zone)(instant), dateIn(zone, instant)]).toEqual([known, known]);
    }),
    { numRuns: 500 },
  );
});

test("a date ends a nanosecond before the next one begins", () => {
  expect(endOfDate(isoDate("2024-03-31"), "Europe/Berlin")).toBe("2024-03-31T21:59:59.999999999Z");
});
