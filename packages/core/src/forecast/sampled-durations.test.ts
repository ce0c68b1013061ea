import fc from "fast-check";
import { expect, test } from "vitest";
import { randomSource } from "../stats/random-source.ts";
import { outcomePercentiles } from "./outcome-percentiles.ts";
import { sampledDurations } from "./sampled-durations.ts";
import { hasNoThroughput, periodsUntilDone, type WorkStream } from "./trial.ts";

const work = fc.record(
  {
    samples: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 300 }),
    backlog: fc.integer({ min: 0, max: 60 }),
    splitRate: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([low, more]) => ({ low: low / 10, high: (low + more) / 10 })),
    arrivals: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
    maxPeriods: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ["samples", "backlog"] },
);

test("the loop over trials draws what the definition of one trial says, bit for bit", () => {
  fc.assert(
    fc.property(work, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.string(), (input, seed, stream) => {
      const random = randomSource(seed.toString(), stream);
      const never = input.backlog > 0 && hasNoThroughput(input.samples);
      const expected = Array.from({ length: 40 }, () => (never ? Infinity : periodsUntilDone(input as WorkStream, random)));
      expect([...sampledDurations(input as WorkStream, 40, seed.toString(), stream)]).toEqual(expected);
    }),
  );
});

test("a draw whose low bits carry the index on is decided by the low bits", () => {
  // With this seed the 102,478th draw is such a one: by its high bits alone it would be one item less, and the work one period longer.
  const samples = Array.from({ length: 31 }, (_, index) => index + 1);
  const random = randomSource("8", "borders");
  const backlog = Array.from({ length: 102_478 }, () => samples[random.index(31)] as number).reduce((sum, items) => sum + items, 0);
  expect([...sampledDurations({ samples, backlog, maxPeriods: 200_000 }, 1, "8", "borders")]).toEqual([102_478]);
});

test("counted percentiles are those of the sorted outcomes, censored ones last", () => {
  const percentiles = [0, 15, 50, 85, 99.9, 100];
  const time = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 70_000 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.double({ min: 0, max: 50, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 200 }), (outcomes) => {
      const sorted = outcomes.toSorted((a, b) => a - b);
      const result = outcomePercentiles(Float64Array.from(outcomes), percentiles);
      for (const p of percentiles) {
        const rank = Math.max(1, p === 99.9 ? Math.ceil((999 * outcomes.length) / 1000) : Math.ceil((p * outcomes.length) / 100));
        const value = sorted[rank - 1] ?? Infinity;
        expect(result[String(p)]).toBe(value === Infinity ? null : value);
      }
    }),
  );
  expect(outcomePercentiles([], [50])).toEqual({ "50": null });
});
