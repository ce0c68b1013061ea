import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../model/time.ts";
import { atLeastColour, atMostColour, COLOURS, isBetter, worstColour } from "./computed-status.ts";
import { promiseKeeping, promiseOutcome, type PromiseOutcome } from "./promise-outcome.ts";
import { watermelonIndex } from "./watermelon-index.ts";

const asOf = isoDate("2026-11-22");
const day = (days: number) => addDays(asOf, days);

describe("colours", () => {
  test("a bound belongs to the better side", () => {
    expect([0.85, 0.849, 0.5, 0.499].map((chance) => atLeastColour(chance, 0.85, 0.5))).toEqual(["green", "amber", "amber", "red"]);
    expect([0, 0.001, 0.1, 0.101].map((over) => atMostColour(over, 0, 0.1))).toEqual(["green", "amber", "amber", "red"]);
  });

  test("the worst part wins; what cannot be judged does not count as green or red", () => {
    const part = (colour?: "green" | "amber" | "red") => ({ part: "a", reason: "b", ...(colour === undefined ? {} : { colour }) });
    expect(worstColour([part("green"), part(), part("amber"), part("green")])).toBe("amber");
    expect(worstColour([part(), part()])).toBeUndefined();
    expect(COLOURS.map((colour) => isBetter(colour, "amber"))).toEqual([true, false, false]);
  });
});

describe("the watermelon index", () => {
  test("only workstreams with both statuses count; better than computed is a melon, worse is not", () => {
    expect(watermelonIndex([{ set: "green", computed: "red" }, { set: "red", computed: "green" }, { set: "amber", computed: "amber" }, { set: "green" }, { computed: "red" }])).toEqual({ value: 1 / 3, n: 3 });
    expect(watermelonIndex([{ set: "green" }])).toMatchObject({ notAvailable: "no-data", n: 0 });
  });
});

describe("what became of a promise", () => {
  const cases: readonly (readonly [string, Parameters<typeof promiseOutcome>[0], PromiseOutcome])[] = [
    ["fulfilled on the day", { firstDue: day(-3), due: day(-3), fulfilled: day(-3) }, "kept"],
    ["fulfilled a day late", { firstDue: day(-3), due: day(-3), fulfilled: day(-2) }, "broken"],
    ["due today and not fulfilled", { firstDue: asOf, due: asOf }, "open"],
    ["due yesterday and not fulfilled", { firstDue: day(-1), due: day(-1) }, "broken"],
    ["put off, and not due yet", { firstDue: day(-10), due: day(5) }, "moved"],
    ["put off, and kept by the new date only", { firstDue: day(-10), due: day(-2), fulfilled: day(-4) }, "moved"],
    ["put off, and kept by the first date all the same", { firstDue: day(-10), due: day(-2), fulfilled: day(-11) }, "kept"],
    ["put off, and missed again", { firstDue: day(-10), due: day(-2) }, "broken"],
    ["brought forward, and kept", { firstDue: day(-2), due: day(-10), fulfilled: day(-11) }, "kept"],
    ["fulfilled later than the as-of date", { firstDue: day(-1), due: day(-1), fulfilled: day(1) }, "broken"],
    ["fulfilled on no recorded day", { firstDue: day(-1), due: day(-1), fulfilled: "undated" }, "undated"],
    ["withdrawn after its day", { firstDue: day(-1), due: day(-1), withdrawn: true }, "withdrawn"],
  ];
  test.each(cases)("%s", (_, promise, outcome) => expect(promiseOutcome(promise, asOf)).toBe(outcome));

  test("the rate leaves out what is open, undated or withdrawn, and has an interval", () => {
    const keeping = promiseKeeping(["kept", "kept", "kept", "moved", "broken", "open", "undated", "withdrawn"]);
    expect(keeping).toMatchObject({ kept: 3, moved: 1, broken: 1, rate: { value: 0.6 } });
    expect("value" in keeping.interval && keeping.interval.value.low < 0.6 && keeping.interval.value.high > 0.6).toBe(true);
    expect(promiseKeeping(["open"])).toMatchObject({ rate: { notAvailable: "zero-denominator" } });
  });

  test("putting a date off never turns a promise into a kept one", () => {
    const days = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 30 }), fc.option(days, { nil: undefined }), (first, later, done) => {
        const fulfilled = done === undefined ? {} : { fulfilled: day(done) };
        const before = promiseOutcome({ firstDue: day(first), due: day(first), ...fulfilled }, asOf);
        const after = promiseOutcome({ firstDue: day(first), due: day(first + later), ...fulfilled }, asOf);
        if (before !== "kept") expect(after).not.toBe("kept");
        if (before === "kept") expect(after).toBe("kept");
      }),
      { numRuns: 1000 },
    );
  });
});
