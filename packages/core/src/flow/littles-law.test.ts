import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { valueOrNull } from "../model/measure.ts";
import { addDays, isoDate } from "../model/time.ts";
import { littlesLaw } from "./littles-law.ts";

const from = isoDate("2024-03-01");
const span = (start: number, length: number) => ({ started: addDays(from, start), done: addDays(from, start + length) });

test("exact when the window starts and ends empty", () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 19 })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(spans, (pairs) => {
      const law = littlesLaw({ items: deepFreeze(pairs.map(([start, length]) => span(start, length))), from, to: addDays(from, 60) });
      expect(valueOrNull(law.ratio)).toBeCloseTo(1, 12);
      expect(law).toMatchObject({ wipStart: 0, wipEnd: 0, arrivals: pairs.length, departures: pairs.length });
    }),
  );
});

test("work that piles up shows as a ratio far above 1", () => {
  const items = [span(0, 1), ...Array.from({ length: 9 }, (_, index) => ({ started: addDays(from, index), done: null }))];
  const law = littlesLaw({ items, from, to: addDays(from, 9) });
  expect(law).toMatchObject({ arrivals: 10, departures: 1, wipEnd: 9 });
  expect(valueOrNull(law.ratio)).toBeGreaterThan(1.25);
});

test("without a departure there is no cycle time and no ratio", () => {
  const law = littlesLaw({ items: [{ started: from, done: null }, { started: null, done: from }], from, to: addDays(from, 4) });
  expect(law).toMatchObject({ avgWip: { value: 1 }, throughputPerDay: { value: 0 }, avgCycleTimeDays: { notAvailable: "no-data" }, ratio: { notAvailable: "zero-denominator" } });
});
