import { isoInstant } from "@almanac/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { instantMilliseconds, instantText } from "./instant-text.ts";
import { inZone, startOfDay } from "./zoned.ts";
import { Temporal } from "temporal-polyfill";

const two = (value: number): string => String(value).padStart(2, "0");

test("instants are written as Temporal writes them", () => {
  fc.assert(fc.property(fc.date({ min: new Date("0100-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }), (date) => {
    expect(instantText(date.getTime())).toBe(isoInstant(date.toISOString()));
  }));
});

test("instants are read as Temporal reads them, or left to it", () => {
  const part = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(part(9999), part(13), part(32), part(25), part(61), part(61), fc.constantFrom("", ".1", ".12", ".120", ".123", ".1234", "."), fc.constantFrom("Z", "+0000", "+05:30", "-0800", "+2400", "+0160", "", "+01", "z"), (year, month, day, hour, minute, second, fraction, offset) => {
      const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${offset}`;
      const found = instantMilliseconds(text);
      if (found !== undefined) expect(instantText(found)).toBe(isoInstant(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")));
    }),
    { numRuns: 3000 },
  );
  expect(instantMilliseconds("2021-12-14T00:30:15.283+0100")).toBe(Date.parse("2021-12-13T23:30:15.283Z"));
});

test.each(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Kwajalein", "Pacific/Apia", "UTC"])("local times of %s around every change of the clock", (zone) => {
  let change: Temporal.ZonedDateTime | null = Temporal.Instant.from(zone.startsWith("Pacific") ? "1965-01-01T00:00:00Z" : "2017-01-01T00:00:00Z").toZonedDateTimeISO(zone);
  const moments = [change];
  for (let count = 0; count < 6 && change !== null; count++) {
    change = change.getTimeZoneTransition("next");
    if (change !== null) moments.push(change);
  }
  for (const moment of moments)
    for (const minutes of Array.from({ length: 120 }, (_, index) => (index - 60) * 25)) {
      const local = moment.toPlainDateTime().add({ minutes });
      const text = local.toString({ smallestUnit: "second" });
      const [first, second] = (["earlier", "later"] as const).map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }));
      const found = inZone(text, zone);
      const single = first?.epochNanoseconds === second?.epochNanoseconds;
      if (single) expect(found).toEqual({ instant: isoInstant(first?.toInstant().toString() ?? "") });
      else expect(found).toHaveProperty("problem", first?.toPlainDateTime().equals(local) === true ? "repeated" : "gap");
      const date = text.slice(0, 10);
      expect(startOfDay(date, zone)).toBe(isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).toInstant().toString()));
    }
});
